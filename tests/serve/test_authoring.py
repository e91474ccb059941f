"""Who writes, and the edits of a review while a form changes them."""

from __future__ import annotations

from datetime import date

from pipeline.model import Edit, Trust
from pipeline.serve.authoring import Author, EditList, clean_text, says_the_same

ONE, TWO, THREE = (Edit("title", "en", text=words) for words in ("one", "two", "three"))


def test_an_author_signs_with_name_and_day() -> None:
    signed = Author("M. P.", "2026-11-29").signs(ONE, Trust.APPROVED)
    assert (signed.by, signed.on, signed.state, signed.text) == ("M. P.", "2026-11-29", Trust.APPROVED, "one")
    assert date.fromisoformat(Author.today("M. P.").on)


def test_edits_keep_their_order_when_one_is_replaced_added_or_dropped() -> None:
    edits = EditList((ONE, TWO))
    edits.put(ONE, THREE)
    edits.put(None, ONE)
    assert edits.all == (THREE, TWO, ONE)
    edits.drop(TWO)
    assert edits.all == (THREE, ONE)


def test_the_line_ends_and_blanks_of_browsers_change_nothing() -> None:
    assert clean_text("e\u0301") == "é"
    assert clean_text(" a\u202e mill \r\n by the sea\x00 ") == "a mill\n by the sea"
    assert says_the_same("a mill\r\nby the sea ", "a mill\nby the sea")
    assert not says_the_same("a mill", "a hill")
