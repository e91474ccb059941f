from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.run.build import build
from pipeline.run.reviewing import ReviewDesk
from pipeline.settings import Settings

SETTINGS = Settings(formats=("json",))
PAGE = "GOOD PRACTICE\nThe ferry library\nSummary\nThe ferry lends books, and gives them back on Sundays.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "input").mkdir()
    (tmp_path / "input/a.txt").write_text(PAGE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def desk(folder: Path) -> Iterator[ReviewDesk]:
    made = ReviewDesk(SETTINGS, folder)
    yield made
    made.close()


def test_pages_that_come_later_are_there_and_others_are_not(desk: ReviewDesk, folder: Path) -> None:
    assert list(desk.pages()) == ["a.txt"]
    (folder / "input/b.txt").write_text(PAGE, encoding="utf-8")
    assert desk.opened("b.txt").practices[0].record.of("title")[0].text == "The ferry library"


@pytest.mark.parametrize("path", ["../secret.txt", "/etc/passwd", "a.txt/../../secret.txt", "", "\x00"])
def test_a_path_is_looked_up_among_the_pages_only(desk: ReviewDesk, folder: Path, path: str) -> None:
    (folder / "secret.txt").write_text(PAGE, encoding="utf-8")
    with pytest.raises(InputError):
        desk.opened(path)


def test_the_ledger_is_read_again_once_a_run_has_changed_it(desk: ReviewDesk, folder: Path) -> None:
    assert desk.ledger.entry("a.txt") is None
    build(SETTINGS, folder=folder)
    found = desk.ledger.entry("a.txt")
    assert found
    assert desk.ledger.entry("a.txt") is found


def test_an_input_folder_that_is_not_there_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        ReviewDesk(SETTINGS, tmp_path)


def test_a_page_is_read_as_it_is_now_and_one_that_has_gone_is_told(desk: ReviewDesk, folder: Path) -> None:
    first = desk.opened("a.txt").sha256
    (folder / "input/a.txt").write_text(PAGE + "More.", encoding="utf-8")
    assert desk.opened("a.txt").sha256 != first
    (folder / "input/a.txt").unlink()
    with pytest.raises(InputError):
        desk.opened("a.txt")
