from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.errors import PageError
from pipeline.lexicon import shipped
from pipeline.run.page_opening import PageRequest
from pipeline.run.recipe import Recipe
from pipeline.run.review_reader import MOST_PAGES, SHEET_WIDTH, ReviewReader
from pipeline.settings import Settings
from pipeline.store.own_files import lexicon_stamp, load_look
from pipeline.store.walk import sources

ROOT = Path(__file__).parents[2]


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[ReviewReader]:
    settings = Settings()
    made = ReviewReader(Recipe(settings, shipped(), load_look(settings, ROOT)), tmp_path / "output", tmp_path)
    yield made
    made.close()


def page(folder: Path, name: str, text: str) -> PageRequest:
    (folder / name).write_text(text, encoding="utf-8")
    (source,) = sources([folder / name], folder)
    return PageRequest(source)


def test_a_page_is_opened_with_its_records_text_and_lines(reader: ReviewReader, tmp_path: Path) -> None:
    words = "GOOD PRACTICE\nThe ferry library\nSummary\nThe ferry lends books.\n"
    opened = reader.opened(page(tmp_path, "a.txt", words))
    (practice,) = opened.practices
    assert practice.record.of("title")[0].text == "The ferry library"
    assert [practice.text[line.start : line.end] for line in practice.lines] == words.splitlines()


def test_a_page_is_read_again_once_it_has_changed(reader: ReviewReader, tmp_path: Path) -> None:
    first = reader.opened(page(tmp_path, "a.txt", "GOOD PRACTICE\nThe ferry library\n"))
    second = reader.opened(page(tmp_path, "a.txt", "GOOD PRACTICE\nThe ferry's own library\n"))
    assert first.sha256 != second.sha256
    assert second.practices[0].record.of("title")[0].text == "The ferry's own library"


def test_a_sheet_is_a_picture_a_page(reader: ReviewReader, tmp_path: Path) -> None:
    source = page(tmp_path, "a.txt", "GOOD PRACTICE\nThe ferry library\nSummary\nThe ferry lends books.\n")
    picture = reader.sheet(source, "")
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == SHEET_WIDTH
    assert MOST_PAGES > 2


def test_a_page_that_cannot_be_read_and_a_practice_that_is_not_there_say_so(
    reader: ReviewReader, tmp_path: Path
) -> None:
    with pytest.raises(PageError):
        reader.opened(page(tmp_path, "a.docx", "no Word file"))
    with pytest.raises(PageError, match="no such practice"):
        reader.sheet(page(tmp_path, "a.txt", "GOOD PRACTICE\nThe ferry library\n"), "7")


def test_a_label_that_the_office_adds_is_known_at_once(reader: ReviewReader, tmp_path: Path) -> None:
    asked = page(
        tmp_path, "a.txt", "GOOD PRACTICE\nThe ferry library\nWhat we lend\nThe ferry lends books to eight islands.\n"
    )
    before = reader.opened(asked).practices[0].record
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon/fields.toml").write_text('[summary]\nen = ["What we lend"]\n', encoding="utf-8")
    now = asked._replace(tables=lexicon_stamp(Settings(), tmp_path))
    after = reader.opened(now).practices[0].record
    assert not before.of("summary")
    assert after.of("summary")[0].text == "The ferry lends books to eight islands."
