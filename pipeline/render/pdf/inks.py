"""Colours as the inks of a press: as the emblem's guide and the law of print have them, else by the press's profile.

Without a profile they are worked out as ISO 32000-1 (10.3.5) turns red, green and blue into four inks, with all grey
in black: what a colour lacks of white is its ink, and what all three lack is taken out of them and printed in black.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

# Black ink alone: letters stay sharp where the other plates do not fit to the hair.
BLACK = "device-cmyk(0 0 0 1)"

# Reflex Blue and Yellow in the four inks of process printing, as the emblem's graphics guide gives them
# (Interinstitutional style guide, annex A1).
_INKS: Mapping[str, str] = MappingProxyType(
    {
        "#003399": "device-cmyk(1 0.8 0 0)",
        "#ffcc00": "device-cmyk(0 0 1 0)",
        "#ffffff": "device-cmyk(0 0 0 0)",
        "#000000": BLACK,
    }
)

_COLOUR = re.compile(rb"#[0-9a-fA-F]{6}\b")


def known_inks(colour: str) -> str:
    """The inks of a colour `#rrggbb` that are the same on every press, "" for any other."""
    return _INKS.get(colour.lower(), "")


def inked(colour: str) -> str:
    """The inks of a colour `#rrggbb` without a profile."""
    lacking = [1 - int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    black = min(lacking)
    inks = (*(one - black for one in lacking), black)
    return known_inks(colour) or f"device-cmyk({' '.join(f'{round(one, 3):g}' for one in inks)})"


def inked_drawing(svg: bytes, ink: Callable[[str], str]) -> bytes:
    """A drawing of ours with its colours as `ink` has them."""
    return _COLOUR.sub(lambda colour: ink(colour[0].decode()).encode(), svg)
