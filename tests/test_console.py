from __future__ import annotations

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
