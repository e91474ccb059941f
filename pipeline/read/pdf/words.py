"""A word of a PDF page: its text, position and appearance."""

from __future__ import annotations

from typing import NamedTuple

# How pdfium writes a hyphen at the end of a line, and how pages write it.
HYPHENS = "\x02\ufffe\u00ad"
# The rendering mode of text that is neither filled nor outlined.
INVISIBLE = 3


class Box(NamedTuple):
    """A rectangle in points, measured from the left and the bottom."""

    left: float
    bottom: float
    right: float
    top: float

    def turned(self, turn: int) -> Box:
        """The rectangle after turning the page by `turn` quarters so that the text is upright."""
        if turn == 1:
            return Box(self.bottom, -self.right, self.top, -self.left)
        if turn == 2:
            return Box(-self.right, -self.top, -self.left, -self.bottom)
        return Box(-self.top, self.left, -self.bottom, self.right) if turn == 3 else self

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.bottom <= y <= self.top


class TextAppearance(NamedTuple):
    """How a stretch of words is drawn.

    `size` is in points, as it is seen; `mode` the rendering mode of text (ISO 32000-1, table 106); `colour` red, green,
    blue and opacity, 0 to 255; `turn` how many quarters to the left the words run; `mark` the number of the marked
    content, -1 for none; `drawn` is one of the text objects that draw so on this line, 0 for words that the page does
    not draw; what is `is_layered` stands on a layer that may be switched off.
    """

    size: float
    is_bold: bool
    font: str
    mode: int = 0
    colour: tuple[int, int, int, int] = (0, 0, 0, 255)
    turn: int = 0
    mark: int = -1
    is_artifact: bool = False
    drawn: int = 0
    is_layered: bool = False


class Word(NamedTuple):
    """Letters in a row that look the same.

    `box` is where they are on the page; `left`, `right` and `base`, the line they stand on, are those for a reader who
    holds the page so that they are upright. `number` counts the words as the file has them; `is_spaced` says that a
    space stands before it there. `height` is above (1) or below (-1) the line, `link` the address that it leads to.
    """

    text: str
    left: float
    right: float
    base: float
    box: Box
    look: TextAppearance
    number: int
    is_spaced: bool
    height: int = 0
    link: str = ""

    @property
    def size(self) -> float:
        return self.look.size

    @property
    def is_filled_in(self) -> bool:
        """Whether it is a form value, which the page does not draw."""
        return not self.look.drawn


def gap(before: Word, word: Word) -> float:
    """The gap between a word and the next, in font sizes."""
    return (word.left - before.right) / max(before.size, 1.0)
