"""Values out of pieces of the page: a text a side, a short value with its typed form, a value inside a line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from pipeline.extract.fields.texts import FieldText, composed
from pipeline.extract.page.found import Found, Made, found_as, total, warned
from pipeline.extract.page.lines import Line, Piece
from pipeline.extract.page.marks import page_offset
from pipeline.extract.page.part import PracticePart
from pipeline.extract.page.table_shapes import is_layout, row_of, table_of
from pipeline.messages import Message
from pipeline.model import Fate, FieldValue, IssueCode, Locator, Reason, Run, Value
from pipeline.text import fold

# Shorter lines may well stand twice on a page and mean it.
_REPEATED = 40
# Values that are words of the page's text, also where they are of digits only.
_OF_SIDES = frozenset({"amounts", "figures"})


def text_found(
    part: PracticePart, name: str, pieces: Sequence[Piece], rule: str, *, is_sure: bool = True, lang: str = ""
) -> Found:
    """A text of the page as a field: a value a language; what stands there twice is taken once.

    `lang` is that of pieces that have none, such as sums. The words below a picture are the picture's, not the text's.
    """
    captions = [piece for piece in pieces if part.line(piece).is_picture_caption]
    once, twice = _once([piece for piece in pieces if piece not in captions] if captions else pieces, part)
    found = found_as(captions, Fate.UNPLACED, "caption of a picture") + twice
    if not once:
        return found
    made = []
    for own, group in [(lang, once)] if lang else part.by_side(once):
        text = composed(group, part.lines, own)
        value = replace(text.value(name, rule, part.lines), is_sure=is_sure)
        made.append(Made(value, text.blocks))
    return found + Found(tuple(made)) + found_as(once, Fate.FIELD, name)


def fact_found(
    part: PracticePart,
    name: str,
    pieces: Sequence[Piece],
    rule: str,
    value: Value = None,
    *,
    is_sure: bool = True,
    lang: str = "",
) -> Found:
    """A short value as a field, with its typed form; `lang` is that of words that are of none of the page's sides."""
    made = replace(short_text(part, pieces, lang).value(name, rule, part.lines), value=value, is_sure=is_sure)
    return Found((Made(made),)) + found_as(pieces, Fate.FIELD, name)


def short_text(part: PracticePart, pieces: Sequence[Piece], lang: str = "") -> FieldText:
    """The words of pieces as one text, in the language of most of it; in `lang` where that is of no side."""
    found = part.by_side(pieces)
    own = found[0][0] if len(found) == 1 else part.line(pieces[0]).segment.lang
    return composed(pieces, part.lines, own if not lang or part.side_language(pieces) else lang, is_short=True)


def item_found(
    part: PracticePart,
    name: str,
    line: Line,
    ends: tuple[int, int],
    rule: str,
    value: Value = None,
    text: str = "",
    lang: str = "",
) -> Found:
    """A short value that stands from one to the other of `ends` in a line.

    `lang` is that of a sum or figure whose words are of none of the page's sides.
    """
    start, end = ends
    words = text or line.text[start:end]
    segment = line.segment
    locator = Locator(segment.block.path, page_offset(segment, start), page_offset(segment, end))
    runs = [
        Run(max(run.start, start) - start, min(run.end, end) - start, run.lang)
        for run in _runs_in(segment.runs, start, end)
    ]
    own = runs[0].lang if runs else part.sides.main
    if words != line.text[start:end] or not runs:
        runs = [Run(0, len(words), "zxx")]
    if name in _OF_SIDES and own not in part.sides.languages:
        own = lang or part.sides.main
    made = Made(FieldValue(name, own, words, tuple(runs), locator, rule, value))
    return Found((made,)) + found_as([Piece(line.number, start, end)], Fate.FIELD, name)


def _runs_in(runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    """The runs that meet `start`–`end`: a line may hold thousands of both."""
    at = bisect_right(runs, start, key=attrgetter("end"))
    while at < len(runs) and runs[at].start < end:
        yield runs[at]
        at += 1


def _once(pieces: Sequence[Piece], part: PracticePart) -> tuple[list[Piece], Found]:
    """The pieces without those that say again what one before them does, and what is said of these.

    The row of a table goes as a whole: a cell left out of it would say that there is nothing.
    """
    tables = {number for number, group in groupby(map(part.line, pieces), key=table_of) if not is_layout(list(group))}

    def unit(piece: Piece) -> Piece | tuple[int, int] | None:
        line = part.line(piece)
        return row_of(line) if table_of(line) in tables - {-1} else piece

    seen: set[str] = set()
    once: list[Piece] = []
    twice: list[Found] = []
    for _, group in groupby(pieces, key=unit):
        own = list(group)
        words = " ".join(fold(" ".join(map(part.words, own))).split())
        if words in seen and len(words) >= _REPEATED:
            message = Message("extract.printed-twice", words=part.line(own[0]).text[:60])
            twice.append(found_as(own, Fate.BOILERPLATE, Reason.PRINTED_TWICE))
            twice.append(warned(IssueCode.REPEATED_TEXT, message, part.line(own[0]).segment.block.locator))
            continue
        seen.add(words)
        once += own
    return once, total(twice)
