"""The handout, by itself and twice on A4."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest
from pypdf import PdfReader

from pipeline.lexicon import Lexicon
from pipeline.model import FieldValue, IssueCode, Look, Picture, Record, Rendered, Resource
from pipeline.render import FORMATS
from pipeline.render.sheet.compose import compose

NAMES = ["short", "greek_only", "both", "long"]
MM = 72 / 25.4

Made = Callable[[str, str], Rendered]
Words = Callable[[bytes], str]
Squeezed = Callable[[str], str]


@pytest.mark.parametrize("name", NAMES)
def test_the_handout_has_two_sides_of_a5_at_most(name: str, made: Made) -> None:
    pages = PdfReader(io.BytesIO(made("a5.pdf", name).data)).pages
    assert len(pages) <= 2
    for page in pages:
        assert [float(side) / MM for side in page.mediabox[2:]] == [
            pytest.approx(148, 0.001),
            pytest.approx(210, 0.001),
        ]


def test_a_practice_with_nothing_for_the_back_has_its_source_on_the_front(
    value: Callable[..., FieldValue], record: Callable[..., Record], lexicon: Lexicon, look: Look, words: Words
) -> None:
    one = record(value("title", "en", "A ferry"), value("summary", "en", "It is red."), value("location", "en", "Lake"))
    data = FORMATS["a5.pdf"].write(compose(one, lexicon, look, "en"), look, lexicon).data
    with pdfium.PdfDocument(data) as document:
        assert len(document) == 1
        page = document[0].get_textpage()
        text = page.get_text_range()
        place, source = (page.get_charbox(text.index(name)) for name in ("Lake", "File"))
    assert source[3] < place[1]
    assert (
        len(PdfReader(io.BytesIO(FORMATS["a5-2up.pdf"].write(compose(one, lexicon, look), look, lexicon).data)).pages)
        == 1
    )


def test_the_handout_has_head_lead_and_facts_in_front_and_why_it_works_behind(made: Made, squeezed: Squeezed) -> None:
    with pdfium.PdfDocument(made("a5.pdf", "both").data) as document:
        front, back = (squeezed(document[number].get_textpage().get_text_range()) for number in (0, 1))
        pictures = [len(list(document[number].get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE]))) for number in (0, 1)]
    for text in ("Τοπλωτόσχολείοτηςλίμνης", "Thefloatingschoolofthelake", "Aboatthatteachesscience", "Maininstitution"):
        assert text in front
    assert "Evidenceofsuccess" in back
    assert pictures[1] == 1


def test_a_section_that_is_left_out_is_named_below_the_address(
    value: Callable[..., FieldValue], record: Callable[..., Record], lexicon: Lexicon, look: Look, squeezed: Squeezed
) -> None:
    told = {"title": "A ferry", "summary": "It is red.", "evidence": "It is full.", "further_information": "Ask Ann."}
    sheet = compose(record(*(value(field, "en", text) for field, text in told.items())), lexicon, look, "en")
    with pdfium.PdfDocument(FORMATS["a5.pdf"].write(sheet, look, lexicon).data) as document:
        back = squeezed(document[1].get_textpage().get_text_range())
    assert re.fullmatch(r"Evidenceofsuccess.*Itisfull\.File:.*Alsothere:Furtherinformation", back)


def test_a_lead_that_the_front_cannot_hold_is_cut_after_a_sentence_and_counted(
    value: Callable[..., FieldValue], record: Callable[..., Record], lexicon: Lexicon, look: Look, words: Words
) -> None:
    lead = "The ferry carries bread, post and a choir. " * 120
    one = record(value("title", "en", "A ferry"), value("summary", "en", lead.strip()), value("location", "en", "Lake"))
    rendered = FORMATS["a5.pdf"].write(compose(one, lexicon, look), look, lexicon)
    (issue,) = rendered.issues
    assert issue.code is IssueCode.TOO_LONG
    assert len(PdfReader(io.BytesIO(rendered.data)).pages) == 1
    left_out = int(re.findall(r"\d+", issue.message)[0])
    shown = " ".join(words(rendered.data).split())
    assert 0 < left_out < len(lead)
    assert shown.count("The ferry carries bread, post and a choir.") == shown.count("The ferry")


def test_a_practice_of_a_thousand_facts_and_an_endless_title_still_gives_a_handout(
    value: Callable[..., FieldValue], record: Callable[..., Record], lexicon: Lexicon, look: Look
) -> None:
    places = "\n".join(f"- The {number}th island" for number in range(1000))
    one = record(value("title", "en", "A ferry " * 90), value("summary", "en", places), value("location", "en", places))
    rendered = FORMATS["a5.pdf"].write(compose(one, lexicon, look), look, lexicon)
    assert len(PdfReader(io.BytesIO(rendered.data)).pages) == 1


def test_the_first_picture_of_the_page_stands_on_the_front(
    value: Callable[..., FieldValue],
    record: Callable[..., Record],
    photograph: Callable[..., bytes],
    lexicon: Lexicon,
    look: Look,
) -> None:
    one = record(
        value("title", "en", "A ferry"),
        value("summary", "en", "It carries bread."),
        value("images", "en", "", Picture("ferry.jpg", "A ferry at dusk")),
        value("location", "en", "Lake"),
        resources=(Resource("ferry.jpg", "image/jpeg", photograph()),),
    )
    data = FORMATS["a5.pdf"].write(compose(one, lexicon, look), look, lexicon).data
    with pdfium.PdfDocument(data) as document:
        assert len(list(document[0].get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE]))) == 1


@pytest.mark.parametrize(("sentences", "size"), [(1, 16.35), (17, 14.17), (24, 11.99)])
def test_a_short_lead_fills_the_front_in_large_letters_and_a_long_one_still_fits(
    sentences: int,
    size: float,
    value: Callable[..., FieldValue],
    record: Callable[..., Record],
    lexicon: Lexicon,
    look: Look,
    size_at: Callable[[Any, int], float],
) -> None:
    lead = " ".join(["The ferry carries bread, post and a choir to the island."] * sentences)
    one = record(value("title", "en", "A ferry"), value("summary", "en", lead), value("location", "en", "Lake"))
    rendered = FORMATS["a5.pdf"].write(compose(one, lexicon, look, "en"), look, lexicon)
    assert rendered.issues == ()
    with pdfium.PdfDocument(rendered.data) as document:
        page = document[0].get_textpage()
        place = page.get_text_range().index("ferry carries")
        drawn = size_at(page, place)
    assert drawn == pytest.approx(size, abs=0.1)


def test_a_full_front_does_not_make_the_letters_of_the_back_smaller(
    value: Callable[..., FieldValue], record: Callable[..., Record], lexicon: Lexicon, look: Look
) -> None:
    lead = "The ferry carries bread, post and a choir to the island. "
    sheets = [
        compose(
            record(
                value("title", "en", "A ferry"),
                value("summary", "en", lead * times),
                value("evidence", "en", "It is full."),
            ),
            lexicon,
            look,
            "en",
        )
        for times in (1, 14)
    ]
    backs = []
    for sheet in sheets:
        with pdfium.PdfDocument(FORMATS["a5.pdf"].write(sheet, look, lexicon).data) as document:
            page = document[1].get_textpage()
            backs.append([page.get_charbox(at) for at in range(page.count_chars())])
    assert backs[0] == backs[1]


def test_two_handouts_lie_on_a4_as_drawings_with_their_backs_on_their_heads(
    made: Made, words: Words, squeezed: Squeezed
) -> None:
    reader = PdfReader(io.BytesIO(made("a5-2up.pdf", "both").data))
    assert [[round(float(side) / MM) for side in page.mediabox[2:]] for page in reader.pages] == [[297, 210]] * 2
    assert reader.root_object["/ViewerPreferences"]["/Duplex"] == "/DuplexFlipLongEdge"  # type: ignore[index]
    single = squeezed(words(made("a5.pdf", "both").data))
    assert len(squeezed(words(made("a5-2up.pdf", "both").data))) == 2 * len(single)
    with pdfium.PdfDocument(made("a5-2up.pdf", "both").data) as document:
        front, back = (document[number].get_textpage() for number in (0, 1))
        places = [found.start() for found in re.finditer("floating", front.get_text_range())]
        boxes = [front.get_charbox(places[number]) for number in (0, len(places) // 2)]
        # The same place on both halves, which meet where the sheet is cut.
        assert boxes[1][0] - boxes[0][0] == pytest.approx(148 * MM, abs=0.1)
        assert boxes[0][1] == pytest.approx(boxes[1][1], abs=0.01)
        matrix = pdfium_c.FS_MATRIX()
        pdfium_c.FPDFText_GetMatrix(back.raw, 0, matrix)
        assert matrix.a < 0 < -matrix.d


def test_strokes_at_both_long_edges_show_where_to_cut(made: Made) -> None:
    with pdfium.PdfDocument(made("a5-2up.pdf", "both").data) as document:
        for page in document:
            middle = page.get_width() / 2
            lines = [one.get_bounds() for one in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH])]
            cuts = [box for box in lines if box[0] < middle < box[2] and box[2] - box[0] < 3]
            assert min(bottom for _, bottom, _, _ in cuts) < 1
            assert max(top for _, _, _, top in cuts) > page.get_height() - 1
