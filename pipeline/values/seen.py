"""The hash by which what people wrote finds the value again that they judged."""

from __future__ import annotations

import re
from dataclasses import astuple
from functools import lru_cache
from hashlib import sha256

from pipeline.model import Amount, Date, FieldValue, KeyFigure, Place
from pipeline.text import fold

_DIGITS = 16
# The words of a page are asked for by the hash of its sheet, by each of its fields, and by its bookmarks in Word.
_KEPT = 500
# Signs that change what is meant stay: those of money and shares, a sign before a number, points inside of one.
_MINUS = re.compile(r"[\u2212\u2010-\u2013\ufe63\uff0d]")
_NOISE = re.compile(r"(?=[\W_])(?:(?![$€£¥₤₯%‰+])(?!(?<!\w)-\d)(?!(?<=\d)[.,:/-]\d)\W|_)+")


@lru_cache(_KEPT)
def seen_words(text: str) -> str:
    """16 hex digits of the folded words: case, accents, white space, quotes and bullets do not count."""
    plain = _NOISE.sub(" ", _MINUS.sub("-", fold(text))).strip()
    return sha256(plain.encode(errors="surrogatepass")).hexdigest()[:_DIGITS]


def seen_of(value: FieldValue) -> str:
    """16 hex digits of a value's typed form, or of its words where it has none that says all of them.

    What a sum is of the whole does not count: it depends on the sums around it.
    """
    typed = value.value
    said: tuple[str, ...]
    match typed:
        case Date():
            said = (typed.edtf,)
        case Amount():
            said = (typed.amount, typed.currency or "", typed.amount_max or "")
        case KeyFigure():
            said = (typed.number, fold(typed.noun))
        case Place(country=str()):
            said = tuple(fold(part or "") for part in astuple(typed))
        case _:
            return seen_words(value.text)
    return sha256("\0".join((type(typed).__name__, *said)).encode(errors="surrogatepass")).hexdigest()[:_DIGITS]
