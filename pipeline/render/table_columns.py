"""How the columns of a page's own table are set: which hold figures, and how wide each should be."""

from __future__ import annotations

import re

from pipeline.model import Table

# A number with its sign, its separators and a short unit before or after it: `1.250,50 €`, `EUR 12,000`, `71 %`.
_FIGURE = re.compile(r"[^\W\d_]{0,5}[\s€$£]{0,2}[+\-–−]?\d[\d\s.,’']*[€$£%‰]?[^\W\d_]{0,5}\.?")

# Letters that a column is made as wide as, at least and at most; longer cells are broken.
_NARROWEST, _WIDEST = 8, 60

# Letters that every page has room for beside a heading, and what parts two columns.
_ROOM, _GAP = 56, 3


def figure_columns(table: Table) -> tuple[bool, ...]:
    """Whether each column holds nothing but figures, which are set to the right. The first one names the rows.

    A sign alone, such as the dash for no figure, goes with the others.
    """
    full = ([text for text in texts if any(map(str.isalnum, text))] for texts in _columns(table))
    return tuple(number > 0 and bool(texts) and all(map(_FIGURE.fullmatch, texts)) for number, texts in enumerate(full))


def shares(table: Table) -> tuple[float, ...]:
    """The share of the table's width that each column gets; they add up to 1.

    It is by the longest text, but no word is broken where there is room for all of them.
    """
    words = _words(table)
    longest = (max(map(len, texts), default=0) for texts in _columns(table, with_header=True))
    wanted = [max(min(max(length, _NARROWEST), _WIDEST), word) for length, word in zip(longest, words, strict=True)]
    spare = max(_ROOM - sum(words), 0) / max(sum(wanted) - sum(words), 1)
    letters = [word + (want - word) * min(spare, 1) for word, want in zip(words, wanted, strict=True)]
    return tuple(count / sum(letters) for count in letters)


def keeps_words(table: Table) -> bool:
    """Whether there is room for the longest word of each column."""
    return sum(_words(table)) <= _ROOM


def _words(table: Table) -> list[int]:
    """The letters of the longest word of each column, with what parts it from the next."""
    columns = _columns(table, with_header=True)
    return [
        min(max((len(word) for text in texts for word in text.split()), default=0) + _GAP, _WIDEST) for texts in columns
    ]


def _columns(table: Table, *, with_header: bool = False) -> list[list[str]]:
    """The texts of the body's cells by column, without the empty ones."""
    rows = (table.header, *table.rows) if with_header else table.rows
    return [[text for row in rows if (text := row[number].text.strip())] for number in range(len(table.header))]
