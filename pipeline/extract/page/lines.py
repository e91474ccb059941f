"""The page as lines: a segment each, with the label that it bears and whether it is furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from pipeline.extract.labels.rows import Label, Labels, labels, with_lessons
from pipeline.lexicon import Lexicon
from pipeline.lexicon.chrome import chrome
from pipeline.lexicon.fields import Role, ValueType
from pipeline.model import BlockKind, Cell, Lesson, MarkKind, Segment
from pipeline.text.bullets import list_mark
from pipeline.values.readers import Readers, readers

# A label of so few letters, alone in plain text, is a label only among others.
_SHORT_LABEL = 4
_NEIGHBOURS = 4
_LONGEST_HEADING = 110
# Values that are known by their shape.
_SHAPED = frozenset({ValueType.DATE, ValueType.PERIOD, ValueType.PLACE})
_LONGEST_ROW = 400
# So many words behind the colon of a heading still belong to it.
_LONGEST_REST = 5
_BARS = re.compile(r"\s*[|•·;]\s+")
_DASHES = re.compile(r",\s+|\s+[-–—/]\s+")
_SENTENCE_END = (".", "!", ",", ":", "…")


class Piece(NamedTuple):
    """A stretch `start`–`end` of a line's text; `line` is the line's number, which is that of its segment."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """A segment as a line. `chrome` says why it is furniture, `is_weak` that a label overrules this.

    `more` are further labels on the line: where the words before each end, where it begins, and the label. Of other
    pages of the site is known that the line `is_repeated` on them, or `is_site_label`: stands there before values that
    differ. `aside` says why it looks like boilerplate: that holds where no label tells of it.
    """

    number: int
    segment: Segment
    label: Label | None = None
    chrome: str = ""
    is_weak: bool = False
    more: tuple[tuple[int, int, Label], ...] = ()
    is_repeated: bool = False
    is_site_label: bool = False
    aside: str = ""

    @property
    def text(self) -> str:
        return self.segment.text

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
    def is_firm_chrome(self) -> bool:
        return bool(self.chrome) and not self.is_weak

    @property
    def is_of_site(self) -> bool:
        """Whether the line is the site's own rather than the page's, and names nothing that the page tells."""
        return (self.is_repeated or self.is_site_label) and self.label is None

    @property
    def has_words(self) -> bool:
        return any(map(str.isalnum, self.text))

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
        is_short = len(self.text) <= _LONGEST_HEADING and not self.text.rstrip().endswith(_SENTENCE_END)
        return is_short and self.kind is BlockKind.PARAGRAPH and self.is_bold

    @property
    def links(self) -> tuple[str, ...]:
        """Where the links of the line lead."""
        return tuple(mark.target for mark in self.segment.block.marks if mark.kind is MarkKind.LINK)

    @property
    def is_link(self) -> bool:
        """Whether all of the line is a link."""
        marks = [mark for mark in self.segment.block.marks if mark.kind is MarkKind.LINK]
        return sum(mark.end - mark.start for mark in marks) >= len(self.segment.block.text) > 0


def lines_of(segments: tuple[Segment, ...], lexicon: Lexicon, lessons: Sequence[Lesson] = ()) -> tuple[Line, ...]:
    """The lines of a page in its order, labels found, those of the site's `lessons` among them."""
    known = with_lessons(labels(lexicon), lessons, lexicon)
    weak, read = chrome(lexicon).weak, readers(lexicon)
    lines = [
        Line(
            number,
            segment,
            label=_label(segment, known, read),
            chrome=segment.block.chrome,
            is_weak=segment.block.chrome in weak,
            more=_more(segment.text, known) or _more_bold(segment, known),
        )
        for number, segment in enumerate(segments)
    ]
    return tuple(replace(line, label=None) if _is_doubtful(line, lines) else line for line in lines)


def _label(segment: Segment, known: Labels, read: Readers) -> Label | None:
    text = segment.text
    if not text:
        return None
    if found := known.alone(text):
        return found
    mark = list_mark(text).length if segment.block.kind is BlockKind.ITEM else 0
    body = text[mark:]
    bold = next((end - mark for start, end in strong(segment) if start <= mark < end), 0)
    found = (known.up_to(body, bold) if 0 < bold < len(body) else None) or known.with_colon(body)
    if found and bold and found.how == "colon" and bold >= len(found.words):
        found = replace(found, how="bold")
    if segment.block.kind is BlockKind.HEADING:
        return _over_all(found, text)
    if found is None and segment.block.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM}:
        found = _opening(body, known, read)
    return replace(found, end=found.end + mark) if found else None


def _over_all(found: Label | None, text: str) -> Label | None:
    """The label of a section's heading that goes on behind its colon: “Lessons learnt: what went wrong”."""
    is_short = found is not None and len(text[found.end :].split()) <= _LONGEST_REST and text[-1:] not in _SENTENCE_END
    if found and is_short and found.field.role is Role.SECTION and found.field.name not in {"title", "summary"}:
        return replace(found, end=len(text), how="alone")
    return found


def _opening(body: str, known: Labels, read: Readers) -> Label | None:
    """A label that a line opens with; one of a single word only where nothing but its value stands behind it."""
    found = known.opening(body)
    if found is None or found.lesson or " " in found.words:
        return found
    value = body[found.end :]
    is_value = found.field.type in _SHAPED and read.can_read(found.field.type, value, is_sure=False)
    is_budget = found.field.name == "resources" and read.amounts.is_only_sum(value)
    return found if is_value or is_budget else None


def _more(text: str, known: Labels) -> tuple[tuple[int, int, Label], ...]:
    """Labels with their values behind bars, as in “Start: 2015 | End: 2018”."""
    found = [(bar, known.with_colon(text[bar.end() :])) for bar in _BARS.finditer(text, 0, _LONGEST_ROW)]
    if not any(label for _, label in found) and _has_facts(text, known):
        found = [(dash, known.with_colon(text[dash.end() :])) for dash in _DASHES.finditer(text, 0, _LONGEST_ROW)]
        found = [(dash, label) for dash, label in found if label and label.field.role is Role.FACT]
    return tuple((bar.start(), bar.end(), replace(label, end=label.end + bar.end())) for bar, label in found if label)


def _more_bold(segment: Segment, known: Labels) -> tuple[tuple[int, int, Label], ...]:
    """Labels set bold inside a line, their values behind them: “**Country:** Ireland **Theme:** Water”."""
    text = segment.text[:_LONGEST_ROW]
    places = [(start, end) for start, end in strong(segment) if 0 < start < end < len(text)]
    found = ((start, known.up_to(text[start:], end - start)) for start, end in places)
    return tuple(
        (start, start, replace(label, end=label.end + start)) for start, label in found if label and text[label.end :]
    )


def _has_facts(text: str, known: Labels) -> bool:
    """Whether a line of several colons opens with the label of a fact: “Start: May 2014 - End: June 2016”."""
    first = known.with_colon(text) if len(text) <= _LONGEST_ROW and text.count(":") > 1 else None
    return first is not None and first.field.role is Role.FACT


def _is_doubtful(line: Line, lines: list[Line]) -> bool:
    """Whether a very short label in plain text has no other label near it."""
    label = line.label
    if label is None or label.lesson or label.how != "alone" or len(label.words) > _SHORT_LABEL:
        return False
    if line.kind is not BlockKind.PARAGRAPH or line.is_bold or ":" in line.text:
        return False
    after = lines[line.number + 1 : line.number + 2]
    is_apart = not line.segment.block.continues and bool(after) and not after[0].segment.block.continues
    if is_apart and label.field.role is Role.SECTION:
        return False
    near = lines[max(0, line.number - _NEIGHBOURS) : line.number]
    return not any(other.label and other.label.how == "alone" and other.label.field.role is Role.FACT for other in near)


def bold_opening(line: Line) -> int:
    """Where the bold words end that a line opens with and goes on behind; 0 where it has none such."""
    end = next((end for start, end in strong(line.segment) if start == 0), 0)
    return end if line.text[end:].strip(" :") else 0


def strong(segment: Segment) -> list[tuple[int, int]]:
    """The bold stretches of a segment, in offsets of its own text."""
    block = segment.block
    marks = [mark for mark in block.marks if mark.kind is MarkKind.STRONG]
    return [
        (inner_offset(segment, mark.start - block.start), inner_offset(segment, mark.end - block.start))
        for mark in marks
    ]


def inner_offset(segment: Segment, offset: int) -> int:
    """The offset in the repaired text of one in the block's."""
    if not segment.normalised.anchors:
        return offset
    low, high = 0, len(segment.text)
    while low < high:
        middle = (low + high) // 2
        if segment.normalised.origin(middle) < offset:
            low = middle + 1
        else:
            high = middle
    return low


def page_offset(segment: Segment, offset: int) -> int:
    """The offset in the page's text of one in the segment's own."""
    if offset >= len(segment.text):
        return segment.block.end
    return min(segment.block.end, segment.block.start + segment.normalised.origin(offset))
