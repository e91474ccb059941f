from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Mapping
from typing import Any

import pikepdf
import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import Look, Record, Resource, SheetId
from pipeline.render.pdf.finishing import finisher
from pipeline.render.pdf.form import SCREEN
from pipeline.render.pdf.press import resource_url
from pipeline.render.pdf.tags import tagging
from pipeline.render.pdf.writer import best, set_markup, written
from pipeline.render.sheet.compose import compose
from pipeline.render.sheet.images import painted

Finished = Callable[..., bytes]


@pytest.fixture(scope="module")
def finished(records: Mapping[str, Record], lexicon: Lexicon, look: Look) -> Finished:
    """A sample with all kinds of things, finished."""
    document = best(compose(records["both"], lexicon, look), look, lexicon, SCREEN).document

    def made(attempt: int = 0, prepare: Callable[[Any], None] | None = None) -> bytes:
        with tagging() as found, warnings.catch_warnings():
            # WeasyPrint leaves the file of its colour profile to the garbage collector.
            warnings.simplefilter("ignore", ResourceWarning)
            finish = finisher(found, "practice-sheets:0::lake.html", attempt, prepare)
            return document.write_pdf(finisher=finish, pdf_variant="pdf/a-2a")  # type: ignore[no-any-return]

    return made


def test_each_attempt_is_another_file_with_the_same_pages(finished: Finished) -> None:
    first, second = finished(), finished(1)
    assert first == finished()
    assert first != second
    with pikepdf.open(io.BytesIO(first)) as one, pikepdf.open(io.BytesIO(second)) as other:
        drawn = [[page.Contents.read_bytes() for page in pdf.pages] for pdf in (one, other)]
    assert drawn[0] == drawn[1]


def test_links_are_printed_pictures_are_not_smoothed_and_nothing_bleeds(finished: Finished) -> None:
    with pikepdf.open(io.BytesIO(finished())) as pdf:
        objects = list(pdf.objects)
        links = [one for one in objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Annot"]
        images = [one for one in objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
        assert links
        assert {int(one.F) for one in links} == {4}
        assert images
        assert not any(one.Interpolate for one in images)
        for page in pdf.pages:
            assert list(page.MediaBox) == list(page.TrimBox) == list(page.BleedBox)


def test_the_box_of_a_picture_counts_in_points_from_the_foot_of_its_page(finished: Finished) -> None:
    with pikepdf.open(io.BytesIO(finished())) as pdf:
        tags = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
        boxes = [[float(edge) for edge in one.A.BBox] for one in tags]
        width, height = (float(edge) for edge in pdf.pages[0].MediaBox[2:])
    assert boxes
    assert all(0 <= left < right <= width and 0 <= bottom < top <= height for left, bottom, right, top in boxes)


def test_what_prepares_a_file_comes_before_its_identifier(finished: Finished) -> None:
    seen: list[bool] = []
    data = finished(prepare=lambda pdf: seen.append(b"practice-sheets:0" in pdf.objects[-1].data))
    assert seen == [False]
    assert b"practice-sheets:0::lake.html" in data


def test_what_of_a_picture_bleeds_is_no_part_of_its_box(look_of: Callable[..., Look]) -> None:
    look = look_of({"sheet.css": b"@page { size: 100px 200px; margin: 0 } img { position: absolute; display: block }"})
    image = (
        f'<img alt="A mill" src="{resource_url("a.png")}" style="left: 20px; top: -9px; width: 90px; height: 50px"/>'
    )
    resources = (Resource("a.png", "image/png", painted((9, 5), (0, 0), (), 1)),)
    document = set_markup(f'<html lang="en"><title>T</title><body>{image}</body></html>', look, SCREEN, resources)
    with pikepdf.open(io.BytesIO(written(document, SCREEN, SheetId("lake.html", "", "")))) as pdf:
        (box,) = [
            one.A.BBox for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"
        ]
        assert [round(float(edge), 2) for edge in box] == [15, 119.25, 75, 150]
