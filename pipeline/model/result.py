"""Sheet → bytes: the look, finished files, and the results of a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from pipeline.messages import Message
from pipeline.model.issues import Issue
from pipeline.model.record import Coverage


@dataclass(frozen=True, slots=True)
class Look:
    """The complete look as bytes: template files by name (`sheet.html`, `fonts/….ttf`), brand and print settings.

    `overflow` says what to do with a sheet that does not fit on two pages: `grow` or `fail`. No PDF has more than
    `most_pages`: anything beyond is only in the record. `digest` is the sha256 of all files; two looks with the same
    digest render the same.
    """

    files: tuple[tuple[str, bytes], ...] = field(repr=False)
    digest: str
    brand: tuple[tuple[str, str], ...] = ()
    overflow: str = "grow"
    print: tuple[tuple[str, str], ...] = ()
    most_pages: int = 200

    def file(self, name: str) -> bytes:
        """The bytes of a template file; KeyError if the look has no such file."""
        for known, data in self.files:
            if known == name:
                return data
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Rendered:
    """One finished file, with the issues of making it (text too long, a character without a glyph)."""

    data: bytes = field(repr=False)
    issues: tuple[Issue, ...] = ()


class State(StrEnum):
    """What a run did with a page."""

    BUILT = "built"
    UNCHANGED = "unchanged"
    OTHER = "other"
    SKIPPED = "skipped"
    FAILED = "failed"

    @property
    def shown(self) -> str:
        """The state in words for people."""
        return Message(_SHOWN[self])


_SHOWN = {
    State.BUILT: "run.state-built",
    State.UNCHANGED: "run.state-unchanged",
    State.OTHER: "run.state-other",
    State.SKIPPED: "run.state-skipped",
    State.FAILED: "run.state-failed",
}


class SetAside(NamedTuple):
    """Words of a page set aside for one `reason`: how many characters, and the beginning of the longest stretch."""

    reason: str
    characters: int
    opening: str


class OpenPoint(NamedTuple):
    """Something that needs a person: its `kind` as the options of `sheets status` name it, the field and language.

    `what` says more: why a sheet is provisional, where an edit stands. A point about the whole sheet has no field.
    """

    kind: str
    field: str = ""
    lang: str = ""
    what: str = ""


class FieldWords(NamedTuple):
    """The hashes of a field's words in a language, on the page and on the sheet, and how these words begin."""

    page: str
    sheet: str
    page_words: str
    sheet_words: str


@dataclass(frozen=True, slots=True)
class PracticeSummary:
    """One practice in the run's report.

    `base` is the name of its files without extension. `titles` are pairs (language, title); `fields` are pairs
    (field, its languages). `coverage` and `asides` are those of the whole page, and stand in the first of its
    summaries only. Those of different pages that share a key of their `likeness` tell of the same practice. `seen` is
    the hash of all that the sheet prints, `words` are those of page and sheet by `field.language`, empty where nobody
    has noted them.
    """

    base: str
    titles: tuple[tuple[str, str], ...]
    url: str
    fields: tuple[tuple[str, tuple[str, ...]], ...]
    coverage: Coverage | None = None
    asides: tuple[SetAside, ...] = ()
    likeness: tuple[str, ...] = ()
    number: str = ""
    seen: str = ""
    words: Mapping[str, FieldWords] = field(default_factory=dict)
    wants: tuple[OpenPoint, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What changed in a field since the last run, on its page or its sheet; the texts are given by how they begin."""

    number: str
    field: str
    lang: str
    before: str
    after: str
    is_on_sheet: bool


@dataclass(frozen=True, slots=True)
class PageResult:
    """The result for one page: files by name relative to the output folder, or the reason why there are none.

    `issues` are the page's own, `file_issues` those of single files by name. `sha256` is that of the page's bytes,
    empty if they were not read. `summaries` are its practices in the run's report, `changes` what is new since the last
    run.
    """

    path: str
    state: State
    files: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)
    issues: tuple[Issue, ...] = ()
    reason: str = ""
    hint: str = ""
    sha256: str = ""
    file_issues: tuple[tuple[str, tuple[Issue, ...]], ...] = ()
    summaries: tuple[PracticeSummary, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def all_issues(self) -> tuple[Issue, ...]:
        """The issues of the page and of all its files, each once: two files are often odd in the same way."""
        once: dict[tuple[str | int | None, ...], Issue] = {}
        for issue in (*self.issues, *(issue for _, found in self.file_issues for issue in found)):
            once.setdefault(tuple(issue.as_dict().values()), issue)
        return tuple(once.values())


class GoneFate(StrEnum):
    """What happens to a file whose page has gone; one that a person has edited is never deleted."""

    STAYS = "stays"
    DELETED = "deleted"
    EDITED = "edited"


class Gone(NamedTuple):
    """An output whose page is no longer there."""

    name: str
    end: GoneFate = GoneFate.STAYS


@dataclass(frozen=True, slots=True)
class Report:
    """A run as a whole: the results in input order, and the exit code that they add up to.

    `gone` are output files whose page no longer exists (deleted if the run prunes); `notes` are remarks on the run
    itself, such as a missing system library. `page` is the report for people, "" if none was written.
    """

    results: tuple[PageResult, ...]
    exit_code: int
    gone: tuple[Gone, ...] = ()
    notes: tuple[str, ...] = ()
    page: str = ""
