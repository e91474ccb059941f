from __future__ import annotations

from pipeline.model import Item, Items, Link, Pair, Passage, Run, Text
from pipeline.render.passages import passage
from pipeline.render.sheet.parting import parted


def texts(parts: object) -> list[str]:
    assert isinstance(parts, tuple)
    return [part.passage.text for part in parts]


def test_a_paragraph_of_ten_thousand_characters_is_left_whole() -> None:
    whole = Text(passage("a" * 10_000, "en"))
    assert parted([whole]) == (whole,)
    assert len(parted([Text(passage("a" * 10_001, "en"))])) > 1


def test_a_longer_one_is_cut_behind_its_sentences_and_no_word_is_lost() -> None:
    words = " ".join(f"Sentence number {number} is here." for number in range(500))
    pieces = texts(parted([Text(passage(words, "en"))]))
    assert " ".join(pieces) == words
    assert all(piece.endswith(".") and len(piece) <= 2_500 for piece in pieces)


def test_without_sentences_the_cut_is_at_a_blank_and_without_blanks_anywhere() -> None:
    blanks = texts(parted([Text(passage("abcdefg " * 1_500, "en"))]))
    assert {piece.strip(" ")[-7:] for piece in blanks if piece} == {"abcdefg"}
    assert texts(parted([Text(passage("a" * 11_000, "en"))])) == [*["a" * 2_500] * 4, "a" * 1_000]


def test_languages_and_links_stay_on_their_words_in_lists_and_on_both_sides() -> None:
    whole = Passage(
        "α" * 9_000 + "b" * 2_000,
        "el",
        (Run(0, 9_000, "el"), Run(9_000, 11_000, "en")),
        (Link(9_100, 9_200, "https://lake.example"),),
    )
    (pair,) = parted([Pair((Text(passage("Short.", "en")),), (Items((Item(whole, 2, is_numbered=True),)),))])
    assert isinstance(pair, Pair)
    (items,) = pair.right
    assert isinstance(items, Items)
    assert pair.left == (Text(passage("Short.", "en")),)
    assert [(item.level, item.is_numbered) for item in items.items] == [(2, True)] * 5
    spoken = [item.passage.text[run.start : run.end] for item in items.items for run in item.passage.runs]
    assert all(len(set(words)) == 1 for words in spoken)
    links = [(at, link.start, link.end) for at, item in enumerate(items.items) for link in item.passage.links]
    assert links == [(3, 1_600, 1_700)]
