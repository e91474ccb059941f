"""Dates without a label: lines that say who has put the page there, and when, and lines of nothing but dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.fields.making import fact_found
from pipeline.extract.page.found import NOTHING, Found, judged, total
from pipeline.extract.page.headings import run_in
from pipeline.extract.page.lines import Line, Piece
from pipeline.extract.page.part import PracticePart
from pipeline.model import BlockKind, Fate, Rule
from pipeline.values.readers import Readers

_LONGEST_LINE = 80
# A byline stands so many lines from the title.
_NEAR = 4
_BARS = re.compile(r"\s+(?:[|•·/—–-]|//)\s+|,\s+")


def bylines(
    pieces: Sequence[Piece], before: Found, part: PracticePart, readers: Readers, title_line: int
) -> tuple[Found, list[Piece]]:
    """The lines near the title that say who has put the page there, and when, in parts between bars; and the rest."""
    found, rest = NOTHING, []
    for piece in pieces:
        line = part.line(piece)
        is_near = abs(piece.line - title_line) <= _NEAR and line.kind is not BlockKind.HEADING
        is_short = is_near and len(line.text) <= _LONGEST_LINE and not readers.dates.is_only_dates(line.text)
        parts = list(_parts(line.text, piece)) if is_short else []
        dated = [one for one in parts if readers.dates.is_only_dates(part.words(one))]
        named = [one for one in parts if readers.contacts.is_byline(part.words(one))]
        if named and len(dated) == 1:
            if not before.has("published") and not found.has("published"):
                date = readers.dates.one(part.words(dated[0]))
                found += fact_found(part, "published", dated, Rule.DATE_LINE, date)
        elif not parts or len(named) < len(parts):
            rest.append(piece)
            continue
        found += judged([piece], Fate.BOILERPLATE, "who has put the page there, and when")
    return found, rest


def _parts(text: str, piece: Piece) -> Iterator[Piece]:
    """The parts of a line between bars."""
    start = piece.start
    for bar in _BARS.finditer(text, piece.start, piece.end):
        yield Piece(piece.line, start, bar.start())
        start = bar.end()
    yield Piece(piece.line, start, piece.end)


def dates_found(
    pieces: Sequence[Piece], before: Found, part: PracticePart, readers: Readers, title_line: int
) -> tuple[Found, list[Piece]]:
    """The period and the day of publication that stand on lines of their own, and the lines that are no dates."""
    dated = [piece for piece in pieces if _is_date(part.line(piece), readers)]
    rest = [piece for piece in pieces if piece not in dated]
    period = next((piece for piece in dated if _is_period(piece, part, readers)), None)
    found = NOTHING
    if period and not before.has("start_date") and not before.has("end_date"):
        dates = zip(("start_date", "end_date"), readers.dates.period(part.line(period).text), strict=True)
        found = total(fact_found(part, name, [period], Rule.PERIOD_LINE, date) for name, date in dates)
        dated.remove(period)
    # A year alone is not the day on which a page was put there.
    days = [piece for piece in dated if "-" in str(readers.dates.one(part.line(piece).text) or "")]
    if days and not before.has("published"):
        nearest = min(days, key=lambda piece: abs(piece.line - title_line))
        date = readers.dates.one(part.line(nearest).text)
        found += fact_found(part, "published", [nearest], Rule.DATE_LINE, date)
    return found + judged(dated, Fate.BOILERPLATE, "date of the site, not of the practice"), rest


def _is_period(piece: Piece, part: PracticePart, readers: Readers) -> bool:
    """Whether a line of two dates, or of one and “ongoing”, says from when to when where no label does."""
    text = part.line(piece).text
    return all(readers.dates.period(text)) and readers.dates.is_bare(text)


def _is_date(line: Line, readers: Readers) -> bool:
    # Words before a colon say that the date is something else.
    has_label = bool(run_in(line)[1].strip())
    return len(line.text) <= _LONGEST_LINE and not has_label and readers.dates.is_only_dates(line.text)
