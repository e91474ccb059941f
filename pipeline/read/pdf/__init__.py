"""PDF files with text: what is visible on their pages, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pypdfium2 import PdfDocument, PdfiumError, raw  # type: ignore[import-untyped]

from pipeline.errors import NoTextError, PageError
from pipeline.lexicon import Lexicon
from pipeline.lexicon.captions import captions
from pipeline.messages import Message
from pipeline.model import BlockKind, Document, Issue, IssueCode, Locator, Metadata, Page, Reason, Resource, Severity
from pipeline.read.blocks import Draft, assembled, with_typed_lists
from pipeline.read.boilerplate import with_reasons
from pipeline.read.boilerplate_rules import boilerplate_rules
from pipeline.read.captions import with_captions
from pipeline.read.charset import clean
from pipeline.read.hidden import doubtful_issue, hidden_issues
from pipeline.read.pdf.backdrops import backdrops
from pipeline.read.pdf.fonts import LegibleWords, legible
from pipeline.read.pdf.forms import has_foreign_form, written
from pipeline.read.pdf.labels import labels_of
from pipeline.read.pdf.layout import PageLayout
from pipeline.read.pdf.links import with_links
from pipeline.read.pdf.paragraphs import body_size, drafts, path
from pipeline.read.pdf.pictures import PictureCollector, PlacedPicture, over_lines, with_pictures
from pipeline.read.pdf.printed_lines import PrintedLine, line_of, rows
from pipeline.read.pdf.running import RUNNING, running
from pipeline.read.pdf.sight import page_box, unseen
from pipeline.read.pdf.tags import TagPlaces, Tags, tagged
from pipeline.read.pdf.text import PageText
from pipeline.read.pdf.words import Box, Word

_MOST_PAGES = 200
# If more than this share of a file's letters is unreadable, it needs text recognition.
_UNREADABLE = 0.3


class _PageContent(NamedTuple):
    """A page's visible words, those that are hidden, those that may be; its box, and the places of its tags."""

    words: list[Word]
    hidden: list[Word]
    doubtful: list[Word]
    box: Box
    places: TagPlaces


def read_pdf(page: Page, lexicon: Lexicon, resources: tuple[Resource, ...]) -> tuple[Document, ...]:
    """The document of a PDF file; PageError if it is locked or broken, NoTextError if it has no readable text."""
    try:
        with PdfDocument(page.data) as source:
            if source.get_formtype():
                source.init_forms()
            count = min(len(source), _MOST_PAGES)
            tags = Tags() if raw.FPDFCatalog_IsTagged(source) else None
            pictures = PictureCollector(source)
            seen = [_seen(source, number, tags, pictures) for number in range(count)]
            known = legible([one.words for one in seen], lexicon)
            if not any(known.pages) and not any(one.hidden for one in seen) and not known.lost:
                raise NoTextError(Message("read.scanned-pdf"), Message("read.run-ocr"))
            if known.unreadable > _UNREADABLE * known.letters:
                raise NoTextError(Message("read.unreadable-pdf"), Message("read.run-ocr"))
            pages = _ordered(seen, known.pages, labels_of(lexicon))
            title = boilerplate_rules(lexicon).own_title(clean(source.get_metadata_dict().get("Title", "")))
            issues = tuple(_issues(source, seen, known))
    except PdfiumError as error:
        raise PageError(Message("read.locked-pdf"), Message("read.save-without-password")) from error
    return (_document(page, lexicon, resources, pages, seen, pictures.shown(), title, issues),)


def _seen(source: PdfDocument, number: int, tags: Tags | None, pictures: PictureCollector) -> _PageContent:
    page = source[number]
    text = PageText(page, is_tagged=tags is not None)
    words = text.words()
    behind = list(backdrops(page))
    away = unseen(page, words, behind, text.like)
    shown = [word for word in words if word.number not in away.hidden]
    places = tags.places(page) if tags else {}
    pictures.look_at(page, number, behind, shown, tags.alts() if tags else {})
    return _PageContent(
        [*with_links(source, page, shown), *written(page, len(words))],
        [word for word in words if word.number in away.hidden],
        [word for word in words if word.number in away.doubtful],
        page_box(page),
        places,
    )


def _ordered(
    seen: Sequence[_PageContent], pages: Sequence[Sequence[Word]], labels: frozenset[str]
) -> list[list[PrintedLine]]:
    """The lines of each page, in the order of its tags if they hold its words, else by position."""
    layout = PageLayout(labels)
    out = []
    for number, (one, words) in enumerate(zip(seen, pages, strict=True)):
        # Form values have no tags, and stand beside what has.
        is_form = any(word.is_filled_in for word in words)
        lines, rest = ([], words) if is_form else tagged(words, one.places, number)
        out.append([line._replace(edge=one.box.right) for line in (*lines, *_by_place(layout, rest, number))])
    return out


def _by_place(layout: PageLayout, words: Sequence[Word], number: int) -> Iterator[PrintedLine]:
    """The lines in reading order, those in the direction of most words first."""
    turns = sorted({word.look.turn for word in words}, key=lambda turn: -sum(w.look.turn == turn for w in words))
    for turn in turns:
        upright = [word for word in words if word.look.turn == turn]
        yield from layout.ordered(rows(upright, number))


def _document(
    page: Page,
    lexicon: Lexicon,
    resources: tuple[Resource, ...],
    pages: Sequence[Sequence[PrintedLine]],
    seen: Sequence[_PageContent],
    pictures: Sequence[PlacedPicture],
    title: str,
    issues: tuple[Issue, ...],
) -> Document:
    lines = [line for one in pages for line in one if line.text or line.asides]
    body = body_size(lines)
    heads = running(pages, [one.box for one in seen], labels_of(lexicon), body)
    places = [(number, at) for number, one in enumerate(pages) for at, _ in enumerate(one)]
    flat = [line for one in pages for line in one]
    kept = [line for place, line in zip(places, flat, strict=True) if place not in heads.lines and line.text]
    away = [line for place, line in zip(places, flat, strict=True) if place in heads.lines]
    found = list(with_pictures(drafts(kept, body), over_lines(kept, pictures), body))
    found = with_typed_lists(with_captions(found, captions(lexicon), may_lack_pictures=True))
    found += [
        Draft(BlockKind.PARAGRAPH, words, RUNNING, boilerplate=RUNNING)
        for words in dict.fromkeys(line.text for line in away)
    ]
    found += _hidden(seen)
    text, blocks = assembled(with_reasons(found, boilerplate_rules(lexicon)))
    url = page.url or heads.address
    known = replace(page, data=b"", media_type="application/pdf", url=url or None)
    taken = (picture.resource for picture in pictures if picture.resource)
    metadata = Metadata(title=title, url=url)
    return Document(known, text, blocks, metadata, (*resources, *taken), (*issues, *hidden_issues(blocks)))


def _hidden(seen: Sequence[_PageContent]) -> Iterator[Draft]:
    for number, one in enumerate(seen):
        for row in rows(one.hidden, number):
            for line in row:
                if line.text:
                    yield Draft(BlockKind.PARAGRAPH, line.text, path(line), boilerplate=Reason.HIDDEN)


def _issues(source: PdfDocument, seen: Sequence[_PageContent], legible: LegibleWords) -> Iterator[Issue]:
    if has_foreign_form(source):
        yield Issue(IssueCode.UNREADABLE_PART, Severity.WARNING, Message("read.xfa-form"))
    if legible.is_mended:
        yield Issue(IssueCode.MOJIBAKE_REPAIRED, Severity.INFO, Message("read.greek-font"))
    for number, one in enumerate(seen):
        place = f"page {number + 1}"
        if lost := legible.lost.get(number):
            message = Message("read.unreadable-letters", count=lost, path=place)
            yield Issue(IssueCode.UNREADABLE_PART, Severity.WARNING, message, Locator(place))
        if one.doubtful:
            yield doubtful_issue(place, line_of(one.doubtful, number).text)
