"""Prepares pipeline/lexicon/headings.bin: how often runs of letters stand in headings and menus that label no field.

    python scripts/make_headings.py FOLDER

FOLDER holds web pages (.html) that describe no practice. Only counts of hashed runs of letters are kept, never a word;
the same pages give the same bytes. Letters are counted by `grams` of pipeline/extract/labels/likeness.py, as they are
asked for.
"""

from __future__ import annotations

import sys
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.extract.labels.keys import key
from pipeline.extract.labels.known import labels
from pipeline.extract.labels.likeness import BUCKETS, bucket, grams
from pipeline.lexicon import shipped
from pipeline.model import Block, BlockKind, MarkKind, Page
from pipeline.read import read

TARGET = Path(__file__).parent.parent / "pipeline" / "lexicon" / "headings.bin"

LONGEST = 80
MOST_WORDS = 9
# Runs of letters that stand in one line only are left out: they are half of all, and say little.
LEAST = 2
MOST = 255
_SCRIPTS = ("LATIN", "GREEK")


def main(folder: Path) -> None:
    """Count and write."""
    known = labels(shipped()).field_of
    lines = {words for page in sorted(folder.rglob("*.html")) for words in _lines(page)}
    counts: Counter[str] = Counter()
    if not lines:
        sys.exit(f"{folder} holds no web pages (.html)")
    for words in sorted(lines - known.keys()):
        counts.update(grams(words))
    buckets = bytearray(BUCKETS)
    for gram, count in sorted(counts.items()):
        if count >= LEAST:
            buckets[bucket(gram)] = min(MOST, buckets[bucket(gram)] + count)
    TARGET.write_bytes(zlib.compress(len(lines).to_bytes(4, "big") + bytes(buckets), 9))
    print(f"{TARGET.name}: {len(lines)} lines, {TARGET.stat().st_size} bytes")


def _lines(page: Path) -> Iterator[str]:
    for document in read(Page.of(page.name, "page", page.read_bytes()), shipped()):
        for block in document.blocks:
            text = block.text.strip()
            if 0 < len(text) <= LONGEST and len(text.split()) <= MOST_WORDS and (words := _words(block, text)):
                yield words


def _words(block: Block, text: str) -> str:
    """The words of a line that looks like a label, folded; empty for other lines."""
    is_marked = any(mark.kind in {MarkKind.LINK, MarkKind.STRONG} for mark in block.marks)
    words = text if is_marked or block.kind in {BlockKind.HEADING, BlockKind.TERM, BlockKind.ITEM} else ""
    if not words and ":" in text:
        words = text.partition(":")[0]
    letters = [letter for letter in words if letter.isalpha()]
    return key(words) if letters and all(unicodedata.name(one, "").startswith(_SCRIPTS) for one in letters) else ""


if __name__ == "__main__":
    main(Path(sys.argv[1])) if len(sys.argv) == 2 else sys.exit("make headings FOLDER=… names the folder of the pages")
