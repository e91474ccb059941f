"""The height of a Word sheet's head: band, key figures, facts and map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.model import Fact, Head, Passage
from pipeline.render.docx.grouping import is_parted, picture_words
from pipeline.render.docx.heights import MM, FlowBox, Heights
from pipeline.render.docx.letters import lines
from pipeline.render.docx.restyling import DEFAULT_SIZE

# In points: the label of a fact, the map's column, the picture at the head and the room at its left.
LABEL, MAP, OPENING, _OPENING_GAP = 29 * MM, 40 * MM, 74 * MM, 7 * MM
# How wide the map and how high the picture is: where the text is set closer, usually, and on a short sheet.
_MAPS, _OPENINGS = (25 * MM, 36 * MM, 48 * MM), (46 * MM, 52 * MM, 64 * MM)
# The least room above and below the facts and the map; the size of the empty line that parts two titles.
_AIR, GAP = 6.0, 4.0
# The height in points of a line in which nothing stands but the break below the picture.
CLEARED = 1.0

# The height of the office's logos in the band; the edges of the mark, which some programs make the line higher for.
_LOGOS, _MARK_EDGES = 10 * MM, 6.0

# The least room above the words beside a picture, and how much more there is than below them.
_HIGHEST, _DEEPER = 3.0, 4 * MM

# A title with more letters is set smaller, and smaller again; the second title's size by the first one's.
_BROAD, _LONG, _SECOND = 68, 110, 0.78
# How many times the template's size a title alone has, and smaller ones have; on a short sheet, and there beside a
# picture. They are the PDF's.
_ALONE, _SMALLER = 1.25, (0.9, 0.775, 0.7)
_ROOMY_BESIDE, _ROOMY_SMALLER = 1.125, (5 / 6, 5 / 6, 5 / 6)


def front(head: Head, heights: Heights) -> Iterator[FlowBox]:
    """The blocks of a head."""
    yield FlowBox(band(head, heights))
    yield FlowBox(captions(head, heights))
    if head.figures:
        room = heights.page.room / len(head.figures)
        yield FlowBox(
            heights.of("Wide Gap").room + max(_key(one.number, one.words, room, heights) for one in head.figures)
        )
    yield from _facts(head, heights)
    if has_gap(head):
        yield FlowBox(heights.of("Wide Gap").room)
    yield from heights.lines(head.notes, "Note")
    yield from heights.parts(head.lead, "Lead")


def band(head: Head, heights: Heights) -> float:
    """The band's height from the first line to its end; its upper edge is above the margin."""
    height = sum(band_edges(head, heights)) + _words(head, heights)
    return max(height, _of_size(_OPENINGS, heights.size) - heights.page.top) if head.picture else height


def _words(head: Head, heights: Heights) -> float:
    """The height of what stands in the band, from its first line to its last."""
    room = heights.page.room - ((OPENING - heights.page.right + _OPENING_GAP) if head.picture else 0)
    kicker, title, end = heights.of("Kicker"), heights.of("Heading 1"), heights.of("Band End")
    height = kicker.leading + title.before + title.after + end.leading
    height += max(0, len(head.titles) - 1) * GAP * title.leading / title.size
    if head.logos or (head.mark and head.picture):
        above = _LOGOS if head.logos else kicker.leading
        height += above + GAP * kicker.leading / kicker.size if head.picture else above - kicker.leading
    if head.mark:
        height += _MARK_EDGES
    for number, one in enumerate(head.titles):
        size = title_sizes(head, title.size, heights.size)[number]
        height += lines(one.text, title.face, room / size * 1000) * title.leading * size / title.size
    for style, line in (("Project", head.project), ("Office", head.office if not head.logos else None)):
        if line:
            measure = heights.of(style)
            height += measure.before + measure.height(line.text, room)
    return height


def captions(head: Head, heights: Heights) -> float:
    """The height of what stands below the picture of the band."""
    if not head.picture or not picture_words(head.picture):
        return 0.0
    style = heights.of("Opening Caption")
    lines = sum(style.height(one.text, heights.page.room) for one in picture_words(head.picture))
    # The break at which the text leaves the picture makes two lines.
    return 2 * CLEARED + style.before + lines + style.after


def band_edges(head: Head, heights: Heights) -> tuple[float, float]:
    """The room above the band's first line and below its last.

    Beside a picture the words stand in the middle of it and of what stands below it, as in the PDF, but end where it
    does: what stands below keeps the last line off the band's end.
    """
    above, below = (heights.known.of(style, heights.size).before for style in ("Kicker", "Band End"))
    if not head.picture:
        return above, below
    named, words = captions(head, heights), _words(head, heights)
    below = 0.0 if named else heights.known.of("Band End", DEFAULT_SIZE).before
    opening = _of_size(_OPENINGS, heights.size)
    middle = (opening + named - words + _DEEPER) / 2
    return max(_HIGHEST, min(middle, opening - words - below) - heights.page.top), below


def _key(number: Passage, words: Iterable[Passage], room: float, heights: Heights) -> float:
    large, small = heights.of("Key Number"), heights.of("Key Words")
    inner = room - 18
    return large.height(number.text, inner) + sum(small.height(one.text, inner) for one in words)


def _facts(head: Head, heights: Heights) -> Iterator[FlowBox]:
    gap = heights.of("Wide Gap").room if head.figures or head.picture else 0
    if head.facts:
        yield FlowBox(gap + _rows(head, heights) + 2 * around_facts(head, heights))
    elif head.map:
        yield FlowBox(gap + map_width(heights.size))


def around_facts(head: Head, heights: Heights) -> float:
    """The room above and below the facts, with which they stand in the middle beside a map that is higher."""
    higher = map_width(heights.size) - _rows(head, heights) if head.map else 0
    return _AIR + max(0.0, higher / 2)


def has_gap(head: Head) -> bool:
    """Whether the lead follows figures, facts or the band at once, with no note between."""
    return bool(head.lead) and not head.notes


def _rows(head: Head, heights: Heights) -> float:
    room = heights.page.room - LABEL - (map_column(heights.size) if head.map else 0)
    half = room / 2 if is_parted(head.facts) else room
    return sum(_fact(row, (half if row.others else room) - 7, heights) for row in head.facts)


def _fact(row: Fact, room: float, heights: Heights) -> float:
    label, fact = heights.of("Fact Label"), heights.of("Fact Value")
    sides = (row.values, row.others) if row.others else (row.values,)
    named = sum(label.height(one.text, LABEL - 7) + label.before for one in row.labels)
    side_heights = [sum(fact.height(one.text, room) + fact.before + fact.after for one in side) for side in sides]
    shared = sum(fact.height(one.text, 2 * room) + fact.before + fact.after for one in row.shared)
    return max(named, max(side_heights) + shared) + 2


def map_width(size: float) -> float:
    """The width of the map in points, on a sheet whose text has a size."""
    return _of_size(_MAPS, size)


def _of_size(lengths: Sequence[float], size: float) -> float:
    return lengths[(size >= DEFAULT_SIZE) + (size > DEFAULT_SIZE)]


def map_column(size: float) -> float:
    """The column that the map stands in, with the room at its left."""
    return max(MAP, map_width(size) + 4 * MM)


def title_sizes(head: Head, size: float, text: float) -> tuple[float, ...]:
    """The sizes of a sheet's titles, the first one's before the second's: the longer they are the smaller.

    They are for a template whose title has a size, in a sheet whose text has one; beside a picture there is less room.
    """
    longest = max((len(one.text) for one in head.titles), default=0)
    is_roomy, is_alone = text > DEFAULT_SIZE, len(head.titles) == 1
    step = (longest > _BROAD) + (longest > _LONG)
    if head.picture and (step or not is_alone):
        step += 1
    if step:
        first = size * (_ROOMY_SMALLER if is_roomy else _SMALLER)[step - 1]
    elif is_alone:
        first = size * (_ROOMY_BESIDE if is_roomy and head.picture else _ALONE)
    else:
        first = size
    return (first, *(first * _SECOND for _ in head.titles[1:]))
