from __future__ import annotations

from dataclasses import replace

from pipeline.lexicon import Lexicon
from pipeline.model import Coverage, FieldValue, Kind, Locator, Page, Record, Trust
from pipeline.run.page_opening import OpenedPractice
from pipeline.serve.fields import MOST_ROWS, ValueCell, columns, field_groups


def value(field: str, lang: str, text: str, *, sure: bool = True, state: Trust | None = None) -> FieldValue:
    return FieldValue(field, lang, text, (), Locator("", 0, 4), "label-line", is_sure=sure, state=state)


def record(*values: FieldValue, sides: tuple[str, ...] = ("el", "en")) -> Record:
    return Record(Page.of("a.txt", "a", b""), Kind.PRACTICE, values, (), (), Coverage(0, 0, 0, 0, 0), sides=sides)


def opened(found: Record) -> OpenedPractice:
    """A practice that nobody has written about."""
    plain = replace(found, values=tuple(replace(one, state=None, origin=None) for one in found.values))
    return OpenedPractice(found, plain, (), "text", ())


def rows(found: Record, lexicon: Lexicon, name: str) -> tuple[tuple[ValueCell, ...], ...]:
    return next(group.rows for group in field_groups(opened(found), lexicon, "both") if group.name == name)


def test_the_two_languages_of_a_field_stand_side_by_side(lexicon: Lexicon) -> None:
    found = record(value("title", "en", "The well"), value("title", "el", "Το πηγάδι"))
    assert [[cell.text for cell in row] for row in rows(found, lexicon, "title")] == [["Το πηγάδι", "The well"]]


def test_a_language_that_a_text_lacks_has_a_place_that_wants_a_person(lexicon: Lexicon) -> None:
    ((greek, english),) = rows(record(value("title", "el", "Το πηγάδι")), lexicon, "title")
    assert (english.name, english.lang, english.state, english.is_doubtful) == ("n.title.en", "en", "missing", True)
    assert (greek.name, greek.is_doubtful) == ("t.0", False)


def test_what_a_page_says_of_its_site_wants_no_translation(lexicon: Lexicon) -> None:
    ((_, english),) = rows(record(value("context", "el", "Το δίκτυο των νησιών.")), lexicon, "context")
    assert (english.state, english.is_doubtful) == ("missing", False)


def test_a_sum_needs_no_translation(lexicon: Lexicon) -> None:
    # The second row is for one more.
    assert [len(row) for row in rows(record(value("amounts", "el", "11.250 €")), lexicon, "amounts")] == [1, 1]


def test_a_field_that_the_page_lacks_can_be_written_all_the_same(lexicon: Lexicon) -> None:
    found = field_groups(opened(record()), lexicon, "both")
    assert all(group.is_lacking for group in found)
    assert [cell.name for cell in rows(record(), lexicon, "title")[0]] == ["n.title.el", "n.title.en"]
    assert {"location", "start_date", "amounts", "transfer"} <= {group.name for group in found}


def test_what_is_unsure_or_a_draft_is_doubtful_and_what_a_person_approved_is_not(lexicon: Lexicon) -> None:
    found = record(
        value("title", "el", "α", sure=False),
        value("title", "en", "b", state=Trust.DRAFT),
        value("summary", "el", "γ", sure=False, state=Trust.APPROVED),
    )
    cells = [cell for name in ("title", "summary") for row in rows(found, lexicon, name) for cell in row if cell.text]
    assert [(cell.state, cell.is_doubtful) for cell in cells] == [
        ("unsure", True),
        ("draft", True),
        ("approved", False),
    ]


def test_columns_are_the_pages_languages_or_ours_where_it_has_one_of_them() -> None:
    assert columns(record(sides=("el",)), "both") == ("el", "en")
    assert columns(record(sides=("fr", "en")), "both") == ("fr", "en")
    assert columns(record(sides=("fr",)), "both") == ("fr",)
    assert columns(record(), "el") == ("el",)


def test_one_more_of_a_list_is_in_the_pages_language_and_an_address_in_none(lexicon: Lexicon) -> None:
    found = record(value("amounts", "en", "€300"), value("links", "zxx", "https://a.example/"), sides=("en",))
    assert rows(found, lexicon, "amounts")[-1][0][:4] == ("n.amounts.en", "en", "", "more")
    assert rows(found, lexicon, "links")[-1][0][:4] == ("n.links.zxx", "", "", "more")


def test_no_key_figure_more_than_a_sheet_shows_is_asked_for(lexicon: Lexicon) -> None:
    figures = [value("figures", lang, f"{n} wells") for n in (12, 40) for lang in ("el", "en")]
    assert [cell.state for row in rows(record(*figures), lexicon, "figures") for cell in row] == ["found"] * 4
    one = record(*figures[:2], sides=("el", "en"))
    assert rows(one, lexicon, "figures")[-1][0].state == "more"


def test_a_field_with_very_many_values_is_cut_until_all_are_asked_for(lexicon: Lexicon) -> None:
    found = opened(record(*(value("amounts", "el", f"{n} €") for n in range(MOST_ROWS + 5))))
    (cut,) = (one for one in field_groups(found, lexicon, "both") if one.name == "amounts")
    (whole,) = (one for one in field_groups(found, lexicon, "both", "amounts") if one.name == "amounts")
    assert (len(cut.rows), cut.further, len(whole.rows), whole.further) == (MOST_ROWS, 6, MOST_ROWS + 6, 0)
