"""Words and addresses of a line, and the script that each word is written in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from pipeline.text import Address, AddressKind, addresses, letters

ADDRESS = "address"
LATIN = "Latin"
OTHER = "other"

# Scripts with their letters. A letter in none of these has no certain language.
_SCRIPTS: Mapping[str, str] = {
    "Greek": letters.GREEK,
    LATIN: letters.LATIN,
    "Cyrillic": "\u0400-\u0482\u048a-\u052f\u1c80-\u1c88",
    "Armenian": "\u0531-\u0556\u0560-\u0588",
    "Georgian": "\u10a0-\u10ff\u1c90-\u1cbf",
    "Hebrew": "\u05d0-\u05f2\ufb1d-\ufb4f",
    "Arabic": "\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
}
_LETTER = re.compile("|".join(f"(?P<{name}>[{members}]+)" for name, members in _SCRIPTS.items()))

# Letters, marks, digits; an apostrophe or ampersand between letters is part of the word (l'eau, don't, R&D).
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f]|['’&](?=[^\W\d_]))*+")
_DIGIT = re.compile(r"\d")


class Token(NamedTuple):
    """A word or address `start`–`end` of the line; `script` is a script's name, `ADDRESS` or `OTHER`."""

    start: int
    end: int
    text: str
    script: str
    kind: AddressKind | None = None


def tokens(line: str) -> list[Token]:
    """The words and addresses of `line`, in order; a word in two scripts is split where the script changes."""
    found: list[Token] = []
    place = 0
    for address in [*addresses(line), None]:
        end = address.start if address else len(line)
        for match in _WORD.finditer(line, place, end):
            found.extend(_word(match))
        if address:
            found.append(_address(line, address))
            place = address.end
    return found


def _address(line: str, address: Address) -> Token:
    """A hashtag in Greek letters is a word; every other address has no language."""
    start, end, kind = address
    text = line[start:end]
    script = _main_script(text) if kind is AddressKind.HASHTAG else None
    return Token(start, end, text, script if script not in (None, LATIN, OTHER) else ADDRESS, kind)


def _word(match: re.Match[str]) -> list[Token]:
    text, start = match.group(), match.start()
    if text.isascii():
        return [] if text.isdigit() else [Token(start, match.end(), text, LATIN)]
    stretches = [(run.start(), run.lastgroup or OTHER) for run in _LETTER.finditer(text)]
    scripts = {script for _, script in stretches}
    if len(scripts) == 1:
        return [Token(start, match.end(), text, scripts.pop())]
    if not scripts:
        return [Token(start, match.end(), text, OTHER)] if any(map(str.isalpha, text)) else []
    if _DIGIT.search(text):  # a code, such as those of Greek decrees, stays whole
        return [Token(start, match.end(), text, _main_script(text) or OTHER)]
    cuts = [0, *(at for (at, script), (_, before) in zip(stretches[1:], stretches, strict=False) if script != before)]
    ends = [*cuts[1:], len(text)]
    names = dict(stretches) | {0: stretches[0][1]}
    return [Token(start + cut, start + end, text[cut:end], names[cut]) for cut, end in zip(cuts, ends, strict=True)]


def _main_script(text: str) -> str | None:
    """The script of most letters, the first in a tie; None without letters."""
    counts: dict[str, int] = {}
    for run in _LETTER.finditer(text):
        name = run.lastgroup or OTHER
        counts[name] = counts.get(name, 0) + run.end() - run.start()
    return max(counts, key=counts.__getitem__) if counts else None
