"""P10, P15: odd files get a clear line; two runs never write at once."""

# ruff: noqa: E501 - payloads stand in one piece

from __future__ import annotations

import json
import os
import socket
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

IS_ROOT = os.geteuid() == 0


@pytest.fixture
def work(tmp_path: Path, good: str) -> Path:
    (tmp_path / "input").mkdir()
    (tmp_path / "input/good.html").write_text(good, encoding="utf-8")
    return tmp_path


def _fifo(file: Path) -> None:
    os.mkfifo(file)


def _socket(file: Path) -> None:
    here = Path.cwd()
    os.chdir(file.parent)  # the address of a socket holds some 100 bytes only
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(file.name)
    finally:
        os.chdir(here)


def _device(file: Path) -> None:
    try:
        os.mknod(file, stat.S_IFCHR | 0o644, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("this machine makes no devices")


def _device_link(file: Path) -> None:
    file.symlink_to("/dev/zero")


def _link_outside(file: Path) -> None:
    file.symlink_to("/etc/passwd")


def _dangling(file: Path) -> None:
    file.symlink_to(file.parent / "gone.html")


def _circle(file: Path) -> None:
    file.symlink_to(file.name)


def _empty(file: Path) -> None:
    file.touch()


def _blank(file: Path) -> None:
    file.write_bytes(b" \r\n\t\x00" * 0 + b" \n" * 100)


def _too_large(file: Path) -> None:
    with file.open("wb") as stream:
        stream.truncate(21_000_000)


def _endless_hole(file: Path) -> None:
    with file.open("wb") as stream:
        stream.truncate(1 << 40)


def _noise(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * 400)


def _bad_meta(file: Path) -> None:
    file.write_text("<h1>Wheel</h1>", encoding="utf-8")
    file.with_name(f"{file.name}.meta.toml").write_bytes(b"url = \xff[[[")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("make", "words"),
    [
        (_fifo, "is a pipe"), (_socket, "is a socket"), (_device, "is a device"), (_device_link, "leads out of the folder"),
        (_link_outside, "leads out of the folder"), (_dangling, "no such file"), (_circle, ""), (_empty, "empty"),
        (_blank, "empty"), (_too_large, "larger than 20 MB"), (_endless_hole, "larger than 20 MB"), (_bad_meta, "not valid TOML"),
    ],
)  # fmt: skip
def test_an_odd_file_gets_a_clear_line_and_the_good_page_is_built(work: Path, run: Any, make: Any, words: str) -> None:
    make(work / "input/odd.html")
    outcome = run(work, "--formats", "json")
    assert outcome.code == 1
    assert outcome.state("odd.html") == "failed"
    assert words in outcome.rows["odd.html"]["reason"]
    assert outcome.rows["odd.html"]["reason"] in outcome.stderr
    assert outcome.state("good.html") == "built"
    assert "root:" not in outcome.stderr


def test_a_folder_with_a_pages_name_is_walked(work: Path, run: Any, good: str) -> None:
    (work / "input/odd.html").mkdir()
    (work / "input/odd.html/inner.html").write_text(good, encoding="utf-8")
    outcome = run(work, "--formats", "json")
    assert outcome.code == 0
    assert (work / "output/odd.html/inner.json").is_file()


def test_a_folder_and_a_sheet_of_one_name_are_kept_apart(work: Path, run: Any, good: str) -> None:
    (work / "input/good.json").mkdir()
    (work / "input/good.json/inner.html").write_text(good, encoding="utf-8")
    outcome = run(work, "--formats", "json")
    assert outcome.code == 0
    assert outcome.state("good.html") == outcome.state("good.json/inner.html") == "built"
    assert outcome.rows["good.json/inner.html"]["files"] == ["good.json/inner.json"]
    (name,) = outcome.rows["good.html"]["files"]
    assert name.startswith("good-")


def test_a_linked_folder_in_the_output_is_refused_by_name_and_nothing_lands_behind_it(
    work: Path, run: Any, good: str, tmp_path: Path
) -> None:
    (work / "input/a/b").mkdir(parents=True)
    (work / "input/a/b/inner.html").write_text(good, encoding="utf-8")
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "b").mkdir(parents=True)
    (work / "output").mkdir()
    (work / "output/a").symlink_to(elsewhere)
    outcome = run(work, "--formats", "json,html")
    assert outcome.code == 1
    assert outcome.state("good.html") == "built"
    assert outcome.state("a/b/inner.html") == "failed"
    assert "a in the output folder is a link" in outcome.rows["a/b/inner.html"]["reason"]
    assert not [file for file in elsewhere.rglob("*") if file.is_file()]


def test_what_lies_behind_a_linked_folder_is_not_pruned(work: Path, run: Any, good: str, tmp_path: Path) -> None:
    (work / "input/a").mkdir()
    (work / "input/a/inner.html").write_text(good, encoding="utf-8")
    assert run(work, "--formats", "json").code == 0
    elsewhere = tmp_path / "elsewhere"
    (work / "output/a").rename(elsewhere)
    (work / "output/a").symlink_to(elsewhere)
    (work / "input/a/inner.html").unlink()
    assert run(work, "--formats", "json", "--prune").code == 0
    assert (elsewhere / "inner.json").is_file()


@pytest.mark.skipif(IS_ROOT, reason="root may read everything")
def test_an_unreadable_page_and_folder_are_told(work: Path, run: Any) -> None:
    (work / "input/shut.html").write_text("<h1>x</h1>", encoding="utf-8")
    (work / "input/shut.html").chmod(0)
    (work / "input/closed").mkdir(mode=0)
    outcome = run(work, "--formats", "json")
    (work / "input/closed").chmod(0o755)
    assert outcome.state("shut.html") == "failed"
    assert outcome.state("closed") == "failed"
    assert outcome.state("good.html") == "built"


def test_bytes_that_are_no_page_under_a_pages_name_fail_or_are_set_aside(work: Path, run: Any) -> None:
    _noise(work / "input/odd.html")
    outcome = run(work, "--formats", "json")
    assert outcome.state("odd.html") in {"failed", "other"}
    assert outcome.state("good.html") == "built"


def test_a_page_that_grows_while_it_is_read_is_read_once(work: Path, run: Any) -> None:
    growing = work / "input/growing.html"
    growing.write_text("<!doctype html><h1>Wheel</h1><p>", encoding="utf-8")
    done = threading.Event()

    def grow() -> None:
        with growing.open("a", encoding="utf-8") as stream:
            while not done.is_set():
                stream.write("one more turn of the wheel ")
                stream.flush()
                time.sleep(0.001)

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        outcome = run(work, "--formats", "json")
    finally:
        done.set()
        writer.join()
    assert outcome.code == 0
    assert json.loads((work / "output/growing.json").read_bytes())["coverage"]["characters"] > 0


def test_a_name_that_is_no_utf_8_is_shown_escaped(work: Path, run: Any, good: str) -> None:
    try:
        Path(os.fsdecode(os.fsencode(work / "input") + b"/\xce\xce.html")).write_text(good, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    outcome = run(work, "--formats", "json")
    assert outcome.code == 0
    assert outcome.state("\\xce\\xce.html") == "built"


@pytest.mark.slow
def test_of_two_runs_at_once_one_works_and_the_other_exits_5_ten_times(
    work: Path, tree: Any, run: Any, good: str
) -> None:
    for number in range(3):
        (work / f"input/{number}.html").write_text(good, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-m", "pipeline.cli", "build", "--force", "--formats", "json,docx"]
    clashes = 0
    for _ in range(10):
        runs = [
            subprocess.Popen(command, cwd=work, env=environment, stderr=subprocess.PIPE, text=True) for _ in range(2)
        ]
        ends = [(one.communicate()[1], one.returncode) for one in runs]
        codes = sorted(code for _, code in ends)
        assert codes in ([0, 5], [0, 0])
        clashes += codes == [0, 5]
        assert all("another run is writing there" in words for words, code in ends if code == 5)
    assert clashes > 0
    assert not [name for name in tree(work / "output") if "tmp" in name]
    assert run(work, "--formats", "json,docx").code == 0
