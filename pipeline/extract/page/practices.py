"""How many practices a page describes, and where each begins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.labels.keys import key
from pipeline.extract.page.lines import Line
from pipeline.extract.page.sides import Sides
from pipeline.model import BlockKind
from pipeline.text import fold
from pipeline.text.line_ends import PART


class Parting(NamedTuple):
    """How a person wants a page parted: not at all, or where the words stand that begin each further practice."""

    is_joined: bool = False
    split_at: tuple[str, ...] = ()


AS_IT_LOOKS = Parting()

# Fields that open an entry of a list of practices.
_OPENERS = ("title", "summary", "description", "what")
_LONGEST_TITLE = 250


def groups(lines: Sequence[Line], sides: Sides, asked: Parting = AS_IT_LOOKS) -> tuple[tuple[Line, ...], ...]:
    """The lines before the first practice and then those of each; one group where the page has one practice.

    How a person has `asked` to part the page goes before what it looks like.
    """
    if asked.is_joined:
        return (tuple(lines),)
    starts = _asked(lines, asked.split_at) if asked.split_at else _starts(lines, sides)
    if len(starts) < 2:
        return (tuple(lines),)
    ends = [*starts[1:], len(lines)]
    entries = [tuple(lines[start:end]) for start, end in zip(starts, ends, strict=True)]
    return (tuple(lines[: starts[0]]), *entries)


def _asked(lines: Sequence[Line], openings: Sequence[str]) -> list[int]:
    """Where the practices begin that a person names by their first words; none where the page has not all of them."""
    starts = [0]
    for words in map(_plain, openings):
        found = (at for at in range(starts[-1] + 1, len(lines)) if _plain(lines[at].text).startswith(words))
        if (start := next(found, None)) is None:
            return []
        starts.append(start)
    return starts


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


def _starts(lines: Sequence[Line], sides: Sides) -> list[int]:
    """Where the entries of a list begin: at what stands before a label that comes again and again in one language."""
    by_label: dict[tuple[str, str], list[int]] = {}
    for index, line in enumerate(lines):
        if line.label and line.label.field.name in _OPENERS and not line.is_firm_boilerplate:
            by_label.setdefault((line.label.field.name, key(line.label.words)), []).append(index)
    repeated = {name: places for name, places in by_label.items() if len(places) > 1}
    if not repeated:
        return []
    (opener, _), first = min(repeated.items(), key=lambda one: one[1][0])
    if len(first) == len({sides.is_first(_language(lines, index)) for index in first}):
        # The same label over two languages: one practice, told twice.
        return []
    starts = [_with_title(lines, index, has_label=opener == "title") for index in first]
    has_titles = sum(start < index for start, index in zip(starts, first, strict=True))
    return starts if opener == "title" or 3 * has_titles >= 2 * len(first) or len(repeated) > 1 else []


def _language(lines: Sequence[Line], index: int) -> str:
    line = lines[index]
    label = line.label
    value = (
        line if label and label.end < len(line.text) else next((one for one in lines[index + 1 :] if one.text), line)
    )
    return value.segment.lang


def _with_title(lines: Sequence[Line], index: int, *, has_label: bool) -> int:
    """Where an entry begins whose first label stands at `index`: at its title and pictures, if it has any."""
    start = index
    if index and _is_title(lines[index - 1]) and not _is_value(lines, index - 1, has_label=has_label):
        start = index - 1
    while start and not lines[start - 1].text and lines[start - 1].segment.block.picture:
        start -= 1
    return start


def _is_title(line: Line) -> bool:
    is_line = line.kind in {BlockKind.HEADING, BlockKind.PARAGRAPH} and line.label is None and not line.boilerplate
    return is_line and 0 < len(line.text) <= _LONGEST_TITLE and not line.text.rstrip().endswith(PART)


def _is_value(lines: Sequence[Line], index: int, *, has_label: bool) -> bool:
    """Whether a line is the value of a label that stands alone above it, the last of the entry before.

    Where titles have labels, so is a line that only goes on with what stands above it.
    """
    line = lines[index]
    above = next((one.label for one in reversed(lines[:index]) if one.text), None)
    is_below_label = above is not None and above.is_alone
    return line.kind is not BlockKind.HEADING and (is_below_label or (has_label and line.segment.block.continues))
