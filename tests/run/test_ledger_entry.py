"""What a run notes of a page that it has worked on."""

from __future__ import annotations

from pathlib import Path

from pipeline.model import Issue, IssueCode, PageResult, Severity, State
from pipeline.run.ledger_entry import file_issues, sidecar_stamps
from pipeline.run.plan import Task
from pipeline.store.entry import Entry, Stamp
from pipeline.store.source import Source
from pipeline.store.walk import sources

TOO_LONG = Issue(IssueCode.TOO_LONG, Severity.WARNING, "10 characters too many")
CAPITALS = Issue(IssueCode.CAPITALS, Severity.INFO, "all in capitals")


def test_issues_of_files_that_were_not_built_again_stay() -> None:
    known = Entry(None, "", State.BUILT, file_issues={"a.pdf": (TOO_LONG,), "a.docx": (TOO_LONG,)})
    task = Task(Source("a.html", Path("a.html"), is_asked=True), "a", "new page", ("docx",))
    result = PageResult("a.html", State.BUILT, file_issues=(("a.docx", (CAPITALS,)),))
    assert file_issues(known, task, result) == {"a.pdf": (TOO_LONG,), "a.docx": (CAPITALS,)}
    assert file_issues(None, task, result) == {"a.docx": (CAPITALS,)}


def test_a_sidecar_that_has_changed_since_it_was_listed_fits_no_file(tmp_path: Path) -> None:
    for name in ("a.html", "a.html.meta.toml"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    (source,) = sources([tmp_path / "a.html"], tmp_path)
    meta = tmp_path / "a.html.meta.toml"
    assert dict(sidecar_stamps(source)) == {meta.name: Stamp.of(meta.read_bytes(), meta)}
    meta.write_text("written while the page was built", encoding="utf-8")
    ((_, stamp),) = sidecar_stamps(source)
    assert not stamp.matches(meta)
