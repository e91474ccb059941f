"""How large a text is set, and on how many pages, before Word has seen it."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import Figure, Foot, Head, Look, Record, Section, Sheet, SheetId, Text
from pipeline.render.docx.fitting import CLOSE, PLAIN, ROOMY, fit
from pipeline.render.docx.front_heights import title_sizes
from pipeline.render.passages import passage
from pipeline.render.sheet.compose import compose

PICTURE = Figure("boat.jpg", passage("A boat", "en"))


def text(letters: int) -> Text:
    return Text(passage(("house " * (letters // 6 + 1))[:letters], "en"))


def sheet(*texts: Text) -> Sheet:
    """A section a text, under no title."""
    sections = tuple(Section((passage("Description", "en"),), (), (one,)) for one in texts)
    return Sheet(SheetId("lake.html", "", ""), "", "en", ("en",), Head(passage("", "en"), ()), sections)


@pytest.mark.parametrize(
    ("letters", "size", "pages"),
    [
        (400, ROOMY, 1),
        (2300, PLAIN, 1),
        (3300, CLOSE, 1),
        (4500, ROOMY, 2),
        (5500, PLAIN, 2),
        (6500, CLOSE, 2),
        (20_000, CLOSE, 6),
    ],
)
def test_texts_that_leave_a_page_nearly_empty_are_set_roomier_and_those_that_end_a_few_lines_into_one_closer(
    letters: int, size: float, pages: int, look: Look
) -> None:
    found = fit(sheet(text(letters)), look)
    assert (found.size, found.pages) == (size, pages)


def test_the_pages_are_told_with_the_share_of_the_last(look: Look) -> None:
    half, whole = fit(sheet(text(2000)), look), fit(sheet(text(2900)), look)
    assert 0.5 < half.filled < whole.filled <= 1
    assert half.may_be_one_page
    assert not fit(sheet(text(4500)), look).may_be_one_page


def test_the_source_is_pinned_to_the_foot_of_sheets_of_two_pages_at_most(look: Look) -> None:
    assert fit(sheet(text(4500)), look).has_pinned_source
    assert not fit(sheet(text(20_000)), look).has_pinned_source


@pytest.mark.parametrize(
    ("letters", "titles", "size"), [(40, 1, 25.0), (40, 2, 20.0), (80, 2, 18.0), (120, 1, 15.5), (120, 2, 15.5)]
)
def test_the_longer_the_title_the_smaller_it_is(letters: int, titles: int, size: float) -> None:
    head = Head(passage("", "en"), tuple(passage("a" * letters, "en") for _ in range(titles)))
    found = title_sizes(head, 20.0, 11.0)
    assert found[0] == pytest.approx(size)
    assert list(found[1:]) == [pytest.approx(size * 0.78)] * (titles - 1)


def test_titles_of_a_short_sheet_are_as_large_as_the_pdfs(look: Look) -> None:
    style = look.file("sheet.css").decode()
    kinds = {"h1": (40, 1, None), "h1.voices-2": (40, 2, None), "h1.broad": (80, 1, None), "h1.long": (120, 2, None)}
    beside = {".pictured h1": (40, 2, PICTURE), ".pictured h1.voices-1:not(.broad):not(.long)": (40, 1, PICTURE)}
    for selector, (letters, titles, picture) in (kinds | beside).items():
        (size,) = re.findall(rf"\.layout-1 {re.escape(selector)}(?:,[^{{]*)? \{{ font-size: (\d+)pt", style)
        head = Head(passage("", "en"), tuple(passage("a" * letters, "en") for _ in range(titles)), picture=picture)
        assert title_sizes(head, 24.0, 12.0)[0] == pytest.approx(float(size)), selector


@pytest.mark.parametrize("name", ["short", "greek_only", "both"])
def test_no_sheet_of_usual_length_needs_more_than_two_pages(
    name: str, records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    assert fit(compose(records[name], lexicon, look), look).pages <= 2


def test_a_sheet_that_comes_out_on_one_page_has_its_source_there(look: Look) -> None:
    told = tuple(passage(f"Source {number}", "en") for number in range(6))
    found = [fit(replace(sheet(text(letters)), foot=Foot(source=told)), look) for letters in range(2200, 4400, 100)]
    assert all(one.may_be_one_page for one in found if one.filled <= 1)
    assert {one.pages for one in found if one.may_be_one_page} == {1}
    assert {one.pages for one in found} == {1, 2}


def test_text_in_one_language_takes_the_whole_width_where_that_saves_a_page(look: Look) -> None:
    found = [fit(sheet(text(letters)), look) for letters in range(3000, 8000, 100)]
    wide = [one for one in found if one.is_wide]
    assert wide
    assert all(one.size == CLOSE and not any(one.gaps) for one in wide)
    # What is set wide ends far from the foot of its last page: no line or two can bring the page back.
    assert all(one.filled < one.pages - 0.1 for one in wide)
