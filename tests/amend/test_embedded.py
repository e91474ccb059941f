from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.amend.embedded import still_said
from pipeline.amend.overlay import laid
from pipeline.amend.tools import Tools
from pipeline.model import (
    Amount,
    AmountRole,
    Edit,
    FieldValue,
    IssueCode,
    KeyFigure,
    Locator,
    Origin,
    Place,
    Run,
    Value,
)
from pipeline.values.seen import seen_of


def value(field: str, lang: str, text: str, start: int, end: int, typed: Value = None) -> FieldValue:
    return FieldValue(field, lang, text, (Run(0, len(text), lang),), Locator("p", start, end), "label", typed)


GREEK = value("resources", "el", "Η εκπαίδευση κόστισε 11.250 €. Ο φούρνος 400 €.", 100, 150)
ENGLISH = value("resources", "en", "The training cost €11,250. The oven was €400.", 300, 350)
SUM = value("amounts", "el", "11.250 €", 121, 129, Amount("11250", "EUR"))
OVEN = value("amounts", "el", "400 €", 140, 145, Amount("400", "EUR"))


def edit(of: FieldValue, text: str, at: int = 1) -> Edit:
    return Edit(of.field, of.lang, at=at, seen=seen_of(of), was=of.text, text=text)


def texts(values: Sequence[FieldValue], *edits: Edit, tools: Tools) -> list[str]:
    return [one.text for one in laid(values, edits, ("el", "en"), tools)[0]]


def test_a_sum_that_is_put_right_is_right_in_the_text_that_holds_it(tools: Tools) -> None:
    found = laid([GREEK, ENGLISH, SUM, OVEN], [edit(SUM, "11.520 €")], ("el", "en"), tools)[0]
    assert found[0].text == "Η εκπαίδευση κόστισε 11.520 €. Ο φούρνος 400 €."
    assert found[0].origin is Origin.CORRECTION
    assert found[1].text == ENGLISH.text


def test_several_sums_of_a_text_are_put_right_together(tools: Tools) -> None:
    both = texts([GREEK, SUM, OVEN], edit(SUM, "11.520 €"), edit(OVEN, "450 €"), tools=tools)
    assert both[0] == "Η εκπαίδευση κόστισε 11.520 €. Ο φούρνος 450 €."


def test_a_text_with_an_edit_of_its_own_says_what_that_says(tools: Tools) -> None:
    own = edit(GREEK, "Η εκπαίδευση κόστισε πολλά.")
    assert texts([GREEK, SUM], own, edit(SUM, "11.520 €"), tools=tools)[0] == own.text


def test_of_equal_sums_the_one_that_is_meant_is_put_right(tools: Tools) -> None:
    text = value("resources", "el", "Πρώτα 400 €, μετά 400 €.", 0, 50)
    one, other = (value("amounts", "el", "400 €", start, start + 5, Amount("400", "EUR")) for start in (6, 18))
    assert texts([text, one, other], edit(one, "500 €", at=2), tools=tools)[0] == "Πρώτα 400 €, μετά 500 €."
    assert texts([text, one], edit(one, "500 €"), tools=tools)[0] == text.text


def test_what_stands_elsewhere_or_is_left_out_changes_no_text(tools: Tools) -> None:
    away = value("amounts", "el", "11.250 €", 500, 508, Amount("11250", "EUR"))
    assert texts([GREEK, away], edit(away, "1 €"), tools=tools)[0] == GREEK.text
    assert texts([GREEK, SUM], edit(SUM, ""), tools=tools) == [GREEK.text]


def test_a_text_that_is_written_anew_takes_no_place_or_date_along(tools: Tools) -> None:
    place = value("location", "el", "φούρνος", 134, 141, Place("GR"))
    assert texts([GREEK, place], edit(GREEK, "Η εκπαίδευση κόστισε πολλά."), tools=tools)[1:] == ["φούρνος"]


def test_the_other_language_that_still_gives_the_old_sum_is_named(tools: Tools) -> None:
    mine = edit(SUM, "11.520 €")
    values = laid([GREEK, ENGLISH, SUM], [mine], ("el", "en"), tools)[0]
    (issue,) = still_said(mine, SUM, values, tools)
    assert issue.code is IssueCode.DISAGREEING_VALUES
    assert issue.message.startswith("resources (en) still gives 11.250 €")
    assert not list(still_said(mine, SUM, [GREEK, SUM], tools))


def test_a_text_of_the_persons_own_keeps_the_sum_that_it_gives(tools: Tools) -> None:
    own = edit(GREEK, "Η εκπαίδευση κόστισε 11.250 €, λέει ο δήμος.")
    assert texts([GREEK, SUM], own, edit(SUM, "11.520 €"), tools=tools)[0] == own.text


def test_the_new_sum_is_named_beside_the_old_one(tools: Tools) -> None:
    mine = edit(SUM, "11.520 €")
    (issue,) = still_said(mine, SUM, [ENGLISH], tools)
    assert "11.520 €" in issue.message


def test_a_sum_that_nobody_can_read_is_not_the_old_one(tools: Tools) -> None:
    unread = replace(SUM, text="πολλά", value=None)
    assert [one.code for one in still_said(edit(SUM, "πολλά"), SUM, [ENGLISH, unread], tools)] == [
        IssueCode.DISAGREEING_VALUES
    ]


def test_a_text_of_another_language_or_without_a_place_holds_nothing(tools: Tools) -> None:
    other = replace(SUM, lang="en")
    assert texts([GREEK, other], edit(other, "1 €"), tools=tools)[0] == GREEK.text
    nowhere = replace(SUM, locator=Locator("p"))
    assert texts([GREEK, nowhere], edit(nowhere, "1 €"), tools=tools)[0] == GREEK.text


def test_a_sum_at_the_very_edges_of_a_text_is_inside(tools: Tools) -> None:
    text = value("resources", "el", "11.250 €", 100, 108)
    at_edges = value("amounts", "el", "11.250 €", 100, 108, Amount("11250", "EUR"))
    assert texts([text, at_edges], edit(at_edges, "11.520 €"), tools=tools)[0] == "11.520 €"
    beyond = replace(at_edges, locator=Locator("p", 100, 109))
    assert texts([text, beyond], edit(beyond, "11.520 €"), tools=tools)[0] == "11.250 €"


def test_a_text_that_gives_another_sum_or_currency_is_not_named(tools: Tools) -> None:
    mine = edit(SUM, "11.520 €")
    dollars = value("resources", "en", "The training cost $11,250.", 300, 330)
    assert not list(still_said(mine, SUM, [dollars], tools))
    still = [ENGLISH, SUM]
    assert not list(still_said(mine, SUM, still, tools))


def test_a_value_that_is_no_sum_or_stays_as_it_is_changes_no_text(tools: Tools) -> None:
    name = value("institution", "el", "Η εκπαίδευση", 100, 112)
    found = laid([GREEK, name, SUM], [edit(name, "Το σχολείο"), edit(SUM, SUM.text)], ("el",), tools)[0]
    assert (found[0].text, found[0].origin) == (GREEK.text, None)


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("Η εκπαίδευση κόστισε 11.520 €. Ο φούρνος 400 €.", ["11.520 €", "400 €"]),
        ("Η εκπαίδευση κόστισε τελικά 12.000,50 €, όλη. Ο φούρνος 450 €.", ["12.000,50 €", "450 €"]),
        ("Η εκπαίδευση κόστισε 111.250 €. Ο φούρνος 1.400 €.", ["111.250 €", "1.400 €"]),
        # What is said in other words stays.
        ("Ο φούρνος 400 €. Για εκπαίδευση δόθηκαν 11250 ευρώ.", ["11.250 €", "400 €"]),
        ("Η εκπαίδευση κόστισε πολλά. Ο φούρνος 400 €.", ["400 €"]),
        ("Δεν κόστισε τίποτα.", []),
    ],
)
def test_sums_follow_the_text_that_a_person_has_written_anew(text: str, sums: list[str], tools: Tools) -> None:
    found = laid([GREEK, SUM, OVEN], [edit(GREEK, text)], ("el",), tools)[0]
    assert [one.text for one in found if one.field == "amounts"] == sums
    assert [one.value.amount for one in found[1:] if isinstance(one.value, Amount)] == [
        {"12.000,50 €": "12000.50"}.get(one, one.removesuffix(" €").replace(".", "")) for one in sums
    ]


def test_a_figure_follows_its_text_and_a_sum_keeps_its_role(tools: Tools) -> None:
    text = value("evidence", "el", "Έγιναν 9.874 αιτήσεις.", 0, 22)
    figure = value("figures", "el", "9.874 αιτήσεις", 7, 21, KeyFigure("9874", "αιτήσεις"))
    found = laid([text, figure], [edit(text, "Έγιναν 10.200 αιτήσεις.")], ("el",), tools)[0]
    assert (found[1].text, found[1].value) == ("10.200 αιτήσεις", KeyFigure("10200", "αιτήσεις"))
    total = replace(SUM, value=Amount("11250", "EUR", role=AmountRole.TOTAL))
    (_, now) = laid([GREEK, total], [edit(GREEK, GREEK.text.replace("250", "520"))], ("el",), tools)[0]
    assert now.value == Amount("11520", "EUR", role=AmountRole.TOTAL)


def test_a_sum_with_an_edit_of_its_own_does_not_follow_its_text(tools: Tools) -> None:
    new = GREEK.text.replace("400 €", "450 €")
    found = laid([GREEK, SUM, OVEN], [edit(GREEK, new), edit(OVEN, "470 €")], ("el",), tools)[0]
    assert [one.text for one in found] == [new, "11.250 €", "470 €"]
