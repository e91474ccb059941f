"""Small pages laid out on larger ones for printing, as the drawings that they are: links and tags do not come along."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple, TypeAlias

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    TextStringObject,
)

from pipeline.model import Sheet
from pipeline.render.pdf.metadata import packet

_MM = 72 / 25.4

# A4 across; half of it is A5.
_WIDTH, _HEIGHT = 297 * _MM, 210 * _MM
_A3 = 420 * _MM, 297 * _MM

# Where to cut: a stroke from each long edge, reaching beyond what office printers leave white, and as short as the
# pages' margins, in black on white: the white keeps it visible on a coloured band. Pairs are (grey, width).
_STROKE = 9 * _MM
_STROKE_INKS = ((1, 2), (0, 0.4))

_LONG_EDGE, _SHORT_EDGE = "/DuplexFlipLongEdge", "/DuplexFlipShortEdge"

# A leaf of a handout: its front and its back, None where it has none.
_Leaf: TypeAlias = tuple[PageObject, PageObject | None]


class About(NamedTuple):
    """The properties of a laid-out file."""

    title: str
    lang: str
    identifier: str


class _Position(NamedTuple):
    """A page's place on the paper: its left edge, its scale, and the stretch of the paper that it fills."""

    page: PageObject
    x: float
    scale: float
    left: float
    width: float


def two_up(data: bytes, sheet: Sheet) -> bytes:
    """Every A5 page of a sheet's PDF twice on A4 across.

    Every second page stands on its head: printers turn the paper over its long edge unless they are told otherwise,
    and a handout is turned over its own, which lies across. The file asks viewers for that way of printing. Strokes at
    both long edges show where to cut.
    """
    out = _Papers((_WIDTH, _HEIGHT))
    for number, page in enumerate(PdfReader(io.BytesIO(data)).pages):
        out.add([*_halves(page, page)], _cut(), is_turned=number % 2 == 1)
    return out.finished(About(sheet.title, sheet.lang, str(sheet.identifier)), _LONG_EDGE)


def handouts(files: Iterable[bytes], about: About) -> bytes:
    """The A5 pages of many sheets' PDFs, two sheets side by side on A4 across, to print on both sides and cut in two.

    Behind each front is the back of the same sheet, turned as in `two_up`. Of an odd number of sheets the last stands
    alone at the left.
    """
    out = _Papers((_WIDTH, _HEIGHT))
    leaves = [leaf for data in files for leaf in _leaves(PdfReader(io.BytesIO(data)).pages)]
    for left, right in zip_longest(leaves[::2], leaves[1::2]):
        other = right or (None, None)
        out.add([*_halves(left[0], other[0])], _cut())
        # The paper is turned over its long edge: its left stays at the left, which on its head is at the right.
        out.add([*_halves(other[1], left[1])], _cut(), is_turned=True)
    return out.finished(about, _LONG_EDGE)


def _leaves(pages: Sequence[PageObject]) -> Iterable[_Leaf]:
    return ((front, back) for front, back in zip_longest(pages[::2], pages[1::2]) if front)


def booklet(data: bytes, about: About, *, is_small: bool, creep_mm: float = 0.0) -> bytes:
    """The pages of an A4 file two by two, to be printed on both sides, put into each other and folded once.

    The paper is A3, or A4 if it is to be a `small` booklet of A5. The first and the last page are its covers: pages
    that are missing to a multiple of four are blank and stand before the last. The file asks viewers to have the paper
    turned over its short edge. Inner sheets stand out of the fold by `creep_mm` each: their pages move towards it.
    """
    pages = PdfReader(io.BytesIO(data)).pages
    width, height = (_WIDTH, _HEIGHT) if is_small else _A3
    out = _Papers((width, height))
    for number, pair in enumerate(sides(len(pages))):
        creep = number // 2 * creep_mm * _MM
        places = []
        for at, page in zip((0.0, width / 2), (None if one is None else pages[one] for one in pair), strict=True):
            if page is not None:
                scale = width / 2 / float(page.trimbox.width)
                places.append(_Position(page, at + (creep if at == 0 else -creep), scale, at, width / 2))
        out.add(places)
    return out.finished(about, _SHORT_EDGE)


def sides(count: int) -> tuple[tuple[int | None, int | None], ...]:
    """The sides of a booklet's paper, front and back in turn: which pages (from 0) stand at the left and at the right.

    None is a blank page.
    """
    whole = -(-count // 4) * 4
    order = [*range(count - 1), *[None] * (whole - count), count - 1] if count > 1 else [*range(count)] + [None] * 3
    pairs: list[tuple[int | None, int | None]] = []
    for sheet in range(0, whole // 2, 2):
        pairs += [(order[whole - 1 - sheet], order[sheet]), (order[sheet + 1], order[whole - 2 - sheet])]
    return tuple(pairs)


def _halves(left: PageObject | None, right: PageObject | None) -> Iterable[_Position]:
    """Two A5 pages on A4.

    A5 is half a millimetre narrower than half of A4: the two meet where the paper is cut, and what bleeds goes on to
    the paper's edge.
    """
    if left is not None:
        yield _Position(left, _WIDTH / 2 - float(left.trimbox.width), 1, 0, _WIDTH / 2)
    if right is not None:
        yield _Position(right, _WIDTH / 2, 1, _WIDTH / 2, _WIDTH / 2)


class _Papers:
    """A file of papers of one size, in points, on which the pages of other files stand."""

    def __init__(self, size: tuple[float, float]) -> None:
        self._out = PdfWriter()
        self._width, self._height = size
        # The pages are kept with what was made of them, so that none of them gets another's number.
        self._drawn: dict[int, tuple[PageObject, IndirectObject]] = {}

    def add(self, places: Sequence[_Position], over: bytes = b"", *, is_turned: bool = False) -> None:
        """A paper with these pages, and drawing operators `over` them; a turned one stands on its head."""
        names = [NameObject(f"/P{number}") for number in range(len(places))]
        parts = [f"-1 0 0 -1 {self._width:.3f} {self._height:.3f} cm"] if is_turned else []
        for name, one in zip(names, places, strict=True):
            x = one.x - one.scale * float(one.page.trimbox.left)
            y = -one.scale * float(one.page.trimbox.bottom)
            clip = f"{one.left:.3f} 0 {one.width:.3f} {self._height:.3f} re W n"
            parts.append(f"q {clip} {one.scale:.6g} 0 0 {one.scale:.6g} {x:.3f} {y:.3f} cm {name} Do Q")
        paper = PageObject.create_blank_page(width=self._width, height=self._height)
        content = DecodedStreamObject()
        content.set_data("\n".join(["q", *parts, "Q", ""]).encode() + over)
        paper[NameObject("/Contents")] = self._out._add_object(content.flate_encode())  # noqa: SLF001
        drawn = {name: self._drawing(one.page) for name, one in zip(names, places, strict=True)}
        paper[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): DictionaryObject(drawn)})
        self._out.add_page(paper)

    def _drawing(self, page: PageObject) -> IndirectObject:
        """The page as a drawing that can stand anywhere; the same one for the same page."""
        if id(page) not in self._drawn:
            found = page.get_contents()
            form = DecodedStreamObject()
            form.set_data(b"" if found is None else found.get_data())
            form[NameObject("/Type")] = NameObject("/XObject")
            form[NameObject("/Subtype")] = NameObject("/Form")
            # What bleeds lies beyond the page's own box.
            left, bottom, right, top = page.trimbox
            spare = 20 * _MM
            edges = (left - spare, bottom - spare, right + spare, top + spare)
            form[NameObject("/BBox")] = ArrayObject(map(FloatObject, edges))
            form[NameObject("/Resources")] = page.raw_get("/Resources").clone(self._out)
            self._drawn[id(page)] = page, self._out._add_object(form.flate_encode())  # noqa: SLF001 - pypdf has no public way
        return self._drawn[id(page)][1]

    def finished(self, about: About, duplex: str) -> bytes:
        """The file, which asks for this way of printing on both sides."""
        out = self._out
        out.add_metadata({"/Title": about.title})
        out.xmp_metadata = packet(about.identifier)
        out.root_object[NameObject("/Lang")] = TextStringObject(about.lang)
        wishes = {NameObject("/Duplex"): NameObject(duplex), NameObject("/PrintScaling"): NameObject("/None")}
        out.root_object[NameObject("/ViewerPreferences")] = DictionaryObject(wishes)
        out.compress_identical_objects()
        file = io.BytesIO()
        out.write(file)
        return file.getvalue()


def _cut() -> bytes:
    """The strokes that show where to cut."""
    ends = ((0, _STROKE), (_HEIGHT - _STROKE, _HEIGHT))
    lines = " ".join(f"{_WIDTH / 2:.3f} {start:.3f} m {_WIDTH / 2:.3f} {end:.3f} l" for start, end in ends)
    return " ".join(f"{grey} G {width} w {lines} S" for grey, width in _STROKE_INKS).encode()
