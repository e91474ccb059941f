from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from pipeline import console
from pipeline.model import PageResult, State

ROOT = Path(__file__).parent.parent


def test_page_text_cannot_steer_a_terminal() -> None:
    assert console.safe("a\x1b]0;evil\x07b\u202ec\ud800") == "a\\x1b]0;evil\\x07b\\x202ec\\xd800"
    assert console.safe("Καλή πρακτική\tα") == "Καλή πρακτική\tα"


def test_a_name_cannot_forge_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    with console.progress() as observer:
        observer(PageResult("a\nfailed: b.html", State.BUILT), 1, 2)
    captured = capsys.readouterr()
    assert captured.err == "[1/2] built: a\\x0afailed: b.html\n"
    assert captured.out == ""


def test_unchanged_pages_are_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    with console.progress() as observer:
        observer(PageResult("a.html", State.UNCHANGED), 1, 2)
        observer(PageResult("b.html", State.OTHER), 2, 2)
    assert capsys.readouterr().err == "[2/2] set aside: b.html\n"


def test_the_rate_and_the_time_left_are_with_shared_there_is_something_to_go_by() -> None:
    assert console.rate(1.5, 10, 90) == ""
    assert console.rate(4, 10, 90) == "2.5 pages/s, 0:00:36 left"
    assert console.rate(400, 1000, 9000) == "2.5 pages/s, 1:00:00 left"


_BAR = """
import sys
from pipeline import console
from pipeline.model import PageResult, State

for name in sys.argv[1:]:
    with console.progress() as observer:
        observer(PageResult(name, State.BUILT), 1, 2)
"""


def _on_a_terminal(command: Sequence[str], folder: Path) -> tuple[int, str]:
    """What a program sends to a terminal, by its own end of a real one, and its exit code."""
    ours, theirs = os.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "160", "PYTHONPATH": str(ROOT)}
    run = subprocess.Popen([sys.executable, *command], cwd=folder, env=environment, stdout=theirs, stderr=theirs)
    os.close(theirs)
    told = b""
    with suppress(OSError):  # Linux says so when the other end is closed
        while more := os.read(ours, 10_000):
            told += more
    os.close(ours)
    return run.wait(), told.decode()


@pytest.mark.parametrize(
    "name",
    [
        "a\\[/b].html",
        "a[/b].html",
        "\\[link=https:evil.example]x.html",
        "[link=https:evil.example]x[/link].html",
        "\\[red]s.html",
        "[red]s.html",
        "\\\\[red]s.html",
        "[@click=app.bell]b.html",
        "[/].html",
        "[bold",
        ":smile: {task.total} %s.html",
        "πρακτική [1].html",
    ],
)
def test_a_terminal_is_shown_a_name_as_it_is_and_reads_nothing_into_it(name: str, tmp_path: Path) -> None:
    code, told = _on_a_terminal(["-c", _BAR, name], tmp_path)
    assert code == 0, told
    assert "1/2" in told
    assert name in told
    assert "\x1b]8;" not in told


def test_a_terminal_is_shown_controls_of_a_name_escaped(tmp_path: Path) -> None:
    code, told = _on_a_terminal(["-c", _BAR, "a[red]\x1b[2J.html"], tmp_path)
    assert code == 0, told
    assert "a[red]\\x1b[2J.html" in told


def test_a_build_on_a_terminal_takes_no_name_of_a_page_for_markup(tmp_path: Path) -> None:
    names = ["a\\[/b].html", "\\[link=https:evil.example]x.html", "\\[red]s.html", "[/].html"]
    for name in names:
        page = tmp_path / "input" / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_bytes(b"\x00\x01\x02\x03")
    code, told = _on_a_terminal(["-m", "pipeline.cli", "build", "--formats", "json", "--jobs", "1"], tmp_path)
    assert code == 1
    assert "Traceback" not in told
    assert "\x1b]8;" not in told
    assert [name for name in names if f"failed: {name}: " not in told] == []
