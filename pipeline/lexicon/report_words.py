"""The words of the run's report: the `[report]` section of its languages' tables."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pipeline.errors import ConfigurationError
from pipeline.lexicon import Lexicon
from pipeline.messages import Message

# The report has both, whatever the languages of the sheets; the first is the default.
LANGUAGES = ("el", "en")


@cache
def report_words(lexicon: Lexicon) -> Mapping[str, Mapping[str, str]]:
    """The report's words by language and name; ConfigurationError if a language lacks some that the other has."""
    words = {lang: dict(lexicon.table(lang, "report")) for lang in LANGUAGES}
    uneven = set.symmetric_difference(*(set(found) for found in words.values()))
    if uneven:
        raise ConfigurationError(
            Message("lexicon.report-uneven", names=", ".join(sorted(uneven))), Message("lexicon.report-both")
        )
    return words
