"""The words of one block under way, white space folded as a browser does, with its bold and linked stretches."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.model import Mark, MarkKind

# Not the no-break space: it is the author's.
_SPACES = re.compile(r"[ \t\n\r\f\v]+")


class Line:
    """Takes text piece by piece; `take` gives the finished words and starts afresh."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._length = 0
        self._marks: list[Mark] = []

    def add(self, text: str, link: str | None = None, *, bold: bool = False) -> None:
        text = _SPACES.sub(" ", text)
        if text.startswith(" ") and (not self._texts or self._texts[-1].endswith(" ")):
            text = text[1:]
        if not text:
            return
        start, self._length = self._length, self._length + len(text)
        self._texts.append(text)
        if link is not None:
            self._mark(MarkKind.LINK, start, link)
        if bold:
            self._mark(MarkKind.STRONG, start, "")

    def _mark(self, kind: MarkKind, start: int, target: str) -> None:
        for index in range(len(self._marks) - 1, max(-1, len(self._marks) - 3), -1):
            mark = self._marks[index]
            if mark.kind is kind and mark.target == target and mark.end == start:
                self._marks[index] = replace(mark, end=self._length)
                return
        self._marks.append(Mark(kind, start, self._length, target))

    def take(self) -> tuple[str, tuple[Mark, ...]]:
        """The words without space at their ends, and the marks counted from their start."""
        text = "".join(self._texts)
        words = text.strip()
        cut = text.index(words) if words else 0
        marks = tuple(
            replace(mark, start=max(0, mark.start - cut), end=min(len(words), mark.end - cut))
            for mark in self._marks
            if mark.start - cut < len(words) and mark.end > cut
        )
        self._texts, self._length, self._marks = [], 0, []
        return words, marks
