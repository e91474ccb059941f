"""Orders that need no request to be answered."""

from __future__ import annotations

from pathlib import Path

from pipeline.fetch.outcome import End
from pipeline.run.fetching import FetchOrders, fetch
from pipeline.settings import Settings


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
