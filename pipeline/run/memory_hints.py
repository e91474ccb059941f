"""Hints from the office's translation memory for texts that lack a language: shown to a person, never filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pipeline.exchange.memory import MemoryMatch
from pipeline.run.exchange_inputs import OfficeKnowledge, TranslationHelp, office_knowledge, pages_now
from pipeline.settings import Settings
from pipeline.store.own_files import load_lexicon
from pipeline.store.remote import path_or_url

_BULLET = re.compile(r" *- ")


class MissingText(NamedTuple):
    """A text that is missing in the language `to`, by the caller's `name` for it, with its `words` in `lang`."""

    name: str
    words: str
    lang: str
    to: str


class MemoryPart(NamedTuple):
    """A paragraph or list item of a missing text, what precedes it on its line, and what is known about it."""

    before: str
    words: str
    help: TranslationHelp

    @property
    def match(self) -> MemoryMatch | None:
        """The best earlier translation."""
        return next(iter(self.help.matches), None)


class MemoryHint(NamedTuple):
    """A missing text with what is known about each of its paragraphs and list items."""

    gap: MissingText
    parts: tuple[MemoryPart, ...]

    @property
    def draft(self) -> str:
        """The earlier translations, put together as the text is."""
        out = ""
        for part in self.parts:
            if part.match:
                parting = ("\n" if part.before else "\n\n") if out else ""
                out += f"{parting}{part.before}{part.match.target}"
        return out


def memory_hints(
    gaps: Sequence[MissingText], settings: Settings, folder: Path, stamp: object
) -> tuple[MemoryHint, ...]:
    """The memory's hints for each missing text. This reads all pages, once for each `stamp` of the ledger."""
    known = _knowledge(settings, folder, stamp)
    return tuple(MemoryHint(gap, tuple(_parts(gap, known))) for gap in gaps)


def _parts(gap: MissingText, knowledge: OfficeKnowledge) -> Iterator[MemoryPart]:
    for line in filter(str.strip, gap.words.splitlines()):
        before = bullet[0] if (bullet := _BULLET.match(line)) else ""
        words = line[len(before) :].strip()
        yield MemoryPart(before, words, knowledge.help(words, gap.lang, gap.to))


@lru_cache(maxsize=1)
def _knowledge(settings: Settings, folder: Path, _stamp: object) -> OfficeKnowledge:
    pages = [page for _, page in pages_now(settings, [path_or_url(settings.input, folder)], folder) if page]
    return office_knowledge(settings, folder, pages, load_lexicon(settings, folder))
