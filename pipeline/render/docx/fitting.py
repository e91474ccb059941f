"""The size of text and number of pages of a Word document, reckoned ahead with the widths of its letters.

They are those of the PDF's layouts, of which one is chosen by the same rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model import Foot, Look, Section, Sheet
from pipeline.render.docx.front_heights import around_facts, band, band_edges, captions, front
from pipeline.render.docx.grouping import is_brief, is_over_sides, partners
from pipeline.render.docx.heights import MM, FlowBox, Heights, extent
from pipeline.render.docx.measures import Measures, measures
from pipeline.render.docx.restyling import DEFAULT_SIZE
from pipeline.render.layouts import Layout, best
from pipeline.render.sheet.funding import risen, row_height
from pipeline.render.sheet.images import shape

ROOMY, PLAIN, CLOSE = 12.0, DEFAULT_SIZE, 10.5
_SIZES = {Layout.ROOMY: ROOMY, Layout.PLAIN: PLAIN, Layout.CLOSE: CLOSE, Layout.WIDE: CLOSE}

# In points: the edge of a heading's frame from the text, the emblem, the code.
_FRAME, _EMBLEM, _CODE = 227 / 20, 12 * MM, 22 * MM

# What is kept clear below a heading that is higher than the text beside it.
_BELOW = 5.0

_PINNED = 2
# The code is read with the source even where the last page is nearly full: both are told on the first page, too.
_UNSURE = 0.12
# A page that is fuller by the estimate may need one more.
_FULLEST = 0.98


class Fit(NamedTuple):
    """Measures known ahead: size of the text, pages, how full they are with the share of the last, the band's height.

    `edges` are the room above the band's first line and below its last, `captions` is the height of what stands below
    its picture.
    `around_facts` is the room above and below the facts, which stand in the middle beside the map.
    `gaps` tell for each section how much higher its heading is than the text that it stands beside. Lengths are in
    points. Where it `is_wide`, text in one language stands below its heading over the whole width.
    """

    size: float
    pages: int
    filled: float
    band: float
    edges: tuple[float, float]
    captions: float
    around_facts: float
    gaps: tuple[float, ...]
    is_wide: bool = False

    @property
    def is_close(self) -> bool:
        """Whether the text is set closer to save a page."""
        return self.size < PLAIN

    @property
    def has_pinned_source(self) -> bool:
        """Whether the source stands in a footer: on a sheet of more pages it would be on all but the first."""
        return self.pages <= _PINNED

    @property
    def may_be_one_page(self) -> bool:
        """Whether the sheet may come out on one page, by an estimate."""
        return self.filled <= 1 + _UNSURE


def fit(sheet: Sheet, look: Look) -> Fit:
    """The size that suits a sheet's length."""
    known = measures(look)

    def at(layout: Layout) -> Fit:
        return _Setting(sheet, known, _SIZES[layout], is_wide=layout is Layout.WIDE).fit()

    return best(sheet, at) if known.has_default_size else at(Layout.PLAIN)


class _Setting:
    """A sheet at one size of text."""

    def __init__(self, sheet: Sheet, measures: Measures, size: float, *, is_wide: bool) -> None:
        self._sheet, self._page, self._is_wide = sheet, measures.page, is_wide
        data = {one.name: one.data for one in sheet.resources}
        self._heights = Heights(measures, size, lambda figure: shape(data[figure.name]))

    def fit(self) -> Fit:
        blocks = list(self._blocks())
        first = self._page.height - self._page.top
        source = self._source()
        strip = self._strip() + self._running()
        later = self._page.height - self._page.header - self._heights.of("header").leading
        alone = first - max(self._page.bottom, self._page.footer + source + strip)
        pages, used = extent(blocks, alone, later)
        if pages > 1:
            rest = later - max(self._page.bottom, self._page.footer + source + self._running())
            opening = first - max(self._page.bottom, self._page.footer + strip)
            pages, used = extent(blocks, opening, rest)
            if pages == 1:  # the text would leave no room for the source, which then stands on both pages
                return self._found(2, 1.0)
            return self._found(pages, pages - 1 + used / rest)
        return self._found(1, used / alone)

    def _found(self, pages: int, filled: float) -> Fit:
        gaps = tuple(map(self._gap, self._sheet.sections))
        head, heights = self._sheet.head, self._heights
        return Fit(
            size=heights.size,
            pages=pages + (filled > pages * _FULLEST),
            filled=filled,
            band=band(head, heights),
            edges=band_edges(head, heights),
            captions=captions(head, heights),
            around_facts=around_facts(head, heights),
            gaps=gaps,
            is_wide=self._is_wide,
        )

    def _blocks(self) -> Iterator[FlowBox]:
        yield from front(self._sheet.head, self._heights)
        for section in self._sheet.sections:
            blocks = list(self._section(section))
            if is_brief(section):
                yield FlowBox(sum(block.height for block in blocks))
            else:
                yield from blocks
        yield from self._end(self._sheet.foot)

    def _section(self, section: Section) -> Iterator[FlowBox]:
        if self._stands_below(section):
            heading = self._heights.of("Heading 2 Sides")
            yield FlowBox(heading.before + heading.leading + heading.after + 5, holds=True)
            yield from self._heights.lines(section.notes, "Note")
            yield from self._heights.parts(section.flows, "Side")
            return
        rule = self._heights.of("Rule")
        yield FlowBox(rule.before + rule.after + rule.leading, holds=True)
        yield from self._heights.parts(section.flows, "Body")
        yield FlowBox(self._gap(section))

    def _gap(self, section: Section) -> float:
        """How much higher the heading and the notes of a section are than the text beside them."""
        if self._stands_below(section):
            return 0
        left = self._beside(section) + _BELOW
        for block in self._heights.parts(section.flows, "Body"):
            left -= block.height
            if left <= 0:
                return 0
        return left

    def _stands_below(self, section: Section) -> bool:
        """Whether a section's text starts at the margin, below its heading."""
        return self._is_wide or is_over_sides(section)

    def _beside(self, section: Section) -> float:
        room = self._heights.of("Body").left - _FRAME
        heading, note = self._heights.of("Heading 2 Beside"), self._heights.of("Missing Beside")
        titles = sum(heading.height(one.text, room) for one in section.heading)
        return titles + sum(note.before + note.height(one.text, room) for one in section.notes)

    def _end(self, foot: Foot) -> Iterator[FlowBox]:
        yield from self._heights.lines([one for note in foot.context for one in note.passages], "Context")
        if foot.tags:
            yield from self._heights.lines([foot.tags], "Tags")

    def _source(self) -> float:
        """The height of the strip with the source and its code."""
        foot, line = self._sheet.foot, self._heights.of("Source")
        room = self._page.room - (_CODE if foot.code else 0)
        passages = [*foot.source, *(foot.funding.notes[1:] if foot.funding else ())]
        height = sum(line.height(one.text, room) for one in passages)
        return (
            max(height, _CODE if foot.code else 0) + 12 + self._heights.of("Wide Gap").room
            if height or foot.code
            else 0
        )

    def _strip(self) -> float:
        """The height of the funding line."""
        funding = self._sheet.foot.funding
        if not funding:
            return 0
        clear, gap = self._heights.of("Clear").room, self._heights.of("Wide Gap").room
        beside, rows = partners(funding, self._page.room)
        row = clear + row_height(is_close=self._heights.size < PLAIN) * MM
        return clear + _EMBLEM + row * len(rows) + (risen(funding) * MM if beside else 0) + gap

    def _running(self) -> float:
        foot = self._heights.of("footer")
        return foot.before + foot.leading
