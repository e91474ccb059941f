from __future__ import annotations

import io

import pytest

from pipeline import console
from pipeline.model import PageResult, State


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
    assert capsys.readouterr().err == "[2/2] other: b.html\n"


def test_the_rate_and_the_time_left_are_told_once_there_is_something_to_go_by() -> None:
    assert console.rate(1.5, 10, 90) == ""
    assert console.rate(4, 10, 90) == "2.5 pages/s, 0:00:36 left"
    assert console.rate(400, 1000, 9000) == "2.5 pages/s, 1:00:00 left"


def test_a_terminal_sees_a_bar_with_rate_and_names_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "160")
    with console.progress() as observer:
        observer(PageResult("a[red]\x1b[2J.html", State.BUILT), 1, 2)
    assert "1/2" in terminal.getvalue()
    assert "a[red]\\x1b[2J.html" in terminal.getvalue()
