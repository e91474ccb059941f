from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from pipeline.model import Look, SheetId
from pipeline.render.pdf.binding import BookPart, bind
from pipeline.render.pdf.form import SCREEN
from pipeline.render.pdf.writer import set_markup

ID = SheetId("pack", "", "0" * 16)


@pytest.fixture
def bound(look_of: Callable[..., Look]) -> bytes:
    """A cover that links to a sheet of two pages, and a last page."""
    look = look_of({"sheet.css": b"@page { size: 300px 200px; margin: 9px }"})

    def document(body: str, lang: str = "en") -> Any:
        markup = f'<html lang="{lang}"><head><title>{lang}</title></head><body>{body}</body></html>'
        return set_markup(markup, look, SCREEN, ())

    sheet = '<h1>Ο μύλος</h1><h2>Νερό</h2><p style="break-before: page">Ρέει.</p>'
    return bind(
        (
            BookPart(document('<h1>Forum</h1><p><a href="#mill">The mill</a></p>'), "en", "Forum"),
            BookPart(document(sheet, "el"), "el", "Ο μύλος", "mill", "1. "),
            BookPart(document("<h2>Index</h2>"), "en", "Index"),
        ),
        SCREEN,
        ID,
    )


def test_the_tags_of_each_part_stand_below_one_of_its_own_with_its_language_and_title(bound: bytes) -> None:
    with pikepdf.open(io.BytesIO(bound)) as pdf:
        parts = list(pdf.Root.StructTreeRoot.K[0].K)
        assert [(str(one.S), str(one.Lang), str(one.T)) for one in parts] == [
            ("/Sect", "en", "Forum"),
            ("/Sect", "el", "Ο μύλος"),
            ("/Sect", "en", "Index"),
        ]
        assert all(kid.P.objgen == one.objgen for one in parts for kid in one.K)
        assert str(pdf.Root.Lang) == "en"


def test_only_the_headings_of_sheets_are_one_level_lower(bound: bytes) -> None:
    with pikepdf.open(io.BytesIO(bound)) as pdf:
        parts = list(pdf.Root.StructTreeRoot.K[0].K)
        assert [[str(kid.S) for kid in one.K if str(kid.S).startswith("/H")] for one in parts] == [
            ["/H1"],
            ["/H2", "/H3"],
            ["/H2"],
        ]


def test_links_lead_to_a_sheet_that_was_set_by_itself_and_its_bookmark_has_its_number(bound: bytes) -> None:
    reader = PdfReader(io.BytesIO(bound))
    assert len(reader.pages) == 4
    (link,) = reader.pages[0]["/Annots"]  # type: ignore[misc]
    place = reader.named_destinations[link.get_object()["/Dest"]]  # type: ignore[has-type]
    assert reader.get_destination_page_number(place) == 1
    names = [one.title for one in reader.outline if not isinstance(one, list)]
    assert names[:2] == ["Forum", "1. Ο μύλος"]
    assert reader.page_labels == ["1", "2", "3", "4"]
