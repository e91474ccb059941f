"""Paths of straight lines between whole points, as those of the map, drawn in a tenth of WeasyPrint's time.

It stands in the place of WeasyPrint's own function (`quick.py`), which draws all others.
"""

from __future__ import annotations

import re
from typing import Any

from weasyprint.svg.path import path

_STRAIGHT = re.compile(r"(?:M[\d -]+l[\d -]+z)+")
_NUMBER = re.compile(r"-?\d+")


def draw_path(svg: Any, node: Any, font_size: Any) -> None:
    """Append the operators of a path to a drawing's stream."""
    source = node.get("d", "")
    if not _STRAIGHT.fullmatch(source):
        path(svg, node, font_size)
        return
    stream = svg.stream
    stream.move_to(0, 0)
    for ring in source.split("z")[:-1]:
        x, y, *steps = map(float, _NUMBER.findall(ring))
        stream.move_to(x, y)
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + dx, y + dy
            stream.line_to(x, y)
        stream.close()
