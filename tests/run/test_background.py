from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.run.background import BackgroundBuilds, BuildProgress
from pipeline.settings import Settings
from pipeline.store.write import locked

PAGE = "GOOD PRACTICE\nThe ferry library\nSummary\nThe ferry lends books, and gives them back on Sundays.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "input").mkdir()
    for name in "ab":
        (tmp_path / f"input/{name}.txt").write_text(PAGE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def builds(folder: Path) -> Iterator[BackgroundBuilds]:
    made = BackgroundBuilds(Settings(formats=("json",)), folder)
    yield made
    made.close()


def until(builds: BackgroundBuilds, is_so: Callable[[BuildProgress], bool]) -> BuildProgress:
    for _ in range(4_000):
        if is_so(found := builds.progress()):
            return found
        time.sleep(0.05)
    raise AssertionError(builds.progress())


def test_nothing_goes_on_before_somebody_asks(builds: BackgroundBuilds) -> None:
    assert builds.progress() == BuildProgress()


def test_one_page_or_all_are_built_and_told(builds: BackgroundBuilds, folder: Path) -> None:
    builds.build([folder / "input/a.txt"])
    assert builds.progress().is_running
    assert until(builds, lambda one: not one.is_running).done == 1
    assert not (folder / "output/b.json").exists()
    builds.build([])
    assert until(builds, lambda one: not one.is_running and one.number == 2).done == 1
    assert (folder / "output/b.json").exists()


def test_while_another_run_writes_it_waits_and_builds_after_it(builds: BackgroundBuilds, folder: Path) -> None:
    with locked(folder / "output"):
        builds.build([])
        assert until(builds, lambda one: one.is_waiting).error == ""
    assert until(builds, lambda one: one.done == 2 and not one.is_running).failed == ()


def test_a_page_that_fails_is_named_and_a_run_that_cannot_go_on_says_why(
    builds: BackgroundBuilds, folder: Path
) -> None:
    (folder / "input/c.docx").write_bytes(b"PK\x03\x04 broken")
    builds.build([])
    assert until(builds, lambda one: not one.is_running).failed == ("c.docx",)
    builds.build([folder / "input/nothing.txt"])
    assert "nothing.txt" in until(builds, lambda one: bool(one.error)).error


@pytest.mark.slow
def test_what_is_dropped_into_the_folder_is_built_where_it_watches(folder: Path) -> None:
    builds = BackgroundBuilds(Settings(formats=("json",)), folder, watches=True)
    try:
        assert until(builds, lambda one: one.done == 2)
        (folder / "input/c.txt").write_text(PAGE, encoding="utf-8")
        assert until(builds, lambda one: one.total == 1 and not one.is_running)
    finally:
        builds.close()


def test_what_a_build_came_to_is_counted_and_told_for_a_while(folder: Path) -> None:
    clock = [0.0]
    builds = BackgroundBuilds(Settings(formats=("json",)), folder, clock=lambda: clock[0])
    try:
        builds.build([])
        told = until(builds, lambda one: not one.is_running)
        assert (told.done, told.ended) == (2, 1)
        clock[0] = 60
        assert builds.progress() == BuildProgress(number=1, ended=1)
    finally:
        builds.close()


@pytest.mark.slow
def test_a_long_build_goes_on_though_nobody_looks_how_far_it_is(builds: BackgroundBuilds, folder: Path) -> None:
    # More pages than the system holds messages between two processes.
    for number in range(320):
        (folder / f"input/{number}.txt").write_text(f"The office is closed on day {number}.\n", encoding="utf-8")
    builds.build([])
    for _ in range(4_000):
        if (folder / "output/report.jsonl").exists():
            break
        time.sleep(0.05)
    assert (folder / "output/report.jsonl").exists()
    told = until(builds, lambda one: not one.is_running)
    assert (told.total, told.ended) == (322, 1)


def test_of_many_pages_that_fail_the_first_are_named(builds: BackgroundBuilds, folder: Path) -> None:
    for name in "fedc":
        (folder / f"input/{name}.docx").write_bytes(b"PK\3\4 broken")
    builds.build([])
    assert until(builds, lambda one: not one.is_running).failed == ("c.docx", "d.docx", "e.docx")


def test_what_is_up_to_date_is_not_counted_as_made(builds: BackgroundBuilds) -> None:
    builds.build([])
    until(builds, lambda one: not one.is_running)
    builds.build([])
    told = until(builds, lambda one: one.number == 2 and not one.is_running)
    assert (told.done, told.total) == (0, 2)


def test_settings_that_change_meanwhile_count_from_the_next_build(builds: BackgroundBuilds, folder: Path) -> None:
    (folder / "sheets.toml").write_text('formats = ["html"]\noutput = "elsewhere"\n', encoding="utf-8")
    builds.build([folder / "input/a.txt"])
    assert until(builds, lambda one: not one.is_running).error == ""
    assert (folder / "output/a.html").exists()
    assert not (folder / "elsewhere").exists()


def test_a_slip_in_settings_that_change_meanwhile_is_told(builds: BackgroundBuilds, folder: Path) -> None:
    (folder / "sheets.toml").write_text("formats = 7\n", encoding="utf-8")
    builds.build([])
    assert until(builds, lambda one: not one.is_running).error
    (folder / "sheets.toml").unlink()
    builds.build([])
    assert until(builds, lambda one: not one.is_running and one.number == 2).done == 2
