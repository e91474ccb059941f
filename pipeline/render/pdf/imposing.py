"""Small pages laid out on larger ones for printing, as the drawings that they are."""

from __future__ import annotations

import io

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, RectangleObject, TextStringObject

from pipeline.model import Sheet
from pipeline.render.pdf.metadata import packet

# A4 across, in points; half of it is A5.
_WIDTH, _HEIGHT = 297 * 72 / 25.4, 210 * 72 / 25.4

# Where to cut: a stroke from each long edge, reaching beyond what office printers leave white, and as short as the
# pages' margins, in black on white: the white keeps it visible on a coloured band. Pairs are (grey, width).
_STROKE = 9 * 72 / 25.4
_STROKE_INKS = ((1, 2), (0, 0.4))


def two_up(data: bytes, sheet: Sheet) -> bytes:
    """Every A5 page of a sheet's PDF twice on A4 across.

    Every second page stands on its head: printers turn the paper over its long edge unless they are told otherwise,
    and a handout is turned over its own, which lies across. The file asks viewers for that way of printing. Strokes at
    both long edges show where to cut.
    """
    out = PdfWriter()
    for number, page in enumerate(PdfReader(io.BytesIO(data)).pages):
        paper = PageObject.create_blank_page(width=_WIDTH, height=_HEIGHT)
        # A5 is half a millimetre narrower than half of A4: the two meet where the paper is cut, and what bleeds goes on
        # to the paper's edge.
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        spare = _WIDTH / 2 - width
        for left, edges in ((spare, (-spare, 0, width, height)), (_WIDTH / 2, (0, 0, width + spare, height))):
            page.mediabox = page.cropbox = page.trimbox = RectangleObject(edges)
            place = Transformation().translate(left, 0)
            if number % 2:
                place = place.rotate(180).translate(_WIDTH, _HEIGHT)
            paper.merge_transformed_page(page, place)
        paper.merge_page(_cut())
        # Links and tags do not come along.
        paper.pop("/Annots", None)
        out.add_page(paper)
    out.add_metadata({"/Title": sheet.title})
    out.xmp_metadata = packet(str(sheet.identifier))
    out.root_object[NameObject("/Lang")] = TextStringObject(sheet.lang)
    wishes = {"/Duplex": "/DuplexFlipLongEdge", "/PrintScaling": "/None"}
    out.root_object[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject(key): NameObject(wish) for key, wish in wishes.items()}
    )
    out.compress_identical_objects()
    file = io.BytesIO()
    out.write(file)
    return file.getvalue()


def _cut() -> PageObject:
    """The strokes that show where to cut, as a page to lay over another."""
    middle = _WIDTH / 2
    ends = ((0, _STROKE), (_HEIGHT - _STROKE, _HEIGHT))
    lines = " ".join(f"{middle:.3f} {start:.3f} m {middle:.3f} {end:.3f} l" for start, end in ends)
    stream = DecodedStreamObject()
    stream.set_data(" ".join(f"{grey} G {width} w {lines} S" for grey, width in _STROKE_INKS).encode())
    page = PageObject.create_blank_page(width=_WIDTH, height=_HEIGHT)
    page[NameObject("/Contents")] = stream
    return page
