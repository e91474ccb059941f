"""A page's records, as it gives them and as people want them: the steps between splitting and composing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.amend import Amended, Tools, amend, as_practice
from pipeline.extract import extract
from pipeline.extract.page.practices import AS_IT_LOOKS, Parting
from pipeline.lexicon.fields import fields
from pipeline.model import Bitext, Record, Review
from pipeline.run.recipe import Recipe
from pipeline.split import split_sentences, split_text


class PageRecords(NamedTuple):
    """A page's records as the page gives them (`plain`), and as people want them (`amended.records`).

    `texts` holds, for each record, what its locators point into. `review` is None where nobody wrote anything.
    """

    plain: tuple[Record, ...]
    texts: tuple[str, ...]
    amended: Amended
    review: Review | None = None

    @property
    def same_as(self) -> str:
        """The page that describes the same practice, so that this one gets no sheet; "" for none."""
        return self.review.same_as if self.review and not self.amended.is_orphan else ""


def page_records(split_pages: Sequence[Bitext], recipe: Recipe) -> PageRecords:
    """The records of a page's documents; PageError where what people wrote cannot be read."""
    review = review_of(recipe)
    if review is None:
        plain, texts = _extract(split_pages, recipe)
        return PageRecords(plain, texts, Amended(plain, ()))
    parting = Parting(review.practices == "joined", review.split_at)
    plain, texts = _extract(split_pages, recipe, parting)
    pictures = recipe.written.pictures if recipe.written else ()
    amended = amend(plain, review, amend_tools(recipe), pictures)
    if amended.is_orphan and parting != AS_IT_LOOKS:
        plain, texts = _extract(split_pages, recipe)
        amended = amend(plain, replace(review, practices="", split_at=()), amend_tools(recipe))
    return PageRecords(plain, texts, amended, review)


def review_of(recipe: Recipe) -> Review | None:
    """What people wrote about the page of a recipe, or None; PageError where the review file is broken."""
    names = [field.name for field in fields(recipe.lexicon) if field.is_printed]
    return recipe.written.review(names) if recipe.written else None


def amend_tools(recipe: Recipe) -> Tools:
    """What amending needs from the other steps."""
    lexicon, languages = recipe.lexicon, recipe.settings.text_languages
    return Tools(
        lexicon,
        runs=lambda text: split_text(text, lexicon, languages),
        sentences=lambda text: split_sentences(text, lexicon),
        keeps=recipe.settings.stale == "keep",
    )


def _extract(
    split_pages: Sequence[Bitext], recipe: Recipe, parting: Parting = AS_IT_LOOKS
) -> tuple[tuple[Record, ...], tuple[str, ...]]:
    found = [
        (record if len(split_pages) == 1 else _with_number(record, n), bitext.document.text)
        for n, bitext in enumerate(split_pages, 1)
        for record in extract(bitext, recipe.lexicon, recipe.profile, parting)
    ]
    records = tuple(record for record, _ in found)
    if records and recipe.settings.kind_of(records[0].page.path) == "practice":
        records = tuple(map(as_practice, records))
    return records, tuple(text for _, text in found)


def _with_number(record: Record, n: int) -> Record:
    return replace(record, number=f"{n}.{record.number}" if record.number else f"{n}")
