from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model import PageResult, State
from pipeline.run.report import REPORT, is_report, report_lines


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
