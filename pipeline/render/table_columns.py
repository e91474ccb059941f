"""How the columns of a page's own table are set: which hold figures, and how wide each should be."""

from __future__ import annotations

import re

from pipeline.model import Table

# A number with its sign, its separators and a short unit before or after it: `1.250,50 €`, `EUR 12,000`, `71 %`.
_FIGURE = re.compile(r"[^\W\d_]{0,5}[\s€$£]{0,2}[+\-–−]?\d[\d\s.,’']*[€$£%‰]?[^\W\d_]{0,5}\.?")

# Letters that a column is made as wide as, at least and at most; longer cells are broken.
_NARROWEST, _WIDEST = 8, 60


def figure_columns(table: Table) -> tuple[bool, ...]:
    """Whether each column holds nothing but figures, which are set to the right. The first one names the rows.

    A sign alone, such as the dash for no figure, goes with the others.
    """
    full = ([text for text in texts if any(map(str.isalnum, text))] for texts in _columns(table))
    return tuple(number > 0 and bool(texts) and all(map(_FIGURE.fullmatch, texts)) for number, texts in enumerate(full))


def shares(table: Table) -> tuple[float, ...]:
    """The share of the table's width that each column gets, by its longest text; they add up to 1."""
    columns = zip(_columns(table), table.header, strict=True)
    longest = [max(len(head.text), *map(len, texts), 0) for texts, head in columns]
    letters = [min(max(length, _NARROWEST), _WIDEST) for length in longest]
    total = sum(letters)
    return tuple(count / total for count in letters)


def _columns(table: Table) -> list[list[str]]:
    """The texts of the body's cells by column, without the empty ones."""
    return [[text for row in table.rows if (text := row[number].text.strip())] for number in range(len(table.header))]
