"""OpenDocument texts, as LibreOffice saves them: the same blocks as those of a Word file."""

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
from pipeline.read.hidden import doubtful_issue, hidden_issues
from pipeline.read.images import media_type
from pipeline.read.odt.body import Body
from pipeline.read.odt.forms import forms
from pipeline.read.odt.package import Element, Package, qn
from pipeline.read.odt.styles import Styles
from pipeline.read.odt.words import Story

# What the libraries raise of a file that is damaged or made up: its package, its parts, their XML.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, etree.LxmlError, LookupError, ValueError, AttributeError, TypeError,
    NotImplementedError, RuntimeError, EOFError, OSError,
)  # fmt: skip
_HEADERS = tuple(map(qn, ("style:header-first", "style:header", "style:header-left")))
_FOOTERS = tuple(map(qn, ("style:footer-first", "style:footer", "style:footer-left")))
# So many words that may be hidden are told.
_MOST_DOUBTFUL = 20


def read_odt(page: Page, lexicon: Lexicon, resources: tuple[Resource, ...]) -> tuple[Document, ...]:
    """The document of an OpenDocument text; PageError if it is broken, locked or too large unpacked."""
    try:
        return (_document(page, lexicon, resources),)
    except _BROKEN as error:
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
    reasons = judged(drafts, boilerplate_rules(lexicon))
    drafts = [replace(draft, boilerplate=reason) for draft, reason in zip(drafts, reasons, strict=True)]
    text, blocks = assembled(with_typed_lists(with_captions(drafts, captions(lexicon))))
    meta = package.root("meta.xml")
    title = next((node.text or "" for node in meta.iter(qn("dc:title"))), "") if meta is not None else ""
    issues = [doubtful_issue(*found) for found in story.doubtful[:_MOST_DOUBTFUL]]
    if any(one.startswith("Basic/") and one.endswith(".xml") and one.count("/") > 1 for one in package.names):
        issues.append(Issue(IssueCode.MACROS, Severity.INFO, Message("read.macros")))
    return Document(
        page.without_data(),
        text,
        blocks,
        Metadata(title=boilerplate_rules(lexicon).own_title(title), url=page.url or ""),
        (*resources, *_pictures(drafts, package)),
        (*issues, *hidden_issues(blocks)),
    )


def _edges(styles: Element | None, story: Story, tags: tuple[str, ...], reason: str) -> Iterator[Draft]:
    """The headers or footers of all kinds of pages."""
    for element in styles.iter(*tags) if styles is not None else ():
        for draft in Body(story, reason).drafts(element):
            yield replace(draft, boilerplate=draft.boilerplate or reason, cell=None)


def _pictures(drafts: list[Draft], package: Package) -> Iterator[Resource]:
    for name in dict.fromkeys(draft.picture.src for draft in drafts if draft.picture):
        data = package.data(name)
        if kind := media_type(data):
            yield Resource(name, kind, data)
