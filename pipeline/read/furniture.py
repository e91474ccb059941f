"""A site's furniture: what repeats on its pages, learnt from the pages themselves.

A first pass takes the hashes of each page's blocks; a site's table are those that stand on several of its pages. The
table may turn words that no rule could place into furniture. It never touches a field.
"""

from __future__ import annotations

from pipeline.model import Document
from pipeline.text.repeating import words_hash


def block_hashes(document: Document) -> frozenset[str]:
    """The hashes of the blocks that a page's own markup and words do not make furniture."""
    blocks = (block for block in document.blocks if not block.chrome and any(map(str.isalnum, block.text)))
    return frozenset(words_hash(block.text) for block in blocks)
