"""Dates without a label: lines that say who has put the page there, and when, and lines of nothing but dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.fields.making import fact_found
from pipeline.extract.page.found import NOTHING, Found, found_as, total
from pipeline.extract.page.headings import is_label_like, is_prose, run_in
from pipeline.extract.page.lines import Line, Piece
from pipeline.extract.page.part import PracticePart
from pipeline.model import BlockKind, Fate, Rule
from pipeline.text.line_ends import COLONS
from pipeline.values.readers import Readers

_LONGEST_LINE = 80
# A byline stands so many lines from the title.
_NEAR = 4
# Fewer capitals after a date are part of it, as BC.
_SHORTEST_BADGE = 6
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
        dated = [one for one in parts if _is_day(part.words(one), readers)]
        named = [one for one in parts if readers.contacts.is_byline(part.words(one))]
        if named and len(dated) == 1:
            if not before.has("published") and not found.has("published"):
                date = readers.dates.one(part.words(dated[0]))
                found += fact_found(part, "published", dated, Rule.DATE_LINE, date)
        elif not parts or len(named) < len(parts):
            rest.append(piece)
            continue
        found += found_as([piece], Fate.BOILERPLATE, "who has put the page there, and when")
    return found, rest


def _is_day(text: str, readers: Readers) -> bool:
    """Whether a text may be the day on which a page was put there: no year alone, and not when it was last changed."""
    is_only = readers.dates.is_only_dates(text) and not readers.dates.is_of_change(text)
    return is_only and "-" in str(readers.dates.one(text) or "")


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
    unknown = [piece for piece in dated if _has_label(piece, part, title_line)]
    found += found_as(unknown, Fate.UNPLACED, "a date under an unknown label")
    dated = [piece for piece in dated if piece not in unknown]
    days = [piece for piece in dated if _is_day(part.line(piece).text, readers)]
    if days and not before.has("published"):
        nearest = min(days, key=lambda piece: abs(piece.line - title_line))
        date = readers.dates.one(part.line(nearest).text)
        found += fact_found(part, "published", [nearest], Rule.DATE_LINE, date)
    return found + found_as(dated, Fate.BOILERPLATE, "date of the site, not of the practice"), rest


def _has_label(piece: Piece, part: PracticePart, title_line: int) -> bool:
    """Whether the line above a date is set as its label: nobody knows what that says, but it is no day of the page.

    Far from the title it need only look like one.
    """
    above = next((line for line in reversed(part.lines[: piece.line]) if line.has_words), None)
    if above is None or above.number == title_line or above.is_firm_boilerplate or len(above.text) > _LONGEST_LINE:
        return False
    is_set_apart = above.is_heading or above.kind is BlockKind.TERM or above.text.rstrip().endswith(COLONS)
    is_far = abs(piece.line - title_line) > _NEAR and is_label_like(above.text) and not is_prose(above.text)
    return is_set_apart or above.is_site_label or is_far


def _is_period(piece: Piece, part: PracticePart, readers: Readers) -> bool:
    """Whether a line of two dates, or of one and “ongoing”, says from when to when where no label does."""
    text = part.line(piece).text
    return all(readers.dates.period(text)) and readers.dates.is_bare(text)


def _is_date(line: Line, readers: Readers) -> bool:
    # Words before a colon say that the date is something else.
    has_label = bool(run_in(line)[1].strip())
    is_short = len(line.text) <= _LONGEST_LINE and line.kind is not BlockKind.CELL
    return is_short and not has_label and readers.dates.is_only_dates(line.text)


def only_date(pieces: list[Piece], part: PracticePart, readers: Readers) -> tuple[Found, list[Piece]]:
    """The date of a line, and what the site says beside it, such as who has put the page there."""
    found = readers.dates.all_in(part.words(pieces[0])) if pieces else ()
    if not found:
        return NOTHING, pieces
    date = Piece(pieces[0].line, pieces[0].start + found[0].start, pieces[0].start + found[0].end)
    return found_as(pieces, Fate.BOILERPLATE, "beside the date of the page"), [date]


def without_badge(pieces: list[Piece], part: PracticePart, readers: Readers) -> tuple[Found, list[Piece]]:
    """A date without the state in capitals that a site prints after it: “28/03/2013 PROJECT FINISHED”."""
    text = part.words(pieces[-1])
    date = next(iter(readers.dates.all_in(text)[-1:]), None)
    badge = text[date.end :].lstrip(" ,;.–—-") if date else ""
    is_badge = badge.isupper() and badge[0].isalpha() and len(badge) >= _SHORTEST_BADGE
    if date is None or not is_badge or text[: date.end].isupper():
        return NOTHING, pieces
    cut = pieces[-1].start + date.end
    rest = found_as([pieces[-1]._replace(start=cut)], Fate.BOILERPLATE, "state beside a date")
    return rest, [*pieces[:-1], pieces[-1]._replace(end=cut)]
