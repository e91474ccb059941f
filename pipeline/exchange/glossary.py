"""The office's glossary: which Greek and English terms correspond, matched by their stems."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from pipeline.text import fold

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
# Up to three letters at the end may differ, as Greek nouns are declined, but not most of a word; in terms of several
# words, which are less easily confused, a shorter common beginning is enough.
_ENDING, _SHARE = 3, 0.6
_LEAST, _LEAST_BESIDE = 4, 3
_YES = frozenset({"1", "x", "yes", "true", "ναι"})


class Term(NamedTuple):
    """A row of the glossary: a term in Greek and English. With `keep` it is the same in any language."""

    el: str
    en: str
    note: str = ""
    keep: bool = False

    def side(self, lang: str) -> str:
        """The term in a language; a kept one is the same in all."""
        words = {"el": self.el, "en": self.en}
        return words.get(lang, "") or (self.el or self.en if self.keep else "")


def terms(data: bytes) -> tuple[Term, ...]:
    """The terms of a CSV file with the columns el, en, note and keep, in UTF-8 or as a Greek Excel saves it."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1253", "replace")
    first = text.partition("\n")[0]
    parting = max(";,\t", key=first.count)
    rows = csv.DictReader(io.StringIO(text), delimiter=parting)
    rows.fieldnames = [(name or "").strip().lower() for name in rows.fieldnames or ()]
    found = (_term(row) for row in rows)
    return tuple(term for term in found if term.el or term.en)


def _term(row: dict[str, str | None]) -> Term:
    el, en, note, keep = ((row.get(name) or "").strip() for name in ("el", "en", "note", "keep"))
    return Term(el, en, note, fold(keep) in {fold(one) for one in _YES})


def is_kept(words: str, known: Sequence[Term]) -> bool:
    """Whether words may stay as they are: they are a kept term, or have no letters."""
    if not any(map(str.isalpha, words)):
        return True
    kept = {fold(one) for term in known if term.keep for one in (term.el, term.en) if one}
    return fold(words) in kept


def lacking(source: str, target: str, lang: str, to: str, known: Sequence[Term]) -> Iterator[Term]:
    """The terms that the source has and whose translation the target lacks."""
    ours, theirs = _words(source), _words(target)
    for term in known:
        asked, wanted = term.side(lang), term.side(to)
        if asked and wanted and _has(ours, _words(asked)) and not _has(theirs, _words(wanted)):
            yield term


def matching(source: str, lang: str, known: Sequence[Term]) -> tuple[Term, ...]:
    """The terms in a text."""
    ours = _words(source)
    return tuple(term for term in known if term.side(lang) and _has(ours, _words(term.side(lang))))


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _has(words: Sequence[str], term: Sequence[str]) -> bool:
    """Whether the words of a term are consecutive in `words`, each in any of its forms."""
    size = len(term)
    least = _LEAST if size == 1 else _LEAST_BESIDE
    starts = range(len(words) - size + 1) if term else ()
    return any(all(_is_form(word, words[at + n], least) for n, word in enumerate(term)) for at in starts)


def _is_form(word: str, other: str, least: int) -> bool:
    if word == other:
        return True
    shorter, longer = sorted((len(word), len(other)))
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False)))
    return shorter >= _LEAST and common >= max(least, longer - _ENDING, _SHARE * longer)
