"""The text of a word processor's paragraph: its lines, in cells where tabs separate them, and what is set aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from pipeline.model import Mark, Reason
from pipeline.read.formatting import Background, CharacterFormat
from pipeline.read.line import LineBuilder
from pipeline.read.tabbed import is_row
from pipeline.text.raised import lowered, raised

# How many letters before a raised one are looked at to decide what it is.
_LOOKED_AT = 20


class StyledText(NamedTuple):
    """Words of one formatting; `aside` says why they are not part of the paragraph, "" if they are.

    Line breaks and tabs stand in the text as such. `height` is above (1) or below (-1) the line.
    """

    text: str
    link: str | None = None
    bold: bool = False
    height: int = 0
    aside: str = ""


def why_unseen(look: CharacterFormat, ground: Background) -> str:
    """Why words of this format are set aside: they are unreadable or struck out; "" if neither."""
    return Reason.HIDDEN if look.is_hidden(ground.colour) else Reason.STRUCK if look.is_struck else ""


class MarkedLine(NamedTuple):
    """The words of a line, or of one of its cells, with their marks."""

    words: str
    marks: tuple[Mark, ...]


def lines(pieces: Sequence[StyledText], *, has_cells: bool, marks_bold: bool) -> Iterator[tuple[MarkedLine, ...]]:
    """The lines of a paragraph, including empty ones; in cells where tabs separate them, if it may have cells."""
    for line in _cut((piece for piece in pieces if not piece.aside), "\n"):
        is_tabbed = has_cells and is_row("".join(piece.text for piece in line))
        cells = _cut(line, "\t") if is_tabbed else [line]
        yield tuple(_said(cell, marks_bold=marks_bold) for cell in cells)


def asides(pieces: Sequence[StyledText]) -> Iterator[tuple[str, str]]:
    """What is set aside in a paragraph, adjoining words together: the reason and the words."""
    for reason, group in groupby(pieces, key=lambda piece: piece.aside):
        if reason and (words := " ".join("".join(piece.text for piece in group).split())):
            yield reason, words


def with_heights(pieces: Sequence[StyledText]) -> list[StyledText]:
    """The pieces with raised and lowered digits as Unicode characters, and note marks set aside."""
    if not any(piece.height for piece in pieces):
        return list(pieces)
    out: list[StyledText] = []
    before = ""
    groups = [list(group) for _, group in groupby(pieces, key=lambda piece: (piece.height, piece.aside))]
    for number, group in enumerate(groups):
        first = group[0]
        words = "".join(piece.text for piece in group)
        if first.height > 0 and not first.aside:
            after = groups[number + 1][0].text if number + 1 < len(groups) else ""
            shown = raised(before, words, after)
            out += [first._replace(text=shown)] if shown is not None else _note(first, words)
        elif first.height < 0:
            out += [piece._replace(text=lowered(piece.text)) for piece in group]
        else:
            out += group
        before = before if out[-1].aside else (before + words)[-_LOOKED_AT:]
    return out


def numbered(pieces: list[StyledText], number: str) -> list[StyledText]:
    """The pieces after the number of their list item, which is as bold as they are; none if nothing is visible."""
    first = next((piece for piece in pieces if piece.text.strip() and not piece.aside), None)
    return [StyledText(f"{number} ", bold=first.bold), *pieces] if number and first else pieces


def _note(first: StyledText, words: str) -> list[StyledText]:
    """A note mark, set aside; white space that is raised with it stays."""
    spaces = first._replace(text=words[len(words.rstrip()) :])
    return [first._replace(text=words, aside=Reason.NOTE_MARK), *([spaces] if spaces.text else [])]


def _cut(pieces: Iterable[StyledText], sign: str) -> list[list[StyledText]]:
    """The pieces, split at every `sign`."""
    out: list[list[StyledText]] = [[]]
    for piece in pieces:
        first, *rest = piece.text.split(sign)
        out[-1].append(piece._replace(text=first) if rest else piece)
        out += [[piece._replace(text=words)] for words in rest]
    return out


def _said(pieces: Iterable[StyledText], *, marks_bold: bool) -> MarkedLine:
    line = LineBuilder()
    for piece in pieces:
        line.add(piece.text, piece.link, bold=marks_bold and piece.bold)
    return MarkedLine(*line.take())
