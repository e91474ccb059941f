"""Bitext → Record: the values of a practice's fields, and what happened to the rest of the page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from pipeline.model.bitext import Run
from pipeline.model.document import Resource
from pipeline.model.issues import Issue, Locator
from pipeline.model.page import Page
from pipeline.model.values import Value


class FieldPair(NamedTuple):
    """Two stretches that say the same, in the values of the page's first and second side."""

    first_start: int
    first_end: int
    second_start: int
    second_end: int

    @property
    def swapped(self) -> FieldPair:
        """The pair for a sheet with the page's second side first."""
        return FieldPair(self.second_start, self.second_end, self.first_start, self.first_end)


# Where each cell of a row stands in the text of its value; an empty cell has a place, too.
TableRow = tuple[tuple[int, int], ...]


class Origin(StrEnum):
    """The origin of a value given by a person, or by a program on a person's behalf."""

    CORRECTION = "correction"
    TRANSLATION = "translation"
    MACHINE = "machine"
    TAUGHT = "taught"


class Trust(StrEnum):
    """How far a value given or judged by somebody can be trusted."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class FieldValue:
    """One value of a field in one language.

    `text` is repaired: paragraphs are separated by a blank line, list items are lines starting with `- ` (two more
    spaces for each level), table rows are lines with ` | ` between cells. `value` is the typed form, None for texts.
    `rows` say where a table's cells stand in `text`. `pairs` tie the values of one field on the page's two sides
    together, block by block. `rule` names what found the value; `is_sure` is False if it was chosen by too narrow a
    margin. `origin` and `state` are None if nobody gave or judged it, `by` is who did.
    """

    field: str
    lang: str
    text: str
    runs: tuple[Run, ...]
    locator: Locator
    rule: str
    value: Value = None
    rows: tuple[TableRow, ...] = ()
    pairs: tuple[FieldPair, ...] = ()
    is_sure: bool = True
    origin: Origin | None = None
    state: Trust | None = None
    by: str = ""

    @property
    def cells(self) -> tuple[tuple[str, ...], ...]:
        """The words of a table's cells, row by row."""
        return tuple(tuple(self.text[start:end] for start, end in row) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate for a choice; `features` are its signs by name, `score` their weighted sum."""

    text: str
    score: float
    features: tuple[tuple[str, float], ...]


class Doubt(StrEnum):
    """Why a choice is not sure."""

    NARROW = "narrow"
    PASTED = "pasted"
    REPEATED = "repeated"
    OTHER_HEADING = "other-heading"
    ONE_WORD = "one-word"
    UNKNOWN_HEADING = "unknown-heading"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice made without a label: its subject, its language, and the candidates, the best one first.

    `doubts` are the reasons why it is not sure; it is where there are none. `used` is the place of the candidate that
    was taken in the end, as a rule the first; None where it is none of them.
    """

    subject: str
    lang: str
    candidates: tuple[Candidate, ...]
    doubts: tuple[Doubt, ...] = ()
    used: int | None = 0


class Kind(StrEnum):
    """Whether a page describes a practice."""

    PRACTICE = "practice"
    OTHER = "other"


class Blocker(StrEnum):
    """Why a sheet should not be handed out yet."""

    TITLE = "title"
    DESCRIPTION = "description"
    UNPLACED = "unplaced"
    KIND = "kind"
    DRAFT = "draft"
    STALE = "stale"


class Fate(StrEnum):
    """What happened to a character of the page's text; the four add up to all non-space characters."""

    FIELD = "field"
    LABEL = "label"
    BOILERPLATE = "boilerplate"
    UNPLACED = "unplaced"


@dataclass(frozen=True, slots=True)
class Aside:
    """Words of the page that are in no field: `fate` LABEL, BOILERPLATE or UNPLACED, and why."""

    text: str
    fate: Fate
    reason: str
    locator: Locator


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the page's non-space characters went where; the four parts add up to `characters`."""

    characters: int
    field: int
    label: int
    boilerplate: int
    unplaced: int


@dataclass(frozen=True, slots=True)
class Record:
    """Everything known of one practice. `number` distinguishes several practices of one page ("1", "2.1"), else "".

    `sides` are the page's one or two main languages, Greek first if it is one of them; `why` lists the reasons why the
    sheet is not ready to hand out; `choices` explain choices made without a label. `removed` are the values that a
    person removed, as (field, language).
    """

    page: Page
    kind: Kind
    values: tuple[FieldValue, ...]
    asides: tuple[Aside, ...]
    issues: tuple[Issue, ...]
    coverage: Coverage
    number: str = ""
    resources: tuple[Resource, ...] = ()
    sides: tuple[str, ...] = ()
    why: tuple[Blocker, ...] = ()
    choices: tuple[Choice, ...] = ()
    removed: tuple[tuple[str, str], ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether the sheet can be handed out as it is."""
        return not self.why

    @property
    def id(self) -> str:
        mark = "." if self.page.part else "#"
        return f"{self.page.id}{mark}{self.number}" if self.number else self.page.id

    def of(self, name: str) -> tuple[FieldValue, ...]:
        """The values of one field, in page order."""
        return tuple(value for value in self.values if value.field == name)
