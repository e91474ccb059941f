"""Packs that are begun, and what is allowed in them."""

from __future__ import annotations

from pathlib import Path


def test_a_new_pack_names_the_practices_and_is_never_overwritten(here: Path, sheets) -> None:
    assert sheets("pack", "forum.toml", "--new").exit_code == 0
    begun = (here / "forum.toml").read_text(encoding="utf-8")
    assert '"drawer",   # The Seed Drawer' in begun
    assert sheets("pack", "forum.toml", "--new").exit_code == 5
    assert (here / "forum.toml").read_text(encoding="utf-8") == begun


def test_pages_are_named_only_for_a_new_pack(here: Path, sheets) -> None:
    wrong = sheets("pack", "forum.toml", "input")
    assert wrong.exit_code == 2
    assert "--new" in wrong.stderr


def test_what_cannot_be_allowed_is_told_with_what_can(sheets) -> None:
    wrong = sheets("pack", "forum.toml", "--allow", "draft, everything")
    assert wrong.exit_code == 2
    assert "everything" in wrong.stderr
