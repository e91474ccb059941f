"""The links of a PDF page: which words link to which address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ctypes import c_int, create_string_buffer
from typing import NamedTuple

from pypdfium2 import PdfDocument, PdfPage, raw  # type: ignore[import-untyped]

from pipeline.read.charset import clean
from pipeline.read.pdf.words import Box, Word

# No page has more that people can click on.
_MOST = 1000
_LONGEST = 4000


class _Link(NamedTuple):
    box: Box
    address: str


def with_links(source: PdfDocument, page: PdfPage, words: Sequence[Word]) -> list[Word]:
    """The words of a page, those inside a link with its address."""
    links = list(_links(source, page))
    if not links:
        return list(words)
    return [word._replace(link=address) if (address := _address(word, links)) else word for word in words]


def _address(word: Word, links: Sequence[_Link]) -> str:
    x, y = (word.box.left + word.box.right) / 2, (word.box.bottom + word.box.top) / 2
    return next((link.address for link in links if link.box.holds(x, y)), "")


def _links(source: PdfDocument, page: PdfPage) -> Iterator[_Link]:
    """The links of a page to addresses on the web."""
    place, link, rect = c_int(), raw.FPDF_LINK(), raw.FS_RECTF()
    for _ in range(_MOST):
        if not raw.FPDFLink_Enumerate(page, place, link):
            return
        action = raw.FPDFLink_GetAction(link)
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
            continue
        room = create_string_buffer(_LONGEST)
        length = raw.FPDFAction_GetURIPath(source, action, room, _LONGEST)
        address = clean(room.value.decode("utf-8", "replace")).strip() if length <= _LONGEST else ""
        if address.startswith(("http://", "https://")) and raw.FPDFLink_GetAnnotRect(link, rect):
            yield _Link(Box(rect.left, rect.bottom, rect.right, rect.top), address)
