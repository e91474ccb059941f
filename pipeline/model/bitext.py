"""Document → Bitext: the same blocks, repaired and cut into runs of one language."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.model.document import Block, Document
from pipeline.model.issues import Issue


class Run(NamedTuple):
    """A stretch `start`–`end` of one language; unpacks to `start, end, lang`."""

    start: int
    end: int
    lang: str


@dataclass(frozen=True, slots=True)
class Normalised:
    """Repaired text with the way back: `anchors` are pairs (offset in `text`, offset in the source) in ascending order.

    Between two anchors both texts run in parallel; an empty tuple means that all offsets are the same.
    """

    text: str
    anchors: tuple[tuple[int, int], ...] = ()

    def origin(self, offset: int) -> int:
        """The source offset for an offset of `text` (its end included)."""
        at = bisect_right(self.anchors, (offset, 1 << 62)) - 1
        if at < 0:
            return offset
        here, there = self.anchors[at]
        return there + offset - here


@dataclass(frozen=True, slots=True)
class Segment:
    """A block with its repaired text and the text's runs, which cover it without gap or overlap.

    `lang` is the language of most of its letters (`zxx` if it has none). `sentences` are the
    (start, end) of its sentences in `normalised.text`.
    """

    block: Block
    normalised: Normalised
    runs: tuple[Run, ...]
    lang: str
    sentences: tuple[tuple[int, int], ...] = ()

    @property
    def text(self) -> str:
        return self.normalised.text


@dataclass(frozen=True, slots=True)
class Bitext:
    """All segments of a page, one for each block, in page order; `issues` are those of reading and splitting."""

    document: Document
    segments: tuple[Segment, ...]
    issues: tuple[Issue, ...] = ()
