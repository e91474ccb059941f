from __future__ import annotations

from collections.abc import Sequence

from pipeline.amend.matching import matched
from pipeline.amend.tools import Tools
from pipeline.model import Amount, Edit, FieldValue, Locator, Run, Standing, Value
from pipeline.values.seen import seen_of, seen_words


def value(field: str, lang: str, text: str, typed: Value = None) -> FieldValue:
    return FieldValue(field, lang, text, (Run(0, len(text), lang),), Locator("p", 0, len(text)), "label", typed)


def edit(of: FieldValue, text: str | None, at: int = 1) -> Edit:
    return Edit(of.field, of.lang, at=at, seen=seen_of(of), was=of.text, text=text)


def standing(values: Sequence[FieldValue], one: Edit, tools: Tools) -> tuple[Standing, int | None]:
    (found,) = matched(values, (one,), tools)
    return found.standing, found.at


TITLE = value("title", "el", "Το καφενείο των εγγράφων")


SUM = value("amounts", "el", "11.250 €", Amount("11250", "EUR"))


def test_words_alone_find_a_value_as_their_hash_does(tools: Tools) -> None:
    by_hand = Edit("amounts", "el", was="11.250 ευρώ", text="11.520 €")
    assert standing([SUM], by_hand, tools) == (Standing.CURRENT, 0)


def test_a_hash_of_words_still_finds_what_is_read_as_a_type_by_now(tools: Tools) -> None:
    assert standing([SUM], Edit("amounts", "el", seen=seen_words("11.250 €"), text="1 €"), tools)[0] is Standing.CURRENT
