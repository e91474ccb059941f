"""The budget in the facts box: the sums of the section on resources, each in the page's own words for what it pays.

Nothing is added up or put in other words: an entry is a stretch of the section's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.lexicon.sheet import names_total
from pipeline.model import FieldValue, Passage, Record
from pipeline.render.passages import cut, joined
from pipeline.render.sheet.blocks import Line, LineKind, lines
from pipeline.render.sheet.voices import Voices, distinct

# So many entries stand in the box at most; the section has them all.
_MOST = 3

# An entry has at most so many letters, about two lines of the box; a sum that needs more words stands alone.
_LONGEST = 140

# A number with its separators; the same sum has the same digits in every language.
_NUMBER = re.compile(r"\d[\d.,'’\u00a0]*")
_FEWEST_DIGITS = 3

# Where a sentence ends, if a capital follows; a semicolon between sums parts them just so.
_SENTENCE = re.compile(r"[.!?·] (?=\W?(\w))|; ")
_DASH = re.compile(r" [-–—] ")
_EDGE = " .,;:·"

Span = tuple[int, int]


class _Entry(NamedTuple):
    """What the page says of one or several sums, and their digits."""

    passage: Passage
    digits: frozenset[str]
    is_row: bool
    is_total: bool


def budget(record: Record, voices: Voices) -> dict[str, tuple[Passage, ...]]:
    """The entries by language, the sheet's own first; bare sums of a page whose section does not show them."""
    sums = record.of("amounts")
    if not sums:
        return {}
    told = {
        lang: _chosen([entry for value in group for entry in _entries(value, sums, voices)])
        for lang, group in voices.by_language(record.of("resources")).items()
    }
    found = {lang: entries for lang, entries in told.items() if entries}
    return found or {lang: _bare(group) for lang, group in voices.by_language(sums).items()}


def _bare(group: Sequence[FieldValue]) -> tuple[Passage, ...]:
    return (joined(distinct(cut(one, 0, len(one.text)) for one in group), " · "),)


def _chosen(entries: list[_Entry]) -> tuple[Passage, ...]:
    """The total of a table rather than its rows; the totals, or else the first, of too many entries."""
    prose = [entry for entry in entries if not entry.is_row]
    rows = [entry for entry in entries if entry.is_row]
    known = frozenset[str]().union(*(entry.digits for entry in prose))
    totals = [entry for entry in rows if entry.is_total and not entry.digits <= known]
    if totals or prose:
        rows = totals
    kept = sorted((*prose, *rows), key=entries.index)
    if len(kept) > _MOST:
        kept = [entry for entry in kept if entry.is_total] or kept
    return distinct(entry.passage for entry in kept[:_MOST])


def _entries(value: FieldValue, sums: Sequence[FieldValue], voices: Voices) -> Iterator[_Entry]:
    texts = {one.text for one in sums}
    digits = {found for text in texts if len(found := _digits(text)) >= _FEWEST_DIGITS}
    for line in lines(value):
        spans = sorted(_spans(value.text, line, texts, digits))
        if line.kind is LineKind.ROW:
            if spans:
                label, *cells = line.cells
                shown = joined((label, *(cell for cell in cells if _holds(cell.text, texts, digits))), ": ")
                yield _entry(shown, value, spans, voices, is_row=True)
            continue
        for start, end in _sentences(value.text, line):
            inside = [span for span in spans if start <= span[0] < end]
            if inside:
                yield _entry(_about(value, start, end, inside), value, inside, voices)


def _entry(shown: Passage, value: FieldValue, spans: Sequence[Span], voices: Voices, *, is_row: bool = False) -> _Entry:
    found = frozenset(_digits(value.text[start:end]) for start, end in spans)
    return _Entry(shown, found, is_row, names_total(voices.lexicon, shown.text))


def _spans(text: str, line: Line, texts: set[str], digits: set[str]) -> set[Span]:
    """Where the line writes one of the sums: in the same characters, else with the same digits."""
    found = {
        (at.start(), at.end())
        for one in texts
        for at in re.compile(rf"(?<!\d){re.escape(one)}(?!\d)").finditer(text, line.start, line.end)
    }
    for number in _NUMBER.finditer(text, line.start, line.end):
        covered = any(start <= number.start() < end for start, end in found)
        if not covered and _digits(number[0]) in digits:
            found.add((number.start(), number.start() + len(number[0].rstrip(".,'’\u00a0"))))
    return found


def _holds(cell: str, texts: set[str], digits: set[str]) -> bool:
    return cell.replace("\u00a0", " ") in texts or any(_digits(found) in digits for found in _NUMBER.findall(cell))


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def _sentences(text: str, line: Line) -> Iterator[Span]:
    start = line.start + len(text[line.start : line.end]) - len(text[line.start : line.end].lstrip(" -"))
    for stop in _SENTENCE.finditer(text, start, line.end):
        if not stop[1] or stop[1].isupper():
            yield start, stop.start() + 1
            start = stop.end()
    yield start, line.end


def _about(value: FieldValue, start: int, end: int, spans: Sequence[Span]) -> Passage:
    """The sentence up to a dash behind its sums, or to its colon if it first tells a sum and then its parts.

    The bare sums if it is long.
    """
    first, last = spans[0][1], spans[-1][1]
    parting = value.text.find(": ", first, last)
    if parting >= 0 and ": " not in value.text[start : spans[0][0]]:
        end = parting
    elif dash := _DASH.search(value.text, last, end):
        end = dash.start()
    if end - start > _LONGEST:
        return joined((cut(value, *span) for span in spans), " · ")
    return cut(value, start, start + len(value.text[start:end].rstrip(_EDGE)))
