"""What `sheets fetch` refuses before anything is asked of the web."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.mark.parametrize(
    ("args", "told"),
    [
        ((), "sitemap"),
        (("https://mill.example/", "--follow", "a.more"), "--match"),
        (("https://mill.example/", "--match", "*", "--follow", "a["), "--follow"),
        (("https://mill.example/", "--limit", "0"), "--limit"),
    ],
)
def test_orders_that_make_no_sense_are_wrong_usage(args: tuple[str, ...], told: str, here: Path, sheets) -> None:
    wrong = sheets("fetch", *args)
    assert wrong.exit_code == 2
    assert told in wrong.stderr
    assert [file.name for file in (here / "input").iterdir()] == ["drawer.html"]


def test_a_list_of_nothing_is_no_wrong_usage(here: Path, sheets) -> None:
    (here / "list.txt").write_text("# none yet\n", encoding="utf-8")
    assert sheets("fetch", "--from", "list.txt", "--dry-run").exit_code == 0


def test_an_address_that_is_none_fails_with_its_reason(sheets) -> None:
    refused = sheets("fetch", "ftp://mill.example/a", "--dry-run", "--json")
    assert refused.exit_code == 1
    assert '"ftp://mill.example/a"' in refused.stdout
