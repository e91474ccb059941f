"""Words that stand on several pages of a site, known by short hashes; of many hashes one string is kept, joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from hashlib import sha256

from pipeline.text.folding import fold

# Hexadecimal digits of a hash: in a site of a million blocks two would meet once in some hundred sites.
HASH_LENGTH = 12

# Those of a hash that only tells values apart.
VALUE_LENGTH = 4

# What stands on so many pages of a site is of the site; with fewer pages there is nothing to learn.
PAGES = 3
# Of the pages with a label so many have a value of their own behind it: fewer, and it is a switch or a menu.
_DIFFERING = 0.5


def words_hash(text: str) -> str:
    """The hash of a block's words; case, accents and the width of spaces make no difference."""
    words = " ".join(fold(text).split())
    return sha256(words.encode(errors="replace")).hexdigest()[:HASH_LENGTH]


def repeated(pages: Iterable[AbstractSet[str]]) -> tuple[str, ...]:
    """The table of a site: the hashes that stand on three or more of its pages, sorted."""
    counts = Counter(one for hashes in pages for one in hashes)
    return tuple(sorted(one for one, count in counts.items() if count >= PAGES))


def labels_of_site(pages: Iterable[AbstractSet[str]]) -> tuple[str, ...]:
    """The hashes of lines that stand on three or more pages of a site, before three or more values; sorted.

    Of each page a set of hashes of lines, each with that of the value behind the line.
    """
    values: dict[str, Counter[str]] = {}
    for pairs in pages:
        for pair in {one[:HASH_LENGTH]: one for one in sorted(pairs)}.values():
            values.setdefault(pair[:HASH_LENGTH], Counter())[pair[HASH_LENGTH:]] += 1
    return tuple(
        sorted(label for label, found in values.items() if len(found) >= max(PAGES, _DIFFERING * found.total()))
    )


def joined(hashes: Iterable[str]) -> str:
    """Hashes of one length as one string, sorted."""
    return "".join(sorted(hashes))


def split_hashes(hashes: str, length: int = HASH_LENGTH) -> Iterator[str]:
    """The hashes that were joined."""
    return (hashes[at : at + length] for at in range(0, len(hashes), length))
