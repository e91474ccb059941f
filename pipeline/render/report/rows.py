"""The rows of the run's report, one for each page. Cheap to import, as a run with nothing to do needs them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from pipeline.model import Change, Issue, PracticeSummary, State

# The fields that a good practice should have, in the order of the sheet.
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
    """Whether the run had the page: it had it, it was a run over other pages, or the page is gone."""

    HERE = ""
    EARLIER = "earlier"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One page of the report: what became of it and the `files` of its sheets, relative to the report.

    `pictures` are pairs of the name of a sheet's files, without extension, and that of its picture. `same_as` are pages
    that describe the same practice, `changes` what is new since the last run.
    """

    path: str
    state: State
    files: tuple[str, ...] = ()
    pictures: tuple[tuple[str, str], ...] = ()
    summaries: tuple[PracticeSummary, ...] = ()
    issues: tuple[Issue, ...] = ()
    reason: str = ""
    hint: str = ""
    presence: Presence = Presence.HERE
    same_as: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


class PartPage(NamedTuple):
    """A page of a report in parts: the hash of all that its row says, and a function that makes the row."""

    key: str
    row: Callable[[], ReportRow]
