"""What a finished file shows of its funding line, in any format."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageBox:
    """A place: the page (from 0), and the edges in millimetres from its lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def width(self) -> float:
        return self.right - self.left

    def distance(self, other: PageBox) -> float:
        """The distance between two boxes in millimetres, 0 if they touch; infinite across pages."""
        if self.page != other.page:
            return float("inf")
        across = max(other.left - self.right, self.left - other.right, 0.0)
        along = max(other.bottom - self.top, self.bottom - other.top, 0.0)
        return max(across, along)

    def overlaps(self, other: PageBox) -> bool:
        """Whether the boxes overlap."""
        is_beside = self.left >= other.right or other.left >= self.right
        return self.page == other.page and not (is_beside or self.bottom >= other.top or other.bottom >= self.top)


@dataclass(frozen=True, slots=True)
class FundingPicture:
    """A picture: its alternative text, its size in millimetres, its place if the file has pages."""

    alt: str
    width: float
    height: float
    box: PageBox | None = None


@dataclass(frozen=True, slots=True)
class FundingLine:
    """The funding line of a finished file.

    `languages` are those of the sheet, `text` all of its text, `statements` the places of each statement (folded) if
    places are known.
    """

    languages: tuple[str, ...]
    text: str
    emblems: tuple[FundingPicture, ...]
    logos: tuple[FundingPicture, ...]
    statements: tuple[tuple[str, PageBox], ...] = ()
