"""PDF files with text: printed lines in the order of the file, joined to paragraphs; headings by their letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pypdfium2 import PdfDocument, PdfiumError, PdfTextPage, raw  # type: ignore[import-untyped]

from pipeline.errors import NoTextError, PageError
from pipeline.lexicon import Lexicon
from pipeline.messages import Message
from pipeline.model import BlockKind, Cell, Document, Metadata, Page, Resource
from pipeline.read.blocks import Draft, assembled, with_typed_lists
from pipeline.read.charset import clean
from pipeline.read.chrome import furniture, judged
from pipeline.text.bullets import list_mark

_MOST_PAGES = 200
# Letters larger than the text's by this factor, or lines all in bold, are a heading's.
_LARGER = 1.12
_BOLD = 600
_LONGEST_HEADING = 120
# The lines of a paragraph stand closer than this, in sizes of the letters, those of a heading closer still; inner lines
# reach so far to the right of their column, which takes so much of the page.
_CLOSE = 1.75
_CLOSE_HEADING = 1.45
_GAP = 1.2
_FULL = 0.8
_COLUMN = 0.45
_DIGITS = re.compile(r"\d+")
# How pdfium writes a hyphen at the end of a line, and how pages write it.
_HYPHENS = "\x02\ufffe\u00ad"
_TORN = re.compile(r"(?<=[^\W\d_])[-\u2010]$")
_ENDS = (".", "!", "?", ":", ";", "…", "»", "”")


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line, its `columns` parted by wide gaps; distances in points from the left and bottom of its page."""

    page: int
    columns: tuple[str, ...]
    size: float
    is_bold: bool
    left: float
    right: float
    bottom: float
    is_torn: bool

    @property
    def text(self) -> str:
        return " ".join(self.columns)


def read_pdf(page: Page, lexicon: Lexicon, resources: tuple[Resource, ...]) -> tuple[Document, ...]:
    """The document of a PDF file; PageError if it is locked, broken or has no text, as scans have none."""
    try:
        with PdfDocument(page.data) as source:
            count = min(len(source), _MOST_PAGES)
            lines = [line for number in range(count) for line in _lines(source[number].get_textpage(), number)]
            title = source.get_metadata_dict().get("Title", "")
    except PdfiumError as error:
        raise PageError(Message("read.locked-pdf"), Message("read.save-without-password")) from error
    if not lines:
        raise NoTextError(Message("read.scanned-pdf"), Message("read.run-ocr"))
    drafts = with_typed_lists(list(_drafts(lines, _repeated(lines, count))))
    reasons = judged(drafts, furniture(lexicon))
    drafts = [replace(draft, chrome=reason) for draft, reason in zip(drafts, reasons, strict=True)]
    text, blocks = assembled(drafts)
    metadata = Metadata(title=clean(title).strip(), url=page.url or "")
    known = replace(page, data=b"", media_type="application/pdf")
    return (Document(known, text, blocks, metadata, resources),)


def _lines(words: PdfTextPage, number: int) -> Iterator[_Line]:
    """The lines of a page, as its file orders them."""
    first = 0
    text = "".join(chr(raw.FPDFText_GetUnicode(words, index)) for index in range(words.count_chars()))
    for found in re.finditer(r"\r?\n|$", text):
        line = text[first : found.start()]
        if clean(line).strip():
            yield _line(words, number, first, line)
        first = found.end()


def _line(words: PdfTextPage, number: int, first: int, text: str) -> _Line:
    seen = [first + offset for offset, sign in enumerate(text) if not sign.isspace() and sign not in _HYPHENS]
    boxes = [words.get_charbox(seen[0]), words.get_charbox(seen[-1])]
    middle = seen[len(seen) // 2]
    bold = [raw.FPDFText_GetFontWeight(words, index) >= _BOLD for index in (seen[0], middle, seen[-1])]
    return _Line(
        number,
        tuple(_columns(words, first, text)),
        raw.FPDFText_GetFontSize(words, middle),
        all(bold),
        left=min(box[0] for box in boxes),
        right=max(box[2] for box in boxes),
        bottom=min(box[1] for box in boxes),
        is_torn=text.rstrip()[-1:] in _HYPHENS or bool(_TORN.search(text.rstrip())),
    )


def _columns(words: PdfTextPage, first: int, text: str) -> Iterator[str]:
    """The parts of a line; a gap wider than letters are high parts two of them."""
    start = 0
    for gap in re.finditer(r"(?<=\S)\s+(?=\S)", text):
        before, after = first + gap.start() - 1, first + gap.end()
        width = words.get_charbox(after)[0] - words.get_charbox(before)[2]
        if width > _GAP * raw.FPDFText_GetFontSize(words, before):
            yield _folded(text[start : gap.start()])
            start = gap.end()
    yield _folded(text[start:])


def _folded(text: str) -> str:
    return " ".join(clean(text.strip(_HYPHENS)).split())


def _repeated(lines: Sequence[_Line], count: int) -> frozenset[str]:
    """The lines, numbers aside, that stand on most pages: running headers and footers."""
    seen = Counter(key for key, _ in {(_running(line), line.page) for line in lines})
    return frozenset(key for key, times in seen.items() if count > 2 and 2 * times > count)


def _running(line: _Line) -> str:
    return _DIGITS.sub("0", line.text)


def _drafts(lines: Sequence[_Line], repeated: frozenset[str]) -> Iterator[Draft]:
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    body = sizes.most_common(1)[0][0]
    kept = [line for line in lines if _running(line) not in repeated]
    table, row = 0, 0
    for group in _groups(kept, _edges(kept), body):
        if len(group[0].columns) == 1:
            table, row = table + (row > 0), 0
            yield _draft(group, body)
            continue
        for column, words in enumerate(group[0].columns):
            yield Draft(BlockKind.CELL, words, f"page {group[0].page + 1}", cell=Cell(table, row, column))
        row += 1
    for text in dict.fromkeys(line.text for line in lines if _running(line) in repeated):
        yield Draft(BlockKind.PARAGRAPH, text, "running header or footer", chrome="running header or footer")


def _edges(lines: Sequence[_Line]) -> dict[int, float]:
    """How far right the columns reach, by where they begin; a narrow one counts as far as a column does at least."""
    widest = max((line.right for line in lines), default=0.0)
    edges: dict[int, float] = {}
    for line in lines:
        column = round(line.left)
        edges[column] = max(line.right, edges.get(column, column + _COLUMN * (widest - column)))
    return edges


def _groups(lines: Sequence[_Line], edges: dict[int, float], body: float) -> Iterator[list[_Line]]:
    """The lines of one paragraph together; a line of several columns stands alone."""
    group = list(lines[:1])
    for before, line in pairwise(lines):
        if not _runs_on(before, line, edges[round(before.left)], body):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _runs_on(before: _Line, line: _Line, edge: float, body: float) -> bool:
    """Whether a line goes on with the paragraph of the line before it, maybe over the end of a page."""
    is_alike = abs(before.size - line.size) < 0.6 and before.is_bold is line.is_bold
    if not is_alike or list_mark(line.text).length or len(before.columns) + len(line.columns) > 2:
        return False
    distance = before.bottom - line.bottom
    is_near = 0 < distance <= _CLOSE * line.size if before.page == line.page else True
    if line.size > _LARGER * body and before.page == line.page:
        return 0 < distance <= _CLOSE_HEADING * line.size
    is_full = before.right - before.left >= _FULL * (edge - before.left) or before.is_torn
    if line.is_bold or before.page != line.page:
        return is_near and is_full and not before.text.endswith(_ENDS)
    return is_near and is_full


def _draft(group: Sequence[_Line], body: float) -> Draft:
    text = group[0].text
    for before, line in pairwise(group):
        torn = _TORN.sub("", text) if before.is_torn and line.text[:1].islower() else ""
        text = f"{torn}{line.text}" if torn else f"{text} {line.text}"
    first = group[0]
    is_larger = first.size > _LARGER * body
    is_heading = (is_larger or first.is_bold) and len(text) <= _LONGEST_HEADING and not text.endswith(".")
    path = f"page {first.page + 1}"
    if is_heading and ":" not in text[:-1]:
        return Draft(BlockKind.HEADING, text, path, level=1 if first.size > 1.4 * body else 2 if is_larger else 3)
    return Draft(BlockKind.PARAGRAPH, text, path)
