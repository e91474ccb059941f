"""A page as it is opened for the review."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import PageError
from pipeline.lexicon import shipped
from pipeline.model import Edit, Profile, Review
from pipeline.run.page_opening import PageRequest, open_page
from pipeline.run.recipe import Recipe
from pipeline.settings import Settings
from pipeline.store.own_files import load_look
from pipeline.store.reviews import read_review_file, save_review
from pipeline.store.walk import sources
from tests.run.conftest import ROOT

RECIPE = Recipe(Settings(), shipped(), load_look(Settings(), ROOT))
WORDS = "GOOD PRACTICE\nThe ferry library\nSummary\nThe ferry lends books.\n"


def request(folder: Path) -> PageRequest:
    (folder / "a.txt").write_text(WORDS, encoding="utf-8")
    (source,) = sources([folder / "a.txt"], folder)
    return PageRequest(source)


def test_a_page_nobody_wrote_about_is_opened_with_its_blocks_and_an_empty_review(tmp_path: Path) -> None:
    opened = open_page(RECIPE, tmp_path / "output", request(tmp_path))
    (practice,) = opened.practices
    assert [practice.text[line.start : line.end] for line in practice.lines] == WORDS.splitlines()
    assert (opened.digest, opened.review, opened.lost, opened.is_orphan) == ("", Review("a.txt"), (), False)


def test_what_people_wrote_is_laid_over_what_the_page_gives(tmp_path: Path) -> None:
    review = Review("a.txt", edits=(Edit("institution", "en", text="Harbour office"),))
    digest = save_review(tmp_path / "review", "a.txt", review, "")
    written = read_review_file(tmp_path / "review", "a.txt.toml")
    opened = open_page(RECIPE, tmp_path / "output", request(tmp_path)._replace(written=written))
    (practice,) = opened.practices
    assert (opened.digest, opened.review.edits) == (digest, review.edits)
    assert [value.text for value in practice.record.of("institution")] == ["Harbour office"]
    assert not practice.plain.of("institution")
    assert [one.edit.text for one in practice.judged] == ["Harbour office"]


def test_a_site_whose_lessons_are_broken_opens_no_page(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="line 3"):
        open_page(RECIPE, tmp_path / "output", request(tmp_path)._replace(profile=Profile(flaw="line 3 is wrong")))
