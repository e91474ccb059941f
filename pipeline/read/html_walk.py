"""One pass over an HTML tree, from elements to drafts of blocks; not recursive, as pages can nest to any depth."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape

from pipeline.model import BlockKind, Reason
from pipeline.read.blocks import Draft
from pipeline.read.boilerplate_rules import BoilerplateRules
from pipeline.read.html_blocks import BlockBuilder
from pipeline.read.html_elements import BLOCKS, HEADINGS, HIDDEN, holds_blocks, is_of_turned_pair, is_spacer, path_of
from pipeline.read.html_inline import as_index, is_apart, is_label_before, is_note, parts
from pipeline.read.html_opening import PANEL, ElementOpener
from pipeline.read.html_pictures import HtmlPictures
from pipeline.read.html_reasons import BoilerplateReasons, OpenElement
from pipeline.read.html_stand_ins import FIELDS, drawn_words, field_words, formula_words
from pipeline.read.line import LineBuilder
from pipeline.read.tag import Tag
from pipeline.read.tree import HtmlTree

# Reasons for setting words of a line aside without cutting the line.
_ASIDE = frozenset({Reason.HIDDEN, Reason.STRUCK, Reason.NOTE_MARK, Reason.BESIDE_HEADING})
_STAND_INS = frozenset({"svg", "math", *FIELDS})
_CODE = frozenset({"code", "pre", "kbd", "samp", "tt", "textarea"})
_REFERENCE = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,6}|#x[\dA-Fa-f]{1,5});")
_MOST_ESCAPES = 3


class Walk:
    """Walks one tree once; `drafts` are its blocks in page order, `doubts` paths and words of what may be hidden.

    `pictures` knows the addresses of the page; `is_protected` tells elements that hold the article or its heading,
    which no class name turns into boilerplate; what is outside `main` is boilerplate that labels overrule.
    `lays_out` recognises cells that lay out the page and are not part of a data table.
    """

    def __init__(
        self,
        tree: HtmlTree,
        rules: BoilerplateRules,
        pictures: HtmlPictures,
        is_protected: Callable[[Tag], bool],
        main: Tag | None = None,
        lays_out: Callable[[Tag], bool] = lambda _tag: False,
    ) -> None:
        self.doubts: list[tuple[str, str]] = []
        self._blocks = BlockBuilder(tree.root, rules)
        self._reasons = BoilerplateReasons(tree, rules, is_protected, main)
        self._panels = self._reasons.panels
        self._opening = ElementOpener(self._panels, pictures, is_protected, lays_out, rules.hiding.classes)
        self._rules = rules
        self._addresses = pictures
        self._main = main
        self._walk(tree.root)

    @property
    def drafts(self) -> list[Draft]:
        return self._blocks.drafts

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
        opened = self._blocks.open[-1]
        before = opened.before
        if before is not None and before.name not in BLOCKS and is_label_before(before, text):
            self._blocks.line.add(" ")
        opened.before = None
        if "&" in text and opened.tag.name not in _CODE:
            text = _twice_escaped(text)
        if opened.is_typed and "\n" in text:
            self._blocks.typed(text)
        else:
            self._blocks.line.add(text, styles=opened.styles)

    def _enter(self, tag: Tag) -> bool:
        """Open an element; False where nothing inside it is text."""
        parent = self._blocks.open[-1]
        parent.before = tag
        name = tag.name
        if name == "br":
            self._blocks.end_line()
        elif name == "img":
            self._picture(tag)
        elif name in _STAND_INS:
            self._stand_in(tag, parent)
        elif name not in HIDDEN:
            reason = self._reasons.of(tag, parent)
            end = self._blocks.line.end
            if not reason and name in {"sup", "sub"} and (index := as_index(tag, end)) is not None:
                self._blocks.line.add(index.words, styles=(*parent.styles, index.style))
                return False
            reason = (Reason.NOTE_MARK if name == "sup" and not reason and is_note(tag, end) else reason) or (
                "" if tag is self._main else self._reasons.inherited(tag, self._blocks.open)
            )
            self._open_element(tag, parent, reason)
            return True
        return False

    def _open_element(self, tag: Tag, parent: OpenElement, reason: str) -> None:
        is_header = self._panels.is_header(tag)
        is_block = tag.name in BLOCKS or is_header or is_of_turned_pair(tag)
        is_aside = reason != parent.boilerplate and reason in _ASIDE and not (is_block or holds_blocks(tag))
        is_part = not is_block and self._is_part(tag, parent)
        if not is_block and not is_aside and is_apart(self._blocks.line.end, tag, is_part=is_part):
            self._blocks.line.add(" ")
        if is_block or (reason != parent.boilerplate and not is_aside):
            self._blocks.cut(is_inline=not is_block)
        if id(tag) in self._panels.names:
            self._named(tag, parent, reason)
        opened = self._opening.opened(tag, parent, reason, is_part=is_part, is_block=is_block)
        if tag.name in HEADINGS and self._blocks.end_boilerplate(opened.level):
            opened.boilerplate = parent.boilerplate
        if not reason and self._reasons.is_doubted(tag):
            self.doubts.append((" > ".join(opened.path), " ".join(tag.text.split())))
        if is_aside:
            opened.line, self._blocks.line = self._blocks.line, LineBuilder()
        self._blocks.open.append(opened)

    def _named(self, panel: Tag, parent: OpenElement, reason: str) -> None:
        """The name that a tab gives to a panel, as the panel's heading."""
        path = " > ".join(path_of(parent.path, panel, parent.seen[panel.name] + 1))
        draft = Draft(BlockKind.HEADING, self._panels.names[id(panel)], path, _level_above(panel), parent.lang)
        self._blocks.drafts.append(replace(draft, boilerplate=reason, element=parent.element))

    def _stand_in(self, tag: Tag, parent: OpenElement) -> None:
        """Read an element that shows words which are not its text."""
        if tag.name == "svg":
            for line in drawn_words(tag):
                self._blocks.cut(is_inline=False)
                self._blocks.line.add(line)
                self._blocks.cut(is_inline=False)
        elif words := formula_words(tag) if tag.name == "math" else field_words(tag):
            self._blocks.line.add(" ")
            for number, line in enumerate(words.strip().split("\n")):
                if number:
                    self._blocks.end_line()
                self._blocks.line.add(line, styles=parent.styles)
            self._blocks.line.add(" ")

    @staticmethod
    def _is_part(tag: Tag, parent: OpenElement) -> bool:
        if parent.parts is None:
            parent.parts = parts(parent.tag)
        return any(tag is part for part in parent.parts)

    def _leave(self) -> None:
        left = self._blocks.open[-1]
        parent = self._blocks.open[-2] if len(self._blocks.open) > 1 else left
        if left.line is not None:
            self._blocks.set_aside(left)
        elif left.is_block or left is parent or left.boilerplate != parent.boilerplate:
            self._blocks.cut(is_inline=not left.is_block)
        self._blocks.open.pop()

    def _picture(self, tag: Tag) -> None:
        opened = self._blocks.open[-1]
        reason = self._reasons.of(tag, opened) or opened.boilerplate or ("spacer" if is_spacer(tag) else "")
        if (picture := self._addresses.of(tag)) is not None:
            self._blocks.show(picture, reason or self._rules.of_picture(picture.src))


def _twice_escaped(text: str) -> str:
    """`text` with character references resolved, as left over on pages that were escaped more than once."""
    for _ in range(_MOST_ESCAPES):
        shown = _REFERENCE.sub(lambda found: unescape(found[0]), text)
        if shown == text:
            break
        text = shown
    return text


def _level_above(panel: Tag) -> int:
    """A heading level above all headings in a panel."""
    levels = (HEADINGS[node.name] for node in panel.inside() if isinstance(node, Tag) and node.name in HEADINGS)
    return max(2, min(levels, default=PANEL) - 1)
