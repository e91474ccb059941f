"""What an HTML element is, and what it passes on to the elements in it."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from itertools import count

from pipeline.model import BlockKind, Element, MarkKind
from pipeline.read.html_elements import (
    ARTICLE,
    BLOCKS,
    HEADINGS,
    KINDS,
    LISTS,
    is_bold,
    is_first_of_two,
    is_title,
    keeps_lines,
    opens_panel,
    path_of,
    span,
)
from pipeline.read.html_inline import styles
from pipeline.read.html_names import unseen_name
from pipeline.read.html_panels import Panels
from pipeline.read.html_pictures import HtmlPictures
from pipeline.read.html_reasons import OpenElement
from pipeline.read.line import MarkStyle
from pipeline.read.table_cells import Grid
from pipeline.read.tag import Tag

# The level of the switch of a panel as a heading.
PANEL = 4
_BOLD = (MarkStyle(MarkKind.STRONG),)
_ALL_ROWS = 1000
# Of elements that stand inside each other, the innermost say most.
_MOST_STYLES = 12


class ElementOpener:
    """Opens the elements of one page; the arguments are those of the walk."""

    def __init__(
        self,
        panels: Panels,
        pictures: HtmlPictures,
        is_protected: Callable[[Tag], bool],
        lays_out: Callable[[Tag], bool],
        hidden: AbstractSet[str] = frozenset(),
    ) -> None:
        self._panels = panels
        self._addresses = pictures
        self._is_protected = is_protected
        self._lays_out = lays_out
        self._hidden = hidden
        self._numbers = count(1)
        self._tables = count()

    def opened(self, tag: Tag, parent: OpenElement, reason: str, *, is_part: bool, is_block: bool) -> OpenElement:
        name = tag.name
        parent.seen[name] += 1
        classes = tuple(tag.get("class").split())
        element = Element(name, classes, parent.element)
        opened = OpenElement(
            tag,
            path=path_of(parent.path, tag, parent.seen[name]) if is_block else parent.path,
            kind=self._kind(tag, parent),
            level=parent.level,
            lang=tag.get("lang") or tag.get("xml:lang") or parent.lang,
            boilerplate=reason,
            cell=parent.cell,
            grid=parent.grid,
            styles=self._styles(tag, parent, element, is_part=is_part),
            element=element,
            is_block=is_block,
            is_typed=keeps_lines(tag, default=parent.is_typed),
            in_article=parent.in_article or name in ARTICLE,
            number=next(self._numbers) if is_block else parent.number,
        )
        self._place(opened, parent)
        return opened

    def _kind(self, tag: Tag, parent: OpenElement) -> BlockKind:
        is_heading = opens_panel(tag) or (self._panels.is_header(tag) and tag.name not in KINDS)
        return BlockKind.HEADING if is_heading or is_title(tag) else KINDS.get(tag.name, parent.kind)

    def _styles(self, tag: Tag, parent: OpenElement, element: Element, *, is_part: bool) -> tuple[MarkStyle, ...]:
        """The styles of the words in an element: those around it, and its own; of a block, bold and its name."""
        own = styles(tag, element, is_part=is_part) if tag.name not in BLOCKS else _BOLD[: is_bold(tag)]
        if is_first_of_two(tag):
            own = (*_BOLD, *own)
        if name := unseen_name(tag, self._hidden):
            own = (*own, MarkStyle(MarkKind.NAME, name))
        around = parent.styles
        if tag.name == "a" and tag.has("href") and not self._panels.is_header(tag):
            around = tuple(style for style in around if style.kind is not MarkKind.LINK)
            own = (MarkStyle(MarkKind.LINK, self._addresses.address(tag.get("href"))), *own)
        return (*around[-_MOST_STYLES:], *(style for style in own if style not in around))

    def _place(self, opened: OpenElement, parent: OpenElement) -> None:
        name = opened.tag.name
        if name in LISTS:
            is_inner = parent.kind is BlockKind.ITEM or parent.tag.name in LISTS
            opened.level = parent.level + 1 if is_inner else 1
        elif (opens_panel(opened.tag) or self._panels.is_header(opened.tag)) and name not in HEADINGS:
            opened.level = parent.level if parent.kind is BlockKind.HEADING else PANEL
        elif name in HEADINGS or is_title(opened.tag):
            opened.level = HEADINGS.get(name, 1)
        elif name == "table":
            opened.grid, opened.cell = Grid(next(self._tables)), None
        elif name == "tr" and opened.grid:
            opened.grid.next_row()
        elif name in {"td", "th"} and opened.grid:
            # A span of 0 rows reaches to the end of the table (HTML, 4.9.11).
            spans = span(opened.tag, "colspan"), span(opened.tag, "rowspan") or _ALL_ROWS
            cell = opened.grid.next_cell(*spans, is_header=name == "th")
            if self._is_protected(opened.tag) or self._lays_out(opened.tag):
                # The table only lays the page out.
                opened.kind, opened.cell = BlockKind.PARAGRAPH, None
            else:
                opened.cell = cell
