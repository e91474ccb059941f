"""Repairs words typed with look-alike letters of the other script, and names mangled by the old Greek code page."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple
from unicodedata import is_normalized

from pipeline.text.letters import (
    GREEK,
    GREEK_LETTER,
    LATIN,
    LATIN_LETTER,
    MICRO,
    SUSPECT,
    TO_GREEK,
    TO_GREEK_LOOSELY,
    TO_LATIN,
    WORD,
    bare,
    is_greek,
    is_latin,
)

# Letters without a twin in the other script.
_ONLY_GREEK = re.compile(f"(?![{''.join(TO_LATIN)}])[{GREEK}]")
_ONLY_LATIN = re.compile(f"(?![{''.join(TO_GREEK)}])[{LATIN}]")


class Mended(NamedTuple):
    """A word at `start` of the text that gets new letters, of the same number."""

    start: int
    before: str
    after: str


class _Word(NamedTuple):
    """A word of the line; `script` is "el", "la" or "" if its letters could be either."""

    text: str
    script: str


def mended_words(
    line: str, is_kept: Callable[[int], bool], function_words: AbstractSet[str], words: Container[str]
) -> Iterator[Mended]:
    """The words of `line` that change, in order. `is_kept` says which offsets are inside addresses."""
    if not SUSPECT.search(line):
        return
    found = [match for match in WORD.finditer(line) if not is_kept(match.start())]
    typed = [match.group() for match in found]
    scripts = [_script(word) for word in typed]
    majority = "la" if scripts.count("la") > scripts.count("el") else "el"
    mixed = [_one_script(word, majority) for word in typed]
    settled = [
        _Word(after, script if after == before else _script(after))
        for before, after, script in zip(typed, mixed, scripts, strict=True)
    ]
    final = _undisguised(settled, function_words, words)
    for match, before, after in zip(found, typed, final, strict=True):
        # A letter with a separate accent that another letter would absorb is not another letter in disguise.
        if before != after and is_normalized("NFC", after + line[match.end() : match.end() + 1]):
            yield Mended(match.start(), before, after)


def _script(word: str) -> str:
    """The script that a word's letters prove: it has letters without a twin of that script only."""
    greek, latin = _ONLY_GREEK.search(word) is not None, _ONLY_LATIN.search(word) is not None
    if greek != latin:
        return "el" if greek else "la"
    return ""


def _one_script(word: str, majority: str) -> str:
    """A word of mixed scripts in the letters of one, if possible; else as it is."""
    if not is_greek(word):
        return word
    if not is_latin(word):
        return word.replace(MICRO, "μ")
    greek, latin = GREEK_LETTER.findall(word), LATIN_LETTER.findall(word)
    may_be_greek = all(letter in TO_GREEK for letter in latin)
    may_be_latin = all(letter in TO_LATIN for letter in greek)
    if may_be_greek and (majority == "el" or not may_be_latin):
        return _mapped(word, TO_GREEK).replace(MICRO, "μ")
    if may_be_latin:
        return _mapped(word, TO_LATIN)
    if len(greek) >= max(3, 2 * len(latin)) and all(letter in TO_GREEK_LOOSELY for letter in latin):
        return _mapped(word, TO_GREEK_LOOSELY).replace(MICRO, "μ")
    return _from_old_code_page(word) if len(greek) <= len(latin) else word


def _mapped(word: str, table: dict[str, str]) -> str:
    return "".join(table.get(letter, letter) for letter in word)


def _from_old_code_page(word: str) -> str:
    """A Western name that was read as ISO 8859-7 ("Wallstrφm" → "Wallström"); as it is if that does not give letters.

    Both Greek code pages (ISO 8859-7, windows-1253) have the small letters at the same places.
    """
    greek = "".join(GREEK_LETTER.findall(word))
    if not greek.islower() or not LATIN_LETTER.match(word):
        return word
    western = greek.encode("iso8859_7", errors="replace").decode("latin-1")
    if not western.isalpha() or len(western) != len(greek):
        return word
    return _mapped(word, dict(zip(greek, western, strict=True)))


def _undisguised(line: list[_Word], function_words: AbstractSet[str], words: Container[str]) -> list[str]:
    """The line's words, with those in look-alike letters repaired by their neighbours."""
    capitals = all(word.text.isupper() for word in line if word.script)
    known = words if capitals else None
    before, after = _nearest(line), _nearest(line[::-1])[::-1]
    return [
        word.text if word.script else _by_neighbours(word, {*near} - {""}, function_words, known)
        for word, *near in zip(line, before, after, strict=True)
    ]


def _nearest(line: list[_Word]) -> list[str]:
    """For each word, the script of the nearest certain word before it, "" if there is none."""
    nearest, script = [], ""
    for word in line:
        nearest.append(script)
        script = word.script or script
    return nearest


def _by_neighbours(word: _Word, near: set[str], function_words: AbstractSet[str], words: Container[str] | None) -> str:
    """The word in the script of its neighbours, if it is a word there; `words` are None in a line of small letters.

    Look-alikes in a Greek line in capitals are usually Greek, so an unknown word becomes Greek there, but not an
    acronym like KPI, whose Latin form is known; in an English line only what becomes a known word is changed.
    """
    latin, greek = _mapped(word.text, TO_LATIN), _mapped(word.text, TO_GREEK)
    is_latin, is_greek = words is not None and bare(latin) in words, words is not None and bare(greek) in words
    if near == {"el"} and word.text == latin:
        turns = bare(greek) in function_words or (words is not None and (is_greek or not is_latin))
        return greek if turns else latin
    if near == {"la"} and word.text == greek:
        turns = bare(latin) in function_words or (is_latin and not is_greek)
        return latin if turns and bare(greek) not in function_words else greek
    return word.text
