"""Colours as the inks of a press, where that is known without its profile."""

from __future__ import annotations

from collections.abc import Mapping
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


def inked(colour: str) -> str:
    """The inks of a colour `#rrggbb`, "" where only a press's profile could tell."""
    return _INKS.get(colour.lower(), "")


def inked_drawing(svg: bytes) -> bytes:
    """A drawing of ours with the colours that are known as inks."""
    for colour, ink in _INKS.items():
        svg = svg.replace(colour.encode(), ink.encode())
    return svg
