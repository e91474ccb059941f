"""Keys that two records share if they tell of the same practice: sites print each other's practices, and reword them.

The words of a record in one language are hashed by fives (shingles); the least hashes of 16 kinds stand for all of
them, as the share of equal ones among two such samples is near the share of equal shingles (Broder, “On the
resemblance and containment of documents”, 1997; one pass for all kinds: Li, Owen, Zhang, “One Permutation Hashing”,
2012). Four of them at a time make a key: of texts that have nine shingles in ten in common nearly all share one, of
those that have three in ten in common one pair in thirty does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from pipeline.model import Kind, Record
from pipeline.text import fold

# What is the practice's own; texts about its project or site stand on the pages of several practices.
_PROSE = ("summary", "description", "resources", "evidence", "difficulties", "lessons", "transfer")
# A practice's title is its own only together with who carried it out, or where; so many words it has at least.
_HOLDERS = (("institution", 2), ("location", 4))
_WORD = re.compile(r"\w+")
_SHINGLE = 5
_KINDS = 16
_IN_A_KEY = 4
# Fewer shingles are no sample: such a text is the same only if all its words are; shorter ones say nothing.
_FEWEST_SHINGLES = 8 * _KINDS
_FEWEST_WORDS = 12


def likeness(record: Record) -> tuple[str, ...]:
    """The keys of a record: 12 hexadecimal digits each, sorted, none for a page that describes no practice."""
    if record.kind is not Kind.PRACTICE:
        return ()
    languages = sorted({value.lang for value in record.values})
    keys = {key for lang in languages for key in (*_titles(record, lang), *_texts(_words(record, _PROSE, lang)))}
    return tuple(sorted(keys))


def _titles(record: Record, lang: str) -> Iterator[str]:
    title = _words(record, ("title",), lang)
    for name, fewest in _HOLDERS:
        holder = _words(record, (name,), lang)
        if len(title) >= fewest and holder:
            yield _key(name, *title, *holder)


def _texts(words: list[str]) -> Iterator[str]:
    shingles = {" ".join(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}
    if len(shingles) < _FEWEST_SHINGLES:
        if len(words) >= _FEWEST_WORDS:
            yield _key("text", *words)
        return
    least = [1 << 64] * _KINDS
    for shingle in shingles:
        value, kind = divmod(int.from_bytes(blake2b(shingle.encode(errors="replace"), digest_size=8).digest()), _KINDS)
        least[kind] = min(least[kind], value)
    for at in range(0, _KINDS, _IN_A_KEY):
        yield _key("sample", str(at), *map(str, least[at : at + _IN_A_KEY]))


def _words(record: Record, names: Iterable[str], lang: str) -> list[str]:
    return [
        word
        for name in names
        for value in record.of(name)
        if value.lang == lang
        for word in _WORD.findall(fold(value.text))
    ]


def _key(*parts: str) -> str:
    return blake2b("\0".join(parts).encode(errors="replace"), digest_size=6).hexdigest()
