"""An entry of the ledger as JSON, and back: what comes from disk may come from anybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple
from functools import lru_cache
from itertools import starmap
from sys import intern
from types import NoneType
from typing import Any

from pipeline.messages import Message
from pipeline.messages import as_raw as raw_words
from pipeline.messages import from_raw as words_from_raw
from pipeline.model import (
    Coverage,
    FieldWords,
    Issue,
    IssueCode,
    Locator,
    OpenPoint,
    PracticeSummary,
    SetAside,
    Severity,
    State,
)
from pipeline.store.entry import Entry, Fingerprint, Stamp
from pipeline.store.names import checked_path, is_output_name

# Made once: there are six stamps in an entry.
_TIME = (int, NoneType)

# Stands for a sheet's words where they are the same as the page's.
_SAME = "="


def raw_entry(entry: Entry) -> dict[str, Any]:
    """An entry as the manifest's JSON object."""
    return {
        "page": entry.page and _raw_stamp(entry.page),
        "beside": _raw_stamps(entry.sidecars),
        "recipe": entry.recipe,
        "state": entry.state.value,
        "formats": dict(entry.formats),
        "outputs": _raw_stamps(entry.outputs),
        "issues": _raw_issues(entry.issues),
        "file_issues": {name: _raw_issues(found) for name, found in entry.file_issues.items()},
        "reason": raw_words(entry.reason),
        "sighting": entry.fingerprint and list(astuple(entry.fingerprint)),
        "profile": entry.profile,
        "hint": raw_words(entry.hint),
        "cards": [raw_summary(summary) for summary in entry.summaries],
        "edits": dict(entry.edits),
        "earlier": {name: list(digests) for name, digests in entry.earlier.items()},
        "is_input": entry.is_input,
        **({"review": _raw_stamps(entry.review)} if entry.review else {}),
    }


def _fingerprint(site: str, blocks: str, reader: str, labels: str = "", lessons: str = "") -> Fingerprint:
    # The same text for all pages of a site, which a run holds while it plans.
    return Fingerprint(intern(site), blocks, intern(reader), labels, lessons)


def _raw_issues(issues: tuple[Issue, ...]) -> list[dict[str, Any]]:
    return [{**issue.as_dict(), "message": raw_words(issue.message)} for issue in issues]


def _raw_stamps(stamps: Mapping[str, Stamp]) -> dict[str, Any]:
    return {name: _raw_stamp(stamp) for name, stamp in sorted(stamps.items())}


def _raw_stamp(stamp: Stamp) -> dict[str, Any]:
    return {"sha256": stamp.sha256, "size": stamp.size, "mtime_ns": stamp.mtime_ns}


def entry_of(raw: dict[str, Any]) -> Entry:
    """The entry of such an object; ValueError, LookupError, TypeError or AttributeError if it is none.

    It may come from anybody: a name that no run gives, such as one outside the output folder, is refused.
    """
    # In a manifest of format 1 the formats are a list: it still tells which files are ours, but none is up to date.
    formats = raw["formats"]
    return Entry(
        page=_stamp(raw["page"]) if raw["page"] else None,
        recipe=raw["recipe"],
        state=State(raw["state"]),
        formats=formats if isinstance(formats, dict) else {},
        outputs=_outputs(raw["outputs"]),
        issues=_issues(raw["issues"]),
        reason=words_from_raw(raw["reason"]),
        sidecars=_stamps(raw.get("beside", {})),
        file_issues={name: _issues(found) for name, found in raw.get("file_issues", {}).items()},
        fingerprint=_fingerprint(*raw["sighting"]) if raw.get("sighting") else None,
        profile=raw.get("profile", ""),
        hint=words_from_raw(raw.get("hint", "")),
        summaries=tuple(summary_of(*one) for one in raw.get("cards", ())),
        edits={str(name): str(beside) for name, beside in raw.get("edits", {}).items()},
        earlier={name: tuple(map(str, digests)) for name, digests in raw.get("earlier", {}).items()},
        is_input=raw.get("is_input") is True,
        review=_stamps(raw.get("review", {})),
    )


def raw_summary(summary: PracticeSummary) -> tuple[Any, ...]:
    """A summary as JSON."""
    counts = summary.coverage
    parts = (counts.characters, counts.field, counts.label, counts.boilerplate, counts.unplaced) if counts else None
    fields = [(name, " ".join(languages)) for name, languages in summary.fields]
    words = "\n".join(starmap(_raw_words, summary.words.items()))
    said = (summary.number, summary.seen, words, [" ".join(one) for one in summary.wants])
    return summary.base, summary.titles, summary.url, fields, parts, summary.asides, summary.likeness, *said


def _raw_words(key: str, one: FieldWords) -> str:
    """A line on the words of a field; a sheet that says the same as its page need not say it twice."""
    is_same = (one.page, one.page_words) == (one.sheet, one.sheet_words)
    on_sheet = (_SAME, "") if is_same else (one.sheet, one.sheet_words)
    return "\t".join((key, one.page, on_sheet[0], one.page_words, on_sheet[1]))


def _words(line: str) -> tuple[str, FieldWords]:
    # There are some twenty such lines in an entry, and a run reads all entries.
    key, page, sheet, page_words, sheet_words = line.split("\t")
    if sheet == _SAME:
        return key, FieldWords(page, page, page_words, page_words)
    return key, FieldWords(page, sheet, page_words, sheet_words)


@lru_cache(maxsize=4096)
def _field(name: str, languages: str) -> tuple[str, tuple[str, ...]]:
    """A pair of a summary: the same object for all pages, which a run holds to its end."""
    return name, tuple(languages.split())


@lru_cache(maxsize=4096)
def _fields(*found: tuple[str, tuple[str, ...]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The same for all pairs of a summary."""
    return found


def summary_of(
    base: str,
    titles: list[list[str]],
    url: str,
    fields: list[list[str]],
    coverage: list[int] | None,
    asides: list[tuple[str, int, str]],
    likeness: list[str] | None = None,
    number: str = "",
    seen: str = "",
    words: str = "",
    wants: list[str] | None = None,
) -> PracticeSummary:
    """The summary of such JSON, given part by part; the last parts may be missing."""
    return PracticeSummary(
        base,
        tuple((lang, text) for lang, text in titles),
        url,
        _fields(*starmap(_field, fields)),
        Coverage(*coverage) if coverage else None,
        tuple(starmap(SetAside, asides)),
        tuple(likeness or ()),
        number,
        seen,
        dict(map(_words, words.split("\n"))) if words else {},
        tuple(OpenPoint(*one.split(" ", 3)) for one in wants or ()),
    )


def _stamps(raw: dict[str, Any]) -> dict[str, Stamp]:
    return {checked_path(name): _stamp(stamp) for name, stamp in raw.items()}


def _outputs(raw: dict[str, Any]) -> dict[str, Stamp]:
    if wrong := next((name for name in raw if not is_output_name(name)), None):
        raise ValueError(Message("output.names-no-output", name=wrong))
    return {name: _stamp(stamp) for name, stamp in raw.items()}


def _stamp(raw: dict[str, Any]) -> Stamp:
    stamp = Stamp(**raw)
    if not (isinstance(stamp.sha256, str) and isinstance(stamp.size, int) and isinstance(stamp.mtime_ns, _TIME)):
        raise TypeError(raw)
    return stamp


def _issues(raw: list[dict[str, Any]]) -> tuple[Issue, ...]:
    return tuple(_issue(one) for one in raw)


def _issue(raw: dict[str, Any]) -> Issue:
    place = None if raw["start"] is None else Locator("", raw["start"], raw["end"])
    return Issue(IssueCode(raw["code"]), Severity(raw["severity"]), words_from_raw(raw["message"]), place)
