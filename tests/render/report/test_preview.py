from __future__ import annotations

import io

import pikepdf
from PIL import Image

from pipeline.render.report.preview import WIDTH, sheet_picture


def pdf_of(width: int, height: int) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(width, height))
        document.save(out)
    return out.getvalue()


def test_a_preview_is_a_small_picture_of_the_first_page_in_its_proportions() -> None:
    with Image.open(io.BytesIO(sheet_picture(pdf_of(400, 600)) or b"")) as picture:
        assert (picture.format, picture.size) == ("JPEG", (WIDTH, WIDTH * 3 // 2))


def test_the_same_pdf_gives_the_same_preview() -> None:
    data = pdf_of(595, 842)
    assert sheet_picture(data) == sheet_picture(data)


def test_what_is_no_pdf_has_no_preview() -> None:
    assert sheet_picture(b"%PDF-1.7 and no more") is None
