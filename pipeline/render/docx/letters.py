"""The widths of the letters that documents embed, and how many lines a text takes in them.

Only Word knows where its lines end; with these widths they can be told ahead.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

# Of a letter that no table has, in thousandths of the size.
_UNKNOWN = 560


class _Widths(dict[str, int]):
    """Widths by letter; all that are not known have one."""

    def __missing__(self, letter: str) -> int:
        return _UNKNOWN


class Face(NamedTuple):
    """A face's natural distance of lines and the widths of its letters, in thousandths of the size."""

    line: int
    widths: _Widths


@lru_cache(maxsize=4096)
def lines(text: str, face: str, room: float) -> int:
    """How many lines a text takes; `room` is the line's width in thousandths of the size."""
    known = (faces().get(face) or next(iter(faces().values()))).widths
    width_of = known.__getitem__
    space = width_of(" ")
    count, used = 1, 0.0
    for word in text.split(" "):
        width = sum(map(width_of, word))
        if used and used + space + width > room:
            count, used = count + 1, 0.0
        used += width + (space if used else 0)
        if used > room:  # a word that no line holds is broken
            count, used = count + int(used // room), used % room
    return count


@cache
def faces() -> Mapping[str, Face]:
    """The faces that documents embed, by family; a bold one has `Bold` after it."""
    known = json.loads(resources.files(__package__).joinpath("widths.json").read_text(encoding="utf-8"))
    return {
        name: Face(
            face["line"],
            _Widths({letter: int(width) for width, letters in face["widths"].items() for letter in letters}),
        )
        for name, face in known.items()
    }
