"""How much room the pieces of a sheet take."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from pipeline.lexicon import Lexicon
from pipeline.model import FieldValue, Highlight, Items, Look, Pair, Record, Section, Table, Text
from pipeline.model import Item as Entry
from pipeline.render.measure import (
    FEWER,
    NUMBERS,
    has_long_numbers,
    introduces,
    is_lone,
    is_short,
    letters,
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
