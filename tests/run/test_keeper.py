from __future__ import annotations

from pathlib import Path

from pipeline.model import PageResult, State
from pipeline.run.keeper import Keeper
from pipeline.run.plan import Task
from pipeline.store import manifest
from pipeline.store.walk import Source

FORMATS = ("pdf", "json")


def _keeper(output: Path, recipe: str = "r1", formats: tuple[str, ...] = FORMATS) -> Keeper:
    return Keeper(output, manifest.load(output), recipe, formats)


def _task(path: str, base: str | None = None) -> Task:
    return Task(Source(path, Path(path), is_asked=True, size=3, mtime_ns=7), base or path.rsplit(".", 1)[0], "new page")


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


def test_a_run_for_one_format_leaves_the_others_current_only_for_the_same_page_and_recipe(tmp_path: Path) -> None:
    both = _keeper(tmp_path)
    both.keep(_task("a.html"), _built("a.html", "a.pdf", "a.json"))
    same = _keeper(tmp_path, formats=("pdf",))
    same.keep(_task("a.html"), _built("a.html", "a.pdf"))
    assert same.entries["a.html"].formats == ("pdf", "json")
    other = _keeper(tmp_path, recipe="r2", formats=("pdf",))
    other.keep(_task("a.html"), _built("a.html", "a.pdf"))
    assert other.entries["a.html"].formats == ("pdf",)


def test_a_numbered_sheet_never_takes_another_pages_name(tmp_path: Path) -> None:
    keeper = _keeper(tmp_path)
    keeper.keep(_task("B-1.html"), _built("B-1.html", "B-1.pdf"))
    result = keeper.keep(_task("b.html"), _built("b.html", "b-1.pdf", "b-2.pdf"))
    names = [name for name, _ in result.files]
    assert result.state is State.BUILT
    assert "b-1.pdf" not in names
    assert len({*names, "B-1.pdf"}) == 3


def test_files_of_gone_pages_are_named_and_deleted_only_on_request(tmp_path: Path) -> None:
    keeper = _keeper(tmp_path)
    keeper.keep(_task("x/a.html"), _built("x/a.html", "x/a.pdf", "x/a.json"))
    assert keeper.forget(["x/a.html"], delete=False) == ("x/a.json", "x/a.pdf")
    assert (tmp_path / "x/a.pdf").exists()
    keeper.forget(["x/a.html"], delete=True)
    assert not (tmp_path / "x").exists()
    assert keeper.entries == {}
