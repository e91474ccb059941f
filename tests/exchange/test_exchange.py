"""What holds for every kind of file that texts go out in."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from contextlib import suppress

import pytest

from pipeline.errors import InputError
from pipeline.exchange import EXCHANGES
from pipeline.exchange.unit import ReturnedUnit, Unit

Hard = Callable[..., tuple[Unit, ...]]


def trimmed(text: str) -> list[str]:
    return [line.strip() for line in unicodedata.normalize("NFC", text).strip().split("\n")]


@pytest.mark.parametrize("name", EXCHANGES)
def test_hard_texts_come_back_as_they_were_by_their_ids(name: str, hard: Hard) -> None:
    units = hard(lambda text: f"{text} [en]")
    back = {one.id: one for one in EXCHANGES[name].read(EXCHANGES[name].write(units))}
    assert len(back) == len(units)
    for unit in units:
        one = back[str(unit.key)]
        assert trimmed(one.target) == trimmed(unit.target)
        assert one.source is not None
        assert trimmed(one.source) == trimmed(unit.source)
        assert not one.flaw


@pytest.mark.parametrize("name", EXCHANGES)
def test_what_nobody_translated_comes_back_empty(name: str, hard: Hard) -> None:
    assert {one.target for one in EXCHANGES[name].read(EXCHANGES[name].write(hard()))} == {""}


@pytest.mark.parametrize("name", EXCHANGES)
def test_copies_stand_where_a_program_wants_targets(name: str, hard: Hard) -> None:
    back = EXCHANGES[name].read(EXCHANGES[name].write(hard(), copies=True))
    assert all(trimmed(one.target) == trimmed(one.source or "") for one in back)


@pytest.mark.parametrize("name", EXCHANGES)
def test_the_same_units_give_the_same_bytes(name: str, hard: Hard) -> None:
    assert EXCHANGES[name].write(hard()) == EXCHANGES[name].write(hard())


@pytest.mark.parametrize("name", EXCHANGES)
def test_no_units_are_a_file_that_can_be_read(name: str) -> None:
    assert list(EXCHANGES[name].read(EXCHANGES[name].write(()))) == []


@pytest.mark.parametrize("name", EXCHANGES)
@pytest.mark.parametrize("data", [b"", b"\0\1\2", b"PK\3\4", b"<a", "msgid".encode("utf-16"), b'msgid "a\nmsgstr'])
def test_a_file_of_somebody_else_has_no_units(name: str, data: bytes) -> None:
    found: list[ReturnedUnit] = []
    with suppress(InputError):
        found += EXCHANGES[name].read(data)
    assert found == []
