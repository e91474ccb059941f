"""Whether bytes are Greek text, and in which of the Greek encodings."""

from __future__ import annotations

import re

GREEK_CODE_PAGES = frozenset({"cp1253", "iso8859-7"})

_HIGH_RUN = re.compile(rb"[\xb5\xb6\xb8-\xba\xbc\xbe-\xff]{2,}")

# No word in Latin letters has this many non-ASCII letters in a row.
_LONG_ROW = 4

# The commonest Greek words, whose bytes are the same in windows-1253 and ISO-8859-7; read as Cyrillic or Hebrew they
# are not words.
_GREEK_WORDS = re.compile(
    rb"(?<![\xb5\xb6\xb8-\xba\xbc\xbe-\xff])(?:"
    + b"|".join(word.encode("cp1253") for word in "και του της την τον των στο στη στην για που από είναι ένα".split())
    + rb")(?![\xb5\xb6\xb8-\xba\xbc\xbe-\xff])"
)

# In Greek text one word in ten is one of these.
_GREEK_SHARE = 0.03

# Encodings for Latin letters; all others that a page may declare are for another script.
_LATIN = frozenset(
    """cp1250 cp1252 cp1254 cp1257 cp1258 cp437 cp850 cp852 cp858 iso8859-1 iso8859-2 iso8859-3 iso8859-4 iso8859-9
    iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16 mac-roman mac-latin2 mac-turkish""".split()
)

_LETTER = re.compile(rb"[\xb8-\xba\xbc\xbe-\xfe]")

# windows-1253 has its quotes, dashes and the euro sign where ISO-8859-7 has control characters that no page uses.
_CONTROLS = re.compile(rb"[\x80\x82-\x87\x89\x8b\x91-\x97\x99\x9b]")

# Ά stands at A2 in windows-1253 and at B6 in ISO-8859-7, whose A2 is a closing quote and windows-1253's B6 a pilcrow.
_ALPHA_1253 = re.compile(rb"(?<![\xb8-\xfe])\xa2[\xe1-\xfe]")

_ALPHA_8859 = re.compile(rb"(?<![\xb8-\xfe])\xb6[\xe1-\xfe]")

# Capital words: Ά before a capital; the euro sign of ISO-8859-7; its opening and closing quotes round a word.
_CAPITAL_1253 = re.compile(rb"(?<![\xb8-\xfe])\xa2[\xc1-\xd9]")

_CAPITAL_8859 = re.compile(
    rb"(?<![\xb8-\xfe])\xb6[\xc1-\xd9]|\d ?\xa4|\xa4 ?\d|\xa1[\xb8-\xfe]|[\xb8-\xfe]\xa2(?![\xb8-\xfe])"
)

# Final sigma ends words; where it stands inside them, the bytes are those of another, older Greek encoding.
_FINAL = re.compile("(?<=[\u03ac-\u03ce])ς(?![\u03ac-\u03ce])")

_INNER = re.compile("ς(?=[\u03ac-\u03ce])")


def _sigmas(data: bytes, charset: str) -> tuple[int, int]:
    text = data.decode(charset, "replace")
    return len(_FINAL.findall(text)), len(_INNER.findall(text))


def is_misspelt(data: bytes, charset: str) -> bool:
    """Whether most final sigmas of data read as `charset` stand inside words: they are in an older encoding."""
    final, inner = _sigmas(data, charset)
    return inner > final


def is_greek(data: bytes, charset: str) -> bool:
    """Whether data read as `charset` have final sigmas, nearly all of them at the ends of words."""
    final, inner = _sigmas(data, charset)
    return final >= 3 and final > 4 * inner


def looks_greek(data: bytes) -> bool:
    """Whether most non-ASCII letters stand in rows, as in Greek words; in Western European words they stand alone."""
    rows = sum(len(row) for row in _HIGH_RUN.findall(data))
    return 2 * rows > len(_LETTER.findall(data))


def is_surely_greek(data: bytes, claim: str) -> bool:
    """Whether data is Greek although the page declares `claim`, an encoding for another language."""
    rows = _HIGH_RUN.findall(data)
    words = len(_GREEK_WORDS.findall(data))
    if claim not in _LATIN:
        return words > _GREEK_SHARE * len(rows)
    in_long = sum(len(row) for row in rows if len(row) >= _LONG_ROW)
    return words > 0 or 2 * in_long > len(_LETTER.findall(data))


def greek_code_page(data: bytes, claim: str | None) -> str:
    """windows-1253 or ISO-8859-7, by the characters that differ between the two; if there are none, as declared."""
    votes = sum(len(sign.findall(data)) for sign in (_CONTROLS, _ALPHA_1253, _CAPITAL_1253))
    votes -= sum(len(sign.findall(data)) for sign in (_ALPHA_8859, _CAPITAL_8859))
    if votes:
        return "cp1253" if votes > 0 else "iso8859-7"
    return claim if claim in GREEK_CODE_PAGES else "cp1253"
