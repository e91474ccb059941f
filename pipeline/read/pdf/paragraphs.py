"""Joins the lines of a PDF to paragraphs, headings and cells, by their fonts and distances or by the file's tags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.model import BlockKind, Mark
from pipeline.read.blocks import Draft
from pipeline.read.pdf.printed_lines import TORN, PrintedLine, has_list_mark

# Lines in letters larger than the text's by this factor, or all in bold, are headings.
_LARGER = 1.12
_LONGEST_HEADING = 120
_SHORTEST_HEADING = 4
# The top heading level needs letters larger by this factor; headings that are only bold have at most this level.
_MUCH_LARGER = 1.4
_BOLD_LEVEL = 3
_DEEPEST = 5
# In font sizes: the lines of a paragraph are closer together than this, those of a heading closer still.
_CLOSE = 1.75
_CLOSE_HEADING = 1.45
# A line is full if the next word had no room after it; if that starts with a small letter, a lower share will do.
_FULL = 0.6
_FULL_BEFORE_SMALL = 0.55
_COLUMN = 0.45
_SPACE = 0.4
_INDENT = 0.8
_SAME_SIZE = 0.6
# A tagged block with more lines than this, most of them nearly full, is prose.
_FEWEST_OF_PROSE, _PROSE, _MOST = 2, 0.85, 0.7
# A range of numbers broken after its hyphen.
_RANGE = re.compile(r"\d[-–]$")
_ENDS = (".", "!", "?", ":", ";", "…", "»", "”")


def body_size(lines: Sequence[PrintedLine]) -> float:
    """The font size of most of the text."""
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def drafts(lines: Sequence[PrintedLine], body: float) -> Iterator[tuple[Sequence[PrintedLine], list[Draft]]]:
    """The lines of each block in reading order, with the block and what is set aside from it."""
    levels = _levels(lines, body)
    for group in _groups(_with_edges(lines), body):
        asides = (
            Draft(BlockKind.PARAGRAPH, words, path(line), boilerplate=reason)
            for line in group
            for reason, words in line.asides
        )
        yield group, [_draft(group, body, levels), *asides]


def _levels(lines: Sequence[PrintedLine], body: float) -> dict[int, int]:
    """Heading levels by font size, in half-points: the larger the letters, the higher the level."""
    sizes = sorted(
        {_size(line) for line in lines if line.size > _LARGER * body and len(line.text) >= _SHORTEST_HEADING}
    )
    highest = 1 if sizes and sizes[-1] > 2 * _MUCH_LARGER * body else 2
    return {size: min(highest + rank, _DEEPEST) for rank, size in enumerate(reversed(sizes))}


def _size(line: PrintedLine) -> int:
    return round(2 * line.size)


def path(line: PrintedLine) -> str:
    """The place of a line in the file."""
    return f"page {line.page + 1}"


def _with_edges(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines with the right edge of their column, which has a minimum width."""
    blocks: dict[int, list[PrintedLine]] = {}
    for line in lines:
        blocks.setdefault(line.block, []).append(line)
    prose = {block for block, held in blocks.items() if block and _is_prose(held)}
    lines = [line._replace(flow=(line.block,)) if line.block in prose else line for line in lines]
    widest: dict[object, float] = {}
    edges: dict[object, float] = {}
    for line in lines:
        # Text outside columns is set to the width of the page.
        reach = line.right if line.flow or line.cell else max(line.right, line.edge)
        widest[_flow(line)] = max(reach, widest.get(_flow(line), 0.0))
    for line in lines:
        start = line.left + _COLUMN * (widest[_flow(line)] - line.left)
        edges[_column(line)] = max(line.right, edges.get(_column(line), start))
    return [line._replace(edge=edges[_column(line)]) for line in lines]


def _is_prose(lines: Sequence[PrintedLine]) -> bool:
    """Whether most lines of a tagged block are about as long as the longest, so that it is a column of its own."""
    edges: dict[int, float] = {}
    for line in lines:
        edges[round(line.left)] = max(line.right - line.left, edges.get(round(line.left), 0.0))
    full = sum(line.right - line.left >= _PROSE * edges[round(line.left)] for line in lines[:-1])
    return len(lines) > _FEWEST_OF_PROSE and full >= _MOST * (len(lines) - 1)


def _flow(line: PrintedLine) -> object:
    """A key for the column that a line is set to, in a table or in the text."""
    return (line.cell.table, line.cell.column, line.flow) if line.cell else line.flow


def _column(line: PrintedLine) -> object:
    return (_flow(line), round(line.left), round(line.size), line.is_bold)


def _groups(lines: Sequence[PrintedLine], body: float) -> Iterator[list[PrintedLine]]:
    """The lines of one block together."""
    group = list(lines[:1])
    for before, line in pairwise(lines):
        if before.cell != line.cell or before.block != line.block or not _runs_on(before, line, body):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _runs_on(before: PrintedLine, line: PrintedLine, body: float) -> bool:
    """Whether a line continues the block of the line before it, perhaps across a page or column break."""
    if (has_list_mark(line) and not before.is_torn) or line.words[0].is_filled_in:
        return False
    if line.block:
        return line.level > 0 or _is_full(before, line)
    if abs(before.size - line.size) >= _SAME_SIZE or before.is_bold is not line.is_bold:
        return False
    if before.page != line.page or before.flow != line.flow:
        is_next = before.flow[:-1] == line.flow[:-1]
        return is_next and _is_full(before, line) and not before.text.endswith(_ENDS)
    distance = (before.base - line.base) / line.size
    if line.size > _LARGER * body:
        return 0 < distance <= _CLOSE_HEADING
    is_indented = line.left - before.left > _INDENT * line.size and not has_list_mark(before)
    is_open = not before.text.endswith(_ENDS) or not (line.is_bold or is_indented)
    return 0 < distance <= _CLOSE and is_open and _is_full(before, line)


def _is_full(before: PrintedLine, line: PrintedLine) -> bool:
    """Whether the first word of a line had no room on the line before."""
    if before.is_torn or _is_broken_range(before.text, line.text):
        return True
    share = (before.right - before.left) / max(before.edge - before.left, 1.0)
    if line.text[:1].islower() and not before.text.endswith(_ENDS):
        return share >= _FULL_BEFORE_SMALL
    return share >= _FULL and before.right + _SPACE * before.size + line.first > before.edge


def _draft(group: Sequence[PrintedLine], body: float, levels: Mapping[int, int]) -> Draft:
    text, marks = _joined(group)
    first = group[0]
    if first.kind:
        return Draft(BlockKind(first.kind), text, path(first), cell=first.cell, marks=marks, level=first.level or 1)
    if first.level:
        return Draft(BlockKind.HEADING, text, path(first), level=first.level, cell=first.cell)
    if first.cell:
        return Draft(BlockKind.CELL, text, path(first), cell=first.cell, marks=marks)
    is_larger = first.size > _LARGER * body
    is_heading = (is_larger or first.is_bold) and len(text) <= _LONGEST_HEADING and not text.endswith(".")
    if is_heading and not first.block and ":" not in text[:-1]:
        level = (
            levels.get(_size(first), _DEEPEST) if is_larger else max(_BOLD_LEVEL, 1 + max(levels.values(), default=0))
        )
        return Draft(BlockKind.HEADING, text, path(first), level=level)
    return Draft(BlockKind.PARAGRAPH, text, path(first), marks=marks)


def _is_broken_range(before: str, text: str) -> bool:
    return bool(_RANGE.search(before)) and text[:1].isdigit()


def _joined(group: Sequence[PrintedLine]) -> tuple[str, tuple[Mark, ...]]:
    """The words of lines, with hyphenated ones rejoined, and their marks."""
    text, marks = group[0].text, list(group[0].marks)
    for before, line in pairwise(group):
        if before.is_torn and line.text[:1].islower():
            text = TORN.sub("", text)
        elif not (before.is_torn and TORN.search(text)) and not _is_broken_range(text, line.text):
            text += " "
        marks += [replace(mark, start=mark.start + len(text), end=mark.end + len(text)) for mark in line.marks]
        text += line.text
    return text, tuple(marks)
