from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from pipeline.check.folder import verify
from pipeline.model import Report
from pipeline.run.build import BuildOptions, build
from pipeline.settings import Settings

ROOT = Path(__file__).parents[2]
PARTS = "interreg/building-parts-bank"
CAFE = "oreina-choria/kafeneio-ton-eggrafon"
QUICK = Settings(formats=("json",))


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """A working folder with two sample pages."""
    for name in (f"{PARTS}.html", f"{CAFE}.txt"):
        (tmp_path / "input" / name).parent.mkdir(parents=True)
        shutil.copy(ROOT / "input" / name, tmp_path / "input" / name)
    return tmp_path


def run(folder: Path, settings: Settings = QUICK, options: BuildOptions | None = None, *paths: Path) -> Report:
    return build(settings, paths, options, folder=folder)


def report(folder: Path) -> str:
    return (folder / "output/report.html").read_text(encoding="utf-8")


def states(folder: Path) -> list[tuple[str, str]]:
    page = report(folder)
    found = re.findall(r'<span class="state (\w+)">.*?<bdi class="data path"[^>]*>([^<]*)<', page)
    marks = re.findall(r'<span class="presence">.*?lang="en">([^<]*)<', page)
    return [*sorted((path, state) for state, path in found), *(("", mark) for mark in marks)]


def test_a_sheet_has_a_picture_that_belongs_to_its_pdf(two: Path) -> None:
    run(two, Settings(formats=("pdf",)))
    picture = two / f"output/report_files/{CAFE}.jpg"
    assert picture.read_bytes()[:2] == b"\xff\xd8"
    assert f'src="report_files/{CAFE}.jpg"' in report(two)
    assert "report_files" not in (two / "output/report.jsonl").read_text(encoding="utf-8")
    assert list(verify(two / "output")) == []
    picture.unlink()
    assert [one.rule for one in verify(two / "output")] == ["missing"]
    run(two, Settings(formats=("pdf",)))
    assert picture.is_file()
    (two / f"input/{CAFE}.txt").unlink()
    run(two, Settings(formats=("pdf",)), BuildOptions(prune=True))
    assert not picture.exists()
    assert CAFE not in report(two)


def test_unchanged_pages_are_told_with_all_that_was_found(two: Path) -> None:
    run(two)
    with (two / f"input/{CAFE}.txt").open("a", encoding="utf-8") as stream:
        stream.write("\n")
    run(two)
    assert states(two) == [(f"{PARTS}.html", "unchanged"), (f"{CAFE}.txt", "built")]
    assert "nothing follows the label of contact" in report(two)
    assert "Το καφενείο των εγγράφων" in report(two)


def test_a_run_over_one_page_leaves_the_others_in_the_report(two: Path) -> None:
    run(two)
    run(two, QUICK, BuildOptions(force=True), two / f"input/{CAFE}.txt")
    assert states(two) == [(f"{PARTS}.html", "unchanged"), (f"{CAFE}.txt", "built"), ("", "not in this run")]


def test_a_page_that_has_gone_is_told_until_it_is_pruned(two: Path) -> None:
    run(two)
    (two / f"input/{CAFE}.txt").unlink()
    run(two)
    assert states(two)[-1] == ("", "its page is no longer in the input folder")
    run(two, QUICK, BuildOptions(prune=True))
    assert states(two) == [(f"{PARTS}.html", "unchanged")]


def test_a_run_without_a_difference_leaves_the_report_alone(two: Path) -> None:
    run(two)
    file = two / "output/report.html"
    before = file.stat().st_mtime_ns
    run(two)
    run(two, QUICK, None, two / f"input/{CAFE}.txt")
    assert file.stat().st_mtime_ns == before
    run(two, QUICK, BuildOptions(force=True))
    assert file.stat().st_mtime_ns != before


def test_a_page_that_failed_keeps_its_reason_and_hint_while_others_are_built(two: Path) -> None:
    (two / "input/broken.html").write_bytes(b"\x00\x01\x02\x00")
    (failed,) = [one for one in run(two).results if one.path == "broken.html"]
    run(two, QUICK, None, two / f"input/{CAFE}.txt")
    assert failed.reason in report(two)
    assert failed.hint in report(two)


def test_a_report_of_somebody_else_is_never_replaced(two: Path) -> None:
    (two / "output").mkdir()
    (two / "output/report.html").write_text("<p>Our yearly report</p>", encoding="utf-8")
    told = run(two).notes
    assert report(two) == "<p>Our yearly report</p>"
    assert "report.html is in the output folder already" in told[0]
