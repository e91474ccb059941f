from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from pipeline.errors import OutputError
from pipeline.model import Issue, IssueCode, Locator, Severity, State
from pipeline.store import manifest
from pipeline.store.manifest import Entry, Stamp

ENTRY = Entry(
    page=Stamp("ab" * 32, 10, 5),
    recipe="cd" * 32,
    state=State.BUILT,
    formats={"pdf": "ef" * 32, "json": "01" * 32},
    outputs={"a.pdf": Stamp.of(b"%PDF")},
    issues=(Issue(IssueCode.MISSING_FIELD, Severity.WARNING, "λείπει ο τίτλος", Locator("", 3, 9)),),
    beside={"a_files/x.png": Stamp.of(b"PNG")},
    file_issues={"a.pdf": (Issue(IssueCode.TOO_LONG, Severity.WARNING, "10 characters too many"),)},
)


def test_what_is_dumped_is_loaded_again(tmp_path: Path) -> None:
    entries = {"β.html": ENTRY, "a.html": Entry(None, "", State.FAILED, reason="is a pipe")}
    (tmp_path / manifest.MANIFEST).write_bytes(manifest.dump(entries))
    assert manifest.load(tmp_path) == entries


def test_a_killed_run_is_known_by_its_journal_but_for_a_line_cut_short(tmp_path: Path) -> None:
    manifest.append(tmp_path, "a.html", ENTRY)
    manifest.append(tmp_path, "b.html", ENTRY)
    journal = tmp_path / manifest.JOURNAL
    journal.write_bytes(journal.read_bytes()[:-20])
    assert manifest.load(tmp_path) == {"a.html": ENTRY}


def test_a_foreign_manifest_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / manifest.MANIFEST).write_text('{"name": "my web app"}', encoding="utf-8")
    with pytest.raises(OutputError, match="not a manifest of this tool"):
        manifest.load(tmp_path)


def test_a_manifest_of_the_first_form_tells_whose_the_files_are_and_nothing_is_current_by_it(tmp_path: Path) -> None:
    table = json.loads(manifest.dump({"a.html": ENTRY}))
    raw = table["pages"]["a.html"]
    raw["formats"] = ["pdf", "json"]
    del raw["beside"], raw["file_issues"]
    (tmp_path / manifest.MANIFEST).write_text(json.dumps(table), encoding="utf-8")
    entry = manifest.load(tmp_path)["a.html"]
    assert entry.outputs == ENTRY.outputs
    assert entry.formats == {}


def test_a_stamp_knows_a_changed_file(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"abcd")
    timed, untimed = Stamp.of(b"abcd", file), Stamp.of(b"abcd")
    assert timed.matches(file)
    assert untimed.matches(file)
    os.utime(file, ns=(1, 1))
    assert timed.renewed(file) == Stamp.of(b"abcd", file)
    file.write_bytes(b"abcX")
    assert not timed.matches(file)
    assert not untimed.matches(file)
    file.unlink()
    assert not timed.matches(file)
