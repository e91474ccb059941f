"""A review that others could reach does not open unless it is said who they are."""

from __future__ import annotations

from pathlib import Path


def test_a_review_that_others_could_reach_does_not_open(here: Path, sheets) -> None:
    (here / "sheets.toml").write_text('[review]\nlisten = "192.0.2.1"\n', encoding="utf-8")
    refused = sheets("review", "--no-browser")
    assert refused.exit_code == 3
    assert "192.0.2.1" in refused.stderr


def test_a_port_that_there_is_not_is_wrong_usage(sheets) -> None:
    assert sheets("review", "--port", "65536", "--no-browser").exit_code == 2
