"""The steps of one page in their order."""

from __future__ import annotations

import json

import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import Look, Page, State
from pipeline.run import steps
from pipeline.run.recipe import Recipe
from pipeline.settings import Settings

PRACTICE = """<html lang="en"><h1>Shared oven</h1><h2>Description</h2><p>The oven opened again for everybody.</p>
<h2>Resources needed</h2><p>€640 and a box of chalk.</p><h2>Main institution</h2><p>Town of Petra</p></html>"""
NEWS = "<html lang='en'><h1>Office hours</h1><p>We are open on Mondays.</p></html>"


@pytest.fixture
def recipe(lexicon: Lexicon, look: Look) -> Recipe:
    return Recipe(Settings(formats=("json",)), lexicon, look)


def page(content: str) -> Page:
    return Page.of("a/oven.html", "a/oven", content.encode())


def test_the_file_of_a_record_bears_the_name_of_its_page_and_ends_in_a_line_feed(recipe: Recipe) -> None:
    found = steps.build_page(page(PRACTICE), (), "a/oven", recipe)
    assert (found.path, found.state, [name for name, _ in found.files]) == ("a/oven.html", State.BUILT, ["a/oven.json"])
    data = found.files[0][1]
    assert data.endswith(b"}\n")
    assert json.loads(data)["page"]["path"] == "a/oven.html"


def test_a_page_that_is_no_practice_is_set_aside_with_its_reason_unless_all_are_wanted(recipe: Recipe) -> None:
    found = steps.build_page(page(NEWS), (), "a/oven", recipe)
    assert found.state is State.OTHER
    assert found.reason
    wanted = Recipe(recipe.settings, recipe.lexicon, recipe.look, every_page=True)
    assert steps.build_page(page(NEWS), (), "a/oven", wanted).state is State.BUILT


def test_each_record_comes_with_the_text_that_its_places_point_into(recipe: Recipe) -> None:
    ((record, text),) = steps.records_with_text(page(PRACTICE), (), recipe)
    (found,) = [one for one in record.values if one.field == "institution"]
    assert text[found.locator.start : found.locator.end] == "Town of Petra"
