"""The funding line of a PDF, tagged or not; emblems are recognised by their drawing or their alternative text."""

from __future__ import annotations

import io
import re
from collections import deque
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from math import hypot
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]
from pypdf import PdfReader
from pypdfium2 import PdfMatrix

from pipeline.check.finding import Flaw
from pipeline.check.funding_line import FundingLine, FundingPicture, PageBox
from pipeline.check.pdf import BROKEN
from pipeline.check.pdf_text import marked_content
from pipeline.check.pdf_tree import StructureTag, tags_of
from pipeline.lexicon.funding_words import FundingWords, plain
from pipeline.messages import Message

_MM = 25.4 / 72

# The emblem's geometry (see its graphics guide): sides of 3 to 2, twelve stars on a circle of a third of the height,
# each a ninth of the height wide and a little less high; and the tolerance.
_SIDES, _STARS, _CIRCLE, _STAR, _OFF = 1.5, 12, 1 / 3, 1 / 9, 0.03

# The most objects that are looked at on a page, and the minimum height of an emblem in millimetres.
_MOST, _LEAST = 5_000, 2.0

# How deep drawings may be nested; sheets only nest once.
_DEEPEST = 4


def funding_line_in_pdf(data: bytes, words: Sequence[FundingWords]) -> FundingLine | Flaw:
    """What a PDF shows; a flaw if it cannot be read."""
    try:
        reader = PdfReader(io.BytesIO(data))
        tags = _tags(reader)
        lang = str(reader.root_object.get("/Lang", ""))
        with pypdfium2.PdfDocument(data) as document:
            pages = [_PageContent(document, number) for number in range(len(document))]
            text = "\n".join(page.text for page in pages)
            drawn = [emblem for page in pages for emblem in page.emblems()]
            pictures = [picture for page in pages for picture in page.pictures()]
            statements = tuple(place for page in pages for place in page.statements(words))
    except (*BROKEN, pypdfium2.PdfiumError) as error:
        return Flaw("file", Message("check.no-pdf", error=str(error)))
    figures = [picture for tag in tags if (picture := _figure(tag))]
    named = [
        one for one in figures if _says(one, [name for word in words for name in (*word.emblems, *word.statements)])
    ]
    emblems = drawn or named
    logos = [one for one in figures if one not in named and _says(one, [name for word in words for name in word.logos])]
    logos += [one for one in pictures if any(_is_in_row(one, emblem) for emblem in emblems)]
    alts = "\n".join(one.alt for one in named)
    return FundingLine(_languages(tags, lang, words), f"{text}\n{alts}", tuple(emblems), tuple(logos), statements)


def _tags(reader: PdfReader) -> list[StructureTag]:
    tops = tags_of(reader, marked_content(list(reader.pages)).by_place)
    return [tag for top in tops for tag in top.walk()]


def _languages(tags: Sequence[StructureTag], lang: str, words: Sequence[FundingWords]) -> tuple[str, ...]:
    """The languages of the sections' headings, else those of the labels of rows, else that of the document."""
    known = {word.lang for word in words}
    for role in ("H2", "TH"):
        found = {
            one.lang.partition("-")[0] for tag in tags if tag.role == role for one in tag.walk() if one.text.strip()
        }
        if found & known:
            return tuple(sorted(found & known))
    return (lang.partition("-")[0],)


def _figure(tag: StructureTag) -> FundingPicture | None:
    """A tagged picture that tells its size."""
    box = tag.attributes.get("/BBox")
    if tag.role != "Figure" or not tag.alt or box is None or len(box) != 4:
        return None
    left, bottom, right, top = (float(edge) * _MM for edge in box)
    return FundingPicture(tag.alt, right - left, top - bottom, PageBox(tag.page, left, bottom, right, top))


def _says(picture: FundingPicture, names: Sequence[str]) -> bool:
    alt = plain(picture.alt)
    return any(name in alt for name in names)


def _is_in_row(picture: FundingPicture, emblem: FundingPicture) -> bool:
    """Whether a picture stands in the same row as the emblem, and is not the emblem itself."""
    one, other = picture.box, emblem.box
    if one is None or other is None or one.page != other.page or one.overlaps(other):
        return False
    return min(one.top, other.top) - max(one.bottom, other.bottom) > other.height / 4


class _PageContent:
    """What is drawn and written on a page."""

    def __init__(self, document: Any, number: int) -> None:
        self._number = number
        self._page = document[number]
        self._letters = self._page.get_textpage()
        self.text: str = self._letters.get_text_range()

    def pictures(self) -> Iterator[FundingPicture]:
        """The bitmap pictures."""
        for box in self._drawn(pdfium_c.FPDF_PAGEOBJ_IMAGE):
            yield FundingPicture("", box.width, box.height, box)

    def emblems(self) -> Iterator[FundingPicture]:
        """The emblems drawn as vectors: a rectangle with a circle of twelve stars in it."""
        paths = list(islice(self._drawn(pdfium_c.FPDF_PAGEOBJ_PATH), _MOST))
        frames = [
            frame
            for frame in paths
            if frame.height >= _LEAST
            and abs(frame.width / frame.height - _SIDES) < _OFF * _SIDES
            and sum(_is_star_of(path, frame) for path in paths) == _STARS
        ]
        for frame in frames:
            # A border is no part of the emblem's height.
            if not any(other.overlaps(frame) and other.height < frame.height for other in frames):
                yield FundingPicture("", frame.width, frame.height, frame)

    def statements(self, words: Sequence[FundingWords]) -> Iterator[tuple[str, PageBox]]:
        """The places of the statements on the page."""
        said, places = _squeezed(self.text)
        for statement in (statement for word in words for statement in word.statements):
            bare = _squeezed(statement)[0]
            for found in re.finditer(re.escape(bare), said):
                boxes = [self._letters.get_charbox(places[at]) for at in range(found.start(), found.end())]
                left, bottom = (min(box[side] for box in boxes) for side in (0, 1))
                right, top = (max(box[side] for box in boxes) for side in (2, 3))
                yield statement, self._box((left, bottom, right, top))

    def _drawn(self, kind: int) -> Iterator[PageBox]:
        """The places of objects of a kind, including those in nested drawings, as often as they are drawn."""
        waiting = deque((entry, PdfMatrix(), 0) for entry in self._objects(None))
        while waiting:
            entry, matrix, depth = waiting.popleft()
            if entry.type == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                place = entry.get_matrix().multiply(matrix)
                waiting.extendleft((inner, place, depth + 1) for inner in reversed(self._objects(entry)))
            elif entry.type == kind:
                yield self._box(matrix.on_rect(*entry.get_bounds()))

    def _objects(self, form: Any) -> list[Any]:
        return list(self._page.get_objects(max_depth=1, form=form))

    def _box(self, bounds: tuple[float, float, float, float]) -> PageBox:
        left, bottom, right, top = (edge * _MM for edge in bounds)
        return PageBox(self._number, left, bottom, right, top)


def _is_star_of(star: PageBox, frame: PageBox) -> bool:
    """Whether a path has the size and the position of one of the emblem's stars."""
    off = _OFF * frame.height
    if abs(star.width - _STAR * frame.height) > off or abs(star.height - _STAR * frame.height) > off:
        return False
    across = (star.left + star.right - frame.left - frame.right) / 2
    along = (star.bottom + star.top - frame.bottom - frame.top) / 2
    return abs(hypot(across, along) - _CIRCLE * frame.height) < off


def _squeezed(text: str) -> tuple[str, list[int]]:
    """The text folded and without spaces, and the source index of each of its characters."""
    pairs = [(sign, at) for at, character in enumerate(text) for sign in _folded(character)]
    return "".join(sign for sign, _ in pairs), [at for _, at in pairs]


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    return plain(character)
