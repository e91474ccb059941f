"""How large the text of a Word document is set, and on how many pages: told ahead with the widths of its letters.

The sizes are tried in the order in which the PDF's layouts are: roomier for a short sheet, the plain one, a closer one
where that saves a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import NamedTuple

from pipeline.model import (
    Fact,
    Figure,
    Flow,
    Foot,
    Head,
    Items,
    Look,
    Note,
    Pair,
    Part,
    Passage,
    Section,
    Sheet,
    Table,
    Text,
)
from pipeline.render.docx.grouping import is_brief, is_over_sides, is_parted
from pipeline.render.docx.measures import Measure, Measures, lines, measures
from pipeline.render.docx.template import DEFAULT_SIZE, has_default_size, spacing
from pipeline.render.measure import is_short
from pipeline.render.tables import shares

ROOMY, PLAIN, CLOSE = 12.0, DEFAULT_SIZE, 10.5

# So much of the plain text the close one holds at most; where that does not save a page, it is not tried.
_CLOSER = 1.2

# Points in a millimetre, in a twentieth of a point.
MM = 72 / 25.4
_TWIP = 1 / 20

# In points: the gutter between two languages, the label of a fact, the map's column, the picture at the head with the
# room at its left, pictures in sections, emblem, code, gaps around tables.
GUTTER, LABEL, MAP, OPENING, OPENING_HEIGHT = 397 * _TWIP, 26 * MM, 40 * MM, 74 * MM, 52 * MM
_PICTURE, _EMBLEM, _CODE, _GAP, _WIDE_GAP = 54 * MM, 12 * MM, 22 * MM, 3.0, 9.5

# What is kept clear below a heading that is higher than the text beside it.
_BELOW = 5.0

# A table with fewer rows, or a row of two columns that is no higher, stays on one page.
_KEPT_ROWS, _KEPT = 9, 250.0

_PINNED = 2
# The code is read with the source even where the last page is nearly full: both are told on the first page, too.
_UNSURE = 0.12


class Fit(NamedTuple):
    """What is known ahead: size of the text, pages, how full they are with the share of the last, the band's height.

    `gaps` tell for each section how much higher its heading is than the text that it stands beside. Lengths are in
    points.
    """

    size: float
    pages: int
    filled: float
    band: float
    gaps: tuple[float, ...]

    @property
    def is_close(self) -> bool:
        """Whether the text is set closer than usual."""
        return self.size < PLAIN

    @property
    def has_pinned_source(self) -> bool:
        """Whether the source stands in a footer: on a sheet of more pages it would be on all but the first."""
        return self.pages <= _PINNED

    @property
    def may_be_one_page(self) -> bool:
        """Whether the sheet may come out on one page, by an estimate."""
        return self.filled <= 1 + _UNSURE


class _Block(NamedTuple):
    """Something of a height in points; it `breaks` between lines, or `holds` on to what follows."""

    height: float
    breaks: bool = False
    holds: bool = False


def fit(sheet: Sheet, look: Look) -> Fit:
    """The size that suits a sheet's length."""
    known, space = measures(look), spacing(look)

    def at(size: float) -> Fit:
        return _Setting(sheet, known, size, space).fit()

    plain = at(PLAIN)
    if not has_default_size(look):
        return plain
    if is_short(sheet) and (roomy := at(ROOMY)).pages == 1:
        return roomy
    if plain.pages > 1 and plain.filled <= (plain.pages - 1) * _CLOSER:
        close = at(CLOSE)
        if close.pages < plain.pages:
            return close
    return plain


class _Setting:
    """A sheet at one size of text."""

    def __init__(self, sheet: Sheet, known: Measures, size: float, space: float) -> None:
        self._sheet, self._known, self._size, self._space = sheet, known, size, space
        self._page = known.page
        self._measures: dict[str, Measure] = {}

    def fit(self) -> Fit:
        blocks = list(self._blocks())
        first = self._page.height - self._page.top
        source = self._source()
        strip = self._strip() + self._running()
        later = self._page.height - self._page.header - self._of("header").leading
        alone = first - max(self._page.bottom, self._page.footer + source + strip)
        pages, used = _extent(blocks, alone, later)
        if pages > 1:
            rest = later - max(self._page.bottom, self._page.footer + source + self._running())
            opening = first - max(self._page.bottom, self._page.footer + strip)
            pages, used = _extent(blocks, opening, rest)
            pages = max(pages, 2)
            return self._found(pages, pages - 1 + used / rest)
        return self._found(1, used / alone)

    def _found(self, pages: int, filled: float) -> Fit:
        gaps = tuple(map(self._gap, self._sheet.sections))
        return Fit(self._size, pages, filled, self._band(self._sheet.head), gaps)

    def _of(self, style: str) -> Measure:
        if style not in self._measures:
            self._measures[style] = self._known.of(style, self._size)
        return self._measures[style]

    def _blocks(self) -> Iterator[_Block]:
        yield from self._head(self._sheet.head)
        for section in self._sheet.sections:
            blocks = list(self._section(section))
            if is_brief(section):
                yield _Block(sum(block.height for block in blocks))
            else:
                yield from blocks
        yield from self._end(self._sheet.foot)

    def _head(self, head: Head) -> Iterator[_Block]:
        yield _Block(self._band(head))
        if head.picture:
            caption = self._of("Opening Caption")
            told = [*head.picture.captions, *([head.picture.credit] if head.picture.credit else [])]
            yield _Block(sum(caption.height(one.text, self._page.room) + caption.before for one in told))
        if head.figures:
            room = self._page.room / len(head.figures)
            yield _Block(_WIDE_GAP + max(self._key(one.number, one.words, room) for one in head.figures))
        yield from self._facts(head)
        yield from self._lines(head.notes, "Note")
        yield from self._parts(head.lead, "Lead")

    def _band(self, head: Head) -> float:
        """The band's height from the first line to its end; its upper edge is above the margin."""
        room = self._page.room - ((OPENING - self._page.right + 7 * MM) if head.picture else 0)
        kicker, title, end = self._of("Kicker"), self._of("Heading 1"), self._of("Band End")
        height = kicker.leading + title.before + title.after
        if head.logos or (head.mark and head.picture):
            above = 10 * MM if head.logos else kicker.leading
            height += above if head.picture else above - kicker.leading
        for number, one in enumerate(head.titles):
            size = title_sizes(head, title.size)[number]
            height += lines(one.text, title.face, room / size * 1000) * title.leading * size / title.size
        for style, line in (("Project", head.project), ("Office", head.office if not head.logos else None)):
            if line:
                measure = self._of(style)
                height += measure.before + measure.height(line.text, room)
        height += end.before + end.leading
        return max(height, OPENING_HEIGHT - self._page.top + 2) if head.picture else height

    def _key(self, number: Passage, words: Iterable[Passage], room: float) -> float:
        large, small = self._of("Key Number"), self._of("Key Words")
        inner = room - 18
        return large.height(number.text, inner) + sum(small.height(one.text, inner) for one in words)

    def _facts(self, head: Head) -> Iterator[_Block]:
        if not head.facts:
            if head.map:
                yield _Block(36 * MM)
            return
        room = self._page.room - LABEL - (MAP if head.map else 0)
        half = room / 2 if is_parted(head.facts) else room
        height = sum(self._fact(row, (half if row.others else room) - 7) for row in head.facts)
        yield _Block(max(height, 36 * MM if head.map else 0) + _WIDE_GAP + 12)

    def _fact(self, row: Fact, room: float) -> float:
        label, fact = self._of("Fact Label"), self._of("Fact Value")
        sides = (row.values, row.others) if row.others else (row.values,)
        named = sum(label.height(one.text, LABEL - 7) + label.before for one in row.labels)
        told = [sum(fact.height(one.text, room) + fact.before + fact.after for one in side) for side in sides]
        return max(named, *told) + 2

    def _section(self, section: Section) -> Iterator[_Block]:
        if not section.notes and is_over_sides(section.flows):
            heading = self._of("Heading 2 Sides")
            yield _Block(heading.before + heading.leading + heading.after + 5, holds=True)
            yield from self._parts(section.flows, "Body")
            return
        rule = self._of("Rule")
        yield _Block(rule.before + rule.after + rule.leading, holds=True)
        yield from self._parts(section.flows, "Body")
        yield _Block(self._gap(section))

    def _gap(self, section: Section) -> float:
        """How much higher the heading and the notes of a section are than the text beside them."""
        if not section.notes and is_over_sides(section.flows):
            return 0
        text = sum(block.height for block in self._parts(section.flows, "Body"))
        return max(self._beside(section) + _BELOW - text, 0)

    def _beside(self, section: Section) -> float:
        room = self._of("Body").left - 227 * _TWIP
        heading, note = self._of("Heading 2 Beside"), self._of("Missing Beside")
        titles = sum(heading.height(one.text, room) for one in section.heading)
        return titles + sum(note.before + note.height(one.text, room) for one in section.notes)

    def _end(self, foot: Foot) -> Iterator[_Block]:
        yield from self._lines([one for note in foot.context for one in note.passages], "Context")
        if foot.tags:
            yield from self._lines([foot.tags], "Tags")

    def _source(self) -> float:
        """The height of the strip with the source and its code."""
        foot, line = self._sheet.foot, self._of("Source")
        room = self._page.room - (_CODE if foot.code else 0)
        told = [*foot.source, *(foot.funding.notes[1:] if foot.funding else ())]
        height = sum(line.height(one.text, room) for one in told)
        return max(height, _CODE if foot.code else 0) + 12 if told or foot.code else 0

    def _strip(self) -> float:
        """The height of the funding line."""
        funding = self._sheet.foot.funding
        if not funding:
            return 0
        return self._of("Clear").leading + _EMBLEM + _WIDE_GAP + (18 * MM if funding.partners else 0)

    def _running(self) -> float:
        foot = self._of("footer")
        return foot.before + foot.leading

    def _lines(self, passages: Iterable[Passage], style: str) -> Iterator[_Block]:
        return (self._text(one, style, self._page.room) for one in passages)

    def _parts(self, parts: Iterable[Part], style: str) -> Iterator[_Block]:
        for part in parts:
            if isinstance(part, Pair):
                width = (self._page.room - GUTTER) / 2
                sides = [
                    list(self._flows(side, f"{style} Side".removeprefix("Body "), width))
                    for side in (part.left, part.right)
                ]
                height = max(sum(block.height for block in side) for side in sides)
                yield _Block(height, breaks=height > _KEPT)
            else:
                yield from self._flows([part], style, self._page.room)

    def _flows(self, flows: Iterable[Flow], style: str, width: float) -> Iterator[_Block]:
        is_side = style.endswith("Side")
        for flow in flows:
            match flow:
                case Text():
                    yield self._text(flow.passage, style, width)
                case Items():
                    for item in flow.items:
                        level = f" {item.level}" if 1 < item.level <= 4 else ""
                        yield self._text(item.passage, f"{'Side' if is_side else 'List'} Bullet{level}", width)
                case Table():
                    yield from self._table(flow, width if is_side else width - self._of("Body").left)
                case Figure():
                    yield _Block(_PICTURE)
                    told = [*flow.captions, *([flow.credit] if flow.credit else [])]
                    yield from (self._text(one, "Caption", width) for one in told)
                case Note():
                    yield from (self._text(one, "Note", width) for one in flow.passages)

    def _text(self, passage: Passage, style: str, width: float) -> _Block:
        measure = self._of(style)
        return _Block(measure.height(passage.text, width) + measure.before + measure.after, breaks=True)

    def _table(self, table: Table, width: float) -> Iterator[_Block]:
        cell = self._of("Cell")
        columns = [share * width - 6 for share in shares(table)]
        rows = (table.header, *table.rows)
        for row in rows:
            heights = [cell.height(one.text, room) for one, room in zip(row, columns, strict=True)]
            height = max(heights) + cell.before + cell.after + 0.5
            yield _Block(height, holds=len(table.rows) < _KEPT_ROWS and row is not rows[-1])
        yield _Block(_GAP)


def title_sizes(head: Head, size: float) -> tuple[float, ...]:
    """The sizes of a sheet's titles, the first one's before the second's: the longer they are the smaller.

    They are for a template whose title has a size; beside a picture there is less room.
    """
    longest = max((len(one.text) for one in head.titles), default=0)
    steps = (1.25 if len(head.titles) == 1 else 1.0, 0.9, 0.775, 0.7)
    step = (longest > _BROAD) + (longest > _LONG)
    if head.picture and (step or len(head.titles) > 1):
        step += 1
    first = size * steps[step]
    return (first, *(first * _SECOND for _ in head.titles[1:]))


# A title with more letters is set smaller, and smaller again.
_BROAD, _LONG = 68, 110
# The second title's size by the first one's.
_SECOND = 0.78


def _extent(blocks: Sequence[_Block], first: float, later: float) -> tuple[int, float]:
    """The pages that blocks take, and the points used of the last; `first` is the first page's height."""
    pages, used, held, room = 1, 0.0, 0.0, first
    for block in blocks:
        if block.holds:
            held += block.height
            continue
        height, held = held + block.height, 0.0
        if used + height <= room:
            used += height
        elif block.breaks and used + height - block.height < room - 2 * _LINE:
            over = used + height - room
            pages, used, room = pages + ceil(over / later), over % later, later
        else:
            pages, used, room = pages + 1, height, later
    return pages, used


# What a line takes about: two are never left alone.
_LINE = 15.0
