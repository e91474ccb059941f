"""Other programs run apart from everything: in their folder, without a network, and no longer than they may."""

from __future__ import annotations

import os
import socket
import sys
import time
from pathlib import Path

import pytest

from pipeline.errors import PageError
from pipeline.run import programs


def test_a_program_works_in_its_folder_which_is_its_home_too(tmp_path: Path) -> None:
    programs.run_program("sh", ["-c", "pwd > here; echo $HOME > home"], tmp_path)
    assert (tmp_path / "here").read_text() == (tmp_path / "home").read_text() == f"{tmp_path.resolve()}\n"


def test_a_program_that_fails_is_named(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="sh could not convert it") as caught:
        programs.run_program("sh", ["-c", "exit 3"], tmp_path)
    assert "save it as .docx" in caught.value.hint


def test_a_program_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    with pytest.raises(PageError, match=r"sh took longer than 0\.2 s"):
        programs.run_program("sh", ["-c", "sleep 60"], tmp_path, seconds=0.2)


def test_what_a_program_leaves_running_goes_with_it(tmp_path: Path) -> None:
    programs.run_program("sh", ["-c", "(sleep 1; touch late) & touch begun"], tmp_path)
    time.sleep(1.5)
    assert [file.name for file in tmp_path.iterdir()] == ["begun"]


@pytest.mark.skipif(not programs._apart(), reason="this system does not let programs be set apart")
def test_a_program_has_no_network(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        connect = f"import socket; socket.create_connection({server.getsockname()!r}, 5)"
        with pytest.raises(PageError):
            programs.run_program(sys.executable, ["-c", connect], tmp_path)


def test_a_program_that_is_not_installed_has_no_version() -> None:
    assert programs.program_path("no-such-program") == ""
    assert programs.version("no-such-program", "--version") == ""
    assert programs.version("sh", "-c", "echo tool 7.4.7.2 of 2023") == "7.4.7.2"


def test_a_program_that_is_installed_or_renewed_while_this_process_runs_is_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert programs.version("newcomer", "--version") == ""
    program = tmp_path / "newcomer"
    for number in ("1.2", "1.3"):
        renewed = tmp_path / "renewed"
        renewed.write_text(f"#!/bin/sh\necho newcomer {number}\n", encoding="utf-8")
        renewed.chmod(0o755)
        os.utime(renewed, (0, float(number)))
        renewed.replace(program)
        assert programs.version("newcomer", "--version") == number
