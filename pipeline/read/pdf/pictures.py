"""The pictures of a PDF that are worth showing, and their places among its lines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from ctypes import c_ubyte, c_uint
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from typing import Any, NamedTuple

from pypdfium2 import PdfDocument, PdfImage, PdfiumError, PdfPage, raw  # type: ignore[import-untyped]

from pipeline.model import BlockKind, Picture, Resource
from pipeline.read.blocks import Draft
from pipeline.read.pdf.backdrops import Backdrop
from pipeline.read.pdf.printed_lines import PrintedLine
from pipeline.read.pdf.words import Box, Word

# The minimum for the shorter side of a picture, on the page in points and in the file in pixels: logos are smaller.
_LEAST, _FEWEST_PIXELS = 72.0, 150
# Limits against hostile files: pictures looked at, bytes of one as stored, pixels.
_MOST, _LARGEST, _MOST_PIXELS = 24, 8_000_000, 12_000_000
# A picture with more words than this on it is a scan or a background.
_MOST_WORDS_ON = 3
# The longest side of a re-encoded picture in pixels; with fewer colours than this it is a drawing; JPEG quality.
_LONGEST_SIDE, _COLOURS, _QUALITY = 2000, 4096, 90
# The frame header of a CMYK JPEG (ISO/IEC 10918-1, B.2.2).
_INKS = re.compile(rb"\xff[\xc0-\xc2]\x00\x14\x08")
# How far below its picture a caption may stand, in font sizes, and its font size relative to the text's.
_NEAR, _SMALLER = 3.0, 0.95


class PlacedPicture(NamedTuple):
    """A picture on a page; `resource` is None if it could not be extracted."""

    page: int
    box: Box
    name: str
    alt: str
    resource: Resource | None

    def draft(self) -> Draft:
        return Draft(BlockKind.FIGURE, "", f"page {self.page + 1}", picture=Picture(self.name, self.alt))


class PictureCollector:
    """Collects the pictures of a file page by page; what is on several pages is not content."""

    def __init__(self, source: PdfDocument) -> None:
        self._source = source
        self._found: dict[str, PlacedPicture] = {}
        self._pages: dict[str, set[int]] = defaultdict(set)

    def look_at(
        self, page: PdfPage, number: int, grounds: Iterable[Backdrop], words: Sequence[Word], alts: Mapping[int, str]
    ) -> None:
        """Take the pictures of a page that are worth showing; `alts` are alternative texts by marked-content id."""
        for one in grounds:
            if not one.is_picture or len(self._found) >= _MOST or not _is_of_use(one, words):
                continue
            stored = _stored(one.drawn)
            key = sha256(stored).hexdigest()
            self._pages[key].add(number)
            if stored and key not in self._found:
                name = f"page-{number + 1}-{len(self._found) + 1}"
                kind, data = self._file(page, one.drawn, stored)
                name += {"image/png": ".png", "image/jpeg": ".jpg"}.get(kind, "")
                resource = Resource(name, kind, data) if data else None
                self._found[key] = PlacedPicture(
                    number, one.box, name, alts.get(raw.FPDFPageObj_GetMarkedContentID(one.drawn), ""), resource
                )

    def shown(self) -> list[PlacedPicture]:
        """The pictures in the order of their pages."""
        return [one for key, one in self._found.items() if len(self._pages[key]) == 1]

    def _file(self, page: PdfPage, drawn: Any, stored: bytes) -> tuple[str, bytes]:
        """The media type and the bytes of a picture; empty if it cannot be extracted, or is too large."""
        image = PdfImage(drawn, page=page, pdf=self._source)
        wide, high = image.get_px_size()
        if wide * high > _MOST_PIXELS:
            return "", b""
        try:
            if _is_plain_jpeg(image, stored):
                return "image/jpeg", stored
            picture = image.get_bitmap(render=True).to_pil()
        except (PdfiumError, ValueError, OSError, ZeroDivisionError):
            return "", b""
        plain = picture.convert("RGB")
        if "A" in picture.getbands():
            on_white = plain.point(lambda _: 255)
            on_white.paste(plain, mask=picture.getchannel("A"))
            plain = on_white
        plain.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
        if plain.getcolors(1):
            return "", b""
        is_drawing = plain.getcolors(_COLOURS) is not None
        out = BytesIO()
        plain.save(out, "PNG" if is_drawing else "JPEG", quality=_QUALITY)
        return ("image/png" if is_drawing else "image/jpeg"), out.getvalue()


def _is_of_use(picture: Backdrop, words: Sequence[Word]) -> bool:
    """Whether a picture is large enough, and neither a scan nor a background."""
    box, wide, high = picture.box, c_uint(), c_uint()
    if min(box.right - box.left, box.top - box.bottom) < _LEAST:
        return False
    raw.FPDFImageObj_GetImagePixelSize(picture.drawn, wide, high)
    if min(wide.value, high.value) < _FEWEST_PIXELS:
        return False
    on = sum(box.holds((word.box.left + word.box.right) / 2, (word.box.bottom + word.box.top) / 2) for word in words)
    return on <= _MOST_WORDS_ON


def _stored(drawn: Any) -> bytes:
    """The bytes of a picture as stored in the file; empty if there are too many."""
    length = raw.FPDFImageObj_GetImageDataRaw(drawn, None, 0)
    if not 0 < length <= _LARGEST:
        return b""
    room = (c_ubyte * length)()
    raw.FPDFImageObj_GetImageDataRaw(drawn, room, length)
    return bytes(room)


def _is_plain_jpeg(image: PdfImage, stored: bytes) -> bool:
    """Whether a picture is stored as an upright JPEG that is not CMYK."""
    if image.get_filters() != ["DCTDecode"] or not stored.startswith(b"\xff\xd8\xff"):
        return False
    a, b, c, d, *_ = image.get_matrix().get()
    return a > 0 and d > 0 and not b and not c and not _INKS.search(stored)


def over_lines(
    lines: Sequence[PrintedLine], pictures: Sequence[PlacedPicture]
) -> Mapping[int, Sequence[PlacedPicture]]:
    """The pictures by the index of the line that each comes before: the nearest one below it, such as its caption.

    No picture comes between the cells of a table.
    """
    by_line: dict[int, list[PlacedPicture]] = defaultdict(list)
    for picture in pictures:
        at = _line_below(lines, picture)
        while (
            0 < at < len(lines)
            and (cell := lines[at].cell)
            and (before := lines[at - 1].cell)
            and (cell.table == before.table)
        ):
            at += 1
        by_line[at].append(picture)
    return by_line


def _line_below(lines: Sequence[PrintedLine], picture: PlacedPicture) -> int:
    """The index of the nearest line below a picture, else the one after the last line above it or on its page."""
    box = picture.box
    here = [at for at, line in enumerate(lines) if line.page == picture.page]
    beside = [at for at in here if lines[at].left < box.right and lines[at].right > box.left]
    below = [at for at in beside if lines[at].base < box.bottom]
    if below:
        return max(below, key=lambda at: (lines[at].base, -lines[at].left))
    if beside or here:
        return max(beside or here) + 1
    return sum(line.page < picture.page for line in lines)


def with_pictures(
    groups: Iterable[tuple[Sequence[PrintedLine], Sequence[Draft]]],
    over: Mapping[int, Sequence[PlacedPicture]],
    body: float,
) -> Iterator[Draft]:
    """The blocks with the pictures between them; a picture inside a block comes after it.

    Words right below a picture in letters smaller than the text's are its caption.
    """
    at = 0
    for lines, (block, *asides) in groups:
        above = over.get(at, ())
        yield from (picture.draft() for picture in above)
        is_caption = bool(above) and block.kind is BlockKind.PARAGRAPH and _is_caption(lines, above[-1], body)
        yield replace(block, kind=BlockKind.CAPTION) if is_caption else block
        yield from asides
        for inside in range(at + 1, at + len(lines)):
            yield from (picture.draft() for picture in over.get(inside, ()))
        at += len(lines)
    yield from (picture.draft() for picture in over.get(at, ()))


def _is_caption(lines: Sequence[PrintedLine], picture: PlacedPicture, body: float) -> bool:
    first = lines[0]
    is_near = first.page == picture.page and picture.box.bottom - first.base <= _NEAR * first.size
    return is_near and all(line.size <= _SMALLER * body for line in lines)
