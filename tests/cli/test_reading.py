"""What is on pages, printed."""

from __future__ import annotations

import json
from pathlib import Path


def test_the_last_word_is_a_field_unless_there_is_such_a_file(here: Path, sheets) -> None:
    one = sheets("explain", "input/drawer.html", "institution")
    assert one.exit_code == 0
    assert "Post office of Lower Dell" in one.stdout
    assert "€35" not in one.stdout
    (here / "institution").write_text("A kiln\n\nDescription\nIt bakes on Fridays.\n", encoding="utf-8")
    both = sheets("explain", "input/drawer.html", "institution").stdout
    assert "€35" in both


def test_a_broken_page_fails_and_the_others_are_printed_all_the_same(here: Path, sheets) -> None:
    (here / "input/broken.pdf").write_bytes(b"%PDF-1.7\nno more")
    found = sheets("extract", "input")
    assert found.exit_code == 1
    assert [json.loads(line)["page"]["path"] for line in found.stdout.splitlines()] == ["drawer.html"]
    assert "broken.pdf" in found.stderr


def test_nothing_is_written(here: Path, sheets) -> None:
    for command in ("extract", "split", "explain", "labels"):
        assert sheets(command, "input").exit_code == 0
    assert [one.name for one in here.iterdir()] == ["input"]
