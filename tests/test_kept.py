"""What is kept between starts, and when it is made anew."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from importlib import import_module, reload
from pathlib import Path
from typing import Any

import pytest

from pipeline.kept import kept


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for compiled files, in which they may be written."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


def never() -> Any:
    raise AssertionError


def files(place: Path) -> list[Path]:
    return [file for file in place.rglob("*") if file.is_file()]


@pytest.mark.parametrize("value", [{"el": ["α", 1, 0.5, True]}, compile("1 + 1", "sum", "eval")])
def test_what_was_made_of_the_same_bytes_is_not_made_again(value: object) -> None:
    assert kept("one", b"source", lambda: value) == value
    assert kept("one", b"source", never) == value


@pytest.mark.parametrize(("name", "source"), [("one", b"other"), ("two", b"source")])
def test_of_other_bytes_or_under_another_name_it_is_made(name: str, source: bytes) -> None:
    kept("one", b"source", lambda: 1)
    assert kept(name, source, lambda: 2) == 2


@pytest.mark.parametrize(
    "damage",
    [lambda data: b"", lambda data: data[:-1], lambda data: b"\0" + data, lambda data: b"N", lambda data: b"i"],
)
def test_a_damaged_file_is_made_anew(damage: Callable[[bytes], bytes], place: Path) -> None:
    kept("one", b"source", lambda: 1)
    (file,) = files(place)
    file.write_bytes(damage(file.read_bytes()))
    assert kept("one", b"source", lambda: 2) == 2
    assert kept("one", b"source", never) == 2


def test_of_another_version_of_ours_it_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    kept("one", b"source", lambda: 1)
    monkeypatch.setattr("pipeline.kept.__version__", "0.0.9")
    assert kept("one", b"source", lambda: 2) == 2
    assert kept("one", b"source", never) == 2


def test_nothing_is_written_where_python_writes_no_compiled_files(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert kept("one", b"source", lambda: 1) == 1
    assert not files(place)


def test_a_place_that_cannot_be_written_to_is_no_fault(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place / "file").touch()
    monkeypatch.setattr(sys, "pycache_prefix", str(place / "file"))
    assert kept("one", b"source", lambda: 1) == 1


def test_what_cannot_be_kept_is_made_each_time(place: Path) -> None:
    assert kept("one", b"source", lambda: date(2026, 1, 31)) == date(2026, 1, 31)
    assert not files(place)


def test_what_another_version_of_a_module_made_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    file = tmp_path / "making.py"
    file.write_text("from pipeline.kept import kept\n\ndef made(): return kept('one', b'', lambda: 1)\n", "utf-8")
    making = import_module("making")
    assert making.made() == 1
    file.write_text(file.read_text("utf-8").replace("lambda: 1", "lambda: 22"), "utf-8")
    assert reload(making).made() == 22
