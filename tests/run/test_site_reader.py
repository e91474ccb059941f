"""Pages of a site read once more."""

from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.lexicon import shipped
from pipeline.model import Lesson, Profile, Teaching
from pipeline.run.plan import SiteProfiles
from pipeline.run.recipe import Recipe
from pipeline.run.site_reader import SiteReader
from pipeline.settings import Settings
from pipeline.store.own_files import load_look
from pipeline.store.source import Source
from pipeline.store.walk import sources


@pytest.fixture
def pages(tmp_path: Path) -> tuple[Source, ...]:
    for name, data in (("a", b"<p>A van calls.</p>"), ("b", b"<p>An oven bakes.</p>"), ("c", b"")):
        (tmp_path / f"{name}.html").write_bytes(data)
    return sources([tmp_path], tmp_path)


@pytest.fixture
def reading(tmp_path: Path) -> SiteReader:
    recipe = Recipe(Settings(jobs=1), shipped(), load_look(Settings(), tmp_path))
    taught = Profile(teaching=Teaching("site", boilerplate=(Lesson(words="A van calls."),)))
    return SiteReader(recipe, tmp_path / "output", SiteProfiles(profiles={"a.html": taught}))


def words(bitexts, recipe):
    return [bitexts[0].document.text, len(recipe.profile.teaching.lessons)]


def test_each_page_that_can_be_read_is_told_of_with_its_own_profile(pages, reading) -> None:
    assert dict(reading.each(pages, words)) == {"a.html": ["A van calls.", 1], "b.html": ["An oven bakes.", 0]}


def test_a_single_page_that_cannot_be_read_is_an_error(pages, reading) -> None:
    assert reading.first(pages[1], words) == ["An oven bakes.", 0]
    with pytest.raises(InputError):
        reading.first(pages[2], words)
