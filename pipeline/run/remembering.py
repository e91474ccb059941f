"""What the office knows of texts that lack a language, unit by unit: shown to a person, never filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pipeline.exchange.memory import Match
from pipeline.run.exchanging import Help, Knowledge, knowledge, pages_now
from pipeline.settings import Settings
from pipeline.store.own_files import load_lexicon
from pipeline.store.remote import place

_BULLET = re.compile(r" *- ")


class Gap(NamedTuple):
    """A text that is to be said in the language `to`; `name` is the asker's."""

    name: str
    words: str
    lang: str
    to: str


class Part(NamedTuple):
    """A paragraph or list item of a gap, what stands before it on its line, and what is known of it."""

    before: str
    words: str
    help: Help

    @property
    def match(self) -> Match | None:
        """The best of what was translated before."""
        return next(iter(self.help.matches), None)


class Remembered(NamedTuple):
    """A gap with what is known of each of its paragraphs and list items."""

    gap: Gap
    parts: tuple[Part, ...]

    @property
    def draft(self) -> str:
        """What was translated before, put together as the text is."""
        out = ""
        for part in self.parts:
            if part.match:
                parting = ("\n" if part.before else "\n\n") if out else ""
                out += f"{parting}{part.before}{part.match.target}"
        return out


def remembered(gaps: Sequence[Gap], settings: Settings, folder: Path, stamp: object) -> tuple[Remembered, ...]:
    """What is known for each gap. All pages are read for it, once for each `stamp` of the ledger."""
    known = _knowledge(settings, folder, stamp)
    return tuple(Remembered(gap, tuple(_parts(gap, known))) for gap in gaps)


def _parts(gap: Gap, known: Knowledge) -> Iterator[Part]:
    for line in filter(str.strip, gap.words.splitlines()):
        before = bullet[0] if (bullet := _BULLET.match(line)) else ""
        words = line[len(before) :].strip()
        yield Part(before, words, known.help(words, gap.lang, gap.to))


@lru_cache(maxsize=1)
def _knowledge(settings: Settings, folder: Path, _stamp: object) -> Knowledge:
    pages = [page for _, page in pages_now(settings, [place(settings.input, folder)], folder) if page]
    return knowledge(settings, folder, pages, load_lexicon(settings, folder))
