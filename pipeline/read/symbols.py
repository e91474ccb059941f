"""Symbol fonts: the Unicode characters that their signs show.

Word writes such a sign with its place in the font, in the private area from U+F000 on or without it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

# The font Symbol from 0x20 on (Adobe Symbol encoding, Unicode's VENDORS/ADOBE/symbol.txt); "\0" where nothing stands.
_LOW = " !∀#∃%&∍()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
# From 0xA0 on.
_HIGH = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\0〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
_SYMBOL = {
    **{0x20 + at: sign for at, sign in enumerate(_LOW)},
    **{0xA0 + at: sign for at, sign in enumerate(_HIGH) if sign != "\0"},
}
# What forms and lists take from the fonts of pictures (Unicode's mapping of Wingdings and Wingdings 2).
_WINGDINGS = {
    0x21: "✏", 0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x36: "⌛", 0x3F: "✍", 0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6D: "○",
    0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "◆", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆",
    0x78: "☒", 0x80: "⓪", **{0x81 + at: chr(0x2460 + at) for at in range(10)}, 0x8B: "⓿",
    **{0x8C + at: chr(0x2776 + at) for at in range(10)}, 0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA4: "◉",
    0xA7: "▪", 0xA8: "☐", 0xAB: "★", 0xB2: "✧", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔",
    0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xF3: "⬄", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x97: "●", 0x9A: "○"}
_FONTS: Mapping[str, Mapping[int, str]] = MappingProxyType(
    {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
)
_PRIVATE = 0xF000
_PLACED = re.compile("[\uf020-\uf0ff]")


def sign(code: str, font: str) -> str:
    """The character at a place of a font, written in hexadecimal digits; the character of that code for other fonts.

    "" where it is not known.
    """
    try:
        place = int(code, 16)
    except ValueError:
        return ""
    known = _FONTS.get(font.lower())
    if known is not None:
        return known.get(place - _PRIVATE if place >= _PRIVATE else place, "")
    return "" if place >= 0xD800 or place < 0x20 else chr(place)


def mended(words: str, font: str) -> str:
    """Words in which signs of such a font stand as the characters that they show; those not known stay."""
    if words.isascii() or not _PLACED.search(words):
        return words
    known = _FONTS.get(font.lower(), _SYMBOL)
    return _PLACED.sub(lambda found: known.get(ord(found[0]) - _PRIVATE, found[0]), words)
