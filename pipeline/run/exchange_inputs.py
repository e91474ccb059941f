"""What `sheets give` and `sheets take` share: pages as they are now, the translation memory, the glossary."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import PipelineError
from pipeline.exchange.glossary import Term, matching, terms
from pipeline.exchange.memory import KnownPair, Memory, MemoryMatch, pairs_in, pairs_of
from pipeline.exchange.xml import MOST_BYTES
from pipeline.lexicon import Lexicon
from pipeline.messages import Message
from pipeline.model import Page, PageResult, Record, Resource, Standing
from pipeline.run import steps
from pipeline.run.inspect import inspect
from pipeline.run.recipe import Recipe
from pipeline.settings import Settings
from pipeline.store.load import read_file
from pipeline.store.remote import AnyPath, path_or_url
from pipeline.store.source import Source
from pipeline.store.walk import sources

# Translations of parts of texts that are still incomplete; it is read as a translation memory.
WAITING = "taken/memory.tmx"
_SHEET = "docx"

# By practice, the fields and languages whose translation was made from words that have changed since.
Stale = Mapping[str, frozenset[tuple[str, str]]]


class PageNow(NamedTuple):
    """A page's records as people want them, which of their translations are stale, and its Word sheets if requested."""

    name: str
    records: tuple[Record, ...]
    stale: Stale
    sheets: Mapping[str, bytes]


class TranslationHelp(NamedTuple):
    """What an office knows about some words: earlier translations, and glossary terms in them."""

    matches: tuple[MemoryMatch, ...]
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class OfficeKnowledge:
    """An office's memory and glossary."""

    memory: Memory
    terms: tuple[Term, ...] = ()

    def help(self, words: str, lang: str, to: str) -> TranslationHelp:
        """What is known about a paragraph, item or cell that is to be translated into `to`."""
        return TranslationHelp(self.memory.matches(words, lang, to), matching(words, lang, self.terms))


def pages_now(
    settings: Settings, paths: Sequence[AnyPath], folder: Path, *, with_sheets: bool = False
) -> Iterator[tuple[PageResult, PageNow | None]]:
    """Each page below the paths, read in a limited worker, with its result; None for a page that cannot be read."""
    action = _with_sheets if with_sheets else _records
    for result in inspect(action, settings, paths, folder=folder, learns=True):
        data = result.files[0][1] if result.files else None
        yield result, pickle.loads(data) if data else None  # noqa: S301 - from our own process


def input_sources(settings: Settings, folder: Path) -> tuple[Source, ...]:
    """All pages of the input folder."""
    where = path_or_url(settings.input, folder)
    return tuple(sources([where], where, path_or_url(settings.output, folder)))


def _records(page: Page, resources: tuple[Resource, ...], recipe: Recipe, _: str) -> bytes:
    return pickle.dumps(_now(page, resources, recipe, with_sheets=False))


def _with_sheets(page: Page, resources: tuple[Resource, ...], recipe: Recipe, _: str) -> bytes:
    return pickle.dumps(_now(page, resources, recipe, with_sheets=True))


def _now(page: Page, resources: tuple[Resource, ...], recipe: Recipe, *, with_sheets: bool) -> PageNow:
    amended = steps.read_page(page, resources, recipe).amended
    stale: dict[str, set[tuple[str, str]]] = {}
    for one in amended.judged:
        if one.standing is Standing.STALE and one.edit.of is not None:
            stale.setdefault(one.practice, set()).add((one.edit.field, one.edit.lang))
    sheets = {one.number: steps.sheet_file(one, recipe, _SHEET) for one in amended.records} if with_sheets else {}
    records = tuple(replace(one, asides=(), resources=(), choices=()) for one in amended.records)
    return PageNow(page.name, records, {number: frozenset(found) for number, found in stale.items()}, sheets)


def office_knowledge(settings: Settings, folder: Path, pages: Sequence[PageNow], lexicon: Lexicon) -> OfficeKnowledge:
    """The memory and glossary: from the pages' own pairs, approved translations, and the lexicon folder's files."""
    pairs = [pair for page in pages for record in page.records for pair in pairs_of(record, lexicon)]
    own = folder / (settings.lexicon or "lexicon")
    for file in sorted(own.glob("memory/*.tmx")):
        pairs += _pairs(file)
    waiting = path_or_url(settings.reviewing.folder, folder) / WAITING
    if waiting.exists():
        pairs += _pairs(waiting)
    table = own / "glossary.csv"
    return OfficeKnowledge(Memory(pairs), terms(read_file(table, MOST_BYTES)) if table.is_file() else ())


def _pairs(file: AnyPath) -> list[KnownPair]:
    """The pairs of a memory file; PipelineError names a file that is none."""
    try:
        return list(pairs_in(read_file(file, MOST_BYTES), file.name))
    except PipelineError as error:
        raise type(error)(Message("run.about", what=str(file), text=error.text), error.hint) from error
