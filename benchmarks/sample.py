"""The sample page at every step of its way, for measures of single steps."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.extract import extract
from pipeline.model import Bitext, Document, Page, Record, Resource, Sheet
from pipeline.read import read
from pipeline.render.sheet.compose import compose
from pipeline.run.recipe import Recipe
from pipeline.settings import Settings
from pipeline.split import split
from pipeline.store.load import load_page
from pipeline.store.own_files import load_lexicon, load_look
from pipeline.store.walk import sources


@dataclass(frozen=True, slots=True)
class Sample:
    """One page of one practice, and what each step made of it."""

    recipe: Recipe
    page: Page
    resources: tuple[Resource, ...]
    document: Document
    bitext: Bitext
    record: Record
    sheet: Sheet


def sample(file: Path) -> Sample:
    """The page of a file through all steps but the last, with the shipped look."""
    settings = Settings()
    recipe = Recipe(settings, load_lexicon(settings, Path()), load_look(settings, Path()))
    (source,) = sources([file], Path("input"))
    page, resources = load_page(source, settings.limits.page_mb * 1_000_000)
    (document,) = read(page, recipe.lexicon, resources)
    bitext = split(document, recipe.lexicon, settings.text_languages)
    record = extract(bitext, recipe.lexicon)[0]
    return Sample(recipe, page, resources, document, bitext, record, compose(record, recipe.lexicon, recipe.look))
