from __future__ import annotations

from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from pipeline.extract.labels.likeness import label_model
from pipeline.model import Look
from pipeline.render.html.writer import TEMPLATE
from pipeline.render.pdf.press import press
from pipeline.run.recipe import Recipe
from pipeline.run.rehearsal import _rehearse_once, rehearse
from pipeline.settings import Settings
from pipeline.store.own_files import load_lexicon, load_look

# How many looks the tests of this process have had.
_NUMBERS = count(1)


@pytest.fixture
def recipe() -> Recipe:
    """A recipe whose look no other test has."""
    settings = Settings()
    look = load_look(settings, Path())
    number = next(_NUMBERS)
    own = tuple((name, data + b"\n" * number if name == TEMPLATE else data) for name, data in look.files)
    return Recipe(settings, load_lexicon(settings, Path()), replace(look, files=own))


def test_what_every_page_needs_is_there_after_a_rehearsal(recipe: Recipe) -> None:
    rehearse(recipe)
    before = label_model.cache_info()
    label_model(recipe.lexicon)
    assert label_model.cache_info().misses == before.misses
    assert not press(recipe.look).kept.styles


def test_a_process_that_stays_has_computed_the_styles_of_a_sheet(recipe: Recipe) -> None:
    rehearse(recipe, ("pdf", "json"))
    assert len(press(recipe.look).kept.styles) > 50


def test_a_second_rehearsal_of_one_recipe_costs_nothing(recipe: Recipe) -> None:
    rehearse(recipe)
    known = _rehearse_once.cache_info()
    rehearse(replace(recipe, conversions="/another/run"))
    assert _rehearse_once.cache_info() == known._replace(hits=known.hits + 1)


def test_a_template_with_a_fault_is_left_for_the_first_page_to_tell(recipe: Recipe) -> None:
    def with_template(look: Look, data: bytes) -> Look:
        return replace(look, files=tuple((name, data if name == TEMPLATE else old) for name, old in look.files))

    rehearse(replace(recipe, look=with_template(recipe.look, b"<html><p></html>")), ("pdf",))
