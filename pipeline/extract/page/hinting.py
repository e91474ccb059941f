"""Headings that no table has: a misspelt label, or one whose words tell the field all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache

from pipeline.extract.labels.rows import Label, Labels, key, labels
from pipeline.extract.page.lines import Line, bold_opening
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Field, Role, ValueType, fields
from pipeline.model import BlockKind
from pipeline.values.readers import Readers, readers

# A heading of more words says something of its own.
_MOST_WORDS = 8
_LONGEST = 70
# A table with labels of so many fields in its first column is one of facts.
_LABELS_OF_A_TABLE = 3
# No page of practices has more headings; each is held against all labels.
_MOST_ASKED = 300
# The longest value that can be a fact's.
_LONGEST_FACT = 160
_ACRONYM = re.compile(r"(?<!\w)[A-Z][A-Z0-9-]{3,}(?!\w)")


@dataclass(frozen=True, slots=True, eq=False)
class Hints:
    """The hints of one lexicon: `found` has a group for each of `named`; `openers` stand before an acronym."""

    found: re.Pattern[str]
    named: tuple[Field, ...]
    openers: dict[str, Field]

    def fields(self, words: str) -> list[Field]:
        """The fields that words tell, in their order; those without a text of their own last."""
        told = [self.named[(match.lastindex or 1) - 1] for match in self.found.finditer(key(words))]
        told.sort(key=lambda field: field.role is Role.SECTION and bool(field.into))
        about = None if told else self._before_acronym(words)
        return [about] if about else told

    def _before_acronym(self, words: str) -> Field | None:
        match = None if words.isupper() else _ACRONYM.search(words)
        return self.openers.get(key(words[: match.start()])) if match else None


def with_hints(
    part: Sequence[Line], taken: AbstractSet[int], headings: AbstractSet[int], lexicon: Lexicon
) -> list[Line]:
    """The lines, those with a label that their words come near to with that label.

    `taken` are spoken for, `headings` are headings although the markup does not say so.
    """
    known, hinted, read = labels(lexicon), hints(lexicon), readers(lexicon)
    told = {line.label.field.name for line in part if line.label and not line.is_firm_chrome}
    headings = headings | _label_cells(part)
    out = []
    asked = 0
    for index, line in enumerate(part):
        found = None
        is_open = line.label is None and not line.is_firm_chrome and line.number not in taken and line.has_words
        if is_open and asked < _MOST_ASKED:
            is_heading = line.is_heading or line.kind is BlockKind.TERM or line.number in headings
            after = next((other for other in part[index + 1 : index + 3] if other.text), None)
            asked += is_heading or bool(bold_opening(line))
            found = _label(line, after, known, hinted, read, told, is_heading=is_heading)
        out.append(replace(line, label=found) if found else line)
    return out


def _label_cells(part: Sequence[Line]) -> frozenset[int]:
    """The first cells of the rows of tables that have labels of several fields in their first column."""
    columns: dict[int, list[Line]] = {}
    for line in part:
        cell = line.segment.block.cell
        if cell and cell.column == 0 and line.has_words:
            columns.setdefault(cell.table, []).append(line)
    found: set[int] = set()
    for lines in columns.values():
        told = {line.label.field.name for line in lines if line.label and line.label.how == "alone"}
        if len(told) >= _LABELS_OF_A_TABLE:
            found.update(line.number for line in lines)
    return frozenset(found)


def _label(
    line: Line,
    after: Line | None,
    known: Labels,
    hinted: Hints,
    read: Readers,
    told: AbstractSet[str],
    *,
    is_heading: bool,
) -> Label | None:
    if is_heading:
        words, end, how = line.text, len(line.text), "alone"
    elif line.chrome:
        return None
    else:
        end, how = bold_opening(line), "bold"
        words = line.text[:end]
    if not words or len(words) > _LONGEST or len(words.split()) > _MOST_WORDS:
        return None
    value = line.text[end:].strip(" :–—|") if how == "bold" else after.text if after else ""
    if near := known.nearest(words):
        return _made(near[1], near[0], words, line, end, how)
    fields = hinted.fields(words) if value else []
    field = next((one for one in fields if one.role is not Role.FACT or _is_value(one, value, read, told)), None)
    return _made(field, field.shown(line.segment.lang), words, line, end, how) if field else None


def _is_value(field: Field, value: str, read: Readers, told: AbstractSet[str]) -> bool:
    """Whether a value shows that the hint is right, and no label of the field is on the page."""
    is_free = field.name not in told and told.isdisjoint(field.into) and len(value) <= _LONGEST_FACT
    return is_free and read.can_read(field.type, value, is_sure=field.type is ValueType.CONTACT)


def _made(field: Field, meant: str, words: str, line: Line, end: int, how: str) -> Label:
    after = end
    while how == "bold" and after < len(line.text) and line.text[after] in " \t\u00a0:–—|":
        after += 1
    return Label(field, words.strip(" :"), after, how, meant=meant)


@cache
def hints(lexicon: Lexicon) -> Hints:
    """The hints of `lexicon`."""
    named = tuple(field for field in fields(lexicon) if field.hints)
    groups = "|".join(f"(?<!\\w)({'|'.join(_patterns(field))})" for field in named)
    openers = {key(opener): field for field in fields(lexicon) for opener in field.openers}
    return Hints(re.compile(groups or "(?!)"), named, openers)


def _patterns(field: Field) -> Iterator[str]:
    for hint in sorted(field.hints, key=len, reverse=True):
        yield re.escape(key(hint)) + (r"(?!\w)" if hint.endswith(" ") else "")
