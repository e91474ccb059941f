from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pipeline.run.reviewing import ReviewDesk
from pipeline.serve.traces import name_at, rank_among_equals, traces, value_spot
from pipeline.settings import Settings


@pytest.fixture(scope="module")
def practice(built: Path) -> Iterator[Any]:
    with closing(ReviewDesk(Settings(formats=("json",)), built, by="M. P.")) as desk:
        yield desk.opened("village/orchard.txt").practices[0]


def test_each_value_knows_where_it_comes_from(practice: Any) -> None:
    found = traces(practice)
    assert [one.value for one in found] == list(practice.record.values)
    assert all(one.plain is one.value or one.plain == one.value for one in found)
    assert {one.edit for one in found} == {None}


def test_a_place_is_named_by_its_field_and_found_again(practice: Any) -> None:
    names = [f"t.{n}" for n in range(len(traces(practice)))]
    places = [value_spot(practice, name) for name in names]
    assert len(set(places)) == len(names)
    assert [name_at(practice, place) for place in places] == names


@pytest.mark.parametrize(
    ("place", "name"),
    [("theme.el.0", "n.theme.el"), ("amounts.el.99", "n.amounts.el"), ("title.el.x", "t.0"), ("", "n..")],
)
def test_a_value_that_has_gone_leaves_its_place(practice: Any, place: str, name: str) -> None:
    assert name_at(practice, place) == name


@pytest.mark.parametrize("name", ["", "t.", "t.999", "t.-1", "n.title", "u.0", "t.0.0"])
def test_what_is_no_input_of_a_value_has_no_place(practice: Any, name: str) -> None:
    assert value_spot(practice, name) == ""


def test_equal_values_are_told_apart_by_their_order(practice: Any) -> None:
    amounts = practice.plain.of("amounts")
    assert [rank_among_equals(one, [*amounts, *amounts]) for one in amounts] == [1] * len(amounts)
