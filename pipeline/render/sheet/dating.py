"""The year of a key figure: a number that came of one year or season says of which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.lexicon import Lexicon
from pipeline.lexicon.values import figures, words
from pipeline.model import FieldValue, Record
from pipeline.render.passages import SENTENCE_END
from pipeline.values.flat import alternatives, flat

# The texts that figures are read from.
_TEXTS = ("evidence", "summary", "description")

_EDGE = re.compile(rf"\n|{SENTENCE_END.pattern}")
_YEAR = re.compile(r"(?<![\w.,])(?:19|20)\d\d(?:[-–/](?:(?:19|20)\d\d|\d\d))?(?![\w]|[-–.,/]\d)")


def year_of(figure: FieldValue, record: Record, lexicon: Lexicon) -> str:
    """The one year or season that the figure's sentence is about, as the page writes it; "" where it tells none."""
    years = {year for name in _TEXTS for value in record.of(name) for year in _years(figure, value, lexicon)}
    return years.pop() if len(years) == 1 else ""


def _years(figure: FieldValue, value: FieldValue, lexicon: Lexicon) -> Iterator[str]:
    at = value.text.find(figure.text) if value.lang == figure.lang else -1
    if at < 0:
        return
    edges = [0, *(edge.end() for edge in _EDGE.finditer(value.text)), len(value.text)]
    start = max(edge for edge in edges if edge <= at)
    end = min(edge for edge in edges if edge >= at + len(figure.text))
    sentence = value.text[start:end]
    found = list(_YEAR.finditer(sentence))
    within = _within(lexicon, figure.lang)
    if within and len(found) == 1 and within.search(flat(sentence[: found[0].start()])):
        yield found[0][0]


@cache
def _within(lexicon: Lexicon, lang: str) -> re.Pattern[str] | None:
    """A pattern of the words before a year that a sentence is about, not after words that open or end a period."""
    known, fixed = figures(lexicon, lang), words(lexicon)
    if not known.within:
        return None
    edges = {flat(word) for word in (*fixed.since, *fixed.until, *known.unsure)}
    return re.compile(
        "".join(rf"(?<!\b{re.escape(word)}\s)" for word in sorted(edges)) + rf"\b(?:{alternatives(known.within)})\s\Z"
    )
