"""Orders that need no request to be answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.fetch.outcome import End
from pipeline.run.fetching import FetchOrders, addresses_in, fetch
from pipeline.settings import Settings


def test_a_list_has_an_address_a_line_and_comments_behind_blanks_only(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_bytes(b"\xef\xbb\xbfhttps://a.example/#top\t# the first\n\n#https://b.example/\n  https://c.example/ \n")
    assert addresses_in(file) == ("https://a.example/#top", "https://c.example/")


def test_a_list_that_is_no_text_is_told_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_bytes("οδός".encode("iso8859-7"))
    with pytest.raises(InputError, match=r"list\.txt"):
        addresses_in(tmp_path / "list.txt")


def test_a_preview_tells_each_address_once_up_to_the_limit_and_refusals_besides(tmp_path: Path) -> None:
    urls = ("ftp://a.example/", "https://b.example/", "https://b.example/", "https://c.example/", "https://d.example/")
    seen: list[int] = []
    found = fetch(
        Settings(),
        FetchOrders(urls=urls, limit=2, dry_run=True),
        folder=tmp_path,
        observer=lambda _, count: seen.append(count),
    )
    assert [(one.url, one.end) for one in found] == [
        ("https://b.example/", End.PLANNED),
        ("https://c.example/", End.PLANNED),
        ("ftp://a.example/", End.REFUSED),
    ]
    assert seen == [1, 2, 3]
    assert not list(tmp_path.iterdir())
