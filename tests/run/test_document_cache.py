from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import Look, Page, Resource
from pipeline.run.conversion import documents
from pipeline.run.document_cache import documents_of, read_and_keep
from pipeline.run.recipe import Recipe, keeping_conversions
from pipeline.settings import Settings

PAGE = Page.of("a.html", "a.html", "<title>Ο μύλος</title><h2>Summary</h2><p>It grinds again.</p>".encode())


@pytest.fixture
def recipe(look: Look, lexicon: Lexicon) -> Recipe:
    return Recipe(Settings(), lexicon, look)


def test_what_is_kept_is_what_would_be_read_and_is_taken_once(recipe: Recipe) -> None:
    with keeping_conversions(recipe) as keeping:
        folder = Path(keeping.conversions)
        read = read_and_keep(PAGE, (), keeping)
        assert len(list(folder.iterdir())) == 1
        assert documents_of(PAGE, (), keeping) == read == documents(PAGE, (), recipe)
        assert list(folder.iterdir()) == []
        assert documents_of(PAGE, (), keeping) == read
    assert not folder.exists()


def test_another_page_another_meta_file_and_another_reader_find_nothing(recipe: Recipe) -> None:
    with keeping_conversions(recipe) as keeping:
        read_and_keep(PAGE, (), keeping)
        other = replace(PAGE, url="https://example.org/")
        assert [one.page.url for one in documents_of(other, (), keeping)] == ["https://example.org/"]
        changed = replace(PAGE, data=PAGE.data.replace(b"again", b"anew"))
        assert "anew" in documents_of(changed, (), keeping)[0].text
        assert len(list(Path(keeping.conversions).iterdir())) == 1


@pytest.mark.parametrize("share", [0, 0.5])
def test_what_was_kept_by_half_is_read_again(share: float, recipe: Recipe) -> None:
    with keeping_conversions(recipe) as keeping:
        read = read_and_keep(PAGE, (), keeping)
        (kept,) = Path(keeping.conversions).iterdir()
        kept.write_bytes(kept.read_bytes()[: int(share * kept.stat().st_size)])
        assert documents_of(PAGE, (), keeping) == read


def test_a_page_is_read_where_nothing_can_be_kept(recipe: Recipe) -> None:
    with keeping_conversions(recipe) as keeping:
        read = read_and_keep(PAGE, (), keeping)
        (kept,) = Path(keeping.conversions).iterdir()
        kept.unlink()
        kept.mkdir()
        assert read_and_keep(PAGE, (), keeping) == read == documents_of(PAGE, (), keeping)


def test_pages_with_pictures_are_read_again(recipe: Recipe) -> None:
    picture = Resource("a_files/x.png", "image/png", b"PNG")
    with keeping_conversions(recipe) as keeping:
        read_and_keep(PAGE, (picture,), keeping)
        assert list(Path(keeping.conversions).iterdir()) == []


def test_nothing_is_taken_from_a_folder_that_others_may_write_to(recipe: Recipe) -> None:
    with keeping_conversions(recipe) as keeping:
        read_and_keep(PAGE, (), keeping)
        folder = Path(keeping.conversions)
        (kept,) = folder.iterdir()
        kept.write_bytes(b"somebody else's")
        folder.chmod(0o777)
        assert documents_of(PAGE, (), keeping) == documents(PAGE, (), recipe)
        folder.chmod(0o700)


def test_where_a_run_keeps_nothing_pages_are_read(recipe: Recipe) -> None:
    assert read_and_keep(PAGE, (), recipe) == documents_of(PAGE, (), recipe) == documents(PAGE, (), recipe)
