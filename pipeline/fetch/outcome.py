"""What became of each address, for the summary, for programs, and for resuming an interrupted run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from pipeline.errors import ExitCode
from pipeline.messages import Message
from pipeline.text.json_text import json_text


class End(StrEnum):
    """The outcome for an address; `planned` only in a dry run."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    GONE = "gone"
    REFUSED = "refused"
    PLANNED = "planned"


_SHOWN = {
    End.NEW: "fetch.end-new",
    End.CHANGED: "fetch.end-changed",
    End.SAME: "fetch.end-same",
    End.GONE: "fetch.end-gone",
    End.REFUSED: "fetch.end-refused",
    End.PLANNED: "fetch.end-planned",
}


@dataclass(frozen=True, slots=True)
class FetchOutcome:
    """What became of the address `url`: of a page, or of an image of the page `image_of`.

    `file` and `image_of` are relative to the folder; `reason` is for people.
    """

    url: str
    end: End
    file: str = ""
    reason: str = ""
    image_of: str = ""

    def as_json(self) -> str:
        """One line of JSON."""
        return json_text(asdict(self))

    @classmethod
    def from_dict(cls, table: dict[str, Any]) -> FetchOutcome:
        """The outcome that `as_json` wrote; ValueError, TypeError or LookupError for anything else."""
        return cls(end=End(table.pop("end")), **{name: str(value) for name, value in table.items()})

    def message(self) -> str:
        """The outcome in a line for people."""
        end = Message(_SHOWN[self.end])
        message = (
            Message("fetch.stored", end=end, url=self.url, file=self.file)
            if self.file
            else Message("run.about", what=end, text=self.url)
        )
        return Message("fetch.because", message=message, reason=self.reason) if self.reason else message


def summary(outcomes: Sequence[FetchOutcome]) -> Sequence[str]:
    """The summary: a count for each end, then what has changed, gone and been refused, with reasons."""
    counts = Counter(outcome.end for outcome in outcomes if not outcome.image_of)
    images = sum(outcome.end is End.NEW for outcome in outcomes if outcome.image_of)
    shown = [end for end in End if counts[end] or end is not End.PLANNED]
    rows = [(Message(_SHOWN[end]), counts[end]) for end in shown]
    rows += [(Message("fetch.images"), images)] if images else []
    lines: list[str] = [Message("fetch.count", what=what, count=count) for what, count in rows]
    telling = (End.CHANGED, End.GONE, End.REFUSED)
    return lines + [outcome.message() for end in telling for outcome in outcomes if outcome.end is end]


def exit_code(outcomes: Iterable[FetchOutcome]) -> ExitCode:
    """1 if an address was refused or failed; a page that has gone is kept, and is not a failure."""
    is_refused = any(outcome.end is End.REFUSED for outcome in outcomes)
    return ExitCode.FAILED_PAGES if is_refused else ExitCode.OK
