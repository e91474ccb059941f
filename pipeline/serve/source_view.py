"""The page's text as the screen shows it: block by block, the words of each field marked, furniture folded away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.model import BlockKind
from pipeline.run.review_reader import OpenedPractice, TextBlock
from pipeline.serve.marking import MarkedText, aside_spans, marked_rows, value_spans

# So many blocks of a page's text are shown at once.
BLOCKS = 500


class MarkedBlock(NamedTuple):
    """A block as the screen shows it: its pieces, and the reason where it is page furniture."""

    kind: BlockKind
    level: int
    lang: str
    chrome: str
    pieces: tuple[MarkedText, ...]


class BlockRun(NamedTuple):
    """Blocks that follow one another and are content all, or furniture all."""

    is_chrome: bool
    blocks: tuple[MarkedBlock, ...]


def block_runs(practice: OpenedPractice, start: int = 0) -> tuple[BlockRun, ...]:
    """So many blocks of the page's text as a screen shows, from the `start`-th on."""
    bounds = [(line.start, line.end) for line in practice.lines]
    spans = (*value_spans(practice.plain, practice.text, bounds), *aside_spans(practice.plain))
    cut = marked_rows(practice.text, bounds, spans)
    shown = [_shown(*one) for one in zip(practice.lines, cut, strict=True)][start : start + BLOCKS]
    return tuple(_stretches(shown))


def _shown(line: TextBlock, row: tuple[MarkedText, ...]) -> MarkedBlock:
    return MarkedBlock(line.kind, line.level, line.lang, line.chrome, row)


def _stretches(shown: Sequence[MarkedBlock]) -> Iterator[BlockRun]:
    group, was_chrome = list[MarkedBlock](), False
    for one in shown:
        # Furniture that a field was found in all the same stays in sight.
        is_chrome = bool(one.chrome) and not any(owner[0] == "v" for piece in one.pieces for owner in piece.owners)
        if group and is_chrome != was_chrome:
            yield BlockRun(was_chrome, tuple(group))
            group = []
        group.append(one)
        was_chrome = is_chrome
    if group:
        yield BlockRun(was_chrome, tuple(group))
