from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import Amount, AmountRole, FieldValue, Item, Items, Pair, Passage, Record, Table, Text
from pipeline.render.passages import passage
from pipeline.render.sheet.budget import Budget, budget, unprinted_sums, without_budget
from pipeline.render.sheet.voices import LANGUAGES, Voices
from pipeline.render.walk import passages

Make = Callable[..., FieldValue]


def test_a_sum_that_no_text_tells_is_told_as_the_page_writes_it(
    value: Make, record: Callable[..., Record], lexicon: Lexicon
) -> None:
    sums = (
        value("amounts", "en", "€18,400", Amount("18400", "EUR")),
        value("amounts", "en", "€90", Amount("90", "EUR")),
    )
    told = unprinted_sums(record(*sums), ("Repairs of the boat: €18,400",), Voices(LANGUAGES["both"], lexicon))
    assert {lang: [one.text for one in lines] for lang, lines in told.items()} == {"en": ["€90"]}


def text(words: str, lang: str = "en") -> Text:
    return Text(passage(words, lang))


TOLD = Budget(Amount("612000", "EUR"), Amount("428400", "EUR"))


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("€612,000", True),
        ("Total budget: 612.000 EUR.", True),
        ("Συνολικός προϋπολογισμός 612.000 €", True),
        ("€428,400 ERDF contribution", True),
        ("Total project budget: €612,000", True),
        ("Budget of the project €612,000", True),
        ("Προϋπολογισμός του έργου: 612.000 €", True),
        ("Total eligible budget: €612,000", False),
        ("ERDF contribution", False),
        ("Total budget: €428,400", False),
        ("€612,000 (two boats)", False),
        ("€612,000, of it €428,400 for boats", False),
        ("€612,000 a year", False),
        ("€61,200", False),
        ("$612,000", False),
        ("A boat", False),
    ],
)
def test_a_line_that_says_no_more_than_the_budget_among_the_key_figures_is_not_printed_again(
    line: str, lexicon: Lexicon, *, is_told: bool
) -> None:
    assert without_budget([text(line)], TOLD, lexicon) == (() if is_told else (text(line),))


def test_of_a_list_and_of_two_sides_what_says_more_stays(lexicon: Lexicon) -> None:
    listed = Items((Item(passage("€612,000", "en")), Item(passage("two boats", "en"))))
    sides = Pair((text("612.000 €", "el"), text("Δύο βάρκες", "el")), (text("€612,000"), text("Two boats")))
    rest = without_budget([listed, sides, Pair((text("612.000 €", "el"),), (text("€612,000"),))], TOLD, lexicon)
    assert [one.text for one in passages(rest)] == ["two boats", "Δύο βάρκες", "Two boats"]


@pytest.mark.parametrize(
    ("name", "amount", "left"),
    [
        ("Total budget:", "€612,000", []),
        ("ERDF contribution", "€428,400", []),
        ("Total costs of two boats", "€612,000", ["Total costs of two boats", "€612,000"]),
        ("Two boats and a jetty", "€612,000", ["Two boats and a jetty"]),
        ("Two boats were bought.", "€612,000", ["Two boats were bought."]),
        ("Total budget:", "€500,000", ["Total budget:", "€500,000"]),
        ("Total budget €612,000", "EU contribution €428,400", []),
        ("Total budget €500,000", "EU contribution €428,400", ["Total budget €500,000"]),
        ("Total budget 2014–2020", "€612,000", ["Total budget 2014–2020", "€612,000"]),
    ],
)
def test_a_sum_below_its_name_goes_with_it_and_stays_below_one_that_says_more(
    name: str, amount: str, left: list[str], lexicon: Lexicon
) -> None:
    flows = text(name), text(amount)
    pairs = [Pair((text("Βάρκες.", "el"),), (flow,)) for flow in flows]
    assert [one.text for one in passages(without_budget(flows, TOLD, lexicon))] == left
    assert [one.text for one in passages(without_budget(pairs, TOLD, lexicon)) if one.lang == "en"] == left
    assert [one.text for one in passages(without_budget([Pair(flows, ())], TOLD, lexicon))] == left


def row(*cells: str) -> tuple[Passage, ...]:
    return tuple(passage(cell, "en") for cell in cells)


def test_a_table_is_printed_without_the_row_of_the_budget(lexicon: Lexicon) -> None:
    head, boats, jetty = row("What", "Sum"), row("Boats", "€400,000"), row("Jetty", "€212,000")
    table = Table(head, (boats, jetty, row("Total", "€612,000")))
    assert without_budget([table], TOLD, lexicon) == (Table(head, (boats, jetty)),)


@pytest.mark.parametrize(
    "total", [row("Total", "€612,000", "100%"), row("Total", "€300,000", "€312,000"), row("Boats", "€612,000")]
)
def test_a_row_that_says_more_than_the_budget_stays(total: tuple[Passage, ...], lexicon: Lexicon) -> None:
    table = Table(row(*["What"] * len(total)), (total,))
    assert without_budget([table], TOLD, lexicon) == (table,)


def test_of_a_table_of_nothing_but_the_budget_nothing_is_left(lexicon: Lexicon) -> None:
    assert without_budget([Table(row("What", "Sum"), (row("Total", "€612,000"),))], TOLD, lexicon) == ()
    assert without_budget([Table(row("Costs", "€612,000"), ())], TOLD, lexicon) == ()
    assert without_budget([Table(row("Costs", "€612,000"), (row("EU share", "€428,400"),))], TOLD, lexicon) == ()


def test_a_table_without_a_header_of_its_own_may_begin_with_the_budget(lexicon: Lexicon) -> None:
    boats, jetty = row("Boats", "€400,000"), row("Jetty", "€212,000")
    told = without_budget([Table(row("Costs", "€612,000"), (boats, jetty))], TOLD, lexicon)
    assert told == (Table(boats, (jetty,)),)
    assert without_budget([Table(boats, ())], TOLD, lexicon) == (Table(boats, ()),)


def test_a_share_that_is_no_part_of_the_whole_is_none(value: Make, record: Callable[..., Record]) -> None:
    total, share = (
        value("amounts", "en", amount, Amount(amount, "EUR", None, role))
        for amount, role in (("500", AmountRole.TOTAL), ("700", AmountRole.EU))
    )
    assert budget(record(total, share)) == (total.value, None)
    assert budget(record(share)) is None
