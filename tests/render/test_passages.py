from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Anchor, FieldValue, Passage, Run
from pipeline.render.links import links
from pipeline.render.passages import by_letters, cut, joined, passage, pieces, stretch

MIXED = "Το Clear Water στη λίμνη"
RUNS = (Run(0, 3, "el"), Run(3, 15, "en"), Run(15, len(MIXED), "el"))


def test_a_stretch_keeps_its_own_runs(value: Callable[..., FieldValue]) -> None:
    whole = value("title", "el", MIXED, runs=RUNS)
    assert cut(whole, 2, 18) == Passage(
        "Clear Water στη", "el", (Run(0, 12, "en"), Run(12, 15, "el")), anchors=(Anchor(0, 15, whole, 3, 18),)
    )


def test_joined_passages_and_their_stretches_keep_whose_words_they_are(value: Callable[..., FieldValue]) -> None:
    one, other = value("theme", "el", "Νερό"), value("theme", "en", "Water")
    whole = joined((cut(one, 0, 4), cut(other, 0, 5)), " · ")
    assert whole.anchors == (Anchor(0, 4, one, 0, 4), Anchor(7, 12, other, 0, 5))
    assert stretch(whole, 7, 12) == Passage("Water", "el", (Run(0, 5, "en"),))


def test_a_stretch_without_runs_is_in_the_language_of_its_value(value: Callable[..., FieldValue]) -> None:
    broken = value("title", "el", MIXED, runs=(Run(3, 15, "en"),))
    assert cut(broken, 0, len(MIXED)).runs == (Run(0, len(MIXED), "el"),)


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("Άννα Λιμνιώτη, τηλ. 210 0000 701", "Άννα Λιμνιώτη, τηλ.~210~0000~701"),
        ("Tel: 210-0000 701", "Tel:~210-0000~701"),
        ("Οδός Λίμνης αρ. 7", "Οδός Λίμνης αρ.~7"),
        ("Το λεωφορείο: 38.600 ευρώ, 41 λεπτά", "Το λεωφορείο: 38.600~ευρώ, 41 λεπτά"),
        ("It cost 38,600 euros or 1 EUR a head", "It cost 38,600~euros or 1~EUR a head"),
        ("In 2019 European towns joined.", "In 2019 European towns joined."),
        ("It began in 2019. 30 boats followed.", "It began in 2019. 30 boats followed."),
        ("So say the villagers. 30 boats followed.", "So say the villagers. 30 boats followed."),
    ],
)
def test_a_number_stays_on_the_line_of_its_currency_and_of_the_short_word_before_it(
    text: str, tied: str, value: Callable[..., FieldValue]
) -> None:
    assert cut(value("contact", "el", text), 0, len(text)).text == tied.replace("~", "\u00a0")


def test_what_stands_between_passages_goes_with_the_one_before() -> None:
    assert joined((passage("Πηγή", "el"), passage("Source", "en"), passage("", "en")), " · ") == Passage(
        "Πηγή · Source", "el", (Run(0, 7, "el"), Run(7, 13, "en"))
    )


def test_an_address_is_a_piece_of_its_own_in_the_language_around() -> None:
    text = "Δείτε www.lake.example."
    whole = Passage(text, "el", (Run(0, 6, "el"), Run(6, 22, "zxx"), Run(22, 23, "el")), tuple(links(text)))
    assert [tuple(one) for one in pieces(whole, "en")] == [
        ("Δείτε ", "el", "", True),
        ("www.lake.example", "el", "http://www.lake.example", False),
        (".", "el", "", True),
    ]


def test_a_passage_of_no_language_takes_the_one_around() -> None:
    assert pieces(passage("#WAVES", "zxx"), "el") == (("#WAVES", "el", "", False),)


@given(st.text(), st.lists(st.integers(0, 40), max_size=6), st.sampled_from(["el", "en", "zxx", "und"]))
def test_pieces_add_up_to_the_passage(text: str, edges: list[int], lang: str) -> None:
    cuts = sorted({0, len(text), *(edge for edge in edges if edge < len(text))})
    runs = tuple(Run(start, end, ("el", "en", "zxx")[number % 3]) for number, (start, end) in enumerate(pairwise(cuts)))
    found = pieces(Passage(text, lang, runs, tuple(links(text))), "el")
    assert "".join(one.text for one in found) == text
    assert not {one.lang for one in found} & {"zxx", "und"}


def test_a_text_is_cut_where_its_letters_are_not_those_of_its_language() -> None:
    assert by_letters("Friuli-Venezia Giulia, Ιταλία", "el") == [("Friuli-Venezia Giulia", "en"), (", Ιταλία", "el")]
    assert by_letters("Έργο LIMNES 4", "el") == [("Έργο ", "el"), ("LIMNES", "en"), (" 4", "el")]
    assert by_letters("The Ήπειρος", "en") == [("The ", "en"), ("Ήπειρος", "el")]
    assert by_letters("Νερό", "el") == [("Νερό", "el")]
    assert by_letters("", "el") == [("", "el")]
