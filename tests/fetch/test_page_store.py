"""Pages in the input folder: found again, replaced whole, never lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import FetchError
from pipeline.fetch.meta import FetchMeta
from pipeline.fetch.outcome import End
from pipeline.fetch.page_store import PageStore
from pipeline.fetch.urls import parsed

ADDRESS = "https://example.org/practices/mill"


def store(folder: Path, data: bytes, address: str = ADDRESS, **said: str) -> tuple[End, str]:
    """Keep a page in a folder that is opened anew, as each run does; its end and its file."""
    found = FetchMeta(address, address, "2026-11-02T08:00:00Z", 200, "text/html", said.get("etag", ""), "", "")
    end, kept, _ = PageStore(folder).store(parsed(address), data, ".html", found)
    return end, kept.file


def test_a_page_is_new_then_the_same_then_changed(tmp_path: Path) -> None:
    assert store(tmp_path, b"one") == (End.NEW, "example.org/practices-mill.html")
    assert store(tmp_path, b"one")[0] is End.SAME
    assert store(tmp_path, b"two")[0] is End.CHANGED
    assert (tmp_path / "example.org/practices-mill.html").read_bytes() == b"two"


def test_a_page_is_asked_for_only_if_it_has_changed_unless_our_copy_is_broken(tmp_path: Path) -> None:
    _, file = store(tmp_path, b"one", etag='"1"')
    pages = PageStore(tmp_path)
    kept = pages.known(ADDRESS)
    assert kept is not None
    assert pages.conditions(kept) == {"If-None-Match": '"1"'}
    (tmp_path / file).write_bytes(b"half")
    assert pages.conditions(kept) == {}


def test_a_page_that_a_person_has_edited_stays_and_the_new_one_goes_beside_it(tmp_path: Path) -> None:
    _, file = store(tmp_path, b"one")
    (tmp_path / file).write_bytes(b"mine")
    assert store(tmp_path, b"one") == (End.SAME, file)
    end, beside = store(tmp_path, b"two")
    assert (end, beside) == (End.CHANGED, "example.org/practices-mill.new.html")
    assert (tmp_path / file).read_bytes() == b"mine"
    assert (tmp_path / beside).read_bytes() == b"two"
    (tmp_path / file).write_bytes(b"two")  # she took the new one
    store(tmp_path, b"two")
    assert (tmp_path / file).read_bytes() == b"two"
    assert not (tmp_path / beside).exists()


def test_what_lies_beside_and_was_edited_too_is_not_deleted(tmp_path: Path) -> None:
    _, file = store(tmp_path, b"one")
    (tmp_path / file).write_bytes(b"mine")
    _, beside = store(tmp_path, b"two")
    (tmp_path / beside).write_bytes(b"mine too")
    assert store(tmp_path, b"three")[1] == "example.org/practices-mill.new.new.html"
    assert (tmp_path / beside).read_bytes() == b"mine too"


def test_two_addresses_of_one_name_get_two_files(tmp_path: Path) -> None:
    first, second = store(tmp_path, b"one"), store(tmp_path, b"two", "https://example.org/practices-mill")
    assert first[1] != second[1]
    assert {(tmp_path / file).read_bytes() for _, file in (first, second)} == {b"one", b"two"}


def test_a_file_of_somebody_elses_is_no_name_for_a_page(tmp_path: Path) -> None:
    own = tmp_path / "example.org" / "practices-mill.html"
    own.parent.mkdir()
    own.write_bytes(b"own")
    _, file = store(tmp_path, b"one")
    assert file != "example.org/practices-mill.html"
    assert own.read_bytes() == b"own"


def test_no_page_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "example.org").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(FetchError):
        store(tmp_path / "in", b"one")
    assert not list((tmp_path / "elsewhere").iterdir())
