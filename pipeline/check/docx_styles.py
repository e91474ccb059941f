"""The styles of a Word document for the checks: the properties of runs and paragraphs, their own and by style."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from pipeline.read.docx.package import is_on, qn, value
from pipeline.read.office import whole_number

# The longest chain of styles based on one another.
_DEEPEST = 20

_LEVELS = 9


class WordStyle(NamedTuple):
    """A style: its name, what it is based on, and its own properties."""

    name: str
    based_on: str
    element: Any


class WordStyles:
    """The styles by id, and what they mean for runs and paragraphs; `root` is that of their part."""

    def __init__(self, root: Any) -> None:
        self._root = root
        self._known: dict[str, WordStyle] = {}
        for one in root.iterfind(qn("w:style")):
            name, base = one.find(qn("w:name")), one.find(qn("w:basedOn"))
            self._known[one.get(qn("w:styleId"), "")] = WordStyle(value(name), value(base), one)

    @property
    def ids(self) -> Collection[str]:
        """The ids of all styles."""
        return self._known.keys()

    @cached_property
    def language(self) -> str:
        """The default language of the text."""
        found = self._root.find("/".join(map(qn, ("w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang"))))
        return value(found)

    def heading_level(self, paragraph: Any) -> int:
        """The level of a heading, 0 for other paragraphs."""
        level = whole_number(value(self._property(paragraph, "w:outlineLvl")), _LEVELS)
        return level + 1 if level < _LEVELS else 0

    def is_listed(self, paragraph: Any) -> bool:
        """Whether a paragraph is an item of a list."""
        return self._property(paragraph, "w:numPr") is not None

    def is_unproved(self, run: Any) -> bool:
        """Whether a run is excluded from proofing, as addresses and Greek in Latin letters are."""
        return run.find(f"{qn('w:rPr')}/{qn('w:noProof')}") is not None

    def language_of(self, run: Any, paragraph: Any) -> str:
        """The language of a run: its own, else that of its styles, else the document's."""
        return self.run_value(run, paragraph, "w:lang") or self.language

    def run_value(self, run: Any, paragraph: Any, name: str) -> str:
        """The value of a run's property: its own, else that of its styles, else the default; "" without any."""
        defaults = self._root.iterfind(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}")
        found = (one.find(f"{qn('w:rPr')}/{qn(name)}") for one in (*self._chain_of_run(run, paragraph), *defaults))
        return next((value(one) for one in found if one is not None and value(one)), "")

    def is_bold(self, run: Any, paragraph: Any) -> bool:
        """Whether a run is bold, by itself or by its styles."""
        found = (one.find(f"{qn('w:rPr')}/{qn('w:b')}") for one in self._chain_of_run(run, paragraph))
        first = next((one for one in found if one is not None), None)
        return first is not None and is_on(first)

    def _chain_of_run(self, run: Any, paragraph: Any) -> Iterator[Any]:
        """A run and its styles, the nearest first."""
        yield run
        for holder, kind in ((run.find(qn("w:rPr")), "w:rStyle"), (paragraph.find(qn("w:pPr")), "w:pStyle")):
            yield from (style.element for style in self._chain(holder, kind))

    def ground_of(self, run: Any, paragraph: Any) -> str:
        """The background of a run as six hex digits, or "": its own, its styles', the paragraph's or the cell's."""
        shades = [one.find(f"{qn('w:rPr')}/{qn('w:shd')}") for one in self._chain_of_run(run, paragraph)]
        shades.append(self._property(paragraph, "w:shd"))
        shades += [cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}") for cell in paragraph.iterancestors(qn("w:tc"))]
        fills = (shade.get(qn("w:fill"), "") for shade in shades if shade is not None)
        return next((fill for fill in fills if fill not in {"", "auto"}), "")

    def _property(self, paragraph: Any, name: str) -> Any:
        """A paragraph's property: its own, else the nearest one of its styles."""
        own = paragraph.find(qn("w:pPr"))
        if own is not None and own.find(qn(name)) is not None:
            return own.find(qn(name))
        path = f"{qn('w:pPr')}/{qn(name)}"
        found = (style.element.find(path) for style in self._chain(own, "w:pStyle"))
        return next((one for one in found if one is not None), None)

    def _chain(self, holder: Any, kind: str) -> Iterator[WordStyle]:
        """The style that an element names, then those that it is based on."""
        reference = None if holder is None else holder.find(qn(kind))
        name = value(reference)
        for _ in range(_DEEPEST):
            if name not in self._known:
                return
            yield self._known[name]
            name = self._known[name].based_on
