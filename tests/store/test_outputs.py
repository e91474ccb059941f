from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model import PageResult, State
from pipeline.run.report import report_lines
from pipeline.store import journal, manifest
from pipeline.store.entry import Entry, Stamp
from pipeline.store.outputs import REPORT, is_output_folder, is_report, outputs_among
from pipeline.store.walk import sources


def test_a_report_of_ours_is_known_by_its_lines(tmp_path: Path) -> None:
    file = tmp_path / REPORT
    file.write_bytes(report_lines([PageResult("a.html", State.BUILT), PageResult("b.html", State.FAILED)]))
    assert is_report(file)
    file.write_bytes(report_lines([]))
    assert is_report(file)


@pytest.mark.parametrize("text", ["my own log\n", '{"page": "x", "visits": 3}\n', "[]\n", "\n", "[" * 200_000])
def test_a_file_of_somebody_else_is_none(text: str, tmp_path: Path) -> None:
    (tmp_path / REPORT).write_text(text, encoding="utf-8")
    assert not is_report(tmp_path / REPORT)


def test_a_link_is_none(tmp_path: Path) -> None:
    (tmp_path / "mine").touch()
    (tmp_path / REPORT).symlink_to("mine")
    assert not is_report(tmp_path / REPORT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that a run has written to, below a folder of pages."""
    home = tmp_path / "pages/done"
    (home / "a").mkdir(parents=True)
    entry = Entry(None, "", State.BUILT, outputs={"a/b.html": Stamp.of(b"x"), "a/b.new.html": Stamp.of(b"x")})
    manifest.save(home, {"p.html": entry}, ())
    (home / REPORT).write_bytes(report_lines([PageResult("p.html", State.BUILT)]))
    (home / "report.html").write_text("a page of mine", encoding="utf-8")
    for name in ("a/b.html", "a/b.new.html", "a/mine.html"):
        (home / name).write_text("x", encoding="utf-8")
    return home


def test_an_output_folder_is_known_by_its_manifest(folder: Path) -> None:
    assert is_output_folder(folder, {"manifest.json", "a"})
    (folder / "manifest.json").write_text('{"name": "my web app", "pages": {}}', encoding="utf-8")
    assert not is_output_folder(folder, {"manifest.json", "a"})


def test_the_folder_of_a_killed_run_is_known_by_its_journal(tmp_path: Path) -> None:
    journal.note_entry(tmp_path, "a.html", Entry(None, "", State.FAILED))
    assert is_output_folder(tmp_path, {".journal.jsonl"})
    (tmp_path / ".journal.jsonl").write_text("mine", encoding="utf-8")
    assert not is_output_folder(tmp_path, {".journal.jsonl"})


def test_what_a_run_wrote_is_told_from_a_persons_files_in_and_below_its_folder(folder: Path) -> None:
    names = {"a/b.html", "a/b.new.html", "manifest.json", "manifest", REPORT}
    wanted = {folder / name for name in names}
    assert outputs_among(folder, None) == outputs_among(folder / "a", folder) == wanted
    assert outputs_among(folder.parent, folder) == frozenset()


def test_nothing_above_a_folder_is_looked_at_but_the_output_of_the_run_itself(folder: Path) -> None:
    assert outputs_among(folder / "a", None) == frozenset()
    assert outputs_among(folder / "a", folder.parent / "elsewhere") == frozenset()


def test_pages_are_looked_for_beside_outputs_only_where_the_path_is_their_folder(folder: Path) -> None:
    pages = folder.parent
    (pages / "p.html").write_text("x", encoding="utf-8")
    (pages / "out").mkdir()
    (pages / "out/new.html").write_text("x", encoding="utf-8")
    assert [source.path for source in sources([pages], pages, pages / "out")] == ["p.html"]
    assert [source.path for source in sources([folder], pages / "none")] == ["a/mine.html", "report.html"]
    assert [source.path for source in sources([folder / "a"], pages / "none", folder)] == ["mine.html"]
    assert [source.path for source in sources([folder / "a/b.html"], pages / "none")] == ["b.html"]


def test_only_what_lies_in_the_input_folder_is_its_page(tmp_path: Path) -> None:
    for name in ("in/a.html", "else/b.html"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("x", encoding="utf-8")
    found = sources([tmp_path / "in", tmp_path / "else"], tmp_path / "in")
    assert {source.path: source.is_input for source in found} == {"a.html": True, "b.html": False}
