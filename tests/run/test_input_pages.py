"""What decides on the records of a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError
from pipeline.model import Page, Resource, State
from pipeline.run import steps
from pipeline.run.input_pages import InputPages, input_pages, local_output, recipe_of
from pipeline.run.recipe import Recipe
from pipeline.settings import Settings

SETTINGS = Settings(jobs=1)


def made(folder: Path) -> InputPages:
    return input_pages(recipe_of(SETTINGS, folder), folder, folder / "output")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A working folder with two pages, one of them broken."""
    (tmp_path / "input").mkdir()
    (tmp_path / "input/kiln.txt").write_text("A kiln\n\nDescription\nIt bakes.\n", encoding="utf-8")
    (tmp_path / "input/torn.pdf").write_bytes(b"%PDF-1.7\nno more")
    return tmp_path


def test_a_digest_changes_with_the_page_and_with_what_is_written_of_it_and_not_otherwise(here: Path) -> None:
    def digest() -> str:
        base = made(here)
        return next(base.digest_of(one) for one in base.found if one.path == "kiln.txt")

    first = digest()
    assert digest() == first
    (here / "review").mkdir()
    (here / "review/kiln.txt.toml").write_text('[[edit]]\nfield = "title"\nlang = "en"\ntext = "Kiln"\n', "utf-8")
    written = digest()
    (here / "input/kiln.txt").write_text("A kiln\n\nDescription\nIt bakes bread.\n", encoding="utf-8")
    assert len({first, written, digest()}) == 3


def test_a_page_that_cannot_be_read_fails_beside_the_others(here: Path) -> None:
    base = made(here)

    def action(page: Page, resources: tuple[Resource, ...], recipe: Recipe) -> bytes:
        return str(len(steps.records(page, resources, recipe))).encode()

    kiln, torn = sorted(base.read(base.found, action), key=lambda one: one.state is State.FAILED)
    assert kiln.files == (("kiln.txt", b"1"),)
    assert (torn.state, torn.files) == (State.FAILED, ())
    assert torn.reason


def test_an_output_folder_in_a_store_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="memory://shelf"):
        local_output(Settings(output="memory://shelf/out"), Path())
    assert local_output(Settings(output="out"), Path("/work-folder")) == Path("/work-folder/out")
