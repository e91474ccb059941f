"""Folding: one form for all spellings of a word, for look-ups."""

from __future__ import annotations

from functools import lru_cache

from pipeline.text.letters import bare
from pipeline.text.normalising import normalise

# The steps fold the lines and words of a page again and again, longer texts only once or twice.
_KEPT = 2000
_LONGEST_KEPT = 400


def fold(text: str) -> str:
    """`text` without case, accents, final sigma, invisible characters, and with look-alike letters repaired.

    Letters keep their script ("Δράσεις" → "δρασεισ", "Évidence" → "evidence"); white space and punctuation stay as
    they are. The result may be longer or shorter than `text`.
    """
    return _kept(text) if len(text) <= _LONGEST_KEPT else _folded(text)


def _folded(text: str) -> str:
    return bare(normalise(text)[0].text)


_kept = lru_cache(_KEPT)(_folded)
