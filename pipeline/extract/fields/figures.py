"""The key figures of a practice: at most two numbers of its own texts, each with its noun."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.extract.fields.making import item_found
from pipeline.extract.page.found import Found, total
from pipeline.extract.page.lines import Line
from pipeline.extract.page.part import PracticePart
from pipeline.model import MOST_FIGURES, Fate, Rule
from pipeline.values.figures import FoundFigure
from pipeline.values.readers import Readers

# The texts that tell what came of a practice, those that are about nothing else first.
_TEXTS = ("evidence", "summary", "description")


class _PlacedFigure(NamedTuple):
    """A figure, the line and the place in it, whether it is on the first side, and the field."""

    figure: FoundFigure
    line: Line
    start: int
    is_first: bool
    field: str


def figures(before: Found, part: PracticePart, readers: Readers) -> Found:
    """At most two numbers with their nouns, each once a side of the page; `before` has all texts.

    Those that both sides tell come first, then those of the results. Besides them a number counts only where it
    stands alone or says what was done: a description tells of others in passing.
    """
    found = sorted(_placed_figures(before, part, readers), key=lambda one: _TEXTS.index(one.field))
    sides: dict[str, set[bool]] = {}
    for one in found:
        sides.setdefault(one.figure.figure.number, set()).add(one.is_first)
    on_both = {number for number, on_sides in sides.items() if len(on_sides) > 1}
    sure = [
        one for one in found if one.field == "evidence" or one.figure.is_firm or one.figure.figure.number in on_both
    ]
    numbers = dict.fromkeys(one.figure.figure.number for one in sure)
    chosen = sorted(numbers, key=lambda number: number not in on_both)[:MOST_FIGURES]
    once = {
        (chosen.index(number), one.is_first): one
        for one in reversed(sure)
        if (number := one.figure.figure.number) in chosen
    }
    return total(
        item_found(
            part,
            "figures",
            one.line,
            (one.start + one.figure.start, one.start + one.figure.end),
            Rule.FIGURE,
            one.figure.figure,
        )
        for _, one in sorted(once.items(), key=lambda item: (item[0][0], not item[0][1]))
    )


def _placed_figures(before: Found, part: PracticePart, readers: Readers) -> Iterator[_PlacedFigure]:
    for verdict in before.verdicts:
        if verdict.fate is Fate.FIELD and verdict.reason in _TEXTS:
            piece = verdict.piece
            line = part.line(piece)
            lang = line.segment.lang
            is_first = part.sides.is_first(lang)
            for figure in readers.figures(lang).all_in(line.text[piece.start : piece.end]):
                yield _PlacedFigure(figure, line, piece.start, is_first, verdict.reason)
