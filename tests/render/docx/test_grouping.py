"""What a Word document sets in one table, and what one after the other."""

from dataclasses import replace

from pipeline.model import Fact, Figure, Funding, Item, Items, Pair, Passage, Section, Text
from pipeline.render.docx.grouping import (
    groups,
    held,
    in_rows,
    is_brief,
    is_over_sides,
    is_parted,
    one_line,
    partners,
    picture_words,
)
from pipeline.render.passages import passage

TEXT = Text(passage("A net.", "en"))
PAIR = Pair((Text(passage("Ένα δίχτυ.", "el")),), (TEXT,))
FIGURE = Figure("net.jpg", passage("A net", "en"))


def test_neighbouring_pairs_and_pictures_are_a_group_each_and_texts_stand_alone() -> None:
    parts = (PAIR, PAIR, TEXT, TEXT, FIGURE, FIGURE, FIGURE)
    assert [len(group) for group in groups(parts)] == [2, 1, 1, 3]
    assert [part for group in groups(parts) for part in group] == list(parts)


def test_pictures_stand_in_rows_of_as_many_as_there_is_room_for() -> None:
    assert [len(row) for row in in_rows([FIGURE] * 5, 130, 64)] == [2, 2, 1]
    assert [len(row) for row in in_rows([FIGURE] * 2, 50, 64)] == [1, 1]


def test_a_section_in_one_language_of_a_few_lines_is_brief() -> None:
    def section(*flows: Text | Pair) -> Section:
        return Section((passage("Description", "en"),), (), flows)

    assert is_brief(section(TEXT))
    assert not is_brief(section())
    assert not is_brief(section(PAIR))
    assert not is_brief(section(Text(passage("net " * 200, "en"))))


def test_no_entry_of_a_list_is_alone_on_its_page_and_what_introduces_it_is_on_its_own() -> None:
    listed, told = Items((Item(passage("Nets", "en")),)), Text(passage("They mended:", "en"))
    assert [sorted(set(held(listed, None, "abcd"[:count], is_column=False))) for count in range(1, 5)] == [
        [],
        ["a"],
        ["a", "b"],
        ["a", "c"],
    ]
    assert not held(listed, None, "abcd", is_column=True)
    assert held(told, listed, "a", is_column=True) == "a"
    assert not held(TEXT, listed, "a", is_column=False)


def test_what_stands_first_says_whether_there_are_two_columns() -> None:
    def section(*flows: Text | Pair, notes: tuple[Passage, ...] = ()) -> Section:
        return Section((passage("Description", "en"),), notes, flows)

    assert is_over_sides(section(PAIR, TEXT))
    assert not is_over_sides(section(TEXT, PAIR))
    assert not is_over_sides(section())
    assert not is_over_sides(section(PAIR, notes=(passage("In Greek only", "en"),)))


def test_below_a_picture_stand_its_captions_and_then_whose_it_is() -> None:
    captions = passage("Ένα δίχτυ", "el"), passage("A net", "en")
    credit = passage("Photo: A. Example", "en")
    assert picture_words(replace(FIGURE, captions=captions, credit=credit)) == (*captions, credit)
    assert picture_words(FIGURE) == ()
    assert one_line(captions) == "Ένα δίχτυ · A net"


def test_facts_have_two_columns_where_one_of_them_has_two_wordings() -> None:
    one, two = passage("2019", "zxx"), passage("October 2019", "en")
    assert is_parted([Fact((one,), (one,)), Fact((one,), (one,), (two,))])
    assert not is_parted([Fact((one,), (one,))])


def test_a_page_narrower_than_the_shipped_one_has_no_room_beside_the_emblem() -> None:
    line = Funding(FIGURE, (), beside=(FIGURE, FIGURE))
    assert partners(line, 493.2) == ((FIGURE, FIGURE), ())
    assert partners(line, 450) == ((), ((FIGURE, FIGURE),))
    assert partners(Funding(FIGURE, (), ((FIGURE,),)), 493.2) == ((), ((FIGURE,),))
