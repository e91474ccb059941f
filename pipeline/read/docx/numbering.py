"""The numbers of numbered lists, which a Word file does not store: counted as Word counts them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from pipeline.read.docx.package import qn, value
from pipeline.read.docx.styles import Numbering
from pipeline.read.office import XmlElement, whole_number
from pipeline.text.numerals import letters, roman

# No list mark is longer.
_LONGEST_MARK = 40
_PLACE = re.compile(r"%([1-9])")
# The formats of lists without numbers.
_UNNUMBERED = frozenset({"bullet", "none"})


_FORMS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "lowerLetter": letters,
        "upperLetter": lambda number: letters(number).upper(),
        "lowerRoman": roman,
        "upperRoman": lambda number: roman(number).upper(),
        "decimalZero": lambda number: f"{number:02}",
        "ordinal": lambda number: f"{number}.",
    }
)


class _Level(NamedTuple):
    """How a level of a list is numbered: the first number, the number format, the text around it."""

    start: int
    form: str
    text: str


_DEFAULT = _Level(1, "bullet", "")


class Lists:
    """The lists of a file, counted from paragraph to paragraph; `root` is that of the part, None if there is none."""

    def __init__(self, root: XmlElement | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._list_of: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[str] = set()
        for element in root if root is not None else ():
            if element.tag == qn("w:abstractNum"):
                self._levels[element.get(qn("w:abstractNumId"), "")] = dict(map(_level, element.iter(qn("w:lvl"))))
            elif element.tag == qn("w:num"):
                self._learn(element)

    def _learn(self, element: XmlElement) -> None:
        """Register a list: one of the patterns, perhaps with its own starts and levels."""
        number, pattern = element.get(qn("w:numId"), ""), value(element.find(qn("w:abstractNumId")))
        own = dict(map(_level, element.iter(qn("w:lvl"))))
        if own:
            self._levels[f"{pattern} {number}"] = {**self._levels.get(pattern, {}), **own}
            pattern = f"{pattern} {number}"
        self._list_of[number] = pattern
        self._starts[number] = {
            whole_number(override.get(qn("w:ilvl"), "0")): whole_number(value(start))
            for override in element.iter(qn("w:lvlOverride"))
            if (start := override.find(qn("w:startOverride"))) is not None
        }

    def is_marked(self, place: Numbering) -> bool:
        """Whether the items of a list have a mark, a number or a bullet."""
        level = self._level(place, place.level)
        return place.number != "0" and (level.form != "none" or bool(level.text))

    def number(self, place: Numbering) -> str:
        """Count the next item of a list, and return its number, "" if the mark is not a number."""
        pattern = self._list_of.get(place.number, place.number)
        counts = self._counts[pattern]
        if place.number not in self._begun:
            self._begun.add(place.number)
            for level, start in self._starts.get(place.number, {}).items():
                counts[level] = start - 1
        counts[place.level] = counts.get(place.level, self._level(place, place.level).start - 1) + 1
        for deeper in [level for level in counts if level > place.level]:
            del counts[deeper]
        own = self._level(place, place.level)
        if own.form in _UNNUMBERED or len(own.text) > _LONGEST_MARK:
            return ""
        return _PLACE.sub(lambda found: self._shown(place, int(found[1]) - 1, counts), own.text).strip()

    def _shown(self, place: Numbering, level: int, counts: Mapping[int, int]) -> str:
        known = self._level(place, level)
        number = counts.get(level, known.start)
        return _FORMS.get(known.form, str)(number) if number > 0 else str(number)

    def _level(self, place: Numbering, level: int) -> _Level:
        return self._levels.get(self._list_of.get(place.number, ""), {}).get(level, _DEFAULT)


def _level(element: XmlElement) -> tuple[int, _Level]:
    start = value(element.find(qn("w:start")), "1")
    form, text = value(element.find(qn("w:numFmt")), "decimal"), value(element.find(qn("w:lvlText")))
    return whole_number(element.get(qn("w:ilvl"), "0")), _Level(whole_number(start), form, text)
