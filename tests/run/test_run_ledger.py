from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Gone, GoneFate, Issue, IssueCode, PageResult, Severity, State
from pipeline.run.plan import Task
from pipeline.run.run_ledger import RunLedger
from pipeline.store import manifest
from pipeline.store.entry import Entry
from pipeline.store.names import assign
from pipeline.store.source import Source
from pipeline.store.walk import sources

FORMATS = ("pdf", "json")


RECIPE = {"pdf": "p1", "docx": "d1", "json": "j1", "html": "h1", "large.pdf": "l1"}
TOO_LONG = Issue(IssueCode.TOO_LONG, Severity.WARNING, "10 characters too many")


def _keeper(output: Path, recipe: Mapping[str, str] = RECIPE) -> RunLedger:
    return RunLedger(output, manifest.load(output), recipe)


def _task(path: str, formats: tuple[str, ...] = FORMATS, known: Entry | None = None) -> Task:
    source = Source(path, Path(path), is_asked=True, size=3, mtime_ns=7)
    return Task(source, path.rsplit(".", 1)[0], "new page", formats, known)


def _built(path: str, *names: str, data: bytes = b"data", sha256: str = "00") -> PageResult:
    return PageResult(path, State.BUILT, tuple((name, data) for name in names), sha256=sha256)


def _names(output: Path) -> list[str]:
    return sorted(file.relative_to(output).as_posix() for file in output.rglob("*") if file.is_file())


def test_files_are_written_and_noted_and_the_journal_goes_at_the_end(tmp_path: Path) -> None:
    keeper = _keeper(tmp_path)
    result = keeper.keep(_task("a.html"), _built("a.html", "a.pdf", "a.json"))
    assert manifest.load(tmp_path)["a.html"].outputs.keys() == {"a.pdf", "a.json"}
    keeper.close([result])
    assert _names(tmp_path) == ["a.json", "a.pdf", "manifest.json", "report.jsonl"]
    assert manifest.load(tmp_path)["a.html"].outputs["a.pdf"].matches(tmp_path / "a.pdf")


def test_a_report_of_somebody_else_is_left_as_it_is_and_told(tmp_path: Path) -> None:
    (tmp_path / "report.jsonl").write_text("my own log", encoding="utf-8")
    keeper = _keeper(tmp_path)
    notes = keeper.close([keeper.keep(_task("a.html"), _built("a.html", "a.pdf"))])
    assert (tmp_path / "report.jsonl").read_text(encoding="utf-8") == "my own log"
    assert [note.partition(":")[0] for note in notes] == [
        "report.jsonl is in the output folder already, and not from this tool"
    ]
    assert keeper.close([]) == notes


def test_a_file_of_somebody_else_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"a person's own")
    result = _keeper(tmp_path).keep(_task("a.html"), _built("a.html", "a.pdf", "a.json"))
    assert result.state is State.FAILED
    assert "a.pdf is in the output folder already" in result.reason
    assert (tmp_path / "a.pdf").read_bytes() == b"a person's own"
    assert not (tmp_path / "a.json").exists()


def test_the_very_same_bytes_are_taken_over(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"data")
    assert _keeper(tmp_path).keep(_task("a.html"), _built("a.html", "a.pdf")).state is State.BUILT


def test_sheets_that_a_page_no_longer_gives_are_removed_unless_edited(tmp_path: Path) -> None:
    first = _keeper(tmp_path)
    first.keep(_task("a.html"), _built("a.html", "a-1.pdf", "a-2.pdf", "a-3.pdf", "a.docx"))
    first.close([])
    (tmp_path / "a-3.pdf").write_bytes(b"edited by a person")
    second = _keeper(tmp_path)
    second.keep(_task("a.html"), _built("a.html", "a-1.pdf"))
    assert _names(tmp_path) == [".journal.jsonl", "a-1.pdf", "a-3.pdf", "a.docx", "manifest.json", "report.jsonl"]


def test_a_run_for_one_format_leaves_the_others_of_the_very_same_page_as_they_were(tmp_path: Path) -> None:
    both = _keeper(tmp_path)
    both.keep(_task("a.html"), _built("a.html", "a.pdf", "a.json"))
    known = both.entries["a.html"]
    other = _keeper(tmp_path, {**RECIPE, "pdf": "p2"})
    other.keep(_task("a.html", ("pdf",), known), _built("a.html", "a.pdf"))
    assert other.entries["a.html"].formats == {"pdf": "p2", "json": "j1"}
    changed = _keeper(tmp_path)
    changed.keep(_task("a.html", ("pdf",), known), _built("a.html", "a.pdf", sha256="11"))
    assert changed.entries["a.html"].formats == {"pdf": "p1"}


def test_files_that_a_run_does_not_make_are_named_where_their_page_has_changed(tmp_path: Path) -> None:
    everything = _keeper(tmp_path)
    everything.keep(_task("a.html", ("json", "html", "large.pdf")), _built("a.html", "a.json", "a.html", "a.large.pdf"))
    known = everything.entries["a.html"]
    same = _keeper(tmp_path)
    assert same.close([same.keep(_task("a.html", ("json",), known), _built("a.html", "a.json"))]) == ()
    changed = _keeper(tmp_path)
    notes = changed.close([changed.keep(_task("a.html", ("json",)), _built("a.html", "a.json", sha256="11"))])
    assert [str(note).partition(": ")[2].partition(" (")[0] for note in notes] == ["a.html, a.large.pdf"]
    failed = _keeper(tmp_path)
    assert failed.close([failed.keep(_task("a.html", ("json",)), PageResult("a.html", State.FAILED))]) == ()


def test_what_was_odd_about_a_file_is_known_until_that_file_is_built_again(tmp_path: Path) -> None:
    first = _keeper(tmp_path)
    built = replace(_built("a.html", "a.pdf", "a.json"), file_issues=(("a.pdf", (TOO_LONG,)),))
    first.keep(_task("a.html"), built)
    known = first.entries["a.html"]
    json_again = first.keep(_task("a.html", ("json",), known), _built("a.html", "a.json"))
    assert json_again.all_issues == (TOO_LONG,)
    pdf_again = first.keep(_task("a.html", ("pdf",), known), _built("a.html", "a.pdf"))
    assert pdf_again.all_issues == ()


def test_what_came_with_a_page_is_noted_unless_it_changed_meanwhile(tmp_path: Path) -> None:
    for name in ("a.html", "a.html.meta.toml", "b.html", "b.html.meta.toml"):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / name).write_text(name, encoding="utf-8")
    keeper = _keeper(tmp_path / "out")
    keeper.output.mkdir()
    found = sources([tmp_path / "in"], tmp_path / "in")
    (tmp_path / "in/b.html.meta.toml").write_text("written while b was built", encoding="utf-8")
    for source in found:
        task = Task(source, source.path[0], "new page", ("json",))
        keeper.keep(task, _built(source.path, f"{source.path[0]}.json"))
    listed = {name: stamp for entry in keeper.entries.values() for name, stamp in entry.sidecars.items()}
    assert listed["a.html.meta.toml"].matches(tmp_path / "in/a.html.meta.toml")
    assert not listed["b.html.meta.toml"].matches(tmp_path / "in/b.html.meta.toml")


def test_a_manifest_to_which_nothing_was_added_is_not_written_again(tmp_path: Path) -> None:
    first = _keeper(tmp_path)
    first.keep(_task("a.html"), _built("a.html", "a.pdf"))
    first.close([])
    before = (tmp_path / "manifest.json").stat().st_mtime_ns
    second = _keeper(tmp_path)
    result = second.unchanged(Task(_task("a.html").source, "a", "", (), second.entries["a.html"]))
    second.close([result])
    assert result.state is State.UNCHANGED
    assert [name for name, _ in result.files] == ["a.pdf"]
    assert (tmp_path / "manifest.json").stat().st_mtime_ns == before


def test_a_numbered_sheet_never_takes_another_pages_name(tmp_path: Path) -> None:
    keeper = _keeper(tmp_path)
    keeper.keep(_task("B-1.html"), _built("B-1.html", "B-1.pdf"))
    result = keeper.keep(_task("b.html"), _built("b.html", "b-1.pdf", "b-2.pdf"))
    names = [name for name, _ in result.files]
    assert result.state is State.BUILT
    assert "b-1.pdf" not in names
    assert len({*names, "B-1.pdf"}) == 3


COUNTS = st.dictionaries(
    st.sampled_from(["b.html", "B-1.html", "b-1-1.txt", "b-2.html", "b.txt", "b-1.pdf/c.html", "c.html"]),
    st.integers(0, 3),
    min_size=2,
)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(COUNTS)
def test_every_practice_of_every_page_has_a_file_of_its_own(counts: dict[str, int]) -> None:
    with TemporaryDirectory() as folder:
        keeper = _keeper(Path(folder))
        kept = {}
        for path, base in assign(counts).items():
            names = [f"{base}-{n}.pdf" for n in range(1, counts[path] + 1)] or [f"{base}.pdf"]
            task = replace(_task(path), base=base)
            kept[path] = keeper.keep(task, _built(path, *names, data=path.encode()))
        for path, result in kept.items():
            assert result.state is State.BUILT
            assert len(result.files) == max(1, counts[path])
            assert all((Path(folder) / name).read_bytes() == path.encode() for name, _ in result.files)


def test_a_page_whose_name_another_has_is_told_so(tmp_path: Path) -> None:
    keeper = _keeper(tmp_path)
    keeper.keep(_task("b-1.html"), _built("b-1.html", "b-1.pdf"))
    result = keeper.keep(_task("b.html"), _built("b.html", "b-1.pdf"))
    assert [issue.code for issue in result.issues] == [IssueCode.NAME_TAKEN]
    assert result.issues[0].message == f"another page has this output name: it is {result.files[0][0][:-6]} here"


def test_a_file_is_not_deleted_for_a_page_that_shares_it_with_its_owner(tmp_path: Path) -> None:
    keeper = _keeper(tmp_path)
    keeper.keep(_task("a.html"), _built("a.html", "a.pdf"))
    keeper.entries = {"0.html": keeper.entries["a.html"], **keeper.entries}
    keeper.keep(_task("0.html"), _built("0.html", "0.pdf"))
    assert (tmp_path / "a.pdf").exists()


def test_files_of_gone_pages_are_named_and_deleted_only_on_request(tmp_path: Path) -> None:
    keeper = _keeper(tmp_path)
    keeper.keep(_task("x/a.html"), _built("x/a.html", "x/a.pdf", "x/a.json"))
    assert keeper.forget(["x/a.html"], delete=False) == (
        Gone("x/a.json", GoneFate.STAYS),
        Gone("x/a.pdf", GoneFate.STAYS),
    )
    assert (tmp_path / "x/a.pdf").exists()
    keeper.forget(["x/a.html"], delete=True)
    assert not (tmp_path / "x").exists()
    assert keeper.entries == {}


def test_a_variant_keeps_its_ending_where_names_meet(tmp_path: Path) -> None:
    keeper = _keeper(tmp_path)
    keeper.keep(_task("b-1.html"), _built("b-1.html", "b-1.pdf"))
    result = keeper.keep(_task("b.html"), _built("b.html", "b-1.pdf", "b-1.large.pdf"))
    names = sorted(name for name, _ in result.files)
    assert [name.partition(".")[2] for name in names] == ["large.pdf", "pdf"]
    assert len({name.partition(".")[0] for name in names} - {"b-1"}) == 1
