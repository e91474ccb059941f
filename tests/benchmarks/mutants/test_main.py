"""The command that tries mutants."""

from __future__ import annotations

import sys

import pytest

from benchmarks.mutants.__main__ import main


@pytest.mark.parametrize("path", ["pipeline/extract/nothing.py", "pipeline/extract", "pipeline/cli/__init__.py", ""])
def test_a_path_that_is_no_module_of_the_parts_is_told(
    path: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["mutants", "--kept", path])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 2
    assert f"{path} is no module of pipeline/extract/, " in capsys.readouterr().err
