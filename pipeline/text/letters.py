"""The letters of the Greek and Latin scripts, and those that look alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

# Without Coptic (U+03E2–U+03EF) and the mathematical symbols in the Greek block.
GREEK = (
    "\u0370-\u0373\u0376\u0377\u037b-\u037d\u037f\u0386\u0388-\u03ce\u03d7-\u03e1"
    "\u1f00-\u1fbc\u1fbe\u1fc2-\u1fcc\u1fd0-\u1fdb\u1fe0-\u1fec\u1ff2-\u1ffc"
)
LATIN = (
    "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff"
    "\u2c60-\u2c7f\ufb00-\ufb06\uff21-\uff3a\uff41-\uff5a"
)

# Letters with their marks, and digits inside.
WORD = re.compile(r"[^\W\d_](?:\w|[\u0300-\u036f])*+")


class LetterTable(dict[int, str]):
    """What `str.translate` puts in place of each letter, worked out by `made` when a letter first comes."""

    def __init__(self, made: Callable[[str], str]) -> None:
        self._made = made

    def __missing__(self, code: int) -> str:
        self[code] = made = self._made(chr(code))
        return made


GREEK_LETTER = re.compile(f"[{GREEK}]")
LATIN_LETTER = re.compile(f"[{LATIN}]")
MICRO = "\u00b5"

# Pairs that look identical in print: capitals and two small letters.
_TWINS = ("ABEZHIKMNOPTYXÁÉÍÓÝÏovó", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧΆΈΊΌΎΪονό")

# Pairs that look alike in many typefaces: only for a stray letter in an otherwise Greek word.
_COUSINS = ("aikptuxywáíïúý", "αικρτυχγωάίϊύύ")

TO_GREEK = dict(zip(*_TWINS, strict=True))
TO_LATIN = {greek: latin for latin, greek in TO_GREEK.items()}
TO_GREEK_LOOSELY = dict(zip(*_COUSINS, strict=True)) | TO_GREEK

# A line without this needs no repair: a word in both scripts, a micro sign in a Greek word, or a word made only of
# letters with a twin.
_ANY_TWIN = "".join((*TO_GREEK, *TO_LATIN))
SUSPECT = re.compile(
    f"[{GREEK}][\u0300-\u036f]*+[{LATIN}{MICRO}]|[{LATIN}{MICRO}][\u0300-\u036f]*+[{GREEK}]|(?<!\\w)[{_ANY_TWIN}]++(?!\\w)"
)


def is_greek(text: str) -> bool:
    """Whether `text` has a Greek letter."""
    return GREEK_LETTER.search(text) is not None


def is_latin(text: str) -> bool:
    """Whether `text` has a Latin letter."""
    return LATIN_LETTER.search(text) is not None


def bare(text: str) -> str:
    """`text` in lower case without accents. Letter by letter, as ordering a flood of marks takes quadratic time."""
    if text.isascii():
        return text.lower()
    return text.translate(_BARE)


def _bare_letter(letter: str) -> str:
    decomposed = (part for small in letter.casefold() for part in unicodedata.normalize("NFD", small))
    return "".join(part for part in decomposed if unicodedata.category(part)[0] != "M").casefold()


_BARE = LetterTable(_bare_letter)
