"""The mark beside words that were translated and that nobody has reviewed."""

from __future__ import annotations

from pipeline.lexicon import Lexicon
from pipeline.model import FieldValue, Origin, Passage, Trust
from pipeline.render.passages import joined, passage
from pipeline.render.sheet.voices import LANGUAGES, Voices

_TRANSLATED = frozenset({Origin.TRANSLATION, Origin.MACHINE})


def is_draft(value: FieldValue) -> bool:
    """Whether a value is a translation that wants a review."""
    return value.origin in _TRANSLATED and value.state is Trust.DRAFT


def marked(whole: Passage, voices: Voices) -> Passage:
    """A passage, with the mark after it where it prints the first line of a draft."""
    is_first = any(
        is_draft(anchor.value) and not any(map(str.isalnum, anchor.value.text[: anchor.first]))
        for anchor in whole.anchors
    )
    return joined((whole, _mark(voices)), " ") if is_first else whole


def marks(lexicon: Lexicon) -> tuple[str, ...]:
    """All forms of the mark, the longest first: an edited sheet bears one that belongs to no field."""
    found = (_mark(Voices(languages, lexicon)).text for languages in LANGUAGES.values())
    return tuple(sorted(set(found), key=len, reverse=True))


def _mark(voices: Voices) -> Passage:
    words = joined(voices.label("draft"), " · ")
    return joined((passage("(", words.lang), words, passage(")", words.lang)), "")
