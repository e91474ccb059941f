from __future__ import annotations

from dataclasses import replace

from pipeline.model import Fact, Foot, Head, Item, Items, Pair, Section, Sheet, SheetId, Text
from pipeline.render.passages import passage
from pipeline.render.walk import changed, passages, pieces


def sheet() -> Sheet:
    head = Head(
        kicker=passage("Kicker", "en"),
        titles=(passage("Title", "en"),),
        facts=(Fact((passage("Where", "en"),), (passage("Here", "en"),)),),
        lead=(Pair((Text(passage("Lead el", "el")),), (Text(passage("Lead en", "en")),)),),
    )
    section = Section((passage("Heading", "en"),), (), (Items((Item(passage("Entry", "en")),)),))
    return Sheet(
        SheetId("lake.html", "", ""), "not printed", "en", ("en",), head, (section,), Foot(tags=passage("#tag", "zxx"))
    )


def test_passages_come_in_reading_order_and_what_is_not_printed_does_not() -> None:
    assert [one.text for one in passages(sheet())] == [
        *("Kicker", "Title", "Where", "Here", "Lead el", "Lead en"),
        *("Heading", "Entry", "#tag"),
    ]


def test_every_passage_is_changed_and_nothing_else() -> None:
    whole = sheet()
    shouted = changed(whole, lambda one: replace(one, text=one.text.upper()))
    assert [one.text for one in passages(shouted)] == [one.text.upper() for one in passages(whole)]
    assert (shouted.identifier, shouted.title) == (whole.identifier, "not printed")


def test_pieces_of_a_kind_are_found_wherever_they_stand() -> None:
    assert [one.passage.text for one in pieces(sheet(), Text)] == ["Lead el", "Lead en"]
    assert [one.passage.text for one in pieces(sheet().sections, Item)] == ["Entry"]
