"""A Word document as the checks see it: its parts, styles and relationships, read from the package itself."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, BinaryIO, NamedTuple, Self

from lxml import etree

from pipeline.messages import Message

_OFFICE = "http://schemas.openxmlformats.org"
_NAMESPACES: Mapping[str, str] = MappingProxyType(
    {
        "w": f"{_OFFICE}/wordprocessingml/2006/main",
        "wp": f"{_OFFICE}/drawingml/2006/wordprocessingDrawing",
        "r": f"{_OFFICE}/officeDocument/2006/relationships",
        "rel": f"{_OFFICE}/package/2006/relationships",
        "dc": "http://purl.org/dc/elements/1.1/",
        "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    }
)

# No part of a document that people read is larger; what is may be a bomb.
_MOST = 64_000_000

# A chain of styles that are based on one another is no longer.
_DEEPEST = 20

_BODY, _LEVELS = "word/document.xml", 9
_EDGE = re.compile(r"word/(?:header|footer)\d*\.xml")


class BrokenFileError(ValueError):
    """The file is no Word document, or its parts cannot be read."""


class WordRelation(NamedTuple):
    """What a document refers to: the last word of the relationship's type, and where it leads."""

    kind: str
    target: str
    is_external: bool


class WordStyle(NamedTuple):
    """A style: what it is based on, the properties of its own."""

    name: str
    based_on: str
    element: Any


def named(name: str) -> str:
    """A prefixed name in lxml's form."""
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def attribute(element: Any, name: str) -> str:
    """The value of a prefixed attribute, "" if there is none."""
    return str(element.get(named(name), ""))


def _value(element: Any) -> str:
    return "" if element is None else attribute(element, "w:val")


class WordFile:
    """A document that is open for reading; BrokenFileError wherever it is not what it should be."""

    def __init__(self, file: Path | BinaryIO) -> None:
        try:
            self._package = zipfile.ZipFile(file)
        except zipfile.BadZipFile as error:
            raise BrokenFileError(str(error)) from error
        self.names = frozenset(self._package.namelist())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._package.close()

    @cached_property
    def body(self) -> Any:
        """The document's main part."""
        return self._part(_BODY)

    @cached_property
    def title(self) -> str:
        """The title among the document's properties."""
        return self._part("docProps/core.xml").findtext(named("dc:title")) or ""

    @cached_property
    def language(self) -> str:
        """The language of all text that names no other."""
        found = self._styles_part.find("/".join(map(named, ("w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang"))))
        return "" if found is None else attribute(found, "w:val")

    @cached_property
    def compatibility(self) -> int:
        """The version of Word whose layout is asked for, 0 if none is."""
        for one in self._settings.iter(named("w:compatSetting")):
            if attribute(one, "w:name") == "compatibilityMode":
                return int(attribute(one, "w:val") or "0")
        return 0

    @cached_property
    def hyphenates(self) -> bool:
        """Whether words are hyphenated automatically."""
        found = self._settings.find(named("w:autoHyphenation"))
        return found is not None and attribute(found, "w:val") not in {"0", "false", "off"}

    @cached_property
    def styles(self) -> Mapping[str, WordStyle]:
        """The styles by their ids."""
        found: dict[str, WordStyle] = {}
        for one in self._styles_part.iterfind(named("w:style")):
            name, base = one.find(named("w:name")), one.find(named("w:basedOn"))
            found[attribute(one, "w:styleId")] = WordStyle(_value(name), _value(base), one)
        return found

    @cached_property
    def parts(self) -> Mapping[str, Any]:
        """The parts with words by name: the main one first, then headers and footers."""
        edges = (name for name in sorted(self.names) if _EDGE.fullmatch(name))
        return {name: self._part(name) for name in (_BODY, *edges)}

    @cached_property
    def relations(self) -> Mapping[str, Mapping[str, WordRelation]]:
        """The relationships of each of those parts by their ids."""
        return {name: self._relations(f"word/_rels/{posixpath.basename(name)}.rels") for name in self.parts}

    def _relations(self, part: str) -> Mapping[str, WordRelation]:
        rows = self._part(part).iterfind(named("rel:Relationship")) if part in self.names else ()
        return {
            row.get("Id", ""): WordRelation(
                posixpath.basename(row.get("Type", "")), row.get("Target", ""), row.get("TargetMode") == "External"
            )
            for row in rows
        }

    def everywhere(self, name: str) -> Iterator[Any]:
        """All elements of a name, those in headers and footers included."""
        return (one for part in self.parts.values() for one in part.iter(named(name)))

    def paragraphs(self) -> Iterator[Any]:
        """All paragraphs, those in tables, headers and footers included."""
        return self.everywhere("w:p")

    def text(self, element: Any) -> str:
        """The text inside an element; what was deleted with changes tracked is not."""
        return "".join(one.text or "" for one in element.iter(named("w:t")))

    def named_styles(self) -> Iterator[str]:
        """The ids of the styles that are named anywhere."""
        for kind in ("w:pStyle", "w:rStyle", "w:tblStyle"):
            yield from (attribute(one, "w:val") for one in self.everywhere(kind))

    def field_codes(self) -> Iterator[str]:
        """The codes of all fields, those of headers and footers included."""
        yield from (one.text or "" for one in self.everywhere("w:instrText"))
        yield from (attribute(one, "w:instr") for one in self.everywhere("w:fldSimple"))

    def heading_level(self, paragraph: Any) -> int:
        """The level of a heading, 0 for other paragraphs."""
        level = self._property(paragraph, "w:outlineLvl")
        return 0 if level is None or int(attribute(level, "w:val")) >= _LEVELS else int(attribute(level, "w:val")) + 1

    def is_listed(self, paragraph: Any) -> bool:
        """Whether a paragraph is an item of a list."""
        return self._property(paragraph, "w:numPr") is not None

    def is_unproved(self, run: Any) -> bool:
        """Whether spelling is not checked: the mark of addresses, and of Greek in Latin letters."""
        return run.find(f"{named('w:rPr')}/{named('w:noProof')}") is not None

    def language_of(self, run: Any, paragraph: Any) -> str:
        """The language of a run: its own, that of its styles, else the document's."""
        return self.run_value(run, paragraph, "w:lang") or self.language

    def run_value(self, run: Any, paragraph: Any, name: str) -> str:
        """The value of a run's property: its own, else that of its styles, else the document's; "" without any."""
        defaults = self._styles_part.iterfind(f"{named('w:docDefaults')}/{named('w:rPrDefault')}")
        found = (one.find(f"{named('w:rPr')}/{named(name)}") for one in (*self._run_chain(run, paragraph), *defaults))
        return next((attribute(one, "w:val") for one in found if one is not None and attribute(one, "w:val")), "")

    def is_bold(self, run: Any, paragraph: Any) -> bool:
        """Whether a run is bold, by itself or by its styles."""
        found = (one.find(f"{named('w:rPr')}/{named('w:b')}") for one in self._run_chain(run, paragraph))
        first = next((one for one in found if one is not None), None)
        return first is not None and attribute(first, "w:val") not in {"0", "false", "off"}

    def _run_chain(self, run: Any, paragraph: Any) -> Iterator[Any]:
        """A run and its styles, the nearest first."""
        yield run
        for holder, kind in ((run.find(named("w:rPr")), "w:rStyle"), (paragraph.find(named("w:pPr")), "w:pStyle")):
            yield from (style.element for style in self._chain(holder, kind))

    def ground_of(self, run: Any, paragraph: Any) -> str:
        """The colour behind a run as six hex digits, or "": its own, its styles', the paragraph's or the cell's."""
        shades = [one.find(f"{named('w:rPr')}/{named('w:shd')}") for one in self._run_chain(run, paragraph)]
        shades.append(self._property(paragraph, "w:shd"))
        shades += [cell.find(f"{named('w:tcPr')}/{named('w:shd')}") for cell in paragraph.iterancestors(named("w:tc"))]
        fills = (attribute(shade, "w:fill") for shade in shades if shade is not None)
        return next((fill for fill in fills if fill not in {"", "auto"}), "")

    def _property(self, paragraph: Any, name: str) -> Any:
        """A paragraph's property: its own, else the nearest one of its styles."""
        own = paragraph.find(named("w:pPr"))
        if own is not None and own.find(named(name)) is not None:
            return own.find(named(name))
        path = f"{named('w:pPr')}/{named(name)}"
        found = (style.element.find(path) for style in self._chain(own, "w:pStyle"))
        return next((one for one in found if one is not None), None)

    def _chain(self, holder: Any, kind: str) -> Iterator[WordStyle]:
        """The style that an element names, and those it is based on."""
        reference = None if holder is None else holder.find(named(kind))
        name = "" if reference is None else attribute(reference, "w:val")
        for _ in range(_DEEPEST):
            if name not in self.styles:
                return
            yield self.styles[name]
            name = self.styles[name].based_on

    @cached_property
    def _styles_part(self) -> Any:
        return self._part("word/styles.xml")

    @cached_property
    def _settings(self) -> Any:
        return self._part("word/settings.xml")

    def _part(self, name: str) -> Any:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        try:
            if self._package.getinfo(name).file_size > _MOST:
                raise BrokenFileError(Message("check.too-large", name=name))
            return etree.fromstring(self._package.read(name), parser)
        except (
            KeyError,
            RuntimeError,
            NotImplementedError,
            zipfile.BadZipFile,
            zlib.error,
            etree.XMLSyntaxError,
        ) as error:
            raise BrokenFileError(f"{name}: {error}") from error
