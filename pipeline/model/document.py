"""Page → Document: the blocks that a reader finds in a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.model.issues import Issue, Locator
from pipeline.model.metadata import Metadata
from pipeline.model.page import Page

_SILENT = Metadata()

# Stands for a letter that neither a file nor a font gives any more.
LOST = "\ufffd"


class BlockKind(StrEnum):
    """The kind of a block, by the markup or the form of a plain-text line."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    TERM = "term"
    DETAIL = "detail"
    FIGURE = "figure"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """An element of the page's markup, with its parent; two are equal only if they are the same element."""

    name: str
    classes: tuple[str, ...] = ()
    parent: Element | None = field(default=None, repr=False)

    def around(self) -> Iterator[Element]:
        """The element and its ancestors, innermost first."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent

    def holds(self, other: Element | None) -> bool:
        """Whether another element is this one, or stands in it."""
        return other is not None and self in other.around()

    @property
    def place(self) -> str:
        """The path to it by names and classes, outermost first: `div.field--name-lead > div.field__item`."""
        return " > ".join(reversed([".".join((step.name, *step.classes)) for step in self.around()]))


class MarkKind(StrEnum):
    """What the markup says about a stretch inside a block.

    A part is one of the elements that side by side make up the block, such as icon, label and value; a span is any
    other inline element with classes. A name is what the block is called in words that are not shown, as an icon says
    it to screen readers.
    """

    STRONG = "strong"
    LINK = "link"
    EMPHASIS = "emphasis"
    COLOUR = "colour"
    RAISED = "raised"
    LOWERED = "lowered"
    PART = "part"
    SPAN = "span"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch `start`–`end` of the page's text; a link has a `target` (an absolute URL if known), a name its words.

    A part or a span has an `element`.
    """

    kind: MarkKind
    start: int
    end: int
    target: str = ""
    element: Element | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Cell:
    """The table cell of a block; `table` counts from 0 on the page, `row` and `column` from 0 in the table."""

    table: int
    row: int
    column: int
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """An image on the page; `src` is as written, made absolute if the page's URL is known.

    `caption` are the page's words below it, without the `credit`, which says whose picture it is.
    """

    src: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, line of a paragraph, list item, cell, term or figure, in page order.

    `text` is exactly `Document.text[start:end]`; it holds no line break: text after a `<br>` is a block of its own
    that `continues` the one before. `level` is 1–6 for headings and the depth (from 1) for items. `lang` is what the
    markup declares, often wrongly. `boilerplate` says why the block is boilerplate; empty for content. `element` is the
    element that the block stands in, where the source has such.
    """

    kind: BlockKind
    text: str
    start: int
    end: int
    path: str
    level: int = 0
    lang: str | None = None
    continues: bool = False
    cell: Cell | None = None
    picture: Picture | None = None
    marks: tuple[Mark, ...] = ()
    boilerplate: str = ""
    element: Element | None = field(default=None, compare=False, repr=False)

    @property
    def is_boilerplate(self) -> bool:
        return bool(self.boilerplate)

    @property
    def linked(self) -> int:
        """How many of the block's non-space characters are in links."""
        links = (mark for mark in self.marks if mark.kind is MarkKind.LINK)
        return sum(len("".join(self.text[mark.start - self.start : mark.end - self.start].split())) for mark in links)

    @property
    def locator(self) -> Locator:
        return Locator(self.path, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Resource:
    """An image that came with the page (saved folder, archive, stored by fetch), only looked up by `name`."""

    name: str
    media_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Document:
    """A page as text and blocks. The blocks stand in order and cover every non-space character of `text`.

    It `is_pasted` where no markup says what is a heading: text copied out of a page, or typed.
    """

    page: Page
    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata = _SILENT
    resources: tuple[Resource, ...] = ()
    issues: tuple[Issue, ...] = ()
    is_pasted: bool = False
