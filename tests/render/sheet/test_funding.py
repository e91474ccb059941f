"""The funding line, measured on finished pages."""

from __future__ import annotations

import ctypes
import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import docx
import page as page_validation
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest
from openxml_audit import OpenXmlValidator
from pypdf import PdfReader

from pipeline.check import findings
from pipeline.check.finding import Flaw
from pipeline.check.funding_line import FundingLine, PageBox
from pipeline.check.visibility_docx import funding_line_in_docx
from pipeline.check.visibility_pdf import funding_line_in_pdf
from pipeline.lexicon import Lexicon
from pipeline.lexicon.funding_words import funding_words
from pipeline.model import Figure, Look, Record
from pipeline.render import FORMATS
from pipeline.render.passages import passage
from pipeline.render.sheet.compose import compose
from pipeline.render.sheet.funding import in_rows, risen

MM = 72 / 25.4
WIDE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 10"><path d="M0 0h90v10z" fill="#228844"/></svg>'
PDFS = sorted(name for name in FORMATS if name.endswith("pdf"))
# The emblem's height on each form of the sheet, in millimetres.
HEIGHTS = {"pdf": 12, "print.pdf": 12, "large.pdf": 15, "a5.pdf": 11, "a5-2up.pdf": 11, "docx": 12}

Make = Callable[..., bytes]


@pytest.fixture(scope="module")
def funded(look_of: Callable[..., Look], photograph: Callable[..., bytes]) -> Callable[..., Look]:
    """The look of a brand with a fund, a wide and a high logo, and further settings."""
    files = {"wide.svg": WIDE, "high.jpg": photograph(100, 300)}

    def of(**settings: str) -> Look:
        brand = {"name": "Lake Office", "fund": "Interreg Europe", **settings}
        return look_of(files, (*brand.items(), ("logo", "wide.svg"), ("logo", "high.jpg")))

    return of


@pytest.fixture(scope="module")
def made(funded: Callable[..., Look], records: Mapping[str, Record], lexicon: Lexicon) -> Make:
    """The sample in Greek and English in a format, made once."""
    known: dict[tuple[str, ...], bytes] = {}

    def of(one: str, languages: str = "both", **settings: str) -> bytes:
        key = (one, languages, *settings.values())
        if key not in known:
            look = funded(**settings)
            known[key] = FORMATS[one].write(compose(records["both"], lexicon, look, languages), look, lexicon).data
        return known[key]

    return of


def shown(one: str, data: bytes, lexicon: Lexicon) -> FundingLine:
    found = (funding_line_in_docx if one == "docx" else funding_line_in_pdf)(data, funding_words(lexicon))
    assert not isinstance(found, Flaw)
    return found


def letters(data: bytes) -> list[PageBox]:
    """The boxes of all letters of a PDF that are no blanks."""
    found = []
    with pdfium.PdfDocument(data) as document:
        for number in range(len(document)):
            page = document[number].get_textpage()
            text = page.get_text_range()
            boxes = (page.get_charbox(at) for at in range(len(text)) if not text[at].isspace())
            found += [PageBox(number, *(edge / MM for edge in box)) for box in boxes]
    return found


def test_without_a_fund_nothing_of_it_is_printed(records: Mapping[str, Record], lexicon: Lexicon, look: Look) -> None:
    sheet = compose(records["both"], lexicon, look)
    assert sheet.foot.funding is None
    assert not [one for one in sheet.resources if "emblem" in one.name]


def test_the_line_has_emblem_statements_logos_and_what_else_is_to_be_said(
    funded: Callable[..., Look], records: Mapping[str, Record], lexicon: Lexicon
) -> None:
    look = funded(disclaimer_en="The authors alone answer for this sheet.")
    sheet = compose(records["both"], lexicon, look)
    line = sheet.foot.funding
    assert line
    assert line.emblem.alt.text == "Έμβλημα της Ευρωπαϊκής Ένωσης"
    assert [one.alt.text for one in line.beside] == ["Λογότυπο: wide", "Λογότυπο: high"]
    assert line.partners == ()
    assert [(one.lang, one.text) for one in line.statements] == [
        ("el", "Με τη συγχρηματοδότηση της Ευρωπαϊκής Ένωσης"),
        ("en", "Co-funded by the European Union"),
    ]
    assert [one.text for one in line.notes] == ["Interreg Europe", "The authors alone answer for this sheet."]
    assert sheet.head.logos == ()


def test_no_last_word_of_a_funds_name_stands_alone(
    funded: Callable[..., Look], records: Mapping[str, Record], lexicon: Lexicon
) -> None:
    line = compose(records["both"], lexicon, funded(fund="European Regional Development Fund")).foot.funding
    assert line
    assert line.notes[0].text == "European Regional Development\u00a0Fund"


def test_a_sheet_in_one_language_has_its_statement_alone(
    funded: Callable[..., Look], records: Mapping[str, Record], lexicon: Lexicon
) -> None:
    sheet = compose(records["both"], lexicon, funded(funding="funded"), "en")
    assert sheet.foot.funding
    assert [one.text for one in sheet.foot.funding.statements] == ["Funded by the European Union"]


@pytest.mark.parametrize("one", [*PDFS, "docx"])
def test_the_emblem_is_drawn_in_full_and_no_logo_is_higher(one: str, made: Make, lexicon: Lexicon) -> None:
    found = shown(one, made(one), lexicon)
    assert len(found.emblems) == (2 if one == "a5-2up.pdf" else 1)
    for emblem in found.emblems:
        assert emblem.height == pytest.approx(HEIGHTS[one], abs=0.01)
        assert emblem.width == pytest.approx(HEIGHTS[one] * 1.5, abs=0.01)
        for logo in found.logos:
            assert logo.height <= emblem.height + 0.01
    # Without tags only pictures beside the emblem are taken for logos; on the handout they stand below it.
    assert found.logos or one == "a5-2up.pdf"


@pytest.mark.parametrize("one", PDFS)
def test_the_statement_stands_beside_the_emblem_and_all_other_letters_keep_away(
    one: str, made: Make, lexicon: Lexicon
) -> None:
    found = shown(one, made(one), lexicon)
    for emblem in (one.box for one in found.emblems):
        assert emblem is not None
        statements = [box for said, box in found.statements if said.startswith(("με τη", "co-"))]
        nearest = min(box.distance(emblem) for box in statements)
        assert 0 < nearest < emblem.height / 2
        others = [
            box
            for box in letters(made(one))
            if not any(box.overlaps(statement) for statement in statements) and box.page == emblem.page
        ]
        # The graphics guide asks for half the emblem's height; the fund's name stands below the whole line.
        assert min(box.distance(emblem) for box in others) > emblem.height / 5
        assert not [box for box in letters(made(one)) if box.overlaps(emblem)]


def test_half_the_emblems_height_lies_between_it_and_a_logo(made: Make, lexicon: Lexicon) -> None:
    for one in ("pdf", "large.pdf", "a5.pdf"):
        found = shown(one, made(one), lexicon)
        (emblem,) = found.emblems
        assert emblem.box is not None
        gaps = [logo.box.distance(emblem.box) for logo in found.logos if logo.box]
        assert min(gaps) >= emblem.height / 2 - 0.1


def fonts_of(data: bytes) -> dict[str, set[str]]:
    """The letters of each font on the first page."""
    found: dict[str, set[str]] = {}

    def note(text: str, _cm: Any, _tm: Any, font: Any, _size: Any) -> None:
        if font and text.strip():
            found.setdefault(str(font["/BaseFont"]).rpartition("+")[2], set()).update(text)

    PdfReader(io.BytesIO(data)).pages[0].extract_text(visitor_text=note)
    return found


def test_the_statement_is_set_in_ubuntu_and_nothing_else_is(made: Make) -> None:
    by_font = fonts_of(made("pdf"))
    (ubuntu,) = (name for name in by_font if "Ubuntu" in name)
    assert "derivative" in ubuntu.lower()
    words = "Με τη συγχρηματοδότηση της Ευρωπαϊκής Ένωσης Co-funded by the European Union"
    assert by_font[ubuntu] - {"\n"} == set(words)


def colours_of(data: bytes, said: str) -> set[tuple[int, ...]]:
    """The colours of the text objects whose words are part of what is said."""
    found = set()
    with pdfium.PdfDocument(data) as document:
        page = document[0]
        letters = page.get_textpage()
        for entry in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT]):
            left, bottom, right, top = entry.get_bounds()
            text = letters.get_text_bounded(left, bottom, right, top).strip()
            if text and text in said:
                channels = [ctypes.c_uint() for _ in range(4)]
                pdfium_c.FPDFPageObj_GetFillColor(entry.raw, *channels)
                found.add(tuple(channel.value for channel in channels[:3]))
    return found


@pytest.mark.parametrize(
    ("setting", "colour"),
    [("blue", (0, 0x33, 0x99)), ("black", (0, 0, 0)), ("white", (255, 255, 255)), ("mono", (0, 0, 0))],
)
def test_the_statement_is_blue_black_or_white_as_the_settings_say(
    setting: str, colour: tuple[int, int, int], made: Make, lexicon: Lexicon
) -> None:
    data = made("pdf", "en", funding_colour=setting)
    assert colours_of(data, "Co-funded by the European Union") == {colour}
    assert len(shown("pdf", data, lexicon).emblems) == 1


@pytest.mark.slow
@pytest.mark.parametrize("setting", ["blue", "white", "mono"])
@pytest.mark.parametrize("one", ["pdf", "large.pdf", "a5.pdf"])
def test_with_the_line_a_sheet_still_conforms_to_pdf_ua_and_pdf_a(
    one: str, setting: str, made: Make, tmp_path: Path
) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(made(one, funding_colour=setting))
    for profile in ("ua1", "2a"):
        result = page_validation.validate_pdf(str(file), profile=profile)
        assert result.is_compliant, [f"{failure.rule_id}: {failure.message}" for failure in result.failures]


@pytest.mark.slow
def test_no_check_finds_anything_in_funded_sheets(made: Make, tmp_path: Path) -> None:
    files = [tmp_path / f"sheet.{one}" for one in ("pdf", "large.pdf", "a5.pdf", "docx")]
    for file in files:
        file.write_bytes(made(file.name.removeprefix("sheet.")))
    assert [str(one) for one in findings(files)] == []


@pytest.mark.parametrize(("setting", "colour"), [("blue", "003399"), ("black", "000000"), ("white", "FFFFFF")])
def test_in_word_the_statement_has_its_colour_and_a_face_that_the_law_allows(
    setting: str, colour: str, made: Make
) -> None:
    document = docx.Document(io.BytesIO(made("docx", funding_colour=setting)))
    tables = document.sections[0].first_page_footer.tables
    (table,) = (one for one in tables if one.style is not None and one.style.name == "Funding")
    runs = [run for cell in table.rows[0].cells[1:3] for run in cell.paragraphs[0].runs]
    assert {str(run.font.color.rgb) for run in runs} == {colour}
    assert document.styles["Statement"].font.name == "Ubuntu derivative Sheets"
    assert not [run for run in runs if run.italic or run.underline]


@pytest.mark.parametrize("setting", ["blue", "white"])
def test_with_the_line_a_word_file_is_still_sound(setting: str, made: Make, tmp_path: Path) -> None:
    file = tmp_path / "sheet.docx"
    file.write_bytes(made("docx", funding_colour=setting))
    assert [str(error) for error in OpenXmlValidator().validate(str(file)).errors] == []


def test_the_page_for_browsers_shows_the_line_without_another_file(made: Make) -> None:
    html = made("html").decode()
    assert 'alt="Έμβλημα της Ευρωπαϊκής Ένωσης"' in html
    assert "data:image/svg+xml;base64," in html
    assert re.search(r'<p class="statement"[^>]*lang="en">Co-funded by the European Union</p>', html)


@pytest.mark.slow
def test_the_same_sheet_gives_the_same_bytes_in_every_form(
    funded: Callable[..., Look], records: Mapping[str, Record], lexicon: Lexicon, made: Make
) -> None:
    look = funded()
    sheet = compose(records["both"], lexicon, look)
    for one in (*PDFS, "docx"):
        assert FORMATS[one].write(sheet, look, lexicon).data == made(one), one


@pytest.mark.parametrize(
    ("shapes", "languages", "settings", "height"),
    [
        ((3.0, 1.0), "both", {}, 10),
        ((3.0, 1.0), "both", {"fund": "European Regional Development Fund"}, 10),
        # Three lines of a name leave no room above logos.
        ((3.0, 1.0), "both", {"fund": "European Regional Development Fund and the State's own means"}, None),
        ((3.0, 2.0), "both", {}, 9),
        ((3.0, 3.0), "both", {}, 8),
        ((4.0, 3.0), "both", {}, None),
        ((3.0, 3.0), "en", {}, 10),
        ((3.0, 3.0, 3.0), "en", {}, 9),
        ((3.0, 3.0, 3.0, 3.0), "en", {}, None),
        # On blue ground a logo would need one of its own.
        ((1.0,), "both", {"funding_colour": "white"}, None),
    ],
)
def test_logos_stand_in_the_emblems_row_where_they_and_the_funds_name_have_room(
    shapes: tuple[float, ...],
    languages: str,
    settings: Mapping[str, str],
    height: float | None,
    look_of: Callable[..., Look],
    photograph: Callable[..., bytes],
    records: Mapping[str, Record],
    lexicon: Lexicon,
) -> None:
    files = {f"{number}.jpg": photograph(round(300 * one), 300) for number, one in enumerate(shapes)}
    brand = {"fund": "Interreg Europe", **settings}
    look = look_of(files, (*brand.items(), *(("logo", name) for name in files)))
    line = compose(records["both"], lexicon, look, languages).foot.funding
    assert line
    shown = [one.name for one in line.beside]
    assert (shown, line.partners == ()) == ((list(files), True) if height else ([], False))
    assert [one.name for row in line.rows for one in row] == list(files)
    assert (risen(line) > 0) is bool(height)
    assert not height or line.logo_height == height


@pytest.mark.parametrize("fund", ["Interreg Europe", "European Regional Development Fund"])
def test_the_emblems_row_is_no_higher_than_the_room_kept_for_it(
    fund: str, made: Make, funded: Callable[..., Look], records: Mapping[str, Record], lexicon: Lexicon
) -> None:
    line = compose(records["both"], lexicon, funded(fund=fund)).foot.funding
    assert line
    data = made("pdf", fund=fund)
    found = shown("pdf", data, lexicon)
    (emblem,) = (one.box for one in found.emblems)
    logos = [logo.box for logo in found.logos if logo.box]
    assert emblem is not None
    # The running foot takes the lowest 19 mm; above the logos stands nothing but the fund's name.
    foot, left = 19.0, min(box.left for box in logos)
    assert min(box.bottom for box in logos) >= foot - 0.1
    top = foot + emblem.height + risen(line)
    name = [box for box in letters(data) if box.page == 0 and box.left >= left - 40 and foot < box.bottom < top]
    assert max(box.top for box in name) <= top
    assert min(box.bottom for box in name if box.left >= left) > max(box.top for box in logos)


def test_logos_stand_in_as_many_rows_as_they_need() -> None:
    shapes = {"a": 4.0, "b": 6.0, "c": 4.0, "d": 1.0, "e": 3.0}
    rows = in_rows([Figure(name, passage(name, "en")) for name in shapes], shapes)
    # Each is as wide as the emblem is high four times at most: three of them fill a row.
    assert [[one.name for one in row] for row in rows] == [["a", "b", "c", "d"], ["e"]]
    assert in_rows([], {}) == ()
