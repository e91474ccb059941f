"""Texts that a sheet lacks in one of its languages, and the notes that say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Field, Role, fields
from pipeline.lexicon.sheet_words import sheet_words
from pipeline.model import FieldValue, Passage, Record
from pipeline.render.passages import NEUTRAL, passage
from pipeline.render.sheet.voices import Voices, distinct

# Sections that do not stand under a heading of their own, or not among the practice's sections.
_APART = frozenset({"title", "summary", "context"})

# What a page tells of the project behind the practice; it may be in another language than the practice.
_ABOUT = "project_about"

# Pairs (language of the sheet that is missing, the one language shown instead, "" for several).
Gaps = frozenset[tuple[str, str]]


def section_fields(lexicon: Lexicon) -> Iterator[Field]:
    """The fields that stand under a heading of their own, in the order of the sheet."""
    return (field for field in fields(lexicon) if field.role is Role.SECTION and field.name not in _APART)


def common_gaps(record: Record, voices: Voices) -> Gaps:
    """The gaps that all sections of the practice have: they are said once for all of them."""
    names = ["summary", *(field.name for field in section_fields(voices.lexicon) if field.name != _ABOUT)]
    found = [_gaps(values, voices) for values in map(_spoken, map(record.of, names)) if values]
    return frozenset.intersection(*found) if found else frozenset()


def led(voices: Voices, gaps: Gaps) -> Voices:
    """The voices with those languages last that the whole text lacks, in whose way none of its numbers is written."""
    lacking = {lang for lang, _ in gaps}
    return replace(voices, languages=tuple(sorted(voices.languages, key=lacking.__contains__)))


def common_notes(gaps: Gaps, voices: Voices) -> tuple[Passage, ...]:
    """The notes on gaps that the whole sheet has."""
    return distinct(_note(voices, lang, only, "all_only") for lang, only in sorted(gaps))


def notes(values: tuple[FieldValue, ...], voices: Voices, common: Gaps) -> tuple[Passage, ...]:
    """A note for each language that these values lack, unless it is among the `common` gaps."""
    return distinct(_note(voices, lang, only) for lang, only in sorted(_gaps(_spoken(values), voices) - common))


def _spoken(values: tuple[FieldValue, ...]) -> tuple[FieldValue, ...]:
    """The values in words of any language: an address or a sum alone is for readers of all."""
    return tuple(one for one in values if any(run.lang not in NEUTRAL for run in one.runs))


def _gaps(values: tuple[FieldValue, ...], voices: Voices) -> Gaps:
    return voices.missing(voices.by_language(values)) if values else frozenset()


def _note(voices: Voices, lang: str, only: str, sentence: str = "") -> Passage:
    """A note that something is given in the language `only` alone ("": in several others), in words of `lang`."""
    words = sheet_words(voices.lexicon, lang)
    text = words.only(only)
    text = getattr(words, sentence).format(only=text) if sentence else text[:1].upper() + text[1:]
    return passage(text, words.lang)
