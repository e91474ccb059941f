"""The page's text as the screen shows it: block by block, the words of each field marked, furniture folded away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.model import BlockKind
from pipeline.run.reader import Line, Practice
from pipeline.serve.cutting import Piece, aside_spans, pieces, value_spans

# So many blocks of a page's text are shown at once.
BLOCKS = 500


class Shown(NamedTuple):
    """A block as the screen shows it: its pieces, and the reason where it is page furniture."""

    kind: BlockKind
    level: int
    lang: str
    chrome: str
    pieces: tuple[Piece, ...]


class Stretch(NamedTuple):
    """Blocks that follow one another and are content all, or furniture all."""

    is_chrome: bool
    blocks: tuple[Shown, ...]


def stretches(practice: Practice, start: int = 0) -> tuple[Stretch, ...]:
    """So many blocks of the page's text as a screen shows, from the `start`-th on."""
    bounds = [(line.start, line.end) for line in practice.lines]
    spans = (*value_spans(practice.plain, practice.text, bounds), *aside_spans(practice.plain))
    cut = pieces(practice.text, bounds, spans)
    shown = [_shown(*one) for one in zip(practice.lines, cut, strict=True)][start : start + BLOCKS]
    return tuple(_stretches(shown))


def _shown(line: Line, row: tuple[Piece, ...]) -> Shown:
    return Shown(line.kind, line.level, line.lang, line.chrome, row)


def _stretches(shown: Sequence[Shown]) -> Iterator[Stretch]:
    group, was_chrome = list[Shown](), False
    for one in shown:
        # Furniture that a field was found in all the same stays in sight.
        is_chrome = bool(one.chrome) and not any(owner[0] == "v" for piece in one.pieces for owner in piece.owners)
        if group and is_chrome != was_chrome:
            yield Stretch(was_chrome, tuple(group))
            group = []
        group.append(one)
        was_chrome = is_chrome
    if group:
        yield Stretch(was_chrome, tuple(group))
