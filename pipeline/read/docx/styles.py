"""The styles of a Word file: what a paragraph or a run is by its style and the styles that it is based on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from pipeline.read.docx.formatting import changed, shading
from pipeline.read.docx.package import qn, value
from pipeline.read.formatting import PLAIN, CharacterFormat
from pipeline.read.office import XmlElement

_HEADING = re.compile(r"(?:heading|title|επικεφαλίδα|τίτλος)\s*(\d)?", re.IGNORECASE)
# “List Paragraph” does not count: Word gives it to list items, whose numbering tells, and to other indented text.
_LIST = re.compile(r"list\b(?! paragraph)", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|πίνακας περιεχομένων|περιεχόμενα)\s*\d", re.IGNORECASE)
# Styles for captions of figures, as Word and LibreOffice name them in any language, and pandoc; tables have others.
_CAPTION = re.compile(r"(?:(?:image|figure) ?)?caption|illustration|figure|λεζάντα", re.IGNORECASE)
# The longest chain of styles based on one another.
_DEEPEST = 10
# An outline has nine levels; the tenth is for body text.
_LEVELS = 9


class Numbering(NamedTuple):
    """A paragraph's list by its number in the file ("0" for none), and its level there, from 0."""

    number: str
    level: int


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """The settings of a paragraph's style: the heading level (0 for none), the list, the character format."""

    level: int = 0
    is_list: bool = False
    is_contents: bool = False
    is_caption: bool = False
    numbering: Numbering | None = None
    look: CharacterFormat = PLAIN
    ground: str = ""


class Styles:
    """The styles by id, each resolved once; `root` is that of the part, None if the file has none."""

    def __init__(self, root: XmlElement | None) -> None:
        self._root = root
        self._by_name: dict[tuple[str, str], XmlElement] = {}
        self._default = ""
        for style in root.iterchildren(qn("w:style")) if root is not None else ():
            kind, name = style.get(qn("w:type"), "paragraph"), style.get(qn("w:styleId"), "")
            self._by_name.setdefault((kind, name), style)
            if kind == "paragraph" and style.get(qn("w:default"), "0") in {"1", "true", "on"}:
                self._default = self._default or name
        self.paragraph = lru_cache(maxsize=None)(self._paragraph)
        self.run = lru_cache(maxsize=None)(self._run)
        self.is_shaded = lru_cache(maxsize=None)(self._is_shaded)

    def _chain(self, kind: str, name: str) -> Iterator[XmlElement]:
        """A style and those that it is based on, the nearest first."""
        for _ in range(_DEEPEST):
            style = self._by_name.get((kind, name))
            if style is None:
                return
            yield style
            name = value(style.find(qn("w:basedOn")))

    def _paragraph(self, name: str) -> ParagraphStyle:
        chain = list(self._chain("paragraph", name or self._default)) or list(self._chain("paragraph", self._default))
        names = [value(style.find(qn("w:name"))) for style in chain]
        heading = next((found for one in names if (found := _HEADING.match(one))), None)
        properties = [found for style in chain if (found := style.find(qn("w:pPr"))) is not None]
        outline = next((level for one in properties if (level := outline_level(one)) is not None), 0)
        lists = (numbering(one) for one in properties)
        look = self._defaults()
        for style in reversed(chain):
            look = changed(look, style.find(qn("w:rPr")))
        return ParagraphStyle(
            level=int(heading[1] or 1) if heading else outline,
            is_list=any(map(_LIST.match, names)),
            is_contents=any(map(_CONTENTS.match, names)),
            is_caption=any(map(_CAPTION.fullmatch, names)) and not names[0].lower().startswith("table"),
            numbering=next(filter(None, lists), None),
            look=look,
            ground=next((ground for one in properties if (ground := shading(one))), ""),
        )

    def _defaults(self) -> CharacterFormat:
        if self._root is None:
            return PLAIN
        return changed(PLAIN, self._root.find("/".join(map(qn, ("w:docDefaults", "w:rPrDefault", "w:rPr")))))

    def _run(self, paragraph: str, name: str) -> CharacterFormat:
        """The format of a run of the style `name` in a paragraph of the style `paragraph`."""
        look = self.paragraph(paragraph).look
        for style in reversed(list(self._chain("character", name))):
            look = changed(look, style.find(qn("w:rPr")))
        return look

    def _is_shaded(self, name: str) -> bool:
        """Whether a table style shades any of its cells."""
        return any(
            shade.get(qn("w:fill"), "auto") != "auto"
            for style in self._chain("table", name)
            for shade in style.iter(qn("w:shd"))
        )


def outline_level(properties: XmlElement) -> int | None:
    """The heading level in a paragraph's properties, 0 for body text; None if they do not say."""
    found = value(properties.find(qn("w:outlineLvl")), "none")
    if not found.isdecimal():
        return None
    return int(found) + 1 if int(found) < _LEVELS else 0


def numbering(properties: XmlElement) -> Numbering | None:
    """The list in a paragraph's properties; None if they do not say."""
    found = properties.find(qn("w:numPr"))
    if found is None:
        return None
    number, level = value(found.find(qn("w:numId"))), value(found.find(qn("w:ilvl")), "0")
    return Numbering(number, min(int(level), _LEVELS - 1) if level.isdecimal() else 0)


def is_deleted(properties: XmlElement | None) -> bool:
    """Whether a tracked change deletes the paragraph mark, so that the next paragraph continues this one."""
    return properties is not None and properties.find(f"{qn('w:rPr')}/{qn('w:del')}") is not None
