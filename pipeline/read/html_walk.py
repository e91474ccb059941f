"""One pass over an HTML tree: from elements to drafts of blocks. No recursion: pages nest as deep as they like."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from itertools import count

from pipeline.model import BlockKind, Element, MarkKind
from pipeline.read.blocks import Draft
from pipeline.read.chrome import Furniture
from pipeline.read.hidden import HIDDEN as HIDDEN_TEXT
from pipeline.read.html_elements import (
    ARTICLE,
    BLOCKS,
    HEADINGS,
    HIDDEN,
    KINDS,
    LISTS,
    holds_blocks,
    is_alone,
    is_bold,
    is_first_of_two,
    is_spacer,
    keeps_lines,
    opens_panel,
    path_of,
    span,
)
from pipeline.read.html_inline import is_apart, is_label_before, parts, styles
from pipeline.read.html_pictures import Pictures
from pipeline.read.html_reasons import Open, Reasons
from pipeline.read.html_stand_ins import FIELDS, drawn_words, field_words, formula_words
from pipeline.read.line import Line, Style
from pipeline.read.runs import NOTE_MARK, STRUCK
from pipeline.read.tables import Grid
from pipeline.read.tree import Tag, Tree
from pipeline.text.raised import lowered, raised

# The level of the switch of a panel as a heading.
_PANEL = 4
_BOLD = (Style(MarkKind.STRONG),)
# Words of a line that are set aside without cutting it.
_ASIDE = frozenset({HIDDEN_TEXT, STRUCK, NOTE_MARK, "mark beside the heading"})
_STAND_INS = frozenset({"svg", "math", *FIELDS})
_CODE = frozenset({"code", "pre", "kbd", "samp", "tt", "textarea"})
_REFERENCE = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,6}|#x[\dA-Fa-f]{1,5});")
_MOST_ESCAPES = 3
_LOOKED_AT = 20
# Longer words are set small, and no power, index or mark of a note.
_LONGEST_INDEX = 12
# Of elements that stand inside each other, the innermost say most.
_MOST_STYLES = 12


class Walk:
    """Walks one tree once; `drafts` are its blocks in page order, `doubts` paths and words of what may be hidden.

    `pictures` knows the addresses of the page; `is_protected` tells elements that hold the article or its heading,
    which no name of a class turns into furniture; what stands outside `main` is furniture that labels overrule.
    `lays_out` tells cells that are parts of the page and none of a table's.
    """

    def __init__(
        self,
        tree: Tree,
        known: Furniture,
        pictures: Pictures,
        is_protected: Callable[[Tag], bool],
        main: Tag | None = None,
        lays_out: Callable[[Tag], bool] = lambda _tag: False,
    ) -> None:
        self.drafts: list[Draft] = []
        self.doubts: list[tuple[str, str]] = []
        self._reasons = Reasons(tree, known, is_protected, main)
        self._known = known
        self._addresses = pictures
        self._is_protected = is_protected
        self._main = main
        self._lays_out = lays_out
        self._panels = self._reasons.panels
        self._numbers = count(1)
        self._tables = count()
        self._open = [Open(tree.root)]
        self._line = Line()
        # What stands behind the block under way: its pictures, and words of its line that are set aside.
        self._behind: list[Draft] = []
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
        if "&" in text and opened.tag.name not in _CODE:
            text = _twice_escaped(text)
        if opened.is_typed and "\n" in text:
            self._typed(text)
        else:
            self._line.add(text, styles=opened.styles)

    def _typed(self, text: str) -> None:
        """Words whose line breaks are shown; a blank line parts paragraphs."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self._break()
            if line.strip():
                self._line.add(line, styles=self._open[-1].styles)
            elif number:
                self._continues = False

    def _enter(self, tag: Tag) -> bool:
        """Open an element; False where nothing inside it is text."""
        parent = self._open[-1]
        parent.before = tag
        name = tag.name
        if name == "br":
            self._break()
        elif name == "img":
            self._picture(tag)
        elif name in _STAND_INS:
            self._stand_in(tag, parent)
        elif name not in HIDDEN:
            reason = self._reasons.of(tag, parent)
            if not reason and name in {"sup", "sub"} and self._height(tag, parent):
                return False
            reason = (NOTE_MARK if name == "sup" and not reason and self._is_note(tag) else reason) or (
                "" if tag is self._main else parent.chrome
            )
            self._open_element(tag, parent, reason)
            return True
        return False

    def _open_element(self, tag: Tag, parent: Open, reason: str) -> None:
        is_header = self._panels.is_header(tag)
        is_block = tag.name in BLOCKS or is_header
        is_aside = reason != parent.chrome and reason in _ASIDE and not (is_block or holds_blocks(tag))
        is_part = not is_block and self._is_part(tag, parent)
        if not is_block and not is_aside and is_apart(self._line.end, tag, is_part=is_part):
            self._line.add(" ")
        if is_block or (reason != parent.chrome and not is_aside):
            self._cut(is_inline=not is_block)
        if id(tag) in self._panels.names:
            self._named(tag, parent, reason)
        opened = self._opened(tag, parent, reason, is_part=is_part, is_block=is_block)
        if is_aside:
            opened.line, self._line = self._line, Line()
        self._open.append(opened)

    def _named(self, panel: Tag, parent: Open, reason: str) -> None:
        """The name that a tab gives to a panel, as the panel's heading."""
        path = " > ".join(path_of(parent.path, panel, parent.seen[panel.name] + 1))
        draft = Draft(BlockKind.HEADING, self._panels.names[id(panel)], path, _level_above(panel), parent.lang)
        self.drafts.append(replace(draft, chrome=reason, element=parent.element))

    def _stand_in(self, tag: Tag, parent: Open) -> None:
        """An element that shows words without having them as text."""
        if tag.name == "svg":
            for line in drawn_words(tag):
                self._cut(is_inline=False)
                self._line.add(line)
                self._cut(is_inline=False)
        elif words := formula_words(tag) if tag.name == "math" else field_words(tag):
            self._line.add(" ")
            for number, line in enumerate(words.strip().split("\n")):
                if number:
                    self._break()
                self._line.add(line, styles=parent.styles)
            self._line.add(" ")

    def _height(self, tag: Tag, parent: Open) -> bool:
        """Add raised or lowered digits as characters of their own; whether that is done."""
        words = tag.text
        if len(words) > _LONGEST_INDEX or any(map(str.isalpha, words)):
            return False
        shown = lowered(words) if tag.name == "sub" else raised(self._line.end, words, _after(tag))
        if shown is None or shown == words or self._line.end.isspace():
            return False
        kind = MarkKind.LOWERED if tag.name == "sub" else MarkKind.RAISED
        self._line.add(shown, styles=(*parent.styles, Style(kind)))
        return True

    def _is_note(self, tag: Tag) -> bool:
        return 0 < tag.letters <= _LONGEST_INDEX and raised(self._line.end, tag.text, _after(tag)) is None

    @staticmethod
    def _is_part(tag: Tag, parent: Open) -> bool:
        if parent.parts is None:
            parent.parts = parts(parent.tag)
        return any(tag is part for part in parent.parts)

    def _leave(self) -> None:
        left = self._open[-1]
        parent = self._open[-2] if len(self._open) > 1 else left
        if left.line is not None:
            self._set_aside(left)
        elif left.is_block or left is parent or left.chrome != parent.chrome:
            self._cut(is_inline=not left.is_block)
        self._open.pop()

    def _set_aside(self, left: Open) -> None:
        """Keep the words of an element in a line for behind its block, and go on with the line."""
        words, marks = self._line.take()
        self._line = left.line or Line()
        if words:
            draft = Draft(
                BlockKind.PARAGRAPH, words, " > ".join(left.path), lang=left.lang, continues=True, marks=marks
            )
            self._behind.append(replace(draft, chrome=left.chrome, parent=left.number, element=left.element))

    def _opened(self, tag: Tag, parent: Open, reason: str, *, is_part: bool, is_block: bool) -> Open:
        name = tag.name
        parent.seen[name] += 1
        classes = tuple(tag.get("class").split())
        element = Element(name, classes, tag.get("id"), tag.get("role"), parent.element)
        opened = Open(
            tag,
            path=path_of(parent.path, tag, parent.seen[name]) if is_block else parent.path,
            kind=self._kind(tag, parent),
            level=parent.level,
            lang=tag.get("lang") or tag.get("xml:lang") or parent.lang,
            chrome=reason,
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
        if not reason and self._reasons.is_doubted(tag):
            self.doubts.append((" > ".join(opened.path), " ".join(tag.text.split())))
        return opened

    def _kind(self, tag: Tag, parent: Open) -> BlockKind:
        is_heading = opens_panel(tag) or (self._panels.is_header(tag) and tag.name not in KINDS)
        return BlockKind.HEADING if is_heading else KINDS.get(tag.name, parent.kind)

    def _styles(self, tag: Tag, parent: Open, element: Element, *, is_part: bool) -> tuple[Style, ...]:
        """The styles of the words in an element: those around it, and its own; a block has no other than bold."""
        own = styles(tag, element, is_part=is_part) if tag.name not in BLOCKS else _BOLD[: is_bold(tag)]
        if is_first_of_two(tag):
            own = (*_BOLD, *own)
        around = parent.styles
        if tag.name == "a" and tag.has("href"):
            around = tuple(style for style in around if style.kind is not MarkKind.LINK)
            own = (Style(MarkKind.LINK, self._addresses.address(tag.get("href"))), *own)
        return (*around[-_MOST_STYLES:], *(style for style in own if style not in around))

    def _place(self, opened: Open, parent: Open) -> None:
        name = opened.tag.name
        if name in LISTS:
            is_inner = parent.kind is BlockKind.ITEM or parent.tag.name in LISTS
            opened.level = parent.level + 1 if is_inner else 1
        elif (opens_panel(opened.tag) or self._panels.is_header(opened.tag)) and name not in HEADINGS:
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
        if self._open[-1].kind is BlockKind.HEADING or any(opened.line for opened in self._open):
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
        if self._behind and not words:
            self._behind[0] = replace(self._behind[0], continues=False)
        self.drafts += self._behind
        self._behind = []
        return bool(words)

    def _is_rest_of_item(self, opened: Open) -> bool:
        is_item = opened.kind is BlockKind.ITEM and bool(self.drafts)
        return is_item and self.drafts[-1].parent == opened.number

    def _picture(self, tag: Tag) -> None:
        opened = self._open[-1]
        reason = self._reasons.of(tag, opened) or opened.chrome or ("spacer" if is_spacer(tag) else "")
        picture = self._addresses.of(tag)
        if picture is None:
            return
        reason = reason or self._known.of_picture(picture.src)
        path = " > ".join(opened.path)
        self._behind.append(
            Draft(BlockKind.FIGURE, "", path, lang=opened.lang, picture=picture, chrome=reason, element=opened.element)
        )


def _twice_escaped(text: str) -> str:
    """`text` without character references, which only a page that has been escaped more than once shows."""
    for _ in range(_MOST_ESCAPES):
        shown = _REFERENCE.sub(lambda found: unescape(found[0]), text)
        if shown == text:
            break
        text = shown
    return text


def _after(tag: Tag) -> str:
    """The words right behind an element."""
    beside = tag.parent.contents[tag.index + 1 : tag.index + 2] if tag.parent is not None else []
    return "".join(node if isinstance(node, str) else node.text[:_LOOKED_AT] for node in beside)


def _level_above(panel: Tag) -> int:
    """The level of a heading over all headings in a panel."""
    levels = (HEADINGS[node.name] for node in panel.inside() if isinstance(node, Tag) and node.name in HEADINGS)
    return max(2, min(levels, default=_PANEL) - 1)
