"""The page's text as the screen shows it: in blocks, with each field's words marked and boilerplate folded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.model import BlockKind
from pipeline.run.page_opening import OpenedPractice, TextBlock
from pipeline.serve.marking import MarkedText, aside_spans, marked_rows, value_spans

# How many blocks of a page's text are shown at once.
BLOCKS = 500


class MarkedBlock(NamedTuple):
    """A block as the screen shows it: its pieces, and why it is boilerplate, "" for content."""

    kind: BlockKind
    level: int
    lang: str
    boilerplate: str
    pieces: tuple[MarkedText, ...]


class BlockRun(NamedTuple):
    """Consecutive blocks that are all content, or all boilerplate."""

    is_boilerplate: bool
    blocks: tuple[MarkedBlock, ...]


def block_runs(practice: OpenedPractice, start: int = 0) -> tuple[BlockRun, ...]:
    """The blocks of the page's text that one screen shows, from the `start`-th on."""
    bounds = [(line.start, line.end) for line in practice.lines]
    spans = (*value_spans(practice.plain, practice.text, bounds), *aside_spans(practice.plain))
    cut = marked_rows(practice.text, bounds, spans)
    shown = [_marked_block(*one) for one in zip(practice.lines, cut, strict=True)][start : start + BLOCKS]
    return tuple(_stretches(shown))


def _marked_block(line: TextBlock, row: tuple[MarkedText, ...]) -> MarkedBlock:
    return MarkedBlock(line.kind, line.level, line.lang, line.boilerplate, row)


def _stretches(shown: Sequence[MarkedBlock]) -> Iterator[BlockRun]:
    group, was_boilerplate = list[MarkedBlock](), False
    for one in shown:
        # Boilerplate in which a field was found all the same stays in sight.
        is_boilerplate = bool(one.boilerplate) and not any(
            owner[0] == "v" for piece in one.pieces for owner in piece.owners
        )
        if group and is_boilerplate != was_boilerplate:
            yield BlockRun(was_boilerplate, tuple(group))
            group = []
        group.append(one)
        was_boilerplate = is_boilerplate
    if group:
        yield BlockRun(was_boilerplate, tuple(group))
