"""Words that stand on several pages of a site, known by short hashes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from hashlib import sha256

from pipeline.text.folding import fold

# Hexadecimal digits of a hash: in a site of a million blocks two would meet once in some hundred sites.
HASH_LENGTH = 12

# A block that stands on so many pages of a site is furniture.
_PAGES = 3


def words_hash(text: str) -> str:
    """The hash of a block's words; case, accents and the width of spaces make no difference."""
    words = " ".join(fold(text).split())
    return sha256(words.encode(errors="replace")).hexdigest()[:HASH_LENGTH]


def repeated(pages: Iterable[AbstractSet[str]]) -> tuple[str, ...]:
    """The table of a site: the hashes that stand on three or more of its pages, sorted."""
    counts = Counter(one for hashes in pages for one in hashes)
    return tuple(sorted(one for one, count in counts.items() if count >= _PAGES))
