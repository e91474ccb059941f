"""From words on the page to fields: which stretch of a line is a label, and of what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from pipeline.extract.labels.keys import key
from pipeline.lexicon.fields import Field, Role, ValueType
from pipeline.model import Lesson

# The longest label of the lexicon and some room for a hint in brackets.
_LONGEST = 120
# After a label: help in brackets, or a number as in “Priority:1:”.
_HINT = re.compile(r"\s*(?:[(\[][^()\[\]]{0,100}[)\]]|:\s*\d{1,2}\s*:?)\s*$")
_DOUBLE = re.compile(r"\s*[/|]\s*|\s+[-–—]\s+|\s*\(\s*(?=[^()]+\)$)")
_NUMBER = re.compile(r"(?<=\w)\s+(?:no\.?\s*)?\d{1,2}(?=\s|:|$)")
_COLONS = re.compile("[:：]")
# What separates a label from its value in typed columns: leaders of dots, or several spaces.
_LEADERS = re.compile(r"[ \u00a0]?(?:\.(?: ?\.){2,}|…{2,}|_{3,})[ \u00a0]?|[ \u00a0]{3,}")
# A word without a space before the number that follows it.
_GLUED = re.compile(r"[^\W\d_]{3}(?=\d)")
# The help text of a form after a label: a question, with the answer right after its mark.
_HELP = re.compile(r"[^.!?;:]{3,100}[?;](?=[^\W\d_])")
# How similar a misspelt label must be, and how long, to be taken for a known one.
_NEAR = 0.85
_NEAR_LENGTH = 7
# An article with at most so many words opens a sentence as its subject, no label: “The good practice was …”.
_SUBJECT = 3
_MOST_PARTS = 4
# The similarity, of 100, from which two labels may mean the same although their words differ.
_LIKELY = 72


class LabelShape(StrEnum):
    """How a label is told from its value: it stands alone, or before a colon, is bold, or only opens the line."""

    ALONE = "alone"
    COLON = "colon"
    BOLD = "bold"
    OPENING = "opening"


@dataclass(frozen=True, slots=True)
class Label:
    """A label found in a line: `end` is where the value begins in the line's text, its length where there is none.

    `words` are the label as the page has it, from `start` on, in the shape `how`; `meant` the lexicon's own spelling if
    the page's is only near it, `is_sure` whether so near that nothing else need show it. `is_double` says that it is
    given twice, as in two languages, `is_brief` that it may mean less where the page has more: a summary, its day.
    """

    field: Field
    words: str
    end: int
    how: LabelShape
    meant: str = ""
    is_sure: bool = True
    is_double: bool = False
    is_brief: bool = False
    lesson: Lesson | None = None
    start: int = 0

    @property
    def is_alone(self) -> bool:
        """Whether the label is all of its line."""
        return self.how is LabelShape.ALONE

    @property
    def is_unseen(self) -> bool:
        """Whether the label is no word of the line, but what the markup calls that."""
        return self.start == self.end and self.how is LabelShape.COLON


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """All labels of a lexicon, folded, and as they are `spelt` there; the same `by_field`, and by their first word.

    Of these `openings` the longest comes first. `frame` finds a label with an article before it, or
    what it is of and a verb after it. `taught` are those that the page's site was taught.
    """

    field_of: Mapping[str, Field]
    spelt: Mapping[str, str]
    by_field: Mapping[str, tuple[str, ...]]
    openings: Mapping[str, tuple[str, ...]]
    brief: frozenset[str]
    articles: frozenset[str]
    frame: re.Pattern[str]
    taught: Mapping[str, Lesson]

    def alone(self, text: str) -> Label | None:
        """The label that a line is as a whole."""
        if len(text) > _LONGEST:
            return None
        if lesson := self.taught.get(key(text)):
            return Label(self.field_of[key(text)], text.strip(), len(text), LabelShape.ALONE, lesson=lesson)
        found = self.field_of.get(key(text)) or self.field_of.get(key(_HINT.sub("", text))) or self._framed(text)
        if found := found or self._of_partner(text):
            return Label(found, text.strip(), len(text), LabelShape.ALONE, is_brief=self._is_brief(text))
        return self._double(text)

    def _of_partner(self, text: str) -> Field | None:
        """The field of labels that number the partners: “Partner 2”, “Partner 1 name”."""
        found = self.field_of.get(key(_NUMBER.sub("", text))) if _NUMBER.search(text) else None
        return found if found and found.name == "partners" else None

    def _is_brief(self, text: str) -> bool:
        return key(_HINT.sub("", text)) in self.brief

    def _framed(self, text: str) -> Field | None:
        """The text that “Οι δυσκολίες”, “Results of the practice” or “The partners are” opens; never a fact."""
        match = self.frame.fullmatch(key(text))
        found = self.field_of.get(match["label"]) if match else None
        is_text = found is not None and found.role in {Role.SECTION, Role.ASIDE} and found.type is ValueType.TEXT
        return found if is_text else None

    def _double(self, text: str) -> Label | None:
        """A label given twice on a line: in two languages, or as two words for the same."""
        parts = _DOUBLE.split(text)
        if 2 < len(parts) <= _MOST_PARTS:
            return self._several(text, parts)
        if len(parts) != 2:
            return None
        first, second = (self.field_of.get(key(_HINT.sub("", part))) for part in parts)
        is_one = first is not None and second is not None and first.name == second.name
        if first is None or not is_one:
            return None
        return Label(
            first, text.strip(), len(text), LabelShape.ALONE, is_double=True, is_brief=self._is_brief(parts[0])
        )

    def _several(self, text: str, parts: list[str]) -> Label | None:
        """A label that names all parts of its value: “Country / Region / Town”."""
        found = {known.name: known for part in parts if (known := self.field_of.get(key(part)))}
        is_known = len(found) == 1 and key(parts[0]) in self.field_of and key(parts[-1]) in self.field_of
        return Label(next(iter(found.values())), text.strip(), len(text), LabelShape.ALONE) if is_known else None

    def with_colon(self, text: str) -> Label | None:
        """The label before the first colon of a line, or before the dots that lead to its value."""
        for sign in (_COLONS, _LEADERS):
            mark = sign.search(text, 0, _LONGEST)
            if mark and sign is _LEADERS and not mark[0].strip() and sign.search(text, mark.end()):
                # Several words side by side: a row of tabs.
                return None
            found = self.alone(text[: mark.start()]) if mark else None
            if mark and found:
                end = _after(text, mark.end())
                help_ = _HELP.match(text, end) if found.field.role is Role.SECTION else None
                return replace(found, end=help_.end() if help_ else end, how=LabelShape.COLON)
        return None

    def up_to(self, text: str, end: int) -> Label | None:
        """The label that a line's first `end` characters are, as when they alone are bold."""
        found = self.alone(text[:end])
        return replace(found, end=_after(text, end), how=LabelShape.BOLD) if found else None

    def opening(self, text: str) -> Label | None:
        """The longest label that a line opens with, no colon after it; a number needs no blank: “Budget138,518€”."""
        words = _GLUED.sub(r"\g<0> ", text[:_LONGEST]).split(" ")
        for candidate in self.openings.get(key(words[0]), ()):
            count = candidate.count(" ") + 1
            start = " ".join(words[:count])
            is_subject = count <= _SUBJECT and candidate.partition(" ")[0] in self.articles
            if count < len(words) and key(start) == candidate and not is_subject and text.startswith(start):
                lesson = self.taught.get(candidate)
                return Label(
                    self.field_of[candidate], start, _after(text, len(start)), LabelShape.OPENING, lesson=lesson
                )
        return None

    def nearest(self, text: str, field: Field) -> str:
        """The label of a field that a line is a misspelling of, folded; empty where it is of none."""
        asked = key(_HINT.sub("", text))
        own = self.by_field[field.name]
        found = process.extractOne(asked, own, scorer=OSA.normalized_similarity, score_cutoff=_NEAR)
        return found[0] if found and min(len(asked), len(found[0])) >= _NEAR_LENGTH else ""

    def likeliest(self, text: str) -> tuple[str, Field] | None:
        """The known label that shares most of a line's words, whatever their order: for a person to judge."""
        asked = key(_HINT.sub("", text))
        found = process.extractOne(asked, self.field_of.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=_LIKELY)
        return (self.spelt[found[0]], self.field_of[found[0]]) if found else None


def _after(text: str, at: int) -> int:
    """The offset of the value after a label that ends at `at`: colons, dashes and space are the label's."""
    while at < len(text) and (text[at].isspace() or text[at] in ":：–—|"):
        at += 1
    return at
