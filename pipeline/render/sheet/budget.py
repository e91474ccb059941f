"""Sums of money that no text of the sheet tells: without a section on resources they would be lost."""

from __future__ import annotations

from pipeline.model import Passage, Record
from pipeline.render.passages import cut, joined
from pipeline.render.sheet.voices import Voices, distinct


def untold_sums(record: Record, texts: tuple[str, ...], voices: Voices) -> dict[str, tuple[Passage, ...]]:
    """The sums that none of the printed `texts` holds, in one line a language."""
    sums = [value for value in record.of("amounts") if not any(value.text in text for text in texts)]
    return {
        lang: (joined(distinct(cut(one, 0, len(one.text)) for one in group), " · "),)
        for lang, group in voices.by_language(sums).items()
    }
