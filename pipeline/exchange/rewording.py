"""Rewords lines and cells of a value's text, and removes, splits or joins them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import groupby

from pipeline.exchange.unit_text import line
from pipeline.model import FieldValue
from pipeline.render.docx.bookmarks import WHOLE, spans

_BULLET = re.compile(r" *- ")

# A bar between blanks, which would part a cell in two; a broken one looks nearly the same.
_BAR, _BROKEN_BAR = re.compile(r"(?<!\S)\|(?!\S)"), "¦"

# The last piece of what stands before a number or an address: what it is called.
_LAST_PIECE = re.compile(r" *[,;·|]?[^,;·|]*$")


def reworded(value: FieldValue, words: Mapping[int, str], joined: Collection[int] = ()) -> str:
    """The text of a value with other words in its parts, which count from 1; `WHOLE` is all of it.

    "" removes a line and empties a cell; a line feed splits a line, or an item into two items. The parts `joined` move
    up to the line of the part before.
    """
    if WHOLE in words:
        return line(words[WHOLE])
    places = list(enumerate(spans(value), 1))
    out: list[str] = []
    at = 0
    for start, group in groupby(places, key=lambda place: value.text.rfind("\n", 0, place[1][0]) + 1):
        own = list(group)
        stop = value.text.find("\n", own[-1][1][1])
        stop = len(value.text) if stop < 0 else stop
        between = value.text[at:start]
        made = list(_lines(value, start, stop, own, words))
        if made and out and own[0][0] in joined:
            made[0] = f" {made[0].lstrip(' -')}"
        elif made:
            out.append(between)
        prefix = _BULLET.match(value.text, start)
        out.append(("\n" if prefix else "\n\n").join(made))
        at = stop
    out.append(value.text[at:])
    return "".join(out).strip("\n")


def in_stretches(value: FieldValue, words: Mapping[tuple[int, int], str]) -> str:
    """The text of a value with other words in stretches of a line; "" removes one up to the commas around it."""
    text = value.text
    for (first, last), new in sorted(words.items(), reverse=True):
        before, after = text[:first], text[last:]
        if line(new):
            text = f"{before}{_tied(text[first:last], line(new))}{after}"
        else:
            text = f"{_LAST_PIECE.sub('', before)}{after}".lstrip(",;·| ")
    return text


def _lines(
    value: FieldValue, start: int, stop: int, own: list[tuple[int, tuple[int, int]]], words: Mapping[int, str]
) -> Iterator[str]:
    """One line of the value in its new words: none if it was removed, several if it was split."""
    if len(own) > 1:
        text, at = "", start
        for part, (first, last) in own:
            old = value.text[first:last]
            new = _tied(old, _BAR.sub(_BROKEN_BAR, line(words[part]))) if part in words else old
            text += value.text[at:first] + new
            at = last
        yield text + value.text[at:stop]
        return
    ((part, (first, last)),) = own
    before, after = value.text[start:first], value.text[last:stop]
    for piece in words.get(part, value.text[first:last]).split("\n"):
        if line(piece):
            kept = line(piece) if part in words else piece
            yield f"{before}{_tied(value.text[first:last], kept)}{after}"


def _tied(old: str, new: str) -> str:
    """New words without no-break spaces if the old ones had none: the sheet adds them."""
    return new if "\u00a0" in old else new.replace("\u00a0", " ")
