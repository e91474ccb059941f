"""What is drawn on a PDF page besides words and thin lines: backgrounds, pictures and drawings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ctypes import addressof, c_float, c_int, c_uint
from typing import Any, NamedTuple

from pypdfium2 import PdfPage, raw  # type: ignore[import-untyped]

from pipeline.read.pdf.words import Box

# A path smaller than this, in points, is a rule or part of a drawing, not a background.
_LEAST = (12.0, 4.0)
_MOST_DRAWN = 5000


class Backdrop(NamedTuple):
    """A filled path, picture, shading or whole drawing, pdfium's handle of it in `drawn`.

    `colour` is its fill colour, if it has one; `texts` are the text objects drawn since the backdrop before it.
    """

    drawn: Any
    kind: int
    box: Box
    colour: tuple[int, ...]
    texts: Sequence[int]

    @property
    def is_picture(self) -> bool:
        return bool(self.kind == raw.FPDF_PAGEOBJ_IMAGE)


def backdrops(page: PdfPage) -> Iterator[Backdrop]:
    """What may be behind words, in drawing order."""
    left, bottom, right, top = (c_float() for _ in range(4))
    texts: list[int] = []
    for number in range(min(raw.FPDFPage_CountObjects(page), _MOST_DRAWN)):
        one = raw.FPDFPage_GetObject(page, number)
        kind = raw.FPDFPageObj_GetType(one)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            texts.append(addressof(one.contents))
            continue
        if kind == raw.FPDF_PAGEOBJ_PATH and not _is_filled(one):
            continue
        raw.FPDFPageObj_GetBounds(one, left, bottom, right, top)
        box = Box(left.value, bottom.value, right.value, top.value)
        if box.right - box.left >= _LEAST[0] and box.top - box.bottom >= _LEAST[1]:
            yield Backdrop(one, kind, box, _colour(one) if kind == raw.FPDF_PAGEOBJ_PATH else (), texts)
            texts = []


def _is_filled(path: Any) -> bool:
    fill, stroke = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(fill.value != raw.FPDF_FILLMODE_NONE)


def _colour(path: Any) -> tuple[int, ...]:
    channels = [c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(path, *channels)
    return tuple(channel.value for channel in channels)
