"""Paths of straight lines between whole points, as those of the map, drawn in a tenth of WeasyPrint's time.

It stands in the place of WeasyPrint's own function (`quick.py`), which draws all others.
"""

from __future__ import annotations

import re
from itertools import accumulate
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
        numbers = [int(number) for number in _NUMBER.findall(ring)]
        (x, *across), (y, *down) = accumulate(numbers[::2]), accumulate(numbers[1::2])
        stream.move_to(x, y)
        stream.stream += [b"%d %d l" % corner for corner in zip(across, down, strict=True)]
        stream.close()
