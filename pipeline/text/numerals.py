"""List numbers as letters and as Roman numerals."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
# Larger numbers are written in figures.
_MOST_LETTERS = 260
_MOST_ROMAN = 3999


def letters(number: int, alphabet: str = "abcdefghijklmnopqrstuvwxyz") -> str:
    """A number as letters, a … z, aa, bb …, as word processors do; figures if it is too large."""
    if number > _MOST_LETTERS:
        return str(number)
    times, place = divmod(number - 1, len(alphabet))
    return alphabet[place] * (times + 1)


def roman(number: int) -> str:
    """A number as a Roman numeral; figures if it is too large."""
    if number > _MOST_ROMAN:
        return str(number)
    out = ""
    for size, letters in _ROMAN:
        times, number = divmod(number, size)
        out += letters * times
    return out
