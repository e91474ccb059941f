"""Texts that are on several pages of a site, by short hashes, which are stored joined in one string."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from hashlib import sha256
from itertools import chain

from pipeline.text.folding import fold

# Hexadecimal digits of a hash: with a million blocks, one site in some hundred would have a collision.
HASH_LENGTH = 12

# Digits of a hash that only distinguishes values.
VALUE_LENGTH = 4

# What is on this many pages of a site belongs to the site; with fewer pages there is nothing to learn.
PAGES = 3
# The share of pages on which the value after a label is different; if it is lower, that is a toggle or a menu.
_DIFFERING = 0.5


def words_hash(text: str) -> str:
    """The hash of a block's words, ignoring case, accents and the width of spaces."""
    words = " ".join(fold(text).split())
    return sha256(words.encode(errors="replace")).hexdigest()[:HASH_LENGTH]


def repeated(pages: Iterable[AbstractSet[str]]) -> tuple[str, ...]:
    """The hashes that are on three or more pages of a site, sorted."""
    counts = Counter(chain.from_iterable(pages))
    return tuple(sorted(one for one, count in counts.items() if count >= PAGES))


def labels_of_site(pages: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """The hashes of lines that are on three or more pages of a site, before three or more values; sorted.

    For each page, `pages` has hashes of lines, each followed by that of the value after the line.
    """
    # Of a line that is on a page several times, one value counts.
    once = ({one[:HASH_LENGTH]: one for one in sorted(pairs)}.values() for pairs in pages)
    values: dict[str, list[int]] = defaultdict(list)
    for pair, count in Counter(chain.from_iterable(once)).items():
        values[pair[:HASH_LENGTH]].append(count)
    return tuple(
        sorted(label for label, counts in values.items() if len(counts) >= max(PAGES, _DIFFERING * sum(counts)))
    )


def joined(hashes: Iterable[str]) -> str:
    """Hashes of one length as one string, sorted."""
    return "".join(sorted(hashes))


def split_hashes(hashes: str, length: int = HASH_LENGTH) -> list[str]:
    """The hashes that were joined, of one page or of several with blanks between them."""
    parts: list[str] = re.findall(f"[^ ]{{1,{length}}}", hashes)
    return parts
