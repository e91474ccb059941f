"""How well words can be read on their ground, by the contrast of two colours `#rrggbb` (WCAG 2.1, 1.4.3)."""

from __future__ import annotations

# Text of any size can be read from this contrast on; large text (18 pt, or 14 pt in bold) from the lower one on.
LEGIBLE, LEGIBLE_LARGE = 4.5, 3.0

WHITE = "#ffffff"


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 (none) to 21 (black on white)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
