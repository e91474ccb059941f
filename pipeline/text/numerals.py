"""Numbers as letters and as Roman numerals, as lists have them."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
# Longer lists are told by their figures.
_MOST_LETTERS = 260
_MOST_ROMAN = 3999


def letters(number: int, alphabet: str = "abcdefghijklmnopqrstuvwxyz") -> str:
    """The letters of a number, a … z, aa, bb …, as word processors go on; figures where it is too large."""
    if number > _MOST_LETTERS:
        return str(number)
    times, place = divmod(number - 1, len(alphabet))
    return alphabet[place] * (times + 1)


def roman(number: int) -> str:
    """i, ii, iii …; figures where the number is too large."""
    if number > _MOST_ROMAN:
        return str(number)
    out = ""
    for size, letters in _ROMAN:
        times, number = divmod(number, size)
        out += letters * times
    return out
