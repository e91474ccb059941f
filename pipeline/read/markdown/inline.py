"""The lines inside one block of Markdown: bold and linked words, breaks, pictures, what is struck out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from pipeline.model import BlockKind, MarkKind, Picture, Reason
from pipeline.read.blocks import Draft
from pipeline.read.line import LineBuilder, MarkStyle

# Lines at least this long were wrapped; shorter ones end where their writer ended them.
_WRAPPED = 50

_NOTE = re.compile(r"\[\^[\w-]{1,20}\]:?\s?")

BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)

_STYLES = {"strong_open": MarkKind.STRONG, "em_open": MarkKind.EMPHASIS, "link_open": MarkKind.LINK}

_ENDS = frozenset(name.removesuffix("_open") + "_close" for name in _STYLES)


class InlineReader:
    """The lines of one block, each a draft, followed by its pictures and what is struck out."""

    def __init__(self, start: int) -> None:
        self.drafts: list[Draft] = []
        self._following: list[Draft] = []
        self._number = start
        self._line = LineBuilder()
        self._styles: list[MarkStyle] = []
        self._struck: list[str] | None = None

    def read(self, tokens: Sequence[Token]) -> list[Draft]:
        """The drafts of all tokens."""
        for at, token in enumerate(tokens):
            if token.type == "softbreak" and _goes_on(tokens, at):
                self._number += 1
                self._line.add(" ")
            elif token.type in {"softbreak", "hardbreak"}:
                self._end()
                self._number += 1
            elif token.type in {"text", "code_inline"}:
                self._add(_NOTE.sub("", token.content) if token.type == "text" else token.content)
            else:
                self._turn(token)
        self._end()
        return self.drafts + [draft for draft in self._following if draft.text or draft.picture]

    def _path(self) -> str:
        return f"line {self._number + 1}"

    def _add(self, words: str) -> None:
        if self._struck is None:
            self._line.add(words, styles=self._styles)
        else:
            self._struck.append(words)

    def _turn(self, token: Token) -> None:
        """A token that changes how words are set, or shows a picture."""
        if token.type in _STYLES:
            self._styles.append(MarkStyle(_STYLES[token.type], str(token.attrs.get("href", ""))))
        elif token.type in _ENDS:
            self._styles.pop()
        elif token.type == "s_open":
            self._struck = []
        elif token.type == "s_close":
            words = "".join(self._struck or ())
            self._following.append(
                Draft(BlockKind.PARAGRAPH, words, self._path(), continues=True, boilerplate=Reason.STRUCK)
            )
            self._struck = None
        elif token.type == "image" and (source := str(token.attrs.get("src", ""))):
            picture = Picture(source, " ".join(token.content.split()))
            self._following.append(Draft(BlockKind.FIGURE, "", self._path(), picture=picture))
        elif token.type == "html_inline" and BREAK.match(token.content):
            self._end()

    def _end(self) -> None:
        words, marks = self._line.take()
        if words:
            is_further = bool(self.drafts)
            self.drafts.append(Draft(BlockKind.PARAGRAPH, words, self._path(), continues=is_further, marks=marks))


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a line break in the source was only wrapping, so that the next line continues the one before."""
    before = next((token.content for token in reversed(tokens[:at]) if token.content), "")
    after = next((token.content for token in tokens[at + 1 :] if token.content), "")
    return len(before) >= _WRAPPED or after[:1].islower()
