"""A line of the page: a segment with the label that it bears and whether it is boilerplate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.extract.labels.label import Label
from pipeline.extract.page.marks import strong
from pipeline.model import BlockKind, Cell, MarkKind, Reason, Segment
from pipeline.text.line_ends import NO_HEADING

_LONGEST_HEADING = 110


class Piece(NamedTuple):
    """A stretch `start`–`end` of a line's text; `line` is the line's number, which is that of its segment."""

    line: int
    start: int
    end: int


def extent(pieces: Iterable[Piece]) -> int:
    """How many characters some pieces have together."""
    return sum(piece.end - piece.start for piece in pieces)


@dataclass(frozen=True, slots=True)
class Line:
    """A segment as a line. `boilerplate` is the reason for setting it aside, `is_weak` that a label overrules this.

    `more` are further labels on the line: where the words before each end, where it begins, and the label. Of other
    pages of the site is known that the line `is_repeated` on them, or `is_site_label`: stands there before values that
    differ. `aside` says why it looks like boilerplate: that holds where no label tells of it.
    """

    number: int
    segment: Segment
    label: Label | None = None
    boilerplate: str = ""
    is_weak: bool = False
    more: tuple[tuple[int, int, Label], ...] = ()
    is_repeated: bool = False
    is_site_label: bool = False
    aside: str = ""

    @property
    def text(self) -> str:
        return self.segment.normalised.text

    @property
    def kind(self) -> BlockKind:
        return self.segment.block.kind

    @property
    def cell(self) -> Cell | None:
        return self.segment.block.cell

    @property
    def level(self) -> int:
        return self.segment.block.level

    @property
    def whole(self) -> Piece:
        return Piece(self.number, 0, len(self.text))

    @property
    def is_firm_boilerplate(self) -> bool:
        return bool(self.boilerplate) and not self.is_weak

    @property
    def is_fixed(self) -> bool:
        """Whether the line is one that sites print on any page, such as “Views” before a number."""
        return self.boilerplate == Reason.FIXED_LINE

    @property
    def is_of_site(self) -> bool:
        """Whether the line is the site's own rather than the page's, and names nothing that the page tells."""
        return (self.is_repeated or self.is_site_label) and self.label is None

    @property
    def has_words(self) -> bool:
        text = self.text
        return text[:1].isalnum() or any(map(str.isalnum, text))

    @property
    def is_picture_caption(self) -> bool:
        """Whether the line stands below a picture; the caption of a table is part of the table."""
        step = self.segment.block.path.rpartition(" > ")[2]
        return self.kind is BlockKind.CAPTION and not step.startswith("caption")

    @property
    def is_bold(self) -> bool:
        """Whether all of the line is bold, as a heading that is no heading in the markup."""
        return any(end >= len(self.text) - 1 for start, end in strong(self.segment) if start == 0)

    @property
    def is_heading(self) -> bool:
        """Whether the line looks like a heading of its own: by markup, or bold and short without a sentence's end."""
        if self.kind is BlockKind.HEADING:
            return True
        is_short = len(self.text) <= _LONGEST_HEADING and not self.text.rstrip().endswith(NO_HEADING)
        return is_short and self.kind is BlockKind.PARAGRAPH and self.is_bold

    @property
    def links(self) -> tuple[str, ...]:
        """Where the links of the line lead."""
        return tuple(mark.target for mark in self.segment.block.marks if mark.kind is MarkKind.LINK)

    @property
    def leads_away(self) -> bool:
        """Whether all of the line is a link, and to no place on a page."""
        return self.is_link and not any("#" in target for target in self.links)

    @property
    def is_link(self) -> bool:
        """Whether all of the line is a link."""
        marks = [mark for mark in self.segment.block.marks if mark.kind is MarkKind.LINK]
        return bool(self.text) and sum(mark.end - mark.start for mark in marks) >= len(self.segment.block.text)
