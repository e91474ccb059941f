"""One form for all ways to write the same word, for look-ups."""

from __future__ import annotations

from pipeline.text.letters import bare
from pipeline.text.normalising import normalise


def fold(text: str) -> str:
    """`text` without case, accents, final sigma, invisible characters, and with look-alike letters repaired.

    Letters keep their script ("Δράσεις" → "δρασεισ", "Évidence" → "evidence"); white space and punctuation stay as
    they are. The result may be longer or shorter than `text`.
    """
    return bare(normalise(text)[0].text)
