"""Word files: paragraphs, lists and tables of the body; headers, footers, notes and comments are boilerplate."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import PageError
from pipeline.lexicon import Lexicon
from pipeline.messages import Message
from pipeline.model import Document, Issue, IssueCode, Page, Reason, Resource, Severity
from pipeline.read.blocks import Draft
from pipeline.read.docx.body import Body
from pipeline.read.docx.chunks import Chunks
from pipeline.read.docx.numbering import Lists
from pipeline.read.docx.package import Package, qn
from pipeline.read.docx.styles import Styles
from pipeline.read.docx.words import Story
from pipeline.read.hidden import doubtful_issue
from pipeline.read.office import BROKEN, MOST_DOUBTFUL, XmlElement, beside_text, document, pictures

# Parts other than the body: the relation, the element, and the reason why their words are set aside.
_NOTES = (
    ("footnotes", "w:footnote", Reason.FOOTNOTE),
    ("endnotes", "w:endnote", Reason.ENDNOTE),
    ("comments", "w:comment", Reason.COMMENT),
)
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def read_docx(page: Page, lexicon: Lexicon, resources: tuple[Resource, ...]) -> tuple[Document, ...]:
    """The document of a Word file; PageError if it is something else, broken, or too large unpacked."""
    try:
        return (_Reader(page, lexicon).document(resources),)
    except BROKEN as error:
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
        drafts = [*self._edges(root, "header"), *self._body(root), *self._notes(), *self._edges(root, "footer")]
        found = pictures(drafts, self._picture)
        resources = (*resources, *self._chunks.resources, *found)
        return document(self._page, drafts, self._title(), resources, self._issues(), self._lexicon)

    def _other(self, kind: str) -> XmlElement | None:
        """The root of a part that the main part points to; None if there is none."""
        return next(map(self._package.root, self._package.related(self._package.main, kind)), None)

    def _story(self, part: str) -> Story:
        self._stories.append(Story(self._package, part, self._styles, self._lists))
        return self._stories[-1]

    def _body(self, root: XmlElement) -> Iterator[Draft]:
        body = Body(self._story(self._package.main), chunks=self._chunks.drafts)
        for element in root.iterchildren(qn("w:body")):
            yield from body.drafts(element)

    def _edges(self, root: XmlElement, kind: str) -> Iterator[Draft]:
        """The headers or footers of all sections, for first, even and other pages, then those that no section uses."""
        relations, reason = self._package.relations(self._package.main), f"page {kind}"
        asked = (reference.get(qn("r:id"), "") for reference in root.iter(qn(f"w:{kind}Reference")))
        named = (relations[name].target for name in asked if name in relations)
        parts = (*named, *self._package.related(self._package.main, kind))
        for part in dict.fromkeys(part for part in parts if part in self._package):
            yield from beside_text(Body(self._story(part), reason).drafts(self._package.root(part)), reason)

    def _notes(self) -> Iterator[Draft]:
        """Footnotes, endnotes and comments, after the body."""
        for kind, tag, reason in _NOTES:
            for part in self._package.related(self._package.main, kind):
                for note in self._package.root(part).iterchildren(qn(tag)):
                    yield from beside_text(Body(self._story(part), reason).drafts(note), reason)

    def _title(self) -> str:
        for part in self._package.related("", "core-properties"):
            return self._package.root(part).findtext(_TITLE) or ""
        return ""

    def _picture(self, name: str) -> bytes:
        part = f"word/{name}"
        return self._package.data(part) if part in self._package else b""

    def _issues(self) -> Iterator[Issue]:
        yield from self._chunks.issues
        for story in self._stories:
            yield from (doubtful_issue(*found) for found in story.doubtful[:MOST_DOUBTFUL])
        if unknown := sum(story.unknown_signs for story in self._stories):
            yield Issue(IssueCode.CHARACTERS_DROPPED, Severity.WARNING, Message("read.unknown-signs", count=unknown))
        if self._package.related(self._package.main, "vbaProject"):
            yield Issue(IssueCode.MACROS, Severity.INFO, Message("read.macros"))
