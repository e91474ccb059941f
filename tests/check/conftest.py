"""The sheets of the sample pages, made once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import Look
from pipeline.run import steps
from pipeline.run.recipe import Recipe
from pipeline.settings import Settings
from pipeline.store.load import load_page
from pipeline.store.walk import sources

ROOT = Path(__file__).parents[2]


def sheets_of(file: Path, recipe: Recipe) -> dict[str, bytes]:
    """The files of a page by name."""
    (source,) = sources([file], file.parent)
    page, resources = load_page(source, 20_000_000)
    return dict(steps.build_page(page, resources, file.stem, recipe).files)


@pytest.fixture(scope="session")
def recipe(lexicon: Lexicon, look: Look) -> Recipe:
    return Recipe(Settings(formats=("pdf", "docx")), lexicon, look)


@pytest.fixture(scope="session")
def sheets(recipe: Recipe) -> Mapping[str, bytes]:
    """The PDF and the Word file of the sample in Greek and English."""
    made = sheets_of(ROOT / "input" / "oreina-choria" / "kafeneio-ton-eggrafon.txt", recipe)
    return {Path(name).suffix: data for name, data in made.items()}
