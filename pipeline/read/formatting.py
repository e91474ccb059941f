"""Character formatting that decides what words are: bold, hidden, struck out, raised, and on which background."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

# In half-points: letters of one point are not meant to be read.
_TINY = 2.0
# Colours that differ by no more than this in red, green and blue cannot be told apart.
_ALIKE = 12
WHITE = "FFFFFF"


class Background(NamedTuple):
    """The shading behind a paragraph, "" for none; not `is_plain` if there may be something unknown behind it."""

    colour: str = ""
    is_plain: bool = True


# The fill of a shape, or of a table style.
UNKNOWN_BACKGROUND = Background("", is_plain=False)


@dataclass(frozen=True, slots=True)
class CharacterFormat:
    """How words are set. `height` is above (1) or below (-1) the line, `size` in half-points, 0 if not given.

    Colours are six hexadecimal digits, "" where none is set; `ground` is that behind the words alone.
    """

    bold: bool = False
    is_vanished: bool = False
    is_struck: bool = False
    height: int = 0
    size: float = 0.0
    colour: str = ""
    ground: str = ""
    font: str = ""

    def is_hidden(self, ground: str) -> bool:
        """Whether the words are unreadable on shading of the colour `ground` ("" for none)."""
        is_tiny = 0 < self.size <= _TINY
        return self.is_vanished or is_tiny or self.has_colour_of(self.ground or ground)

    def has_colour_of(self, ground: str) -> bool:
        """Whether the words can hardly be distinguished from a background of this colour."""
        if not self.colour or not ground:
            return False
        pairs = zip(_channels(self.colour), _channels(ground), strict=True)
        return all(abs(one - other) <= _ALIKE for one, other in pairs)


PLAIN = CharacterFormat()


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour))


def is_doubtful_on(look: CharacterFormat, ground: Background) -> bool:
    """Whether words are white, with no known background."""
    return ground == Background() and not look.ground and look.has_colour_of(WHITE)
