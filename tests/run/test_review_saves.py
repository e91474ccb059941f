"""Saves of reviews, of which the last of each page can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import ConflictError
from pipeline.model import Edit, Review
from pipeline.run.review_saves import ReviewSaves
from pipeline.store.reviews import load_review, save_review


def review(words: str) -> Review:
    return Review("a.html", edits=(Edit("title", "en", text=words),))


def test_a_save_is_undone_once(tmp_path: Path) -> None:
    saves = ReviewSaves(tmp_path)
    digest = saves.save("a.html", review("one"), "")
    saves.save("a.html", review("two"), digest)
    assert saves.last_save("a.html")
    assert saves.undo("a.html")
    assert load_review(tmp_path, "a.html")[0] == review("one")
    assert not saves.undo("a.html")


def test_a_save_that_goes_on_is_undone_with_the_one_before_it(tmp_path: Path) -> None:
    saves = ReviewSaves(tmp_path)
    digest = saves.save("a.html", review("one"), "")
    saves.save("a.html", review("two"), digest, goes_on=True)
    assert saves.undo("a.html")
    assert load_review(tmp_path, "a.html")[0] == Review("a.html")


def test_what_somebody_else_has_changed_since_is_not_undone(tmp_path: Path) -> None:
    saves = ReviewSaves(tmp_path)
    digest = saves.save("a.html", review("one"), "")
    save_review(tmp_path, "a.html", review("hers"), digest)
    with pytest.raises(ConflictError):
        saves.undo("a.html")
    assert load_review(tmp_path, "a.html")[0] == review("hers")


def test_a_save_is_undone_by_who_knows_it_as_the_last_one(tmp_path: Path) -> None:
    saves = ReviewSaves(tmp_path)
    digest = saves.save("a.html", review("one"), "")
    hers = saves.last_save("a.html")
    saves.save("a.html", review("of a colleague"), digest)
    with pytest.raises(ConflictError):
        saves.undo("a.html", hers)
    assert load_review(tmp_path, "a.html")[0] == review("of a colleague")
    assert saves.undo("a.html", saves.last_save("a.html"))
    assert saves.last_save("a.html") == ""


def test_a_save_that_changes_nothing_cannot_be_undone(tmp_path: Path) -> None:
    digest = save_review(tmp_path, "a.html", review("one"), "")
    saves = ReviewSaves(tmp_path)
    assert saves.save("a.html", review("one"), digest) == digest
    assert not saves.last_save("a.html")


def test_all_reviews_are_read_but_broken_ones_and_read_again_once_they_have_changed(tmp_path: Path) -> None:
    saves = ReviewSaves(tmp_path)
    digest = saves.save("a.html", review("one"), "")
    (tmp_path / "b.html.toml").write_text("no TOML", encoding="utf-8")
    assert saves.all() == {"a.html": review("one")}
    saves.save("a.html", review("another"), digest)
    assert saves.all() == {"a.html": review("another")}
