"""Raised and lowered letters as plain text: powers stay raised, note marks are distinguished from figures."""

from __future__ import annotations

import re

_SUPERSCRIPT = str.maketrans("0123456789+-−–=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾")
_SUBSCRIPT = str.maketrans("0123456789+-−–=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎")
_HAS_DIGIT = re.compile(r"\d")
_EXPONENT = re.compile(r"[-−–+]?\d{1,3}")
# A note mark: numbers, a letter in brackets, or a printer's sign.
_NOTE = re.compile(r"[(\[]?\d{1,3}(?:\s*[,;–-]\s*\d{1,3}){0,5}[)\]]?|[(\[][a-zα-ω][)\]]|[*†‡§¶]{1,4}|\*{1,3}[)\]]?")
# 10ⁿ is a power after a multiplication sign; on its own only if no note would have that number.
_TEN_TIMES = re.compile(r"[×x·⋅∙*]\s*10$")
_TEN = re.compile(r"(?<![\d.,])10$")
_FEWEST_ZEROS = 3
# Units of length, and one letter, as in x² or R².
_UNIT = re.compile(
    r"(?<![^\W\d_])(?:[kcdmμnh]?m|κμ|χμ|χλμ|χιλ|εκ|χιλιοστ|μ|ft|in|yd|mi|s|sec|min|h|[A-Za-z])\.?$", re.IGNORECASE
)
# Gases whose number people raise although it should be lowered.
_GAS = re.compile(r"(?<![A-Za-z])(?:CO|NO|SO|CH|NH)$")
_UNIT_POWER = re.compile(r"[-−–]?[1-4]")


def raised(before: str, words: str, after: str = "") -> str | None:
    """The plain text for raised `words` between `before` and `after`; None for a note mark.

    Digits that are a power (10⁶, m²) or a numerator become superscript digits; letters, as in 1st, stay.
    """
    core = words.strip()
    if not core or not (_HAS_DIGIT.search(core) or _NOTE.fullmatch(core)):
        return words
    if core.isdecimal() and _GAS.search(before):
        return lowered(words)
    if after.lstrip()[:1] in {"/", "⁄"} or _is_power(before, core):
        return words.translate(_SUPERSCRIPT)
    if not before or before[-1].isspace():
        # There is nothing before it: this is the number of a note, before its text.
        return words.translate(_SUPERSCRIPT)
    return None if _NOTE.fullmatch(core) else words


def lowered(words: str) -> str:
    """The plain text for lowered words: digits become subscripts (CO₂), letters stay."""
    return words.translate(_SUBSCRIPT)


def power(exponent: str) -> str:
    """An exponent after its base: as superscript if all its characters can be, else after a caret."""
    if not exponent or _EXPONENT.fullmatch(exponent):
        return exponent.translate(_SUPERSCRIPT)
    return f"^{exponent}" if len(exponent) == 1 else f"^({exponent})"


def index(words: str) -> str:
    """An index after its letter: as subscript if it is a number, else after an underscore."""
    if not words or words.isdecimal():
        return lowered(words)
    return f"_{words}" if len(words) == 1 else f"_({words})"


def _is_power(before: str, words: str) -> bool:
    if not _EXPONENT.fullmatch(words):
        return False
    if _TEN_TIMES.search(before):
        return True
    if _TEN.search(before):
        return not words.isdecimal() or int(words) >= _FEWEST_ZEROS
    return bool(_UNIT.search(before)) and bool(_UNIT_POWER.fullmatch(words))
