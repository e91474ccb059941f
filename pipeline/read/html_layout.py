"""Cells of tables that only lay out the page, or a part of it, and hold no data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

from pipeline.read.html_elements import is_bold
from pipeline.read.tag import Tag
from pipeline.read.tree import HtmlTree

# A cell with a heading or a table in it lays out the page where it holds more letters than this.
_LAYOUT = 400
_CELLS = ("td", "th")
# So many cells that open with a name over their words are cards side by side.
_CARDS = 2


class LayoutCells:
    """The cells of one tree that lay it out: those beside or around much text with a heading or a table in it.

    So do those of a table of one column, as of a newsletter, and of one whose cells all have a name over their words.
    """

    def __init__(self, tree: HtmlTree) -> None:
        held = tree.named("h1", "h2", "table")
        self._parts = identities(tag.parent for tag in held if tag.parent is not None)
        rows = [(row, _is_layout(table)) for table in _tables(tree) for row in table]
        laid_out = (row for row, is_layout in rows if is_layout or any(map(self._is_part, row)))
        self._cells = {id(cell) for row in laid_out for cell in row}

    def __call__(self, tag: Tag) -> bool:
        return id(tag) in self._cells

    def _is_part(self, cell: Tag) -> bool:
        return id(cell) in self._parts and cell.letters > _LAYOUT


def identities(tags: Iterable[Tag]) -> set[int]:
    """The identities of tags and of their ancestors."""
    found: set[int] = set()
    for tag in tags:
        for one in chain((tag,), tag.around()):
            if id(one) in found:
                break
            found.add(id(one))
    return found


def _tables(tree: HtmlTree) -> Iterable[list[list[Tag]]]:
    """The cells with words of each table, row by row."""
    rows: defaultdict[int, list[Tag]] = defaultdict(list)
    tables: defaultdict[int, dict[int, None]] = defaultdict(dict)
    for cell in tree.named(*_CELLS):
        row = next((around for around in cell.around() if around.name in {"tr", "table"}), None)
        table = next((around for around in cell.around() if around.name == "table"), None)
        if row is not None and table is not None and cell.letters:
            rows[id(row)].append(cell)
            tables[id(table)][id(row)] = None
    return [[rows[number] for number in numbers] for numbers in tables.values()]


def _is_layout(rows: list[list[Tag]]) -> bool:
    cells = [cell for row in rows for cell in row]
    is_column = all(len(row) == 1 for row in rows)
    return is_column or (len(cells) >= _CARDS and all(map(_is_card, cells)))


def _is_card(cell: Tag) -> bool:
    """Whether a cell opens with a bold name, and has words below it."""
    shown = [node for node in cell.contents if isinstance(node, Tag) or node.strip()]
    first, second = (shown[0], shown[1]) if len(shown) > 1 else (None, None)
    is_named = isinstance(first, Tag) and is_bold(first) and first.letters > 0
    is_below = isinstance(second, Tag) and second.name == "br"
    return is_named and is_below and any(isinstance(node, str) or node.letters for node in shown[2:])
