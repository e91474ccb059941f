"""Words that look like a label, whatever they mean, with what stands after them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from pipeline.extract.labels.label import LabelShape
from pipeline.extract.page.headings import is_label_like, is_prose, run_in
from pipeline.extract.page.lines import Line
from pipeline.extract.page.marks import bold_opening
from pipeline.model import BlockKind

# A heading of more words says something of its own.
_MOST_WORDS = 8
_LONGEST = 70
# The longest name on a line of its own.
_LONGEST_NAME = 80
_TITLE = re.compile(r"title|head|label|caption|question|toggle", re.IGNORECASE)
EDGES = " :：–—|\t\u00a0"


@dataclass(frozen=True, slots=True)
class LabelCandidate:
    """Words that may be a label: they end at `end` of their line, in the shape `how`; `value` stands after them.

    `is_marked` says that more than their place shows that they may be one, `is_plain` that the page has no markup.
    """

    words: str
    end: int
    how: LabelShape
    value: str
    is_marked: bool = True
    is_plain: bool = False


def label_candidate(line: Line, after: Sequence[Line], headings: AbstractSet[int]) -> LabelCandidate | None:
    """The words of a line that look like a label, with what stands after them; None where it has none of both."""
    if line.is_heading or line.kind is BlockKind.TERM or line.number in headings:
        is_link = 2 * line.segment.block.linked > len("".join(line.text.split()))
        is_plain = line.segment.block.element is None
        asked = LabelCandidate(line.text, len(line.text), LabelShape.ALONE, _below(line, after), is_plain=is_plain)
        found = None if is_link else asked
    elif line.boilerplate:
        return None
    elif end := bold_opening(line.segment):
        found = LabelCandidate(line.text[:end], end, LabelShape.BOLD, line.text[end:].strip(EDGES))
    elif _stands_over_text(line, after) or _stands_over_name(line, after):
        found = LabelCandidate(
            line.text, len(line.text), LabelShape.ALONE, after[0].text, is_marked=_is_called_title(line)
        )
    else:
        words, value = run_in(line)
        found = (
            LabelCandidate(words, len(words) + 1, LabelShape.COLON, value.strip(EDGES))
            if is_label_like(words)
            else None
        )
    is_short = found is not None and len(found.words) <= _LONGEST and len(found.words.split()) <= _MOST_WORDS
    return found if found and is_short and found.words.strip(EDGES) and found.value else None


def _stands_over_text(line: Line, after: Sequence[Line]) -> bool:
    """Whether a line is short, has two words or more and prose right below it; in markup it is called a title."""
    is_plain = line.segment.block.element is None or _is_called_title(line)
    is_over = (
        line.kind is BlockKind.PARAGRAPH
        and is_plain
        and bool(after)
        and after[0].label is None
        and not after[0].boilerplate
        and is_prose(after[0].text)
    )
    return (
        is_over
        and is_label_like(line.text)
        and " " in line.text
        and (line.text[-1:].isalnum() or (line.text[-1:] in "?;" and _is_called_title(line)))
    )


def _is_called_title(line: Line) -> bool:
    """Whether the classes of a line's element say that it is the title of what stands below: `div.card-header`."""
    element = line.segment.block.element
    return element is not None and any(map(_TITLE.search, element.classes))


def _stands_over_name(line: Line, after: Sequence[Line]) -> bool:
    """Whether a line of a text without markup is short, has two words or more, and one short line below it."""
    below = after[0] if after else None
    is_plain = line.kind is BlockKind.PARAGRAPH and line.segment.block.element is None and below is not None
    is_short = below is not None and below.kind is BlockKind.PARAGRAPH and len(below.text) <= _LONGEST_NAME
    is_name = (
        is_short and below is not None and below.label is None and not below.boilerplate and not is_prose(below.text)
    )
    is_row = is_name and (len(after) == 1 or after[1].label is not None)
    return is_plain and is_row and is_label_like(line.text) and " " in line.text and line.text[-1:].isalpha()


def _below(line: Line, after: Iterable[Line]) -> str:
    """The first words below a heading; empty where a heading as high or boilerplate follows it."""
    first = next(
        (
            other
            for other in after
            if other.has_words and not (other.is_firm_boilerplate and other.kind is not BlockKind.HEADING)
        ),
        None,
    )
    if first is None or first.is_firm_boilerplate:
        return ""
    is_next = first.kind is BlockKind.HEADING and (line.kind is not BlockKind.HEADING or first.level <= line.level)
    return "" if is_next or (line.kind is BlockKind.TERM and first.kind is BlockKind.TERM) else first.text
