"""Dates and periods of a sheet, put in the words of each of its languages."""

from __future__ import annotations

import re
from functools import cache

from pipeline.lexicon import Lexicon
from pipeline.lexicon.sheet_words import date_words
from pipeline.lexicon.values import words
from pipeline.model import Date, FieldValue, Passage
from pipeline.render.passages import cut, joined, passage
from pipeline.render.sheet.voices import Voices
from pipeline.text import fold

_WORD = re.compile(r"[^\W\d_]+")

# A blank that no line ends at: a date stays together, and the dash of a period with its beginning.
_TIE = "\u00a0"
_TO = f"{_TIE}– "


def dates(values: tuple[FieldValue, ...], voices: Voices) -> dict[str, Passage]:
    """A date by language of the sheet, in words; as the page writes it where it was not understood.

    A language that no words of dates are known in has the page's own, else the English ones.
    """
    found = {lang: _put_in_words(values, lang, voices) or _as_written(values) for lang in voices.languages}
    return {lang: one for lang, one in found.items() if one}


def period(starts: tuple[FieldValue, ...], ends: tuple[FieldValue, ...], voices: Voices) -> dict[str, Passage]:
    """From when to when, by language of the sheet; either end may be unknown.

    What a page says beyond its date ("early in 2015") keeps its words in the page's language.
    """
    spans: dict[str, Passage] = {}
    for lang in voices.languages:
        both = (_own(values, lang, voices) or _put_in_words(values, lang, voices) for values in (starts, ends))
        known = [one or _as_written(values) for one, values in zip(both, (starts, ends), strict=True)]
        distinct = {one.text: one for one in known if one}
        if distinct:
            spans[lang] = joined(distinct.values(), _TO)
    return spans


def _own(values: tuple[FieldValue, ...], lang: str, voices: Voices) -> Passage | None:
    known = _words_of_dates(voices.lexicon)
    return _as_written(
        tuple(value for value in values if value.lang == lang and not known.issuperset(_WORD.findall(fold(value.text))))
    )


def _put_in_words(values: tuple[FieldValue, ...], lang: str, voices: Voices) -> Passage | None:
    words = date_words(voices.lexicon, lang)
    if words.lang != lang and (own := tuple(value for value in values if value.lang == lang)):
        return _as_written(own)
    typed = (words.date(value.value.edtf) for value in values if isinstance(value.value, Date))
    return next((passage(text.replace(" ", _TIE), words.lang) for text in typed if text), None)


def _as_written(values: tuple[FieldValue, ...]) -> Passage | None:
    return cut(values[0], 0, len(values[0].text)) if values else None


@cache
def _words_of_dates(lexicon: Lexicon) -> frozenset[str]:
    """The words that a date or a period is written with, folded: what they say, the date itself says."""
    known = words(lexicon)
    groups = (known.months, known.seasons, known.ordinals, known.ongoing, known.until, known.since, known.articles)
    return frozenset(word for group in groups for form in group for word in _WORD.findall(fold(form)))
