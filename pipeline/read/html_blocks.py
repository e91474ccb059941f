"""Builds the blocks of an HTML page as its elements are walked: the current line, and what follows it."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import BlockKind, Picture, Reason
from pipeline.read.blocks import Draft
from pipeline.read.boilerplate_rules import BoilerplateRules
from pipeline.read.html_elements import is_alone
from pipeline.read.html_reasons import OpenElement
from pipeline.read.line import LineBuilder
from pipeline.read.tag import Tag


class BlockBuilder:
    """Makes `drafts` of the words in the elements that are `open`, the innermost last; `line` is the current one."""

    def __init__(self, root: Tag, rules: BoilerplateRules) -> None:
        self.drafts: list[Draft] = []
        self.open = [OpenElement(root)]
        self.line = LineBuilder()
        self._rules = rules
        # What follows the current block: its pictures, and words set aside from its line.
        self._following: list[Draft] = []
        self._continues = False

    def typed(self, text: str) -> None:
        """Add words whose line breaks are shown; a blank line parts paragraphs."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.end_line()
            if line.strip():
                self.line.add(line, styles=self.open[-1].styles)
            elif number:
                self._continues = False

    def end_line(self) -> None:
        """Continue the block on a new line; in a heading, or in words set aside, this is a space."""
        if self.open[-1].kind is BlockKind.HEADING or any(opened.line for opened in self.open):
            self.line.add(" ")
        else:
            self.cut(is_inline=True)

    def cut(self, *, is_inline: bool) -> None:
        """Close the current block; after an inline cut the next one continues it."""
        had_words = self._flush()
        is_same = bool(self.drafts) and self.drafts[-1].parent == self.open[-1].number
        self._continues = is_inline and (had_words or self._continues) and is_same

    def set_aside(self, left: OpenElement) -> None:
        """Keep the words of an inline element until after its block, and continue the line."""
        words, marks = self.line.take()
        self.line = left.line or LineBuilder()
        if words:
            draft = Draft(
                BlockKind.PARAGRAPH, words, " > ".join(left.path), lang=left.lang, continues=True, marks=marks
            )
            self._following.append(
                replace(draft, boilerplate=left.boilerplate, parent=left.number, element=left.element)
            )

    def show(self, picture: Picture, reason: str) -> None:
        """Keep a picture until after the current block."""
        opened = self.open[-1]
        path = " > ".join(opened.path)
        self._following.append(
            Draft(
                BlockKind.FIGURE,
                "",
                path,
                lang=opened.lang,
                picture=picture,
                boilerplate=reason,
                element=opened.element,
            )
        )

    def end_boilerplate(self, level: int) -> bool:
        """Let a heading of `level` end the boilerplate begun by a boilerplate heading of the same or a lower level."""
        ended = False
        for opened in self.open[1:]:
            if opened.boilerplate_level >= level:
                opened.boilerplate_level, ended = 0, True
        return ended

    def _begin_boilerplate(self, level: int) -> None:
        """After a boilerplate heading, treat the rest of the innermost element that holds more as boilerplate."""
        at = len(self.open) - 1
        while at > 1 and is_alone(self.open[at].tag):
            at -= 1
        if at > 1:
            self.open[at - 1].boilerplate_level = level

    def _flush(self) -> bool:
        opened = self.open[-1]
        words, marks = self.line.take()
        if words:
            is_heading = opened.kind is BlockKind.HEADING
            is_firm = bool(opened.boilerplate) and opened.boilerplate not in self._rules.weak
            is_boilerplate = is_heading and not is_firm and self._rules.is_heading(words)
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
                    boilerplate=Reason.BOILERPLATE_HEADING if is_boilerplate else opened.boilerplate,
                    parent=opened.number,
                    element=opened.element,
                )
            )
            if is_boilerplate:
                self._begin_boilerplate(opened.level)
        if self._following and not words:
            self._following[0] = replace(self._following[0], continues=False)
        self.drafts += self._following
        self._following = []
        return bool(words)

    def _is_rest_of_item(self, opened: OpenElement) -> bool:
        is_item = opened.kind is BlockKind.ITEM and bool(self.drafts)
        return is_item and self.drafts[-1].parent == opened.number
