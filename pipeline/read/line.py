"""Builds the words of one block, white space folded as browsers do, with bold and linked stretches marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from pipeline.model import Element, Mark, MarkKind

# Not the no-break space: it is the author's.
_SPACES = re.compile(r"[ \t\n\r\f\v]+")


class MarkStyle(NamedTuple):
    """A mark before its stretch is known."""

    kind: MarkKind
    target: str = ""
    element: Element | None = None


_BOLD = MarkStyle(MarkKind.STRONG)


class LineBuilder:
    """Takes text piece by piece; `take` gives the finished words and starts over."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._length = 0
        self._marks: list[Mark] = []
        self._last: dict[MarkStyle, int] = {}

    def add(self, text: str, link: str | None = None, *, bold: bool = False, styles: Iterable[MarkStyle] = ()) -> None:
        text = _SPACES.sub(" ", text)
        if text.startswith(" ") and (not self._texts or self._texts[-1].endswith(" ")):
            text = text[1:]
        if not text:
            return
        start, self._length = self._length, self._length + len(text)
        self._texts.append(text)
        if link is not None:
            self._mark(MarkStyle(MarkKind.LINK, link), start)
        if bold:
            self._mark(_BOLD, start)
        for style in styles:
            self._mark(style, start)

    @property
    def end(self) -> str:
        """The last piece added; "" if there is none."""
        return self._texts[-1] if self._texts else ""

    def _mark(self, style: MarkStyle, start: int) -> None:
        """Extend the mark of the same style that ends at `start`, else begin a new one."""
        at = self._last.get(style)
        if at is not None and self._marks[at].end == start:
            self._marks[at] = replace(self._marks[at], end=self._length)
            return
        self._last[style] = len(self._marks)
        self._marks.append(Mark(style.kind, start, self._length, style.target, style.element))

    def take(self) -> tuple[str, tuple[Mark, ...]]:
        """The words, stripped, and the marks with offsets from their start."""
        text = "".join(self._texts)
        words = text.strip()
        cut = text.index(words) if words else 0
        marks = tuple(
            Mark(mark.kind, max(0, mark.start - cut), min(len(words), mark.end - cut), mark.target, mark.element)
            for mark in self._marks
            if mark.start - cut < len(words) and mark.end > cut
        )
        self._texts, self._length, self._marks, self._last = [], 0, [], {}
        return words, marks
