"""What the run's report is made of: a row a page. Cheap to import: a run with nothing to do needs it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from pipeline.model import Card, Change, Issue, State

# What a good practice is asked for, in the order of the sheet.
ASKED = (
    "title",
    "summary",
    "description",
    "resources",
    "evidence",
    "difficulties",
    "transfer",
    "institution",
    "location",
    "start_date",
)


class Presence(StrEnum):
    """Whether the run had the page: it had, it was a run over others, or the page is no longer there."""

    HERE = ""
    EARLIER = "earlier"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One page of the report: what became of it and the `files` of its sheets, relative to the report.

    `pictures` are pairs: the name of a sheet's files without extension, and that of its picture. `same_as` are
    pages that tell of the same practice, `changes` what is new since the last run.
    """

    path: str
    state: State
    files: tuple[str, ...] = ()
    pictures: tuple[tuple[str, str], ...] = ()
    cards: tuple[Card, ...] = ()
    issues: tuple[Issue, ...] = ()
    reason: str = ""
    hint: str = ""
    presence: Presence = Presence.HERE
    same_as: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


class PartPage(NamedTuple):
    """A page of a report in parts: the hash of all that its row tells, and what makes the row.

    `lasting` is that hash without what only the run tells that built the page.
    """

    key: str
    lasting: str
    row: Callable[[], ReportRow]
