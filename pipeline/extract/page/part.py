"""The part of a page that describes one practice: the page's lines, and the part's two sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.extract.page.lines import Line, Piece
from pipeline.extract.page.sides import Sides, by_side, halves, language_of


@dataclass(frozen=True, slots=True)
class PracticePart:
    """All `lines` of the page, by their numbers, and the `sides` of what tells of the practice."""

    lines: Sequence[Line]
    sides: Sides

    def line(self, piece: Piece) -> Line:
        """The line that a piece is of."""
        return self.lines[piece.line]

    def words(self, piece: Piece) -> str:
        """The words of a piece."""
        return self.lines[piece.line].text[piece.start : piece.end]

    def by_side(self, pieces: Sequence[Piece]) -> list[tuple[str, list[Piece]]]:
        """The pieces on the first side and those on the second, each with their language."""
        return by_side(pieces, self.lines, self.sides, can_be_two=self.sides.is_two)

    def halves(self, piece: Piece) -> list[Piece]:
        """A piece that says the same on both sides, parted by a stroke, as two; else as it is."""
        return halves(self.line(piece), piece, self.sides) if self.sides.is_two else [piece]

    def is_first(self, piece: Piece) -> bool:
        """Whether the line of a piece is on the first side."""
        return self.sides.is_first(self.lines[piece.line].segment.lang)

    def side_language(self, pieces: Iterable[Piece]) -> str:
        """The language of the first of some pieces that is of one of the two sides; empty where none is."""
        found = (language_of(piece, self.lines[piece.line].segment, Counter(), self.sides) for piece in pieces)
        return next((lang for lang in found if lang in self.sides.languages), "")
