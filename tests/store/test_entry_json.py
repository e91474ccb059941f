"""An entry of the ledger as JSON, which may come from anybody."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from pipeline.messages import Message
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
from pipeline.store.entry_json import entry_of, raw_entry

ISSUE = Issue(IssueCode.MISSING_FIELD, Severity.WARNING, Message("run.state-failed"), Locator("", 0, 4))


WORDS = {
    "title.el": FieldWords("01", "01", "Το καφενείο", "Το καφενείο"),
    "institution.el": FieldWords("02", "03", "Δήμος Πέτρας", "Δήμος Άνω Πέτρας"),
    "theme.el": FieldWords("04", "", "Νερό", ""),
}
SUMMARY = PracticeSummary(
    "a/b",
    (("el", "Τίτλος"),),
    "",
    (("title", ("el", "en")), ("theme", ("el",))),
    Coverage(5, 4, 1, 0, 0),
    (SetAside("menu", 5, "Αρχική"),),
    words=WORDS,
    wants=(OpenPoint("provisional", what="title,kind"), OpenPoint("missing", "summary", "en"), OpenPoint("orphans")),
)


ENTRY = Entry(
    Stamp("ab" * 32, 10, 5),
    "cd" * 32,
    State.BUILT,
    {"pdf": "ef"},
    {"a/b.pdf": Stamp.of(b"%PDF")},
    (ISSUE,),
    sidecars={"b_files/a.png": Stamp.of(b"png")},
    file_issues={"a/b.pdf": (ISSUE,)},
    fingerprint=Fingerprint("site", "hash", "reader"),
    profile="12",
    summaries=(SUMMARY,),
    edits={"a/b.docx": "a/b.new.docx"},
    earlier={"a/b.pdf": ("0123",)},
    is_input=True,
    review={"a/b.html.toml": Stamp("", -1)},
)


@pytest.mark.parametrize("entry", [ENTRY, Entry(None, "", State.FAILED, reason=Message("run.state-failed"))])
def test_an_entry_comes_back_from_its_json(entry: Entry) -> None:
    assert entry_of(json.loads(json.dumps(raw_entry(entry)))) == replace(
        entry, issues=tuple(replace(one, locator=Locator("", 0, 4)) for one in entry.issues)
    )


def broken(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    raw: dict[str, Any] = json.loads(json.dumps(raw_entry(ENTRY)))
    change(raw)
    return raw


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw["outputs"].update({"../a.pdf": raw["page"]}),
        lambda raw: raw["outputs"].update({"/etc/a.pdf": raw["page"]}),
        lambda raw: raw["beside"].update({"../../secret": raw["page"]}),
        lambda raw: raw["page"].update(size="10"),
        lambda raw: raw["page"].update(mtime_ns=1.5),
        lambda raw: raw["page"].update(extra=1),
        lambda raw: raw.update(state="lost"),
        lambda raw: raw.pop("recipe"),
        lambda raw: raw["issues"][0].update(code="odd"),
        lambda raw: raw["cards"].append(["a"]),
    ],
)
def test_what_no_run_writes_is_refused(change: Callable[[dict[str, Any]], object]) -> None:
    with pytest.raises((ValueError, LookupError, TypeError, AttributeError)):
        entry_of(broken(change))


def test_of_a_manifest_of_the_first_format_no_format_is_up_to_date() -> None:
    assert entry_of(broken(lambda raw: raw.update(formats=["pdf"]))).formats == {}
