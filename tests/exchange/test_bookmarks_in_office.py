"""The bookmarks of sheets through LibreOffice: an untouched sheet says the same, an edited one what was edited."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from pipeline.exchange.sheet_docx import SheetChanges, changes, even, read
from pipeline.lexicon import Lexicon
from pipeline.model import Look
from pipeline.run import steps
from pipeline.run.recipe import Recipe
from pipeline.settings import Settings
from pipeline.store.load import load_page
from pipeline.store.walk import sources

INPUT = Path(__file__).parents[2] / "input"
WAYS = (("docx",), ("odt", "docx"))
NOTHING = SheetChanges({}, frozenset(), {}, (), {}, has_changes=False)


@pytest.fixture(scope="module")
def sheets(lexicon: Lexicon, look: Look) -> Mapping[str, bytes]:
    """The Word sheets of the sample pages."""
    recipe = Recipe(Settings(formats=("docx",)), lexicon, look)
    pages = (load_page(source, 20_000_000) for source in sources([INPUT], INPUT))
    found = (file for page in pages for file in steps.build_page(*page, "sheet", recipe).files)
    return {f"{number}.docx": data for number, (_, data) in enumerate(found)}


@pytest.mark.slow
@pytest.mark.parametrize("ways", WAYS)
def test_all_bookmarks_and_their_words_are_kept(
    ways: tuple[str, ...], sheets: Mapping[str, bytes], office: Callable[..., dict[str, bytes]]
) -> None:
    made = office(sheets, *ways)
    assert len(made) == len(sheets) > 0
    for name, data in sheets.items():
        ours, hers = read(data), read(made[name.removesuffix(".docx")])
        assert {mark: even(words) for mark, words in hers.words.items()} == {
            mark: even(words) for mark, words in ours.words.items()
        }
        assert changes(hers, ours) == NOTHING


@pytest.mark.slow
@pytest.mark.parametrize("ways", WAYS)
def test_an_edit_in_a_sheet_that_was_saved_is_told_and_nothing_else(
    ways: tuple[str, ...], sheets: Mapping[str, bytes], office: Callable[..., dict[str, bytes]]
) -> None:
    name, data = next(iter(sheets.items()))
    document = docx.Document(io.BytesIO(office({name: data}, *ways)["0"]))
    pieces = document.element.body.iter("{*}bookmarkStart", "{*}t")
    next(one for one in pieces if "_f_description_" in one.get(_NAME, ""))
    run = next(one for one in pieces if (one.text or "").strip())
    run.text = f"EDITED {run.text}"
    stream = io.BytesIO()
    document.save(stream)
    found = changes(read(stream.getvalue()), read(data))
    ((mark, words),) = found.words.items()
    assert (mark.field, words.startswith("EDITED ")) == ("description", True)
    assert replace(found, words={}) == NOTHING


_NAME = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}name"
