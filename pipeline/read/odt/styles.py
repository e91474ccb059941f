"""The styles of an OpenDocument text: character formats, backgrounds, and the numbering of lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from pipeline.read.formatting import PLAIN, CharacterFormat
from pipeline.read.odt.package import qn
from pipeline.read.office import XmlElement, whole_number
from pipeline.text.numerals import letters, roman

# The longest chain of styles based on one another.
_DEEPEST = 20
_COLOUR = re.compile(r"#([0-9a-fA-F]{6})")
_POINTS = re.compile(r"(\d+(?:\.\d+)?)pt")
_RAISED = re.compile(r"(super|sub|-?\d+)")
_HEADING = re.compile(r"(?:title|τίτλος)$|(?:heading|επικεφαλίδα)_20_(\d)$", re.IGNORECASE)
# Styles for captions of figures, as LibreOffice names them in any language, and pandoc; tables have others.
_CAPTION = re.compile(r"Illustration|Figure|(?:Figure|Image)?(?:_20_)?[Cc]aption|Λεζάντα")
_CONTENTS = re.compile(r"contents_20_(?:\d|heading)", re.IGNORECASE)


def colour(written: str) -> str:
    """A colour as six hexadecimal digits, "" if none is set."""
    found = _COLOUR.fullmatch(written)
    return found[1].upper() if found else ""


def _size(written: str) -> float:
    found = _POINTS.fullmatch(written)
    return 2 * float(found[1]) if found else 0.0


def _height(written: str) -> int:
    found = _RAISED.match(written)
    if not found or found[1] == "0":
        return 0
    return -1 if found[1] == "sub" or found[1].startswith("-") else 1


def _is_struck(written: str) -> bool:
    return written not in {"none", ""}


# For each text property, the attribute of the format that it sets, and how to read it.
_SAYINGS: Mapping[str, tuple[str, Callable[[str], Any]]] = MappingProxyType(
    {
        qn("fo:font-weight"): ("bold", lambda weight: weight == "bold" or (weight.isdecimal() and int(weight) >= 600)),
        qn("text:display"): ("is_vanished", lambda shown: shown == "none"),
        qn("style:text-line-through-style"): ("is_struck", _is_struck),
        qn("style:text-line-through-type"): ("is_struck", _is_struck),
        qn("style:text-position"): ("height", _height),
        qn("fo:font-size"): ("size", _size),
        qn("fo:color"): ("colour", colour),
        qn("fo:background-color"): ("ground", colour),
        qn("style:font-name"): ("font", str),
    }
)


class ParagraphStyle(NamedTuple):
    """The settings of a paragraph's style: the heading level (0 for none), the character format, the background."""

    level: int
    look: CharacterFormat
    ground: str
    is_contents: bool
    is_caption: bool = False


class ListLevel(NamedTuple):
    """The numbering of a level of a list: the format ("" for bullets), the first number, and the signs around it."""

    form: str = ""
    start: int = 1
    prefix: str = ""
    suffix: str = ""
    levels: int = 1


class Styles:
    """The styles of the parts `roots` by family and name, each resolved once."""

    def __init__(self, *roots: XmlElement | None) -> None:
        self._by_name: dict[tuple[str, str], XmlElement] = {}
        self._lists: dict[str, dict[int, ListLevel]] = {}
        for root in roots:
            for style in root.iter(qn("style:style")) if root is not None else ():
                self._by_name[style.get(qn("style:family"), ""), style.get(qn("style:name"), "")] = style
            for style in root.iter(qn("text:list-style")) if root is not None else ():
                self._lists[style.get(qn("style:name"), "")] = dict(map(_list_level, style))
        self.paragraph = lru_cache(maxsize=None)(self._paragraph)
        self.ground = lru_cache(maxsize=None)(self._ground)

    def _chain(self, family: str, name: str) -> Iterator[XmlElement]:
        for _ in range(_DEEPEST):
            style = self._by_name.get((family, name))
            if style is None:
                return
            yield style
            name = style.get(qn("style:parent-style-name"), "")

    def words(self, look: CharacterFormat, name: str) -> CharacterFormat:
        """A format as changed by the style of a span."""
        for style in reversed(list(self._chain("text", name))):
            look = _changed(look, style)
        return look

    def _paragraph(self, name: str) -> ParagraphStyle:
        chain = list(self._chain("paragraph", name))
        look = PLAIN
        for style in reversed(chain):
            look = _changed(look, style)
        names = [style.get(qn("style:name"), "") for style in chain]
        outline = next((level for style in chain if (level := style.get(qn("style:default-outline-level")))), "")
        heading = next((found for one in (name, *names) if (found := _HEADING.match(one))), None)
        level = int(heading[1] or 1) if heading else 0
        level = int(outline) if outline.isdecimal() else level
        is_contents = any(_CONTENTS.match(one) for one in (name, *names))
        is_caption = any(map(_CAPTION.fullmatch, (name, *names))) and not {"Table", "Tablecaption"} & {name, *names}
        return ParagraphStyle(level, look, _background(chain, "paragraph"), is_contents, is_caption)

    def _ground(self, family: str, name: str) -> str:
        """The background colour that a style gives a table, a row or a cell; "" for none."""
        return _background(list(self._chain(family, name)), family)

    def is_hidden_section(self, name: str) -> bool:
        """Whether a section's style hides it."""
        return any(node.get(qn("text:display")) == "none" for style in self._chain("section", name) for node in style)

    def list_level(self, name: str, level: int) -> ListLevel:
        """The numbering of a level of a list, counted from 1."""
        return self._lists.get(name, {}).get(level, ListLevel())


def _changed(look: CharacterFormat, style: XmlElement) -> CharacterFormat:
    changes: dict[str, Any] = {}
    for properties in style.iterchildren(qn("style:text-properties")):
        for name, written in properties.items():
            if saying := _SAYINGS.get(name):
                # Two attributes together say whether words are struck out.
                said = saying[1](written)
                changes[saying[0]] = said or changes.get(saying[0], said)
    return replace(look, **changes) if changes else look


def _background(chain: list[XmlElement], family: str) -> str:
    name = qn(f"style:{family}-properties")
    written = (node.get(qn("fo:background-color"), "") for style in chain for node in style.iterchildren(name))
    return next((colour(one) for one in written if one), "")


def _list_level(element: XmlElement) -> tuple[int, ListLevel]:
    def number(name: str) -> int:
        return whole_number(element.get(qn(name), "1"), 1)

    form = element.get(qn("style:num-format"), "") if element.tag == qn("text:list-level-style-number") else ""
    prefix, suffix = element.get(qn("style:num-prefix"), ""), element.get(qn("style:num-suffix"), "")
    return number("text:level"), ListLevel(
        form, number("text:start-value"), prefix, suffix, number("text:display-levels")
    )


def numeral(number: int, form: str) -> str:
    """A number in a list's format."""
    known = {"a": letters, "A": letters, "i": roman, "I": roman}.get(form[:1])
    shown = known(number) if known and number > 0 else str(number)
    return shown.upper() if form[:1] in {"A", "I"} else shown
