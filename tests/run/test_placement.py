from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import pytest

from pipeline.check import verify
from pipeline.model import IssueCode, Report, State
from pipeline.run.build import BuildOptions, build
from pipeline.run.report import summary_lines
from pipeline.settings import Settings

PAGE = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Good practice: {title}</title><h1>{title}</h1>
<h2>Short description</h2><p>The mill was reopened with {money} euro by two villages, and grinds again.</p>
<h2>Resources needed</h2><p>Two people, one day a week.</p><h2>Evidence of success</h2><p>300 visitors.</p></html>"""

FORMATS = ("docx", "json", "html")


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A working folder with one page, built once."""
    (tmp_path / "input").mkdir()
    _write(tmp_path, 5)
    _build(tmp_path)
    return tmp_path


def _write(work: Path, money: int, name: str = "b.html") -> None:
    (work / "input" / name).write_text(PAGE.format(title="Village mill", money=money), encoding="utf-8")


def _build(work: Path, formats: Sequence[str] = FORMATS, **options: Any) -> Report:
    return build(Settings(formats=tuple(formats), jobs=1), (), BuildOptions(**options), folder=work)


def _names(work: Path) -> list[str]:
    return sorted(file.name for file in (work / "output").iterdir() if file.name.startswith("b"))


def _edit(file: Path) -> bytes:
    """Change a file as a person does, each format with its program."""
    if file.suffix == ".docx":
        document = docx.Document(str(file))
        document.paragraphs[0].add_run(" 185.000")
        document.save(str(file))
    else:
        file.write_bytes(file.read_bytes().replace(b"300 visitors", b"3000 visitors"))
    return file.read_bytes()


def _edited(report: Report) -> list[str]:
    return [
        issue.message for one in report.results for issue in one.all_issues if issue.code is IssueCode.EDITED_OUTPUT
    ]


@pytest.mark.parametrize("kind", FORMATS)
def test_an_edited_output_outlives_every_build_and_the_newest_lies_beside_it(kind: str, work: Path) -> None:
    file, beside = work / f"output/b.{kind}", work / f"output/b.new.{kind}"
    first, mine = file.read_bytes(), _edit(file)
    told = [f"b.{kind} was edited and stays as it is; the new one is b.new.{kind}, beside it"]
    for number in range(3):
        report = _build(work)
        assert (report.results[0].state, report.exit_code) == (State.UNCHANGED if number else State.BUILT, 0)
        assert _edited(report) == told
        assert (file.read_bytes(), beside.read_bytes()) == (mine, first)
    _write(work, 6)
    assert _edited(_build(work)) == told
    assert file.read_bytes() == mine
    assert beside.read_bytes() != first
    assert _edited(_build(work, force=True)) == told
    assert file.read_bytes() == mine
    assert _names(work) == sorted(["b.docx", "b.html", "b.json", f"b.new.{kind}"])


def test_run_report_and_verify_tell_of_an_edit_and_what_to_do(work: Path) -> None:
    _edit(work / "output/b.docx")
    lines = summary_lines(_build(work))
    assert lines[-3] == "edited: b.docx was edited and stays as it is; the new one is b.new.docx, beside it"
    assert "--discard-edits" in lines[-2]
    (line,) = map(json.loads, (work / "output/report.jsonl").read_text(encoding="utf-8").splitlines())
    assert [issue["code"] for issue in line["issues"]].count("edited-output") == 1
    assert {"b.docx", "b.new.docx"} <= set(line["files"])
    page = (work / "output/report.html").read_text(encoding="utf-8")
    assert "b.docx was edited and stays as it is" in page
    assert "το b.new.docx" in page
    assert [(Path(one.file).name, one.rule) for one in verify(work / "output")] == [("b.docx", "edited")]


@pytest.mark.parametrize("end", ["deleted", "put back", "replaced by ours", "emptied", "cut short", "discarded"])
def test_what_lies_beside_an_edit_goes_when_the_edit_goes(end: str, work: Path) -> None:
    file, beside = work / "output/b.docx", work / "output/b.new.docx"
    before = file.read_bytes()
    _edit(file)
    _write(work, 6)
    _build(work)
    newest = beside.read_bytes()
    if end == "deleted":
        file.unlink()
    elif end != "discarded":
        file.write_bytes(
            {"put back": before, "replaced by ours": newest, "emptied": b"", "cut short": before[:500]}[end]
        )
    report = _build(work, discard_edits=end == "discarded")
    assert _edited(report) == []
    assert file.read_bytes() == newest
    assert _names(work) == ["b.docx", "b.html", "b.json"]
    assert list(verify(work / "output")) == []


def test_without_being_told_to_no_build_loses_an_edit_of_the_one_beside_either(work: Path) -> None:
    mine = _edit(work / "output/b.json")
    _build(work)
    also_mine = _edit(work / "output/b.new.json")
    for _ in range(2):
        _build(work)
        assert (work / "output/b.json").read_bytes() == mine
        assert (work / "output/b.new.json").read_bytes() == also_mine
        assert _names(work) == ["b.docx", "b.html", "b.json", "b.new.json", "b.new.new.json"]
    assert _build(work).results[0].state is State.UNCHANGED
    _build(work, discard_edits=True)
    assert _names(work) == ["b.docx", "b.html", "b.json"]


def test_a_file_of_somebody_else_where_the_new_one_belongs_is_left_alone(work: Path) -> None:
    (work / "output/b.new.json").write_bytes(b"")
    _edit(work / "output/b.json")
    _build(work)
    assert (work / "output/b.new.json").read_bytes() == b""
    assert (work / "output/b.new.new.json").exists()


def test_an_edited_output_that_its_page_no_longer_gives_stays_and_is_told(work: Path) -> None:
    mine = _edit(work / "output/b.html")
    (work / "input/b.html").write_text("<title>News</title><p>Office closed today.", encoding="utf-8")
    for _ in range(2):
        report = _build(work)
        assert report.results[0].state is State.OTHER
        assert _edited(report) == ["b.html was edited and stays as it is; its page no longer gives such a file"]
        assert _names(work) == ["b.html", "b.json"]
        assert (work / "output/b.html").read_bytes() == mine
    _write(work, 5)
    _build(work)
    assert (work / "output/b.html").read_bytes() == mine
    assert _names(work) == ["b.docx", "b.html", "b.json", "b.new.html"]


def test_an_edit_in_a_format_that_is_not_built_now_is_not_touched(work: Path) -> None:
    mine = _edit(work / "output/b.docx")
    _build(work)
    _write(work, 6)
    report = _build(work, ("json",))
    assert (work / "output/b.docx").read_bytes() == mine
    assert len(_edited(report)) == 1


def test_a_run_that_was_killed_before_its_files_were_there_takes_older_ones_of_ours_for_no_edit(work: Path) -> None:
    before = (work / "output/b.json").read_bytes()
    _write(work, 6)
    _build(work)
    (work / "output/b.json").write_bytes(before)
    assert _edited(_build(work)) == []
    assert (work / "output/b.json").read_bytes() != before


def test_a_dry_run_says_that_an_edit_would_be_discarded_and_writes_nothing(work: Path) -> None:
    _edit(work / "output/b.json")
    _build(work)
    before = {file: file.read_bytes() for file in (work / "output").iterdir() if file.is_file()}
    (result,) = _build(work, dry_run=True, discard_edits=True).results
    assert result.reason == "json: the edit of b.json is discarded"
    assert before == {file: file.read_bytes() for file in (work / "output").iterdir() if file.is_file()}
