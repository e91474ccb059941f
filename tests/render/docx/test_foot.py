"""Headers and footers of a Word sheet."""

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from pipeline.lexicon import Lexicon
from pipeline.model import Figure, Funding, Look, Record, Resource, Sheet
from pipeline.render.docx import write_docx
from pipeline.render.docx.fitting import fit
from pipeline.render.passages import passage
from pipeline.render.sheet.compose import compose
from pipeline.render.sheet.emblem import picture

MM = 36_000


@pytest.fixture
def funded(records: Mapping[str, Record], lexicon: Lexicon, look_of: Callable[..., Look], photograph: Any) -> Any:
    """A sample whose funding line has two wide logos of partners, and its look."""
    logos = tuple(Figure(name, passage(f"Λογότυπο: {name}", "el")) for name in ("a.jpg", "b.jpg"))
    resources = [Resource(one.name, "image/jpeg", photograph(900, 300)) for one in logos]
    line = Funding(
        Figure("emblem.svg", passage("Έμβλημα της Ευρωπαϊκής Ένωσης", "el")),
        (
            passage("Με τη συγχρηματοδότηση της Ευρωπαϊκής Ένωσης", "el"),
            passage("Co-funded by the European Union", "en"),
        ),
        (logos,),
        (passage("Interreg", "en"), passage("The views are the author's.", "en")),
    )

    def made(colour: str = "blue") -> tuple[Sheet, Look]:
        look = look_of(brand=(("accent", "#0b6e4f"), ("funding_colour", colour)))
        sheet = compose(records["both"], lexicon, look)
        emblem = Resource("emblem.png", "image/png", picture(colour))
        foot = replace(sheet.foot, funding=line)
        return replace(sheet, foot=foot, resources=(*sheet.resources, emblem, *resources)), look

    return made


@pytest.fixture
def section_of(funded: Any, lexicon: Lexicon) -> Any:
    """The section of the document of such a sample."""
    return lambda *colour: docx.Document(io.BytesIO(write_docx(*funded(*colour), lexicon).data)).sections[0]


def sizes(part: Any) -> dict[str, tuple[float, float]]:
    """The pictures of a part in millimetres by their alternative texts."""
    return {
        one.find(qn("wp:docPr")).get("descr"): tuple(
            round(int(one.find(qn("wp:extent")).get(side)) / MM, 1) for side in ("cx", "cy")
        )
        for one in part._element.iter(qn("wp:inline"))
    }


def test_the_funding_line_stands_at_the_foot_of_the_first_page_alone(section_of: Any) -> None:
    section = section_of()
    assert "Έμβλημα της Ευρωπαϊκής Ένωσης" in sizes(section.first_page_footer)
    assert "Έμβλημα της Ευρωπαϊκής Ένωσης" not in sizes(section.footer)
    (table,) = [one for one in section.first_page_footer.tables if one.style.name == "Funding"]
    assert [cell.text for cell in table.rows[0].cells][1:] == [
        "Με τη συγχρηματοδότηση της Ευρωπαϊκής Ένωσης",
        "Co-funded by the European Union",
        "Interreg",
    ]


@pytest.mark.parametrize(("colour", "height"), [("blue", 12.0), ("mono", 11.0), ("white", 11.0)])
def test_logos_stand_in_one_row_as_high_as_what_is_inside_of_the_emblem(
    colour: str, height: float, section_of: Any
) -> None:
    found = sizes(section_of(colour).first_page_footer)
    assert found["Έμβλημα της Ευρωπαϊκής Ένωσης"][1] == 12.0
    assert found["Λογότυπο: a.jpg"] == found["Λογότυπο: b.jpg"] == (pytest.approx(3 * height, abs=0.2), height)


def test_logos_with_room_stand_in_the_emblem_s_row_under_the_fund_s_name(funded: Any, lexicon: Lexicon) -> None:
    sheet, look = funded()
    line = replace(sheet.foot.funding, beside=sheet.foot.funding.partners[0][:1], partners=())
    document = docx.Document(
        io.BytesIO(write_docx(replace(sheet, foot=replace(sheet.foot, funding=line)), look, lexicon).data)
    )
    footer = document.sections[0].first_page_footer
    assert sizes(footer)["Λογότυπο: a.jpg"] == (30.0, 10.0)
    (table,) = [one for one in footer.tables if one.style.name == "Funding"]
    name, logos = table.rows[0].cells[-1].paragraphs
    assert (name.text, [one.get("descr") for one in logos._element.iter(qn("wp:docPr"))]) == (
        "Interreg",
        ["Λογότυπο: a.jpg"],
    )
    assert "Partner" not in [one.style.name for one in footer.paragraphs]


def test_logos_in_a_row_of_their_own_are_lower_where_the_text_is_closer(
    funded: Any, records: Mapping[str, Record], lexicon: Lexicon
) -> None:
    sheet, look = funded()
    (section, *_), alone = compose(records["long"], lexicon, look, "en").sections, replace(sheet.head, figures=())
    heights = set()
    for count in range(1, 5):
        one = replace(sheet, head=alone, sections=(section,) * count)
        document = docx.Document(io.BytesIO(write_docx(one, look, lexicon).data))
        logo = sizes(document.sections[0].first_page_footer)["Λογότυπο: a.jpg"]
        heights.add((fit(one, look).is_close, logo[1]))
    assert heights == {(False, 12.0), (True, 8.0)}


def test_half_the_emblem_s_height_is_clear_above_it_and_above_other_logos_however_close_the_text_is(
    section_of: Any,
) -> None:
    footer = section_of().first_page_footer
    names = [one.style.name for one in footer.paragraphs][-5:]
    assert names == ["Clear", "Clear", "Partner", "Wide Gap", "Footer"]
    clear = [one for one in footer.paragraphs if one.style.name == "Clear"]
    assert [one.style.paragraph_format.line_spacing.mm for one in clear] == [pytest.approx(6, abs=0.1)] * 2


def test_the_disclaimer_stands_with_the_source_at_the_foot_of_the_last_page(section_of: Any) -> None:
    section = section_of()
    texts = ["".join(one.text or "" for one in part._element.iter(qn("w:t"))) for part in (section.footer,)]
    assert "The views are the author's." in texts[0]
    assert "https://lake.example/good-practices/floating-school" in texts[0]
    (said,) = section.footer.tables[0].rows[0].cells[0].paragraphs[-1:]
    assert (said.text, said.style.name) == ("The views are the author's.", "Disclaimer")
    assert str(said.style.font.color.rgb) == "1F2430"


def test_the_band_s_upper_edge_is_a_picture_of_the_accent_that_readers_may_pass_over(
    section_of: Any, funded: Any
) -> None:
    (anchor,) = section_of().first_page_header._element.iter(qn("wp:anchor"))
    assert anchor.get("behindDoc") == "1"
    assert [int(one.text) for one in anchor.iter(qn("wp:posOffset"))] == [0, 0]
    extent = anchor.find(qn("wp:extent"))
    assert round(int(extent.get("cx")) / MM) == 210
    assert int(extent.get("cy")) / 12_700 == pytest.approx(20 + fit(*funded()).band, abs=1)
    assert "decorative" in anchor.find(qn("wp:docPr")).getchildren()[0].getchildren()[0].getchildren()[0].tag


def test_what_stands_below_the_band_s_picture_stands_on_the_tint_and_the_band_ends_with_it(
    funded: Any, lexicon: Lexicon
) -> None:
    sheet, look = funded()
    figure = Figure("a.jpg", passage("A boat", "en"), (passage("The first boat.", "en"),))
    pictured = replace(sheet, head=replace(sheet.head, picture=figure))
    fitted = fit(pictured, look)
    section = docx.Document(io.BytesIO(write_docx(pictured, look, lexicon).data)).sections[0]
    places = [
        (
            [round(int(one.text) / MM) for one in anchor.iter(qn("wp:posOffset"))],
            round(int(anchor.find(qn("wp:extent")).get("cx")) / MM),
            int(anchor.find(qn("wp:extent")).get("cy")) / 12_700,
        )
        for anchor in section.first_page_header._element.iter(qn("wp:anchor"))
    ]
    end = round((20 + fitted.band) * 12_700 / MM)
    # The band over the whole width; below it the accent again, and the tint at its right.
    assert [(place, wide) for place, wide, _ in places] == [
        ([0, 0], 210),
        ([0, pytest.approx(end, abs=1)], 136),
        ([136, end], 74),
    ]
    assert places[2][2] == pytest.approx(fitted.captions, abs=0.1)
    assert fitted.captions > 9
    assert fit(sheet, look).captions == 0
