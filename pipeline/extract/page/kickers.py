"""Lines above a title that say what the page is: a practice, a list of practices, or something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.labels.keys import key
from pipeline.extract.labels.label import LabelShape
from pipeline.extract.page.lines import Line, Piece
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Role
from pipeline.lexicon.values import kinds
from pipeline.model import BlockKind, Kind

_LONGEST = 250
# A longer heading is not that of a list.
_LONGEST_LIST = 60
# A kicker stands among the first lines of the content.
_FIRST_LINES = 40
# After a kicker: “Good practice no. 14”, “GP 05”.
_NUMBER = re.compile(r"\s*(?:#|no\.?|nr\.?|αρ\.?|αριθ\.?)?\s*\d{1,4}\s*[.:]?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kicker:
    """A line above a title that says what the page is: a line of small type, or a heading, an h1 among them."""

    piece: Piece
    says: Kind
    is_list: bool = False


def kickers(lines: Sequence[Line], lexicon: Lexicon) -> tuple[Kicker, ...]:
    """The lines that say what the page is, most of them among the first of the content."""
    known = kinds(lexicon)
    said = {key(words): (Kind.OTHER, False) for words in known.other}
    said |= {key(words): (Kind.PRACTICE, False) for words in known.practice}
    said |= {key(words): (Kind.PRACTICE, True) for words in known.list}
    lists = re.compile(
        "|".join(rf"(?<!\w){re.escape(key(words))}(?!\w)" for words in known.list if " " in words) or "(?!)"
    )
    found = []
    seen = 0
    has_begun = False
    for line in lines:
        if not line.has_words or line.is_firm_boilerplate:
            continue
        seen += 1
        if is_section(line):
            has_begun = True
        parts = (
            [said.get(key(_NUMBER.sub("", part))) for part in line.text.split("/")]
            if len(line.text) <= _LONGEST
            else []
        )
        if line.kind is BlockKind.HEADING and len(line.text) <= _LONGEST_LIST and lists.search(key(line.text)):
            parts = [(Kind.PRACTICE, True)]
        if parts and (first := parts[0]) and all(parts) and line.kind is not BlockKind.ITEM:
            says, is_list = first
            # What leads to a list is none. Further down, only the kicker of a second language is one.
            is_first = seen <= _FIRST_LINES and not has_begun and not (is_list and line.is_link)
            if is_first or (says is Kind.PRACTICE and not is_list):
                found.append(Kicker(line.whole, says, is_list))
    return tuple(found)


def is_section(line: Line) -> bool:
    """Whether a line is the label of a section, where a title can stand no longer."""
    label = line.label
    if label is None or label.how is LabelShape.OPENING or line.is_firm_boilerplate:
        return False
    return label.field.role is Role.SECTION and label.field.name not in {"title", "context"}
