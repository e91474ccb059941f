"""Greek capitals: without accents, but with the dialytika that a lost accent requires."""

from __future__ import annotations

import re
import unicodedata

from pipeline.text.letters import GREEK_LETTER

_DIALYTIKA = "\u0308"
_IOTA_BELOW = "\u0345"
# Varia, oxia or tonos, perispomeni (and the tilde that some files have in its place).
_ACCENTS = frozenset("\u0300\u0301\u0303\u0342")
# Breathings and length marks are dropped, too, but do not call for dialytika.
_DROPPED = _ACCENTS | frozenset("\u0304\u0306\u0313\u0314\u0343")
# The first vowels of digraphs: if the first loses its accent, the second must get dialytika.
_FIRST_VOWELS = {"Ι": frozenset("ΑΕΟΥ"), "Υ": frozenset("ΑΕΗΟ")}
_CAPITAL_ETA_WITH_TONOS = "Ή"
_CLUSTER = re.compile(r"([\s\S])([\u0300-\u036f]*)")


def greek_upper(text: str) -> str:
    """`text` in Greek capitals: no accents or breathings, dialytika kept or added (ρολόι → ΡΟΛΟΪ).

    The disjunctive ή on its own keeps its tonos (Ή); a subscript iota becomes a letter. Other scripts get their usual
    capitals. The rules are those of Unicode's CLDR transform el-Upper, which ICU and browsers follow.
    """
    if text.isascii():
        return text.upper()
    capitals: list[str] = []
    stressed = ""  # the capital of the vowel just before, if it carried an accent
    for at, (character, marks) in enumerate(clusters := _clusters(text)):
        if not GREEK_LETTER.match(character):
            capitals += (character.upper(), marks)
            stressed = ""
            continue
        decomposed = unicodedata.normalize("NFD", character)
        base, signs = decomposed[0], decomposed[1:] + marks
        capital, accented = base.upper(), not _ACCENTS.isdisjoint(signs)
        if capital == "Η" and accented and _stands_alone(clusters, at):
            capitals.append(_CAPITAL_ETA_WITH_TONOS)
        else:
            apart = not accented and stressed in _FIRST_VOWELS.get(capital, ())
            capitals.append(_capital(capital, signs, apart=apart))
        stressed = capital if accented and _DIALYTIKA not in signs else ""
    return "".join(capitals)


def _capital(capital: str, signs: str, *, apart: bool) -> str:
    kept = "".join(sign for sign in signs if sign not in _DROPPED and sign not in (_DIALYTIKA, _IOTA_BELOW))
    dialytika = _DIALYTIKA if apart or _DIALYTIKA in signs else ""
    iota = "Ι" if _IOTA_BELOW in signs else ""
    return unicodedata.normalize("NFC", capital + dialytika) + kept + iota


def _clusters(text: str) -> list[tuple[str, str]]:
    """Each character with the combining marks of the Greek alphabet that follow it."""
    return [(match[1], match[2]) for match in _CLUSTER.finditer(text)]


def _stands_alone(clusters: list[tuple[str, str]], at: int) -> bool:
    before = clusters[at - 1][0] if at else " "
    after = clusters[at + 1][0] if at + 1 < len(clusters) else " "
    return not (before.isalpha() or after.isalpha())
