"""Word files: paragraphs, lists and tables of the body; headers, footers, notes and comments are boilerplate."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from pipeline.errors import PageError
from pipeline.lexicon import Lexicon
from pipeline.lexicon.captions import captions
from pipeline.messages import Message
from pipeline.model import Document, Issue, IssueCode, Metadata, Page, Resource, Severity
from pipeline.read.blocks import Draft, assembled, with_typed_lists
from pipeline.read.boilerplate import judged
from pipeline.read.boilerplate_rules import boilerplate_rules
from pipeline.read.captions import with_captions
from pipeline.read.docx.body import Body
from pipeline.read.docx.chunks import Chunks
from pipeline.read.docx.numbering import Lists
from pipeline.read.docx.package import Element, Package, qn
from pipeline.read.docx.styles import Styles
from pipeline.read.docx.words import Story
from pipeline.read.hidden import doubtful_issue, hidden_issues
from pipeline.read.images import media_type

# What the libraries raise of a file that is damaged or made up: its package, its parts, their XML.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, etree.LxmlError, LookupError, ValueError, AttributeError, TypeError,
    NotImplementedError, RuntimeError, EOFError, OSError,
)  # fmt: skip
# Parts beside the body whose words are no field of a practice: the relation, the element, and what they are.
_NOTES = (
    ("footnotes", "w:footnote", "footnote"),
    ("endnotes", "w:endnote", "endnote"),
    ("comments", "w:comment", "comment"),
)
# So many words of each part that may be hidden are told.
_MOST_DOUBTFUL = 20
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def read_docx(page: Page, lexicon: Lexicon, resources: tuple[Resource, ...]) -> tuple[Document, ...]:
    """The document of a Word file; PageError if it is none, broken, or too large unpacked."""
    try:
        return (_Reader(page, lexicon).document(resources),)
    except _BROKEN as error:
        raise PageError(Message("read.broken-word"), Message("read.save-again")) from error


class _Reader:
    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        self._page = page
        self._lexicon = lexicon
        self._package = Package(page.data)
        self._styles = Styles(self._other("styles"))
        self._lists = Lists(self._other("numbering"))
        self._chunks = Chunks(self._package, page, lexicon)
        self._stories: list[Story] = []

    def document(self, resources: tuple[Resource, ...]) -> Document:
        root = self._package.root(self._package.main)
        drafts = [
            *self._edges(root, "header"),
            *self._body(root),
            *self._notes(),
            *self._edges(root, "footer"),
        ]
        reasons = judged(drafts, boilerplate_rules(self._lexicon))
        drafts = [replace(draft, boilerplate=reason) for draft, reason in zip(drafts, reasons, strict=True)]
        text, blocks = assembled(with_typed_lists(with_captions(drafts, captions(self._lexicon))))
        metadata = Metadata(title=self._title(), url=self._page.url or "")
        pictures = (*resources, *self._chunks.resources, *self._pictures(drafts))
        issues = (*self._issues(), *hidden_issues(blocks))
        return Document(self._page.without_data(), text, blocks, metadata, pictures, issues)

    def _other(self, kind: str) -> Element | None:
        """The outermost element of a part that the main one points to; None if there is none."""
        return next(map(self._package.root, self._package.related(self._package.main, kind)), None)

    def _story(self, part: str) -> Story:
        self._stories.append(Story(self._package, part, self._styles, self._lists))
        return self._stories[-1]

    def _body(self, root: Element) -> Iterator[Draft]:
        body = Body(self._story(self._package.main), chunks=self._chunks.drafts)
        for element in root.iterchildren(qn("w:body")):
            yield from body.drafts(element)

    def _edges(self, root: Element, kind: str) -> Iterator[Draft]:
        """The headers or footers of all sections, of first, of even and of all other pages; then those of none."""
        relations, reason = self._package.relations(self._package.main), f"page {kind}"
        asked = (reference.get(qn("r:id"), "") for reference in root.iter(qn(f"w:{kind}Reference")))
        named = (relations[name].target for name in asked if name in relations)
        parts = (*named, *self._package.related(self._package.main, kind))
        for part in dict.fromkeys(part for part in parts if part in self._package):
            for draft in Body(self._story(part), reason).drafts(self._package.root(part)):
                yield replace(draft, boilerplate=draft.boilerplate or reason, cell=None)

    def _notes(self) -> Iterator[Draft]:
        """Footnotes, endnotes and comments, behind the body: no field of a practice, but words of the page."""
        for kind, tag, reason in _NOTES:
            for part in self._package.related(self._package.main, kind):
                for note in self._package.root(part).iterchildren(qn(tag)):
                    for draft in Body(self._story(part), reason).drafts(note):
                        yield replace(draft, boilerplate=draft.boilerplate or reason, cell=None)

    def _title(self) -> str:
        for part in self._package.related("", "core-properties"):
            return boilerplate_rules(self._lexicon).own_title(self._package.root(part).findtext(_TITLE) or "")
        return ""

    def _pictures(self, drafts: list[Draft]) -> Iterator[Resource]:
        for name in dict.fromkeys(draft.picture.src for draft in drafts if draft.picture):
            part = f"word/{name}"
            data = self._package.data(part) if part in self._package else b""
            if kind := media_type(data):
                yield Resource(name, kind, data)

    def _issues(self) -> Iterator[Issue]:
        yield from self._chunks.issues
        for story in self._stories:
            yield from (doubtful_issue(*found) for found in story.doubtful[:_MOST_DOUBTFUL])
        if unknown := sum(story.unknown_signs for story in self._stories):
            yield Issue(IssueCode.CHARACTERS_DROPPED, Severity.WARNING, Message("read.unknown-signs", count=unknown))
        if self._package.related(self._package.main, "vbaProject"):
            yield Issue(IssueCode.MACROS, Severity.INFO, Message("read.macros"))
