"""Finds invisible words of a PDF page: without ink, off the page, tiny, covered, or in their background's colour.

The background is known from a rendering of the page, which is made only if there is cause: pale words, words below or
on something of their own colour, and layers, which may be switched off.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from pypdfium2 import PdfPage, raw  # type: ignore[import-untyped]

from pipeline.read.pdf.backdrops import Backdrop
from pipeline.read.pdf.words import INVISIBLE, Box, Word

# In points.
_TINY = 1.0
# Colour channels from this value on, or lower opacity than this, give cause to look; colours this close are the same.
_PALE = 200
_FAINT = 64
_ALIKE = 10
_NEARLY_ALIKE = 48
# Pixels per point: enough to see the strokes of small letters.
_SCALE = 1.5


class Unseen(NamedTuple):
    """Words by index: those that are certainly invisible, and those that may be."""

    hidden: frozenset[int]
    doubtful: frozenset[int]


def unseen(page: PdfPage, words: Sequence[Word], behind: Sequence[Backdrop], like: Callable[[int], int]) -> Unseen:
    """The invisible words of a page; `like` gives the text object that represents another one in `Word.look`.

    Words without ink are read if there is a picture at their place, as text recognition puts them behind a scan. If
    most of the page has ink, this is in doubt.
    """
    box = page_box(page)
    hidden = {word.number for word in words if word.look.size < _TINY or not _touches(box, word.box)}
    inkless = [word for word in words if word.look.mode == INVISIBLE and word.number not in hidden]
    doubtful: set[int] = set()
    if inkless:
        pictures = [one.box for one in behind if one.is_picture]
        recognised = {word.number for word in inkless if any(one.holds(*_middle(word.box)) for one in pictures)}
        hidden |= {word.number for word in inkless} - recognised
        if 2 * len(recognised) < len(words):
            doubtful = recognised
    seen = [word for word in words if word.number not in hidden and word.look.mode != INVISIBLE]
    if _has_cause(seen, behind, like):
        hidden |= _without_trace(page, box, seen)
    return Unseen(frozenset(hidden), frozenset(doubtful))


def page_box(page: PdfPage) -> Box:
    """The visible part of a page."""
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, box)
    return Box(box.left, box.bottom, box.right, box.top)


def _touches(first: Box, second: Box) -> bool:
    return (
        first.left < second.right
        and second.left < first.right
        and first.bottom < second.top
        and second.bottom < first.top
    ) or first.holds(*_middle(second))


def _middle(box: Box) -> tuple[float, float]:
    return (box.left + box.right) / 2, (box.bottom + box.top) / 2


def _has_cause(words: Sequence[Word], behind: Sequence[Backdrop], like: Callable[[int], int]) -> bool:
    """Whether a word may be covered, in the colour of its background, or on a layer that is switched off."""
    looks = {word.look for word in words}
    if any(min(look.colour[:3]) >= _PALE or look.colour[3] < _FAINT or look.is_layered for look in looks):
        return True
    before: set[int] = set()
    places = [(*_middle(word.box), word) for word in words]
    for one in behind:
        before.update(map(like, one.texts))
        left, bottom, right, top = one.box
        above = [word for x, y, word in places if left <= x <= right and bottom <= y <= top]
        if any(_may_hide(one, word, before) for word in above):
            return True
    return False


def _may_hide(ground: Backdrop, word: Word, before: set[int]) -> bool:
    is_alike = bool(ground.colour) and all(
        abs(own - other) <= _NEARLY_ALIKE for own, other in zip(word.look.colour[:3], ground.colour[:3], strict=True)
    )
    return is_alike or not ground.colour or word.look.drawn in before


def _without_trace(page: PdfPage, box: Box, words: Sequence[Word]) -> set[int]:
    """The words that leave no trace in a rendering of the page: it has a single colour at their place."""
    turn = page.get_rotation()
    picture = page.render(scale=_SCALE, rotation=(360 - turn) % 360, may_draw_forms=False).to_pil().convert("RGB")
    out = set()
    for word in words:
        place = (
            max(0, int((word.box.left - box.left) * _SCALE)),
            max(0, int((box.top - word.box.top) * _SCALE)),
            min(picture.width, int((word.box.right - box.left) * _SCALE) + 1),
            min(picture.height, int((box.top - word.box.bottom) * _SCALE) + 1),
        )
        if place[0] < place[2] and place[1] < place[3] and any(map(str.isalnum, word.text)):
            extremes = picture.crop(place).getextrema()
            if all(high - low <= _ALIKE for low, high in extremes):
                out.add(word.number)
    return out
