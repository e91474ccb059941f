"""The printed lines of a page: spaces, wide gaps, justified words, raised and lowered digits."""

import pytest


@pytest.mark.parametrize(
    ("operators", "text"),
    [
        ("(Budget: 48,500) Tj /F1 6 Tf 5 Ts (1) Tj 0 Ts /F1 10 Tf ( euro) Tj", "Budget: 48,500 euro"),
        ("(Budget: 48,500) Tj 5 Ts (2) Tj 0 Ts ( euro) Tj", "Budget: 48,500 euro"),
        ("(2.5 x 10) Tj /F1 6 Tf 5 Ts (6) Tj 0 Ts /F1 10 Tf ( euro) Tj", "2.5 x 10⁶ euro"),
        ("(400 m) Tj /F1 6 Tf 5 Ts (2) Tj 0 Ts /F1 10 Tf ( of lane) Tj", "400 m² of lane"),
        ("(20 t of CO) Tj /F1 6 Tf -2 Ts (2) Tj 0 Ts /F1 10 Tf ( a year) Tj", "20 t of CO₂ a year"),
        ("(the 1) Tj /F1 6 Tf 5 Ts (st) Tj 0 Ts /F1 10 Tf ( of May) Tj", "the 1st of May"),
        ("/F1 6 Tf 5 Ts (1) Tj 0 Ts /F1 10 Tf ( Without tax.) Tj", "¹ Without tax."),
        ("(48) Tj /F1 8 Tf (,500 euro) Tj", "48,500 euro"),
    ],
)
def test_raised_and_lowered_digits_do_not_join_the_number_before(shown, operators, text):
    assert shown([f"BT /F1 10 Tf 50 700 Td {operators} ET\n", (50, 600, "The flour is sold.")]) == [
        text,
        "The flour is sold.",
    ]


def test_a_mark_of_a_note_is_set_aside(aside):
    drawn = "BT /F1 10 Tf 50 700 Td (48,500) Tj /F1 6 Tf 5 Ts (1) Tj ET\n"
    assert aside([drawn]) == {"1": "mark of a note"}


def test_words_that_are_spread_over_a_narrow_column_are_no_table(shown, spread):
    lines = [
        "every neighbourhood took",
        "the responsibility for one",
        "exhibition afterwards",
        "and grandmothers explained",
        "traditional recipes there",
    ]
    drawn = [word for at, line in enumerate(lines) for word in spread(50, 600 - 13 * at, 220, *line.split())]
    assert shown([*drawn, (50, 535, "village.")]) == [" ".join([*lines, "village."])]


def test_the_sign_of_a_list_stays_with_its_entry(shown):
    assert shown([(50, 700, "1."), (75, 700, "Clean the brook."), (50, 680, "2."), (75, 680, "Turn the wheel.")]) == [
        "1. Clean the brook.", "2. Turn the wheel.",
    ]  # fmt: skip


def test_words_drawn_twice_for_weight_are_read_once(shown):
    assert shown([(50, 700, "Budget: 300 euro"), (50.3, 700, "Budget: 300 euro")]) == ["Budget: 300 euro"]
