"""Whole documents embedded in a Word file in other formats (altChunk, ISO/IEC 29500-1, 17.17.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.errors import PipelineError
from pipeline.lexicon import Lexicon
from pipeline.messages import Message
from pipeline.model import Block, Issue, IssueCode, Page, Resource, Severity
from pipeline.read import read
from pipeline.read.blocks import Draft
from pipeline.read.docx.package import Package
from pipeline.read.media import media_type
from pipeline.sources import DOCX, HTML, MHTML, PLAIN

_TYPES = {"text/html": HTML, "application/xhtml+xml": HTML, "message/rfc822": MHTML, "text/plain": PLAIN, DOCX: DOCX}
# Separates the path of a document from that of one embedded in it, and how deep embedding may go.
_INSIDE = "\x1f"
_DEEPEST = 3
# Tables in chunks are numbered from here on, apart from those of the body.
_FIRST_TABLE = 100_000


class Chunks:
    """Reads embedded documents; keeps the pictures that came with them, and the issues."""

    def __init__(self, package: Package, page: Page, lexicon: Lexicon) -> None:
        self._package = package
        self._page = page
        self._lexicon = lexicon
        self._tables = _FIRST_TABLE
        self.resources: tuple[Resource, ...] = ()
        self.issues: tuple[Issue, ...] = ()

    def drafts(self, relation: str) -> Iterator[Draft]:
        """The blocks of the document that a relation of the main part points to."""
        found = self._package.relations(self._package.main).get(relation)
        if found is None or found.is_external or found.target not in self._package:
            self._note(found.target if found else relation)
            return
        data = self._package.data(found.target)
        said = self._package.content_type(found.target).partition(";")[0].strip().lower()
        kind = _TYPES.get(said) or media_type(found.target, data)
        if kind not in _TYPES.values() or self._page.path.count(_INSIDE) >= _DEEPEST:
            self._note(found.target)
            return
        page = replace(self._page, path=f"{self._page.path}{_INSIDE}{found.target}", data=data, media_type=kind)
        try:
            documents = read(page, self._lexicon)
        except PipelineError:
            self._note(found.target)
            return
        for document in documents:
            self.resources += document.resources
            self.issues += document.issues
            yield from (self._draft(block) for block in document.blocks)
        self._tables += _FIRST_TABLE

    def _note(self, name: str) -> None:
        message = Message("read.part-unread", name=name)
        self.issues += (Issue(IssueCode.UNREADABLE_PART, Severity.WARNING, message),)

    def _draft(self, block: Block) -> Draft:
        marks = tuple(replace(mark, start=mark.start - block.start, end=mark.end - block.start) for mark in block.marks)
        return Draft(
            kind=block.kind,
            text=block.text,
            path=f"taken in: {block.path}",
            level=block.level,
            lang=block.lang,
            continues=block.continues,
            cell=replace(block.cell, table=block.cell.table + self._tables) if block.cell else None,
            picture=block.picture,
            marks=marks,
            boilerplate=block.boilerplate,
        )
