"""OpenDocument texts, as saved by LibreOffice: the same blocks as from a Word file."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import PageError
from pipeline.lexicon import Lexicon
from pipeline.messages import Message
from pipeline.model import Document, Issue, IssueCode, Page, Resource, Severity
from pipeline.read.blocks import Draft
from pipeline.read.hidden import doubtful_issue
from pipeline.read.odt.body import Body
from pipeline.read.odt.forms import forms
from pipeline.read.odt.package import Package, qn
from pipeline.read.odt.styles import Styles
from pipeline.read.odt.words import Story
from pipeline.read.office import BROKEN, MOST_DOUBTFUL, XmlElement, beside_text, document, pictures

_HEADERS = tuple(map(qn, ("style:header-first", "style:header", "style:header-left")))
_FOOTERS = tuple(map(qn, ("style:footer-first", "style:footer", "style:footer-left")))


def read_odt(page: Page, lexicon: Lexicon, resources: tuple[Resource, ...]) -> tuple[Document, ...]:
    """The document of an OpenDocument text; PageError if it is broken, locked or too large unpacked."""
    try:
        return (_document(page, lexicon, resources),)
    except BROKEN as error:
        raise PageError(Message("read.broken-odt"), Message("read.save-again-office")) from error


def _document(page: Page, lexicon: Lexicon, resources: tuple[Resource, ...]) -> Document:
    package = Package(page.data)
    content, styles = package.root("content.xml"), package.root("styles.xml")
    if content is None or (body := content.find(f"{qn('office:body')}/{qn('office:text')}")) is None:
        raise PageError(Message("read.broken-odt"), Message("read.save-again-office"))
    story = Story(package, Styles(styles, content), forms(content))
    drafts = [
        *_edges(styles, story, _HEADERS, "page header"),
        *Body(story).drafts(body),
        *_edges(styles, story, _FOOTERS, "page footer"),
    ]
    meta = package.root("meta.xml")
    title = next((node.text or "" for node in meta.iter(qn("dc:title"))), "") if meta is not None else ""
    issues = [doubtful_issue(*found) for found in story.doubtful[:MOST_DOUBTFUL]]
    if any(one.startswith("Basic/") and one.endswith(".xml") and one.count("/") > 1 for one in package.names):
        issues.append(Issue(IssueCode.MACROS, Severity.INFO, Message("read.macros")))
    return document(page, drafts, title, (*resources, *pictures(drafts, package.data)), issues, lexicon)


def _edges(styles: XmlElement | None, story: Story, tags: tuple[str, ...], reason: str) -> Iterator[Draft]:
    """The headers or footers of all kinds of pages."""
    for element in styles.iter(*tags) if styles is not None else ():
        yield from beside_text(Body(story, reason).drafts(element), reason)
