"""What the office has translated before, for texts that lack a language: shown to a person, never filled in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pipeline.exchange.memory import Match
from pipeline.run.exchanging import Knowledge, knowledge, pages_now
from pipeline.settings import Settings
from pipeline.store.load import load_lexicon
from pipeline.store.remote import place


class Gap(NamedTuple):
    """A text that is to be said in the language `to`; `name` is the asker's."""

    name: str
    words: str
    lang: str
    to: str


class Remembered(NamedTuple):
    """A gap with the best that is known for each of its paragraphs, None where nothing is."""

    gap: Gap
    matches: tuple[tuple[str, Match | None], ...]

    @property
    def draft(self) -> str:
        """What is known, put together."""
        return "\n\n".join(match.target for _, match in self.matches if match)


def remembered(gaps: Sequence[Gap], settings: Settings, folder: Path, stamp: object) -> tuple[Remembered, ...]:
    """What is known for each gap. All pages are read for it, once for each `stamp` of the ledger."""
    known = _knowledge(settings, folder, stamp)
    return tuple(Remembered(gap, tuple((part, _best(known, part, gap)) for part in _parts(gap.words))) for gap in gaps)


def _parts(words: str) -> list[str]:
    return [part.strip() for part in words.split("\n\n") if part.strip()]


def _best(known: Knowledge, part: str, gap: Gap) -> Match | None:
    return next(iter(known.help(part, gap.lang, gap.to).matches), None)


@lru_cache(maxsize=1)
def _knowledge(settings: Settings, folder: Path, _stamp: object) -> Knowledge:
    pages = [page for _, page in pages_now(settings, [place(settings.input, folder)], folder) if page]
    return knowledge(settings, folder, pages, load_lexicon(settings, folder))
