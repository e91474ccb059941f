"""One pass over an HTML tree: from elements to drafts of blocks. No recursion: pages nest as deep as they like."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from urllib.parse import unquote, urljoin

from pipeline.model import BlockKind, Element, MarkKind, Picture
from pipeline.read.blocks import Draft
from pipeline.read.chrome import Furniture
from pipeline.read.html_elements import (
    ARTICLE,
    BLOCKS,
    HEADINGS,
    HIDDEN,
    KINDS,
    LISTS,
    is_alone,
    is_bold,
    is_first_of_two,
    is_spacer,
    opens_panel,
    path_of,
    span,
)
from pipeline.read.html_inline import is_apart, is_label_before, parts, styles
from pipeline.read.html_reasons import Open, Reasons
from pipeline.read.line import Line, Style
from pipeline.read.tables import Grid
from pipeline.read.tree import Tag, Tree

# The level of the switch of a panel as a heading.
_PANEL = 4
_BOLD = (Style(MarkKind.STRONG),)
# Of elements that stand inside each other, the innermost say most.
_MOST_STYLES = 12


class Walk:
    """Walks one tree once; `drafts` are its blocks in page order.

    `base` is the address that relative ones start from; `is_protected` tells elements that hold the article or its
    heading, which no name of a class turns into furniture; what stands outside `main` is furniture that labels
    overrule. `lays_out` tells cells that are parts of the page and none of a table's. `folder` is the one in which a
    browser would save the page's pictures.
    """

    def __init__(
        self,
        tree: Tree,
        known: Furniture,
        base: str,
        is_protected: Callable[[Tag], bool],
        main: Tag | None = None,
        folder: str = "",
        lays_out: Callable[[Tag], bool] = lambda _tag: False,
    ) -> None:
        self.drafts: list[Draft] = []
        self._known = known
        self._base = base
        self._is_protected = is_protected
        self._main = main
        self._reasons = Reasons(tree, known, is_protected, main)
        self._folder = folder
        self._lays_out = lays_out
        self._numbers = count(1)
        self._tables = count()
        self._open = [Open(tree.root)]
        self._line = Line()
        self._pictures: list[Draft] = []
        self._continues = False
        self._walk(tree.root)

    def _walk(self, root: Tag) -> None:
        children = [iter(root.contents)]
        while children:
            node = next(children[-1], None)
            if node is None:
                children.pop()
                self._leave()
            elif isinstance(node, str):
                self._words(node)
            elif self._enter(node):
                children.append(iter(node.contents))

    def _words(self, text: str) -> None:
        opened = self._open[-1]
        before = opened.before
        if before is not None and before.name not in BLOCKS and is_label_before(before, text):
            self._line.add(" ")
        opened.before = None
        self._line.add(text, styles=opened.styles)

    def _enter(self, tag: Tag) -> bool:
        """Open an element; False where nothing inside it is text."""
        self._open[-1].before = tag
        if tag.name == "br":
            self._break()
        elif tag.name == "img":
            self._picture(tag)
        elif tag.name not in HIDDEN:
            parent = self._open[-1]
            reason = self._reasons.of(tag, parent) or ("" if tag is self._main else parent.chrome)
            is_block = tag.name in BLOCKS
            is_part = not is_block and self._is_part(tag, parent)
            if not is_block and is_apart(self._line.end, tag, is_part=is_part):
                self._line.add(" ")
            if is_block or reason != parent.chrome:
                self._cut(is_inline=not is_block)
            self._open.append(self._opened(tag, parent, reason, is_part=is_part))
            return True
        return False

    @staticmethod
    def _is_part(tag: Tag, parent: Open) -> bool:
        if parent.parts is None:
            parent.parts = parts(parent.tag)
        return any(tag is part for part in parent.parts)

    def _leave(self) -> None:
        left = self._open[-1]
        parent = self._open[-2] if len(self._open) > 1 else left
        if left.tag.name in BLOCKS or left is parent or left.chrome != parent.chrome:
            self._cut(is_inline=left.tag.name not in BLOCKS)
        self._open.pop()

    def _opened(self, tag: Tag, parent: Open, reason: str, *, is_part: bool) -> Open:
        name = tag.name
        parent.seen[name] += 1
        is_block = name in BLOCKS
        classes = tuple(tag.get("class").split())
        element = Element(name, classes, tag.get("id"), tag.get("role"), parent.element)
        opened = Open(
            tag,
            path=path_of(parent.path, tag, parent.seen[name]) if is_block else parent.path,
            kind=BlockKind.HEADING if opens_panel(tag) else KINDS.get(name, parent.kind),
            level=parent.level,
            lang=tag.get("lang") or tag.get("xml:lang") or parent.lang,
            chrome=reason,
            cell=parent.cell,
            grid=parent.grid,
            styles=self._styles(tag, parent, element, is_part=is_part),
            element=element,
            in_article=parent.in_article or name in ARTICLE,
            number=next(self._numbers) if is_block else parent.number,
        )
        self._place(opened, parent)
        return opened

    def _styles(self, tag: Tag, parent: Open, element: Element, *, is_part: bool) -> tuple[Style, ...]:
        """The styles of the words in an element: those around it, and its own; a block has no other than bold."""
        own = styles(tag, element, is_part=is_part) if tag.name not in BLOCKS else _BOLD[: is_bold(tag)]
        if is_first_of_two(tag):
            own = (*_BOLD, *own)
        around = parent.styles
        if tag.name == "a" and tag.has("href"):
            around = tuple(style for style in around if style.kind is not MarkKind.LINK)
            own = (Style(MarkKind.LINK, self._target(tag.get("href"))), *own)
        return (*around[-_MOST_STYLES:], *(style for style in own if style not in around))

    def _place(self, opened: Open, parent: Open) -> None:
        name = opened.tag.name
        if name in LISTS:
            is_inner = parent.kind is BlockKind.ITEM or parent.tag.name in LISTS
            opened.level = parent.level + 1 if is_inner else 1
        elif opens_panel(opened.tag) and name not in HEADINGS:
            opened.level = parent.level if parent.kind is BlockKind.HEADING else _PANEL
        elif name in HEADINGS:
            opened.level = HEADINGS[name]
            opened.chrome = opened.chrome if not self._end_furniture(opened.level) else parent.chrome
        elif name == "table":
            opened.grid, opened.cell = Grid(next(self._tables)), None
        elif name == "tr" and opened.grid:
            opened.grid.next_row()
        elif name in {"td", "th"} and opened.grid:
            spans = span(opened.tag, "colspan"), span(opened.tag, "rowspan")
            cell = opened.grid.next_cell(*spans, is_header=name == "th")
            if self._is_protected(opened.tag) or self._lays_out(opened.tag):
                # The table only lays the page out.
                opened.kind, opened.cell = BlockKind.PARAGRAPH, None
            else:
                opened.cell = cell

    def _end_furniture(self, level: int) -> bool:
        """A heading of `level` ends what a heading of furniture, as high or lower, has begun around it."""
        ended = False
        for opened in self._open[1:]:
            if opened.furniture_level >= level:
                opened.furniture_level, ended = 0, True
        return ended

    def _begin_furniture(self, level: int) -> None:
        """After a heading of furniture, the rest of the innermost element that holds more than it is furniture."""
        at = len(self._open) - 1
        while at > 1 and is_alone(self._open[at].tag):
            at -= 1
        if at > 1:
            self._open[at - 1].furniture_level = level

    def _break(self) -> None:
        if self._open[-1].kind is BlockKind.HEADING:
            self._line.add(" ")
        else:
            self._cut(is_inline=True)

    def _cut(self, *, is_inline: bool) -> None:
        """Close the block under way; after an inline cut the next one continues it."""
        had_words = self._flush()
        is_same = bool(self.drafts) and self.drafts[-1].parent == self._open[-1].number
        self._continues = is_inline and (had_words or self._continues) and is_same

    def _flush(self) -> bool:
        opened = self._open[-1]
        words, marks = self._line.take()
        if words:
            is_heading = opened.kind is BlockKind.HEADING
            is_firm = bool(opened.chrome) and opened.chrome not in self._known.weak
            is_furniture = is_heading and not is_firm and self._known.is_heading(words)
            self.drafts.append(
                Draft(
                    kind=opened.kind,
                    text=words,
                    path=" > ".join(opened.path),
                    level=max(opened.level, 1) if is_heading or opened.kind is BlockKind.ITEM else 0,
                    lang=opened.lang,
                    continues=self._continues or self._is_rest_of_item(opened),
                    cell=opened.cell,
                    marks=marks,
                    chrome="heading of furniture" if is_furniture else opened.chrome,
                    parent=opened.number,
                    element=opened.element,
                )
            )
            if is_furniture:
                self._begin_furniture(opened.level)
        self.drafts += self._pictures
        self._pictures = []
        return bool(words)

    def _is_rest_of_item(self, opened: Open) -> bool:
        is_item = opened.kind is BlockKind.ITEM and bool(self.drafts)
        return is_item and self.drafts[-1].parent == opened.number

    def _picture(self, tag: Tag) -> None:
        source = tag.get("src")
        if not source or source.startswith("data:"):
            source = tag.get("data-src") or tag.get("data-lazy-src") or source
        if not source:
            return
        opened = self._open[-1]
        reason = self._reasons.of(tag, opened) or opened.chrome or ("spacer" if is_spacer(tag) else "")
        reason = reason or self._known.of_picture(source)
        picture = Picture(source if self._is_beside(source) else self._target(source), " ".join(tag.get("alt").split()))
        self._pictures.append(
            Draft(
                BlockKind.FIGURE,
                "",
                " > ".join(opened.path),
                lang=opened.lang,
                picture=picture,
                chrome=reason,
                element=opened.element,
            )
        )

    def _is_beside(self, source: str) -> bool:
        """Whether a picture lies in the folder that a browser has saved with the page: its address is a file's."""
        return bool(self._folder) and unquote(source).removeprefix("./").startswith(f"{self._folder}/")

    def _target(self, address: str) -> str:
        try:
            return urljoin(self._base, address.strip())
        except ValueError:
            return address
