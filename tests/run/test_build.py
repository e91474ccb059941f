from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.model import Gone, GoneFate, IssueCode, PageResult, Report, State
from pipeline.run.build import BuildOptions, build
from pipeline.settings import Settings
from pipeline.store import journal, manifest

ROOT = Path(__file__).parent.parent.parent
PAGE = "interreg/building-parts-bank.html"
# What is fast to write.
QUICK = Settings(formats=("docx", "json"))


@pytest.fixture
def one(tmp_path: Path) -> Path:
    """A working folder with one sample page and templates of its own."""
    for name in (PAGE, f"{PAGE}.meta.toml"):
        (tmp_path / "input" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "input" / name, tmp_path / "input" / name)
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    return tmp_path


def _build(folder: Path, settings: Settings = QUICK, options: BuildOptions | None = None) -> Report:
    return build(settings, (), options, folder=folder)


def _written(folder: Path, settings: Settings = QUICK) -> set[str]:
    """The extensions of the files that a run has written."""
    before = {file: file.stat().st_mtime_ns for file in (folder / "output/interreg").iterdir()}
    _build(folder, settings)
    after = {file: file.stat().st_mtime_ns for file in (folder / "output/interreg").iterdir()}
    return {file.suffix for file in after if after[file] != before.get(file)}


def test_a_changed_template_rebuilds_what_it_affects_and_nothing_else(one: Path) -> None:
    settings = Settings()
    _build(one, settings)
    assert _written(one, settings) == set()
    with (one / "templates/sheet.css").open("a", encoding="utf-8") as stream:
        stream.write("\nh1 { color: #222222; }\n")
    assert _written(one, settings) == {".pdf"}
    assert _written(one, settings) == set()


def test_a_new_date_of_reading_in_the_meta_file_rebuilds_its_page(one: Path) -> None:
    _build(one)
    meta = one / f"input/{PAGE}.meta.toml"
    meta.write_text(meta.read_text(encoding="utf-8").replace("2026", "2025"), encoding="utf-8")
    (told,) = _build(one, options=BuildOptions(dry_run=True)).results
    assert told.reason == "its meta file or images changed"
    assert _written(one) == {".docx", ".json"}


def test_an_image_that_is_added_to_a_page_rebuilds_it(one: Path) -> None:
    _build(one)
    folder = one / "input" / PAGE.replace(".html", "_files")
    folder.mkdir()
    (folder / "hall.png").write_bytes(b"\x89PNG")
    assert _written(one) == {".docx", ".json"}


def test_a_folder_that_was_copied_is_up_to_date(one: Path) -> None:
    _build(one)
    for file in one.rglob("*.*"):
        os.utime(file, ns=(1, 1))
    assert _written(one) == set()


def test_a_deleted_output_alone_is_built_again(one: Path) -> None:
    _build(one)
    (one / "output/interreg/building-parts-bank.json").unlink()
    assert _written(one) == {".json"}


def test_a_dry_run_tells_what_has_gone_and_writes_nothing(one: Path) -> None:
    _build(one)
    (one / "input" / PAGE).unlink()
    (one / "input/new.txt").write_text("Good practice", encoding="utf-8")
    before = (one / "output/manifest.json").read_bytes()
    report = _build(one, options=BuildOptions(dry_run=True))
    assert [(result.path, result.reason) for result in report.results] == [("new.txt", "new page")]
    assert len(report.gone) == 2
    assert (one / "output/manifest.json").read_bytes() == before


def test_sheets_of_pages_that_have_gone_stay_unless_pruned(one: Path) -> None:
    _build(one)
    (one / "input" / PAGE).unlink()
    (one / "input/stays.txt").write_text("Good practice", encoding="utf-8")
    sheet = one / "output/interreg/building-parts-bank.docx"
    assert Gone("interreg/building-parts-bank.docx", GoneFate.STAYS) in _build(one).gone
    assert sheet.exists()
    report = _build(one, options=BuildOptions(prune=True))
    assert Gone("interreg/building-parts-bank.docx", GoneFate.DELETED) in report.gone
    assert not sheet.exists()
    assert _build(one, options=BuildOptions(prune=True)).gone == ()


def test_what_was_edited_is_not_pruned_and_an_edit_once_its_page_is_back(one: Path) -> None:
    _build(one)
    page = (one / "input" / PAGE).read_bytes()
    (one / "input" / PAGE).unlink()
    (one / "input/stays.txt").write_text("Good practice", encoding="utf-8")
    sheet = one / "output/interreg/building-parts-bank.json"
    sheet.write_bytes(sheet.read_bytes().replace(b"practice", b"PRACTICE"))
    mine = sheet.read_bytes()
    for _ in range(2):
        report = _build(one, options=BuildOptions(prune=True))
        assert Gone("interreg/building-parts-bank.json", GoneFate.EDITED) in report.gone
        assert sheet.read_bytes() == mine
    (one / "input" / PAGE).write_bytes(page)
    assert _build(one).results[0].state is State.BUILT
    assert sheet.read_bytes() == mine
    assert sheet.with_name("building-parts-bank.new.json").exists()


def test_an_input_folder_without_any_page_loses_none(one: Path) -> None:
    _build(one)
    (one / "input" / PAGE).rename(one / "elsewhere.html")
    (one / "input/README.md").write_text("the share is not connected", encoding="utf-8")
    report = _build(one, options=BuildOptions(prune=True))
    assert (report.gone, report.exit_code) == ((), 0)
    assert report.notes[0].startswith(f"{one / 'input'}: has no page at all, and 1 page was built from it before")
    assert (one / "output/interreg/building-parts-bank.docx").exists()


def test_a_page_from_elsewhere_has_not_gone_from_the_input_folder(one: Path) -> None:
    (one / "extra").mkdir()
    shutil.copy(one / "input" / PAGE, one / "extra/b.html")
    settings = Settings(formats=("json",), jobs=1)
    build(settings, (), BuildOptions(), folder=one)
    build(settings, [one / "extra/b.html"], BuildOptions(), folder=one)
    assert build(settings, (), BuildOptions(prune=True), folder=one).gone == ()
    assert (one / "output/b.json").exists()


def test_sheets_beside_their_pages_are_not_read_again(one: Path) -> None:
    settings = Settings(formats=("docx", "json", "html"), jobs=1, output="input")
    for _ in range(3):
        report = build(settings, (), BuildOptions(), folder=one)
        assert [result.path for result in report.results] == [PAGE]
        assert [note.partition(":")[2][:59] for note in report.notes] == [
            " is where pages are read from and where sheets are written "
        ]


def test_a_page_that_lies_where_its_sheet_belongs_is_kept_and_its_sheet_has_another_name(one: Path) -> None:
    page = one / "input" / PAGE
    before = page.read_bytes()
    settings = Settings(formats=("html",), jobs=1, output="input")
    for state in (State.BUILT, State.UNCHANGED):
        (result,) = build(settings, (), BuildOptions(), folder=one).results
        assert result.state is state
        assert len([name for name, _ in result.files]) == 1
        assert result.files[0][0].startswith("interreg/building-parts-bank-")
        assert IssueCode.NAME_TAKEN in {issue.code for issue in result.issues}
        assert page.read_bytes() == before


def test_a_finished_sheet_among_the_pages_is_skipped_and_sheets_take_named(one: Path) -> None:
    settings = Settings(formats=("docx", "json", "html"), jobs=1)
    build(settings, (), BuildOptions(), folder=one)
    for kind in ("docx", "html"):
        shutil.copy(one / f"output/interreg/building-parts-bank.{kind}", one / f"input/copy-{kind}.{kind}")
    for _ in range(2):
        report = build(settings, (), BuildOptions(), folder=one)
        skipped = [result for result in report.results if result.path.startswith("copy")]
        assert [result.state for result in skipped] == [State.SKIPPED, State.SKIPPED]
        assert {result.reason for result in skipped} == {f"is a finished sheet of this tool, made from {PAGE}"}
        assert all("sheets take" in result.hint for result in skipped)
        assert report.exit_code == 0
    named = build(settings, [one / "output/interreg/building-parts-bank.docx"], BuildOptions(), folder=one)
    assert [result.state for result in named.results] == [State.SKIPPED]


def test_what_is_finished_before_ctrl_c_is_kept(samples: Path) -> None:
    def stop(_result: PageResult, done: int, _total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(QUICK, folder=samples, observer=stop)
    assert len(manifest.load(samples / "output")) == 2
    assert not (samples / "output" / journal.JOURNAL).exists()
    states = [result.state for result in _build(samples).results]
    assert states == [State.UNCHANGED, State.UNCHANGED, State.BUILT, State.BUILT]


def test_without_pango_the_rest_is_built_once(one: Path) -> None:
    stand_in = one / "elsewhere/weasyprint"
    stand_in.mkdir(parents=True)
    (stand_in / "__init__.py").write_text("raise OSError(\"cannot load library 'libgobject-2.0-0'\")", encoding="utf-8")
    sheets = Path(sys.executable).with_name("sheets")

    def run() -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(stand_in.parent)}
        return subprocess.run([sheets, "build"], cwd=one, env=environment, capture_output=True, text=True, check=False)

    first, second = run(), run()
    assert (first.returncode, second.returncode) == (6, 6)
    assert "1 page: 1 built" in first.stderr
    assert "1 page: 0 built, 1 unchanged" in second.stderr
    assert "no pdf was made" in second.stderr
    assert sorted(file.suffix for file in (one / "output/interreg").iterdir()) == [".docx", ".json"]
    assert _written(one, Settings()) == {".pdf"}
