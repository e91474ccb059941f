"""Whether the words of a PDF have enough contrast with their background (WCAG 2.1, 1.4.3).

The page is rendered without its words, which shows their background however it was painted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from ctypes import c_float, c_int, c_uint, create_string_buffer
from math import hypot
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]

from pipeline.check.finding import Flaw, contrast_flaw
from pipeline.messages import Message

# The rendering mode of invisible text, such as that behind a scanned page.
_UNSEEN = 3

# The columns and rows of dots at which a text's background is sampled.
_COLUMNS, _ROWS = 7, 3

# A page is rendered with one dot a point, and at most this many dots on either side.
_MOST_DOTS = 2_000


class _ColouredText(NamedTuple):
    """Words with their colour `#rrggbb`, their place (left, bottom, right, top), and their size in points."""

    words: str
    colour: str
    box: tuple[float, float, float, float]
    points: float
    is_bold: bool


def contrast_flaws(file: Path) -> Iterator[Flaw]:
    """Words with too little contrast, the first ones for each pair of colours on a page."""
    try:
        with pypdfium2.PdfDocument(file) as document:
            for number in range(len(document)):
                yield from _page_flaws(document[number], number + 1)
    except pypdfium2.PdfiumError as error:
        yield Flaw("file", Message("check.not-drawn", error=str(error)))


def _page_flaws(page: Any, number: int) -> Iterator[Flaw]:
    texts = list(_texts(page))
    drawing = _Drawing(page)
    seen = set()
    for text in texts:
        ground = drawing.colour_at(text.box)
        if not ground or (text.colour, ground) in seen:
            continue
        if flaw := contrast_flaw(text.words, (text.colour, ground), text.points, is_bold=text.is_bold):
            seen.add((text.colour, ground))
            yield Flaw(flaw.rule, Message("check.on-page", page=number, what=flaw.text))


def _texts(page: Any) -> Iterator[_ColouredText]:
    """The texts of a page, which are removed from it."""
    letters = page.get_textpage()
    found = list(page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT], max_depth=1))
    for entry in found:
        if (words := letters.get_text_bounded(*entry.get_bounds()).strip()) and (colour := _colour(entry)):
            yield _ColouredText(words, colour, entry.get_bounds(), *_size(entry))
    for entry in found:
        page.remove_obj(entry)


def _colour(text: Any) -> str:
    """The fill colour of letters; "" if they are invisible or translucent."""
    parts = [c_uint() for _ in range(4)]
    is_unseen = pdfium_c.FPDFTextObj_GetTextRenderMode(text.raw) == _UNSEEN
    if is_unseen or not pdfium_c.FPDFPageObj_GetFillColor(text.raw, *parts) or parts[3].value != 255:
        return ""
    return _written(part.value for part in parts[:3])


def _written(parts: Iterator[int] | bytes) -> str:
    return "#" + "".join(f"{part:02x}" for part in parts)


def _size(text: Any) -> tuple[float, bool]:
    """The size of letters in points, and whether they are bold."""
    size, matrix, name = c_float(), pdfium_c.FS_MATRIX(), create_string_buffer(200)
    pdfium_c.FPDFTextObj_GetFontSize(text.raw, size)
    pdfium_c.FPDFPageObj_GetMatrix(text.raw, matrix)
    pdfium_c.FPDFFont_GetBaseFontName(pdfium_c.FPDFTextObj_GetFont(text.raw), name, len(name))
    return size.value * hypot(matrix.c, matrix.d), b"bold" in name.value.lower()


class _Drawing:
    """A page as dots."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._bitmap = page.render(scale=min(1.0, _MOST_DOTS / max(page.get_size())), rev_byteorder=True)
        self._dots = bytes(self._bitmap.buffer)

    def colour_at(self, box: tuple[float, float, float, float]) -> str:
        """The colour of most dots in a box; "" if none has the majority."""
        left, bottom, right, top = box
        seen = Counter(
            self._dot(left + (right - left) * (column + 0.5) / _COLUMNS, bottom + (top - bottom) * (row + 0.5) / _ROWS)
            for column in range(_COLUMNS)
            for row in range(_ROWS)
        )
        colour, count = seen.most_common(1)[0]
        return colour if count > _COLUMNS * _ROWS / 2 else ""

    def _dot(self, x: float, y: float) -> str:
        across, down = c_int(), c_int()
        width, height = self._bitmap.width, self._bitmap.height
        pdfium_c.FPDF_PageToDevice(self._page.raw, 0, 0, width, height, 0, x, y, across, down)
        if not (0 <= across.value < width and 0 <= down.value < height):
            return ""
        at = down.value * self._bitmap.stride + across.value * self._bitmap.n_channels
        return _written(self._dots[at : at + 3])
