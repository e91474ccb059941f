from __future__ import annotations

import pytest

from pipeline.model import Figure, Item, Items, Pair, Section, Table, Text
from pipeline.render.passages import passage
from pipeline.render.sheet.back import on_back, rest_of, shortened
from pipeline.render.walk import passages

SENTENCE = "The boat is red and carries the post and bread."


def text(sentences: int, lang: str = "en") -> Text:
    return Text(passage(" ".join([SENTENCE] * sentences), lang))


def section(field: str, *parts: Text | Items | Pair | Table | Figure) -> Section:
    return Section((passage(field, "en"),), (), parts, field)


def test_the_sections_are_chosen_in_the_order_that_is_asked_for_and_stand_in_that_of_the_sheet() -> None:
    sections = [section("resources", text(9)), section("evidence", text(1))]
    found = [on_back(sections, ("evidence", "resources"), room) for room in (2_000, 300)]
    assert [[one.field for one in group] for group in found] == [["resources", "evidence"], ["evidence"]]


@pytest.mark.parametrize(("room", "sentences"), [(2_000, 20), (700, 12), (400, 6), (120, 0)])
def test_a_text_is_shortened_at_the_end_of_a_sentence_and_says_so(room: int, sentences: int) -> None:
    found = on_back([section("evidence", text(20))], ("evidence",), room)
    told = [one.text for part in found for one in passages(part.flows)]
    whole = " ".join([SENTENCE] * sentences)
    assert told == ([whole if sentences == 20 else whole + "\u00a0[…]"] if sentences else [])


def test_a_long_first_section_leaves_the_second_some_room() -> None:
    found = on_back([section("evidence", text(30)), section("transfer", text(30))], ("evidence", "transfer"), 1_000)
    sizes = [sum(len(one.text) for one in passages(part.flows)) for part in found]
    assert min(sizes) > 200


def test_a_list_ends_with_an_entry_and_a_table_is_whole_or_not_there() -> None:
    cell = passage("A boat", "en")
    table = Table((cell, cell), ((cell, cell),) * 20)
    listed = Items(tuple(Item(passage("A red boat", "en")) for _ in range(20)))
    (one,) = on_back([section("evidence", listed)], ("evidence",), 500)
    assert 0 < sum(1 for _ in passages(one.flows)) < 20
    assert on_back([section("evidence", table)], ("evidence",), 500) == ()
    assert len(on_back([section("evidence", table)], ("evidence",), 5_000)) == 1


def test_nothing_stands_in_the_place_of_a_section_that_cannot_be_begun() -> None:
    sections = [section("evidence", text(3)), section("transfer", text(9)), section("resources", text(1))]
    found = on_back(sections, ("evidence", "transfer", "resources"), 370)
    assert [one.field for one in found] == ["evidence"]


def test_pictures_do_not_stand_there() -> None:
    picture = Figure("boat.png", passage("A boat", "en"))
    (one,) = on_back([section("evidence", picture, text(2))], ("evidence",), 900)
    assert one.flows == (text(2),)


def test_a_sign_stands_where_whole_texts_or_entries_are_left_out() -> None:
    listed = Items(tuple(Item(passage("A red boat", "en")) for _ in range(20)))
    for parts in ([text(2), text(9)], [listed], [Pair((text(2, "el"), text(2, "el")), (text(2), text(2)))]):
        (one,) = on_back([section("evidence", *parts)], ("evidence",), 420)
        told = [one.text for one in passages(one.flows)]
        assert told[-1].endswith("\u00a0[…]")
        assert sum("[…]" in line for line in told) == (2 if isinstance(parts[0], Pair) else 1)


def test_what_is_left_of_a_part_goes_on_where_its_beginning_ends() -> None:
    first, rest = text(2), text(3)
    assert rest_of(text(5), first) == rest
    assert rest_of(text(5), text(5)) is None
    greek = text(5, "el"), text(1, "el")
    assert rest_of(Pair(greek, (text(5),)), Pair((text(2, "el"),), (first,))) == Pair(
        (text(3, "el"), text(1, "el")), (rest,)
    )
    items = tuple(Item(passage(f"Boat {number}", "en")) for number in range(3))
    assert rest_of(Items(items), Items(items[:2])) == Items(items[2:])


def test_both_sides_are_shortened_alike_or_neither_is_there() -> None:
    found = shortened(Pair((text(9, "el"),), (text(9),)), 400)
    assert isinstance(found, Pair)
    assert [one.text.count(SENTENCE) for one in passages(found)] == [4, 4]
    assert shortened(Pair((text(9, "el"),), (text(9),)), 100) is None
