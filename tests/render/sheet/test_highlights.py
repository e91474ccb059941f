from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import Amount, AmountRole, Date, FieldValue, KeyFigure, Record
from pipeline.render.sheet.highlights import highlights
from pipeline.render.sheet.voices import LANGUAGES, Voices

Make = Callable[..., FieldValue]
MakeRecord = Callable[..., Record]

TOTAL, PART, EU, OWN = AmountRole.TOTAL, AmountRole.PART, AmountRole.EU, AmountRole.OWN


def shown(record: Record, lexicon: Lexicon, languages: str = "both") -> list[tuple[str, list[str]]]:
    found = highlights(record, Voices(LANGUAGES[languages], lexicon))
    return [
        (one.number.text.replace("\u00a0", " "), [text.text.replace("\u00a0", " ") for text in one.words])
        for one in found
    ]


def sum_(value: Make, amount: str, role: AmountRole | None, lang: str = "en", currency: str = "EUR") -> FieldValue:
    return value("amounts", lang, f"{amount} {currency}", Amount(amount, currency, None, role))


def test_the_budget_is_the_total_with_the_unions_share_below_it(
    value: Make, record: MakeRecord, lexicon: Lexicon
) -> None:
    one = record(sum_(value, "612000", TOTAL), sum_(value, "428400", EU), sum_(value, "183600", OWN))
    assert shown(one, lexicon) == [
        ("612.000 €", ["Προϋπολογισμός, από αυτά 428.400 € από την ΕΕ", "Budget €612,000, of which EU €428,400"])
    ]


@pytest.mark.parametrize(("text", "is_own"), [("5.000 €", True), ("5000 EUR", False)])
def test_a_budget_that_the_page_writes_as_sheets_do_is_the_pages_value(
    text: str, *, is_own: bool, value: Make, record: MakeRecord, lexicon: Lexicon
) -> None:
    page = record(value("amounts", "el", text, Amount("5000", "EUR", role=TOTAL)), sum_(value, "5000", TOTAL))
    (found,) = highlights(page, Voices(("el", "en"), lexicon))
    assert found.number.text.split() == ["5.000", "€"]
    assert [anchor.value for anchor in found.number.anchors] == ([page.values[0]] if is_own else [])


@pytest.mark.parametrize(
    ("sums", "total"),
    [
        ([("540000", PART), ("195000.50", PART), ("135000", PART)], "€870,000.50"),
        ([("540000", PART), ("195000", None)], None),
        ([("26600", None), ("11250", None), ("38400", None)], None),
        ([("500", TOTAL), ("700", TOTAL)], None),
        ([("500", TOTAL), ("500", TOTAL), ("200", PART), ("90", PART)], "€500"),
    ],
)
def test_sums_are_added_only_where_the_page_calls_them_parts_and_no_total_is_given(
    sums: list[tuple[str, AmountRole | None]], total: str | None, value: Make, record: MakeRecord, lexicon: Lexicon
) -> None:
    found = shown(record(*(sum_(value, amount, role) for amount, role in sums)), lexicon, "en")
    assert [number for number, _ in found] == ([total] if total else [])


@pytest.mark.parametrize(
    ("told", "sums", "total"),
    [
        (["5000 EUR"], ["5000"], "€5,000"),
        (["- 5000 EUR (purchase of the boat)."], ["5000"], "€5,000"),
        (["A visit costs 5000 EUR."], ["5000"], None),
        (["5000 EUR a year"], ["5000"], None),
        (["5000 EUR", "Two boats"], ["5000"], None),
        (["5000 EUR"], ["5000", "700"], None),
        ([], ["5000"], None),
    ],
)
def test_the_one_sum_of_a_page_is_its_budget_where_it_says_nothing_else_of_its_resources(
    told: list[str], sums: list[str], total: str | None, value: Make, record: MakeRecord, lexicon: Lexicon
) -> None:
    amounts = [sum_(value, amount, None) for amount in sums]
    found = shown(record(*amounts, *(value("resources", "en", text) for text in told)), lexicon, "en")
    assert [number for number, _ in found] == ([total] if total else [])


def test_a_number_without_a_currency_is_no_budget(value: Make, record: MakeRecord, lexicon: Lexicon) -> None:
    one = record(value("amounts", "en", "5000", Amount("5000", None)), value("resources", "en", "5000"))
    assert shown(one, lexicon, "en") == []


def test_parts_in_two_currencies_or_in_languages_that_disagree_have_no_sum(
    value: Make, record: MakeRecord, lexicon: Lexicon
) -> None:
    mixed = record(sum_(value, "500", PART), sum_(value, "700", PART, currency="CHF"))
    apart = record(
        *(sum_(value, amount, PART, "el") for amount in ("500", "700")),
        *(sum_(value, amount, PART, "en") for amount in ("500", "900")),
    )
    assert shown(mixed, lexicon) == shown(apart, lexicon) == []


def test_the_same_parts_told_in_both_languages_are_counted_once(
    value: Make, record: MakeRecord, lexicon: Lexicon
) -> None:
    one = record(*(sum_(value, amount, PART, lang) for lang in ("el", "en") for amount in ("500", "700")))
    assert [number for number, _ in shown(one, lexicon)] == ["1.200 €"]


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        ("2019-10", "2021-03-31", "2019–2021"),
        ("2019-10", "..", "από το 2019"),
        ("2019", "2019-12", "2019"),
        ("2019-10", None, "2019"),
        (None, "2021", None),
        ("2021", "2019", None),
    ],
)
def test_the_period_is_told_in_years(
    start: str | None, end: str | None, years: str | None, value: Make, record: MakeRecord, lexicon: Lexicon
) -> None:
    dates = [(name, edtf) for name, edtf in (("start_date", start), ("end_date", end)) if edtf]
    one = record(*(value(name, "en", edtf, Date(edtf)) for name, edtf in dates))
    assert [number for number, _ in shown(one, lexicon)] == ([years] if years else [])


def test_below_the_years_stands_what_they_do_not_tell(value: Make, record: MakeRecord, lexicon: Lexicon) -> None:
    dates = value("start_date", "en", "2019-10", Date("2019-10")), value("end_date", "en", "..", Date(".."))
    assert shown(record(*dates), lexicon) == [
        ("από το 2019", ["Οκτώβριος 2019 – σε εξέλιξη", "October 2019 – ongoing"])
    ]


def test_years_alone_are_not_told_again_below_themselves(value: Make, record: MakeRecord, lexicon: Lexicon) -> None:
    dates = value("start_date", "en", "2014", Date("2014")), value("end_date", "en", "2017", Date("2017"))
    assert shown(record(*dates), lexicon) == [("2014–2017", ["Διάρκεια", "Duration"])]


def test_a_number_of_the_page_stands_large_in_the_first_language_and_whole_in_the_second(
    value: Make, record: MakeRecord, lexicon: Lexicon
) -> None:
    one = record(
        value("figures", "en", "9,874 applications", KeyFigure("9874", "applications")),
        value("figures", "el", "9.874 αιτήσεις", KeyFigure("9874", "αιτήσεις")),
        value("figures", "en", "people reached: 30,000", KeyFigure("30000", "people reached")),
        value("figures", "en", "12 villages", KeyFigure("12", "villages")),
    )
    assert shown(one, lexicon) == [("9.874", ["αιτήσεις", "9,874 applications"]), ("30,000", ["people reached"])]


def test_a_sheet_in_one_language_has_no_number_of_another_beside_its_own(
    value: Make, record: MakeRecord, lexicon: Lexicon
) -> None:
    passengers = value("figures", "el", "41.200 επιβάτες", KeyFigure("41200", "επιβάτες"))
    trips = value("figures", "en", "18,640 trips", KeyFigure("18640", "trips"))
    assert shown(record(passengers, trips), lexicon, "en") == [("18,640", ["trips"])]
    assert shown(record(passengers, trips), lexicon, "el") == [("41.200", ["επιβάτες"])]
    assert shown(record(passengers), lexicon, "en") == [("41.200", ["επιβάτες"])]
    assert shown(record(passengers, trips), lexicon) == [("41.200", ["επιβάτες"]), ("18,640", ["trips"])]
