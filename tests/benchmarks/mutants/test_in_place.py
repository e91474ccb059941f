"""A fault put into a module that is loaded."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.mutants.faults import Mutant, mutants_of
from benchmarks.mutants.in_place import forget, place_of

CODE = b"""
from functools import cache

LIMIT = 5

def above(a, least=LIMIT):
    return any(one > least for one in a)

class House:
    @property
    def is_large(self):
        return self.rooms > 4

@cache
def half(a):
    return a / 2
"""


@pytest.fixture
def faults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Mutant]]:
    """The faults of a small module that can be imported, by what they replace and by what."""
    (tmp_path / "house.py").write_bytes(CODE)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield {f"{one.old} → {one.new} in {one.within}": one for one in mutants_of("house.py", CODE)}
    sys.modules.pop("house", None)


def put(fault: Mutant) -> bool:
    place = place_of(fault, CODE)
    if place:
        place[0].__code__ = place[1]
    return place is not None


def test_a_function_runs_with_its_fault_under_whatever_name_it_is_known(faults: dict[str, Mutant]) -> None:
    import house  # type: ignore[import-not-found] # noqa: PLC0415

    mine = house.above
    assert not mine([5])
    assert put(faults["> → >= in above"])
    assert mine([5])


def test_a_property_and_a_cached_function_have_their_fault_too(faults: dict[str, Mutant]) -> None:
    import house  # noqa: PLC0415

    large = house.House()
    large.rooms = 4
    assert (large.is_large, house.half(4)) == (False, 2)
    assert put(faults["> → >= in House.is_large"])
    assert put(faults["/ → * in half"])
    assert (large.is_large, house.half(4)) == (True, 2)
    forget("house")
    assert house.half(4) == 8


def test_a_limit_outside_of_functions_has_no_place(faults: dict[str, Mutant]) -> None:
    assert not put(faults["5 → 6 in "])
