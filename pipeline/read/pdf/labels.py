"""The labels of the lexicon, for comparison with printed lines."""

from __future__ import annotations

from functools import cache

from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import fields
from pipeline.text import fold


@cache
def labels_of(lexicon: Lexicon) -> frozenset[str]:
    """The labels of all fields in all languages, folded."""
    return frozenset(
        _folded(label) for field in fields(lexicon) for labels in field.labels.values() for label in labels
    )


def is_label(text: str, labels: frozenset[str]) -> bool:
    """Whether a line is a label, or starts with one and a colon."""
    name, colon, _ = text.partition(":")
    return _folded(text) in labels or (bool(colon) and _folded(name) in labels)


def _folded(text: str) -> str:
    return " ".join(fold(text).split()).rstrip(" :")
