from __future__ import annotations

import io
import struct
from pathlib import Path

import pikepdf
import pydyf
from fontTools.ttLib import TTFont

from pipeline.render.pdf.streams import font_program, has_unclear_end, settle_ends

FONT = Path("templates/fonts/Literata-Bold.ttf")


def test_streams_that_seem_a_byte_short_are_noticed() -> None:
    assert has_unclear_end(b"stream\nab\r\nendstream")
    assert not has_unclear_end(b"stream\nab\n\nendstream")


def test_a_page_is_drawn_with_no_more_digits_than_can_be_seen() -> None:
    pdf, out = pydyf.PDF(), io.BytesIO()
    drawn = pydyf.Stream([b"0.788235 1 0 rg", b"68.031496 -2.5 m", b"[<0001>0<0002>-10<0003>] TJ"], compress=True)
    pdf.add_object(drawn)
    pdf.add_page(
        pydyf.Dictionary({"Type": "/Page", "MediaBox": pydyf.Array([0, 0, 9, 9]), "Contents": drawn.reference})
    )
    settle_ends(pdf, 0)
    pdf.write(out)
    with pikepdf.open(io.BytesIO(out.getvalue())) as file:
        read = file.pages[0].Contents.read_bytes()
    assert read.split(b"\n") == [b"0.788 1 0 rg", b"68.031 -2.5 m", b"[<00010002>-10<0003>] TJ"]


def test_a_font_has_the_tables_that_a_pdf_needs_and_its_glyphs_are_the_same() -> None:
    whole, cut = (TTFont(io.BytesIO(data)) for data in (FONT.read_bytes(), font_program(FONT.read_bytes())))
    assert {"name", "OS/2", "cmap"} & set(whole.reader.keys())
    assert set(cut.reader.keys()) == {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}
    assert all(cut.reader[table] == whole.reader[table] for table in cut.reader.keys())  # noqa: SIM118 - no mapping


def test_a_font_tells_how_its_tables_are_searched() -> None:
    _, count, span, steps, rest = struct.unpack_from(">4s4H", font_program(FONT.read_bytes()))
    assert (count, span, steps, rest) == (6, 64, 2, 32)


def test_a_font_of_another_kind_stays_as_it_is() -> None:
    assert font_program(b"OTTO\0\1rest") == b"OTTO\0\1rest"
