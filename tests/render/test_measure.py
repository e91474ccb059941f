"""How much room the pieces of a sheet take, and what saves a page."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import FieldValue, Figure, Highlight, Items, Look, Pair, Record, Section, Table, Text
from pipeline.model import Item as Entry
from pipeline.render.measure import (
    FEWER,
    NUMBERS,
    Closer,
    closer,
    foreseen,
    has_long_numbers,
    has_room,
    introduces,
    is_airy,
    is_close,
    is_lone,
    is_roomy,
    is_short,
    is_small,
    letters,
    may_be_airy,
    saves,
)
from pipeline.render.passages import passage
from pipeline.render.sheet.compose import compose


def text(size: int) -> Text:
    return Text(passage("a" * size, "en"))


def test_a_part_takes_its_letters_and_what_is_left_of_its_lines() -> None:
    assert letters(text(100)) == 160
    assert letters(Items((Entry(passage("a" * 10, "en")), Entry(passage("a" * 20, "en"))))) == 150
    assert letters(Pair((text(100),), (text(40),))) == letters(text(100)) + letters(text(40))


def test_a_row_of_a_table_takes_a_line_at_least() -> None:
    cell = passage("five", "en")
    assert letters(Table((cell, cell), ((cell, cell), (passage("a" * 200, "en"), cell)))) == 60 + 60 + 204


def test_a_table_of_up_to_seven_short_rows_is_small() -> None:
    row = (passage("Paper", "en"), passage("35 €", "en"))
    assert [is_small(Table(row, (row,) * count)) for count in (1, 7, 8)] == [True, True, False]
    long = (passage("Paper " * 40, "en"),)
    assert not is_small(Table(row[:1], (long, long)))


def test_a_sheet_is_short_by_the_letters_of_one_language(
    value: Callable[..., FieldValue], record: Callable[..., Record], lexicon: Lexicon, look: Look
) -> None:
    def of(size: int, *langs: str) -> bool:
        told = (value("description", lang, ("λ" if lang == "el" else "a") * size) for lang in langs)
        return is_short(compose(record(*told), lexicon, look))

    assert of(800, "en")
    assert of(800, "el", "en")
    assert not of(900, "en")


def test_the_samples_that_are_called_short_are(records: Mapping[str, Record], lexicon: Lexicon, look: Look) -> None:
    short = {name for name, one in records.items() if is_short(compose(one, lexicon, look))}
    assert "short" in short
    assert not short & {"both", "long"}


@pytest.mark.parametrize(
    ("pages", "filled", "ways"),
    [
        (1, 0.99, ()),
        (2, 1.02, (Closer.SMALLER, Closer.WIDE)),
        (2, 1.19, (Closer.SMALLER, Closer.WIDE)),
        (2, 1.23, (Closer.WIDE,)),
        (2, 1.3, ()),
        (3, 2.2, (Closer.SMALLER, Closer.WIDE)),
        (3, 2.4, (Closer.WIDE,)),
        (3, 2.95, ()),
        (6, 5.6, (Closer.SMALLER, Closer.WIDE)),
    ],
)
def test_smaller_type_saves_a_page_that_is_nearly_empty_and_the_whole_width_more(
    pages: int, filled: float, ways: tuple[Closer, ...], records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    assert closer(compose(records["short"], lexicon, look), pages, filled) == ways


def test_pictures_that_stand_in_fewer_rows_let_more_fit_on_a_page(
    records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    sheet = compose(records["short"], lexicon, look)
    one, two = (
        replace(sheet, sections=(Section((), flows=(Figure("a.png", passage("A boat", "en")),) * count),))
        for count in (1, 2)
    )
    assert closer(one, 2, 1.3) == ()
    assert closer(two, 2, 1.3) == (Closer.WIDE,)
    assert closer(two, 2, 1.4) == ()


@pytest.mark.parametrize(("seen", "may"), [(1.2, False), (1.3, True), (1.45, True), (1.6, False), (2.4, False)])
def test_roomier_text_is_tried_first_where_plain_text_would_leave_half_of_two_pages_empty(
    seen: float, *, may: bool, records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    sheet = compose(records["short"], lexicon, look)
    assert may_be_airy(sheet, seen) is may
    funded = compose(records["short"], lexicon, replace(look, brand=(*look.brand, ("fund", "Interreg"))))
    assert not may_be_airy(funded, seen)


def test_roomier_text_that_fills_two_pages_needs_no_plain_one_beside_it() -> None:
    assert [is_airy(2, filled) for filled in (1.6, 1.75, 1.9, 1.98)] == [False, True, True, False]
    assert not is_airy(3, 2.7)
    assert not is_airy(1, 0.9)


@pytest.mark.parametrize(
    ("size", "langs", "pages"), [(60, ("en",), 0.4), (3_400, ("en",), 1.3), (1_900, ("el", "en"), 1.2)]
)
def test_the_pages_that_plain_text_fills_are_foreseen_to_a_tenth(
    size: int,
    langs: tuple[str, ...],
    pages: float,
    value: Callable[..., FieldValue],
    record: Callable[..., Record],
    lexicon: Lexicon,
    look: Look,
) -> None:
    words = {"el": "λέξη και ", "en": "word and "}
    told = (value("description", lang, (words[lang] * size)[:size]) for lang in langs)
    assert foreseen(compose(record(*told), lexicon, look)) == pytest.approx(pages, abs=0.1)


@pytest.mark.parametrize(("seen", "close"), [(0.5, False), (1.01, False), (1.1, True), (1.6, False), (2.1, True)])
def test_closer_text_is_tried_first_where_plain_text_would_take_a_little_of_a_page_more(
    seen: float, *, close: bool
) -> None:
    assert is_close(seen) is close


def test_roomier_text_is_tried_first_on_a_sheet_of_less_than_a_page(
    records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    short, long = (compose(records[name], lexicon, look) for name in ("short", "long"))
    assert [is_roomy(short, 0.8), is_roomy(long, 0.8), is_roomy(long, 0.7)] == [True, False, True]


def test_closer_text_that_leaves_room_saves_no_page() -> None:
    assert saves(1.1, 1, 0.9)
    assert not saves(1.1, 1, 0.8)
    assert not saves(1.1, 2, 1.2)
    assert saves(2.1, 2, 1.8)


@pytest.mark.parametrize(("name", "pages", "fullest"), [("long", 1, 0.74), ("short", 1, 0.82), ("long", 2, 1.5)])
def test_pages_that_are_filled_a_little_have_room_for_larger_text(
    name: str, pages: int, fullest: float, records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    sheet = compose(records[name], lexicon, look)
    assert has_room(sheet, pages, fullest)
    assert not has_room(sheet, pages, fullest + 0.01)
    assert not has_room(sheet, pages + 2, pages + 1.1)


def test_numbers_are_set_smaller_where_a_row_has_no_room_for_all_of_them() -> None:
    def figures(*numbers: str) -> tuple[Highlight, ...]:
        return tuple(Highlight(passage(one, "zxx"), ()) for one in numbers)

    assert not has_long_numbers((), NUMBERS)
    assert not has_long_numbers(figures("148.326,40 €", "640", "2019"), NUMBERS)
    assert has_long_numbers(figures("148.326,40 €", "640", "2019", "12"), NUMBERS)
    assert has_long_numbers(figures("148.326,40 €", "640", "2019"), FEWER)


def test_a_text_that_ends_in_a_colon_introduces_what_follows() -> None:
    listed, table = Items((Entry(passage("A boat", "en")),)), Table((passage("Year", "en"),), ())
    told, ended = (Text(passage(words, "en")) for words in ("The steps:", "It cost little."))
    assert introduces(told, listed)
    assert introduces(told, table)
    assert not introduces(told, ended)
    assert not introduces(told, None)
    assert not introduces(ended, table)
    assert not introduces(listed, table)


def test_a_few_lines_without_sections_stand_alone(records: Mapping[str, Record], lexicon: Lexicon, look: Look) -> None:
    short = compose(records["short"], lexicon, look)
    alone = replace(short, sections=(), head=replace(short.head, lead=(text(300),)))
    assert is_lone(alone)
    assert not is_lone(replace(alone, sections=(Section((), flows=(text(10),)),)))
    assert not is_lone(replace(alone, head=replace(short.head, lead=(text(900),))))
