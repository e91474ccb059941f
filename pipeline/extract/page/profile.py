"""A page and its site: what the page shows of what may repeat there, and what the site's profile says of its lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from pipeline.extract.labels.keys import key
from pipeline.extract.page.headings import is_label_like
from pipeline.extract.page.lines import Line
from pipeline.extract.page.markup import is_in_place
from pipeline.model import Block, BlockKind, Document, Lesson, MarkKind, Profile
from pipeline.text.line_ends import COLONS
from pipeline.text.repeating import VALUE_LENGTH, joined, words_hash

_EDGES = " :：\t\xa0\u200b\ufeff\xad"
_LONGEST_LABEL = 60
_BARS = frozenset("|•·;,–—-/")
_LONGEST_ROW = 400
# Where more than so much of a page repeats, the site has the same page several times: that tells nothing.
_COPY = 0.9
# How lines of these kinds stand is no sign of a label.
_NO_LABELS = frozenset({BlockKind.ITEM, BlockKind.FIGURE, BlockKind.CAPTION})
_OPENERS = frozenset({MarkKind.STRONG, MarkKind.PART})


def sighted(document: Document) -> tuple[str, str]:
    """The hashes of the page's blocks, and those of lines that may be labels, each with that of the value after it.

    Both are joined. What the page's own markup and words make boilerplate tells nothing.
    """
    blocks = [block for block in document.blocks if _is_content(block)]
    pairs = (
        words_hash(words) + words_hash(value)[:VALUE_LENGTH]
        for block, after in zip_longest(blocks, blocks[1:])
        for words, value in _label_words(block, after)
    )
    return joined({words_hash(block.text) for block in blocks}), joined(set(pairs))


def _is_content(block: Block) -> bool:
    return not block.boilerplate and any(map(str.isalnum, block.text))


def _label_words(block: Block, after: Block | None) -> Iterator[tuple[str, str]]:
    """The words of a block that may be a label, with those after them: all of it, or what it opens with."""
    if block.kind not in _NO_LABELS and after is not None and is_label_like(block.text.strip(_EDGES)):
        yield block.text.strip(_EDGES), after.text
    ends = [at for sign in COLONS if (at := block.text.find(sign, 0, _LONGEST_LABEL)) > 0]
    marks = (mark for mark in block.marks if mark.kind in _OPENERS and mark.start == block.start)
    ends += [mark.end - block.start for mark in marks]
    for end in sorted(set(ends)):
        words, value = block.text[:end].strip(_EDGES), block.text[end:].strip(_EDGES)
        if value and is_label_like(words):
            yield words, value


def concerns(lesson: Lesson, document: Document) -> bool:
    """Whether a lesson may say something of a page: its words open a line or a part of one, or its place is there."""
    if lesson.place:
        return any(is_in_place(block, lesson.place) for block in document.blocks)
    if not lesson.field:
        asked = words_hash(lesson.words)
        return any(words_hash(block.text) == asked for block in document.blocks)
    asked, room = key(lesson.words), 2 * len(lesson.words) + len(_EDGES)
    starts = ((block, start) for block in document.blocks for start in _starts(block))
    return any(key(block.text[start : start + room]).startswith(asked) for block, start in starts)


def _starts(block: Block) -> Iterator[int]:
    """The offsets in a block at which a label may begin."""
    yield 0
    yield from (mark.start - block.start for mark in block.marks if mark.kind in _OPENERS)
    yield from (at + 1 for at, sign in enumerate(block.text[:_LONGEST_ROW]) if sign in _BARS)


def with_profile(lines: Sequence[Line], profile: Profile) -> tuple[Line, ...]:
    """The lines, with what the profile of their site says of them."""
    if not profile.digest:
        return tuple(lines)
    fixed = {words_hash(lesson.words): lesson for lesson in profile.teaching.boilerplate}
    repeated, labels = frozenset(profile.boilerplate), frozenset(profile.labels)
    out = []
    for before, line, after in zip((None, *lines), lines, (*lines[1:], None), strict=False):
        block = line.segment.block
        own = words_hash(block.text) if block.text else ""
        if lesson := fixed.get(own):
            out.append(replace(line, label=None, boilerplate=lesson.reason, is_weak=False))
            continue
        # Boilerplate that holds a taught label holds its value, too.
        is_taught = _is_taught(line) or (
            before is not None and _is_taught(before) and before.boilerplate == line.boilerplate
        )
        boilerplate = "" if is_taught else line.boilerplate
        ends = _label_words(block, after.segment.block if after else None) if labels else ()
        is_label = any(words_hash(words) in labels for words, _ in ends)
        if boilerplate != line.boilerplate or own in repeated or is_label:
            out.append(replace(line, boilerplate=boilerplate, is_repeated=own in repeated, is_site_label=is_label))
        else:
            out.append(line)
    return tuple(out) if not _is_copy(out) else tuple(replace(line, is_repeated=False) for line in out)


def _is_taught(line: Line) -> bool:
    return line.label is not None and line.label.lesson is not None


def _is_copy(lines: Sequence[Line]) -> bool:
    letters = sum(len(line.text) for line in lines if not line.boilerplate)
    return sum(len(line.text) for line in lines if line.is_repeated and not line.boilerplate) > _COPY * letters
