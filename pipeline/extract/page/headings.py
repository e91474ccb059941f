"""Lines that look like a label or a heading although no table knows them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from statistics import median

from pipeline.extract.page.lines import Line
from pipeline.extract.page.marks import bold_opening, light_opening, part_opening, strong
from pipeline.lexicon.fields import Role
from pipeline.model import BlockKind
from pipeline.text.line_ends import COLONS, NO_PLAIN_HEADING, PROSE, SENTENCE

_LONGEST = 60
_MOST_WORDS = 8
# Longer openings before a colon are the beginning of a sentence.
_MOST_WORDS_RUN_IN = 4
_NUMBERING = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s+")
_BAR = " | "
_NO_HEADING = ("@", "://", "www.", "#", "|")
# A line of so many letters is prose even where no full stop closes it.
_PROSE = 80
_WORDS_OF_SENTENCE = 8
# So many words, some of them in small letters, tell something that a name does not.
_WORDS_OF_TAGLINE, _SMALL_WORDS = 6, 3
# After the stop of a sentence: brackets, quotes, the number of a note.
_CLOSING = '»”")]’0123456789'


def is_label_like(words: str) -> bool:
    """Whether words are few and open with a capital, as labels do."""
    words = _NUMBERING.sub("", words)
    is_short = 0 < len(words) <= _LONGEST and len(words.split()) <= _MOST_WORDS
    return is_short and words[0].isalpha() and words[0].isupper()


def is_prose(text: str) -> bool:
    """Whether a line closes a sentence, or is too long for anything else."""
    return text.rstrip().endswith(PROSE) or len(text) > _PROSE


def is_sentence(text: str) -> bool:
    """Whether a line tells something, rather than naming it: many words and a stop, or so long that it must."""
    is_closed = text.rstrip(_CLOSING).endswith(SENTENCE) or text.endswith(":")
    return len(text) >= 2 * _PROSE or (is_closed and len(text.split()) >= _WORDS_OF_SENTENCE)


def is_tagline(line: Line) -> bool:
    """Whether a short line tells what something does, in the words of a sentence but without its stop."""
    text, words = line.text, line.text.split()
    longest = 2 * _PROSE if line.kind is BlockKind.HEADING else _PROSE
    is_one = len(text) <= longest and text[:1].isupper() and text[-1:].isalpha() and not any(map(str.isdigit, text))
    is_long = len(words) >= _WORDS_OF_TAGLINE and sum(word[0].islower() for word in words) >= _SMALL_WORDS
    return is_one and is_long and not run_in(line)[1]


def run_in(line: Line) -> tuple[str, str]:
    """What stands before a line's first colon, as long as it can be a label, and the value after it.

    Both are empty where there is none; an item's is one only in bold. An element beside another needs no colon.
    """
    if (own := part_opening(line.segment)) and own[0] == 0 and 0 < own[1] <= _LONGEST:
        return line.text[: own[1]].rstrip(" :："), line.text[own[1] :]
    places = [at for sign in COLONS if (at := line.text.find(sign, 0, _LONGEST)) > 0]
    is_bold = any(start == 0 for start, _ in strong(line.segment))
    if not places or (line.kind is BlockKind.ITEM and not is_bold):
        return "", ""
    words, value = line.text[: min(places)], line.text[min(places) + 1 :]
    is_prose = len(words.split()) > _MOST_WORDS_RUN_IN or any(sign in words for sign in ".!?«“,") or words[-1].isdigit()
    return ("", "") if is_prose or value.startswith("//") else (words, value)


def apart(line: Line) -> tuple[str, str]:
    """What stands before a line's first colon or bar, or what it opens with in bold, colour, emphasis; and the rest."""
    words, value = run_in(line)
    light = 0 if words else bold_opening(line.segment) or light_opening(line.segment) or line.text.find(_BAR) + 1
    return (line.text[:light].rstrip(" :：|"), line.text[light:].lstrip("| –—:：")) if light else (words, value)


def plain_headings(
    part: Sequence[Line], taken: AbstractSet[int], is_near: Callable[[str], bool] = lambda _: False
) -> frozenset[int]:
    """The numbers of the lines of a text without markup that stand where its labels stand, and look like them.

    A text shows by two labels of sections, on lines of their own, whether a blank line stands before and after them;
    by one where they close with a colon. Without these only words that come near to a label (`is_near`) are headings.
    """
    lines = [line for line in part if line.has_words]
    shown = _style(lines)
    style = shown or (False, False, False)
    return frozenset(
        line.number
        for before, line, after in zip(lines, lines[1:], lines[2:], strict=False)
        if line.number not in taken and _is_heading(before, line, after, style) and (shown or is_near(line.text))
    )


def _style(lines: Sequence[Line]) -> tuple[bool, bool, bool] | None:
    """Whether labels of sections have a blank line before and after, and a colon; None where too few stand alone."""
    known = [
        (line, after)
        for line, after in pairwise(lines)
        if line.label and line.label.is_alone and line.label.field.role is Role.SECTION and _is_plain(line)
    ]
    has_colon = len(known) == 1 and known[0][0].text.endswith(COLONS)
    if len(known) < 2 and not has_colon:
        return None
    has_before = median(not line.segment.block.continues for line, _ in known) > 0.5
    return has_before, median(not after.segment.block.continues for _, after in known) > 0.5, has_colon


def _is_plain(line: Line) -> bool:
    return line.kind is BlockKind.PARAGRAPH and not line.is_bold and not line.boilerplate


def _is_heading(before: Line, line: Line, after: Line, style: tuple[bool, bool, bool]) -> bool:
    has_before, has_after, has_colon = style
    text = line.text.rstrip(" :")
    if not _is_plain(line) or line.label or after.label or after.boilerplate or not is_label_like(text):
        return False
    if text.endswith(NO_PLAIN_HEADING) or any(sign in text for sign in _NO_HEADING):
        return False
    if has_colon and not line.text.endswith(COLONS):
        return False
    if after.kind is not BlockKind.ITEM and not is_prose(after.text):
        return False
    if (has_before and line.segment.block.continues) or (has_after and after.segment.block.continues):
        return False
    # Without blank lines only the end of a sentence shows that something new begins.
    return has_before or before.text.rstrip().endswith(PROSE)
