"""Which characters the look's fonts can print, and what is printed for the others.

The fonts are asked themselves (their `cmap` tables), so an office may bring its own.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from pipeline.model import Link, Look, Passage, Run

# Bullets that word processors and sites use; in the private use area those of the fonts Symbol and Wingdings.
_BULLETS = frozenset("‣⁃◦●○▪▫■□➢➤►▶❖✦✓✔\uf06c\uf06e\uf071\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc")


# A ticked box of Word, and the one that fonts of text have.
_ALIKE = {"☒": "☑"}

# Nothing with more characters between blanks is a word or an address, and to find its line breaks would take time with
# the square of its length: it is cut into pieces that fit on a line.
_LONGEST = 400
_PIECE = 40
_ENDLESS = re.compile(rf"[\S\u00a0\u2007\u202f]{{{_LONGEST + 1},}}+")


class FontCoverage:
    """The characters that at least one font of a look has a glyph for."""

    def __init__(self, characters: frozenset[str]) -> None:
        self._characters = characters

    def lacks(self, text: str) -> str:
        """The characters of `text` that only their code can stand for, each once, in order."""
        if self._characters.issuperset(text):
            return ""
        return "".join(sign for sign in dict.fromkeys(text) if self._shown(sign) == _code(sign))

    def printable(self, whole: Passage) -> Passage:
        """The passage in characters that can be printed; its runs and links move along.

        What has no end is broken by blanks, for any layout to cope with.
        """
        if self._characters.issuperset(whole.text) and not _ENDLESS.search(whole.text):
            return whole
        shown = [self._shown(sign) for sign in whole.text]
        for word in _ENDLESS.finditer(whole.text):
            for at in range(word.start() + _PIECE, word.end(), _PIECE):
                shown[at] = f" {shown[at]}"
        places = [0]
        for text in shown:
            places.append(places[-1] + len(text))
        runs = tuple(Run(places[run.start], places[run.end], run.lang) for run in whole.runs)
        found = tuple(Link(places[link.start], places[link.end], link.target) for link in whole.links)
        anchors = tuple(replace(one, start=places[one.start], end=places[one.end]) for one in whole.anchors)
        return replace(whole, text="".join(shown), runs=runs, links=found, anchors=anchors)

    def _shown(self, sign: str) -> str:
        if sign in self._characters:
            return sign
        if sign.isspace():
            return " "
        # Controls, formatting marks and variation selectors have no ink of their own.
        if unicodedata.category(sign) in {"Cc", "Cf"} or 0xFE00 <= ord(sign) <= 0xFE0F:
            return ""
        if sign in _BULLETS:
            return "•"
        plain = _ALIKE.get(sign) or unicodedata.normalize("NFKC", sign)
        return plain if self._characters.issuperset(plain) else _code(sign)


def coverage(look: Look) -> FontCoverage:
    """The coverage of the look's fonts, read once a look."""
    return coverage_of(fonts_of(look))


def fonts_of(look: Look) -> tuple[bytes, ...]:
    """The look's TrueType fonts."""
    return tuple(data for name, data in look.files if name.endswith(".ttf"))


@lru_cache(maxsize=4)
def coverage_of(fonts: tuple[bytes, ...]) -> FontCoverage:
    """The coverage of TrueType fonts."""
    codes = {code for font in fonts for code in _codes(font)}
    # White space that a line cannot break at, or that is a line of its own, is left to the layout.
    return FontCoverage(
        frozenset(chr(code) for code in codes if unicodedata.category(chr(code)) not in {"Cc", "Cf", "Zl"})
    )


def _code(sign: str) -> str:
    return f"[U+{ord(sign):04X}]"


def _codes(font: bytes) -> Iterator[int]:
    """The code points of a TrueType font's `cmap` (OpenType specification, formats 4 and 12)."""
    for index in range(struct.unpack_from(">H", font, 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", font, 12 + 16 * index)
        if tag == b"cmap":
            tables = struct.unpack_from(">H", font, offset + 2)[0]
            for number in range(tables):
                platform, _, at = struct.unpack_from(">HHL", font, offset + 4 + 8 * number)
                if platform in {0, 3}:
                    yield from _table(font, offset + at)


def _table(font: bytes, at: int) -> Iterator[int]:
    kind = struct.unpack_from(">H", font, at)[0]
    if kind == 4:
        count = struct.unpack_from(">H", font, at + 6)[0] // 2
        ends = struct.unpack_from(f">{count}H", font, at + 14)
        starts = struct.unpack_from(f">{count}H", font, at + 16 + 2 * count)
        for start, end in zip(starts, ends, strict=True):
            if start != 0xFFFF:
                yield from range(start, end + 1)
    elif kind == 12:
        count = struct.unpack_from(">L", font, at + 12)[0]
        for number in range(count):
            start, end, _ = struct.unpack_from(">LLL", font, at + 16 + 12 * number)
            yield from range(start, end + 1)
