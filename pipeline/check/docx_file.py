"""A Word document for the checks: its parts, styles and relationships, read from the package itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import Any

from pipeline.check.docx_styles import WordStyles
from pipeline.errors import PageError
from pipeline.messages import Message
from pipeline.read.docx.package import Package, Relation, is_on, qn, value
from pipeline.read.office import BROKEN, whole_number

_EDGE = re.compile(r"word/(?:header|footer)[\w-]*\.xml")


class BrokenFileError(ValueError):
    """The file is no Word document, or its parts cannot be read."""


class WordFile:
    """A document open for reading; any of its parts may raise BrokenFileError."""

    def __init__(self, data: bytes) -> None:
        with _broken(Message("read.broken-word")):
            self._package = Package(data)
        self.names = self._package.names.keys()

    @cached_property
    def body(self) -> Any:
        """The document's main part."""
        return self._part(self._package.main)

    @cached_property
    def title(self) -> str:
        """The title among the document's properties."""
        return self._part("docProps/core.xml").findtext(qn("dc:title")) or ""

    @cached_property
    def compatibility(self) -> int:
        """The version of Word whose layout is asked for, 0 if none."""
        for one in self._settings.iter(qn("w:compatSetting")):
            if one.get(qn("w:name"), "") == "compatibilityMode":
                return whole_number(value(one))
        return 0

    @cached_property
    def hyphenates(self) -> bool:
        """Whether words are hyphenated automatically."""
        found = self._settings.find(qn("w:autoHyphenation"))
        return found is not None and is_on(found)

    @cached_property
    def styles(self) -> WordStyles:
        """The document's styles."""
        return WordStyles(self._part("word/styles.xml"))

    @cached_property
    def parts(self) -> Mapping[str, Any]:
        """The parts with text by name: the main one first, then headers and footers."""
        edges = (name for name in sorted(self.names) if _EDGE.fullmatch(name))
        return {self._package.main: self.body} | {name: self._part(name) for name in edges}

    @cached_property
    def relations(self) -> Mapping[str, Mapping[str, Relation]]:
        """The relationships of each of those parts by their ids."""
        with _broken(Message("read.broken-word")):
            return {name: self._package.relations(name) for name in self.parts}

    def everywhere(self, name: str) -> Iterator[Any]:
        """All elements of a name, those in headers and footers included."""
        return (one for part in self.parts.values() for one in part.iter(qn(name)))

    def paragraphs(self) -> Iterator[Any]:
        """All paragraphs, those in tables, headers and footers included."""
        return self.everywhere("w:p")

    def text(self, element: Any) -> str:
        """The text inside an element, without tracked deletions."""
        return "".join(one.text or "" for one in element.iter(qn("w:t")))

    def named_styles(self) -> Iterator[str]:
        """The ids of the styles that are named anywhere."""
        for kind in ("w:pStyle", "w:rStyle", "w:tblStyle"):
            yield from (value(one) for one in self.everywhere(kind))

    def field_codes(self) -> Iterator[str]:
        """The codes of all fields, those of headers and footers included."""
        yield from (one.text or "" for one in self.everywhere("w:instrText"))
        yield from (one.get(qn("w:instr"), "") for one in self.everywhere("w:fldSimple"))

    @cached_property
    def _settings(self) -> Any:
        return self._part("word/settings.xml")

    def _part(self, name: str) -> Any:
        with _broken(Message("check.broken-part", name=name)):
            return self._package.root(name)


@contextmanager
def _broken(flaw: Message) -> Iterator[None]:
    """Says of what cannot be read that the file is broken."""
    try:
        yield
    except (PageError, *BROKEN) as error:
        raise BrokenFileError(error.text if isinstance(error, PageError) else flaw) from error
