"""A Word document for the checks: its parts, styles and relationships, read from the package itself."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, NamedTuple, Self

from lxml import etree

from pipeline.check.docx_styles import WordStyles, attribute, named
from pipeline.messages import Message

# No part of a real document is larger; one that is may be a zip bomb.
_MOST = 64_000_000

_BODY = "word/document.xml"
_EDGE = re.compile(r"word/(?:header|footer)[\w-]*\.xml")


class BrokenFileError(ValueError):
    """The file is no Word document, or its parts cannot be read."""


class WordRelation(NamedTuple):
    """A relationship of a document: the last word of its type, and its target."""

    kind: str
    target: str
    is_external: bool


class WordFile:
    """A document open for reading; any of its parts may raise BrokenFileError."""

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
    def compatibility(self) -> int:
        """The version of Word whose layout is asked for, 0 if none."""
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
    def styles(self) -> WordStyles:
        """The document's styles."""
        return WordStyles(self._part("word/styles.xml"))

    @cached_property
    def parts(self) -> Mapping[str, Any]:
        """The parts with text by name: the main one first, then headers and footers."""
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
        """The text inside an element, without tracked deletions."""
        return "".join(one.text or "" for one in element.iter(named("w:t")))

    def named_styles(self) -> Iterator[str]:
        """The ids of the styles that are named anywhere."""
        for kind in ("w:pStyle", "w:rStyle", "w:tblStyle"):
            yield from (attribute(one, "w:val") for one in self.everywhere(kind))

    def field_codes(self) -> Iterator[str]:
        """The codes of all fields, those of headers and footers included."""
        yield from (one.text or "" for one in self.everywhere("w:instrText"))
        yield from (attribute(one, "w:instr") for one in self.everywhere("w:fldSimple"))

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
