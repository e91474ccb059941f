"""Words that stand on several pages of a site, known by short hashes."""

from __future__ import annotations

from hashlib import sha256

from pipeline.text.folding import fold

# Hexadecimal digits of a hash: in a site of a million blocks two would meet once in some hundred sites.
HASH_LENGTH = 12


def words_hash(text: str) -> str:
    """The hash of a block's words; case, accents and the width of spaces make no difference."""
    words = " ".join(fold(text).split())
    return sha256(words.encode(errors="replace")).hexdigest()[:HASH_LENGTH]
