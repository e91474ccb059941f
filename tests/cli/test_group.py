"""Errors as words and exit codes, and the settings that a command works with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.cli.group import answering, working_settings
from pipeline.errors import ExitCode, InputError, OutputError, PipelineError
from pipeline.messages import Message

# Root reads every file, unless what lets it is taken away.
_RIGHTS = "-dac_override,-dac_read_search"
AS_ANYBODY = ["setpriv", f"--bounding-set={_RIGHTS}", f"--inh-caps={_RIGHTS}"] if os.geteuid() == 0 else []


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (InputError(Message("review.no-such-page", page="a.html", folder="input"), Message("store.check-spelling")), 4),
        (OutputError(Message("review.no-such-page", page="a.html", folder="input")), 5),
    ],
)
def test_an_error_is_told_with_its_hint_and_becomes_its_code(
    error: PipelineError, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    @answering
    def command() -> ExitCode:
        raise error

    with pytest.raises(SystemExit) as ended:
        command()
    assert ended.value.code == code
    told = capsys.readouterr()
    assert told.out == ""
    assert "a.html" in told.err
    assert "Traceback" not in told.err
    assert len(told.err.splitlines()) == (2 if error.hint else 1)
    assert str(error.hint) in told.err


def test_an_interrupted_command_ends_as_shells_expect() -> None:
    @answering
    def command() -> ExitCode:
        raise KeyboardInterrupt

    with pytest.raises(SystemExit) as ended:
        command()
    assert ended.value.code == 130


def test_an_error_of_ours_that_nobody_foresaw_is_not_hidden() -> None:
    @answering
    def command() -> ExitCode:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        command()


def test_an_error_of_the_system_about_no_file_is_not_hidden() -> None:
    @answering
    def command() -> ExitCode:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        command()


def test_the_command_line_overrules_the_settings_where_it_says_anything(here: Path) -> None:
    (here / "sheets.toml").write_text('output = "sheets"\njobs = 3\n', encoding="utf-8")
    found = working_settings(output=None, jobs=2)
    assert (found.output, found.jobs) == ("sheets", 2)


def test_a_command_ends_without_searching_what_it_leaves_behind() -> None:
    # What is registered first is asked last.
    program = (
        "import atexit, gc; atexit.register(lambda: print('left alone' if gc.get_freeze_count() else 'searched'))\n"
        "from pipeline.cli import main; main(['build', '--help'])"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "left alone"


@pytest.mark.skipif(bool(AS_ANYBODY) and not shutil.which("setpriv"), reason="needs setpriv, of the package util-linux")
@pytest.mark.parametrize(
    ("command", "code"),
    [
        *((one, ExitCode.INPUT) for one in (
            "build {file}", "build {folder}", "extract {file}", "explain {file} title", "status {folder}",
            "check {folder}", "verify {folder}", "export x.csv {folder}", "give x.docx {file}", "take {file}",
            "printed {file}", "pack --new x.toml {file}", "pack {file}", "fetch --from {file}",
            "review --no-browser {file}", "watch {folder}",
        )),
        *((one, ExitCode.OUTPUT) for one in (
            "build --out {folder}", "watch --out {folder}", "site {folder}", "launcher {folder}",
            "give {folder}/x.docx", "pack --new {folder}/x.toml",
        )),
    ],
)  # fmt: skip
def test_a_path_that_cannot_be_opened_ends_a_command_with_a_code_of_its_own(
    here: Path, command: str, code: ExitCode
) -> None:
    (here / "shut.txt").write_text("The mill", encoding="utf-8")
    (here / "closed").mkdir()
    environment = {**os.environ, "SHEETS_LANG": "el", "PYTHONUTF8": "1"}
    words = command.format(file="shut.txt", folder="closed").split()
    try:
        for name in ("shut.txt", "closed"):
            (here / name).chmod(0)
        done = subprocess.run(
            [*AS_ANYBODY, sys.executable, "-m", "pipeline.cli", *words],
            capture_output=True,
            check=False,
            cwd=here,
            env=environment,
        )
    finally:
        (here / "closed").chmod(0o755)
    assert done.returncode == code
    told, hint = done.stderr.decode().splitlines()
    assert told.endswith(": δεν υπάρχει δικαίωμα πρόσβασης")
    assert hint == "Τι να κάνετε: ελέγξτε τα δικαιώματά του"


@pytest.mark.parametrize("call", [["build", "--out", ""], ["build", ""], ["verify", ""], ["review", ""], ["watch", ""]])
def test_an_empty_path_is_wrong_usage(call: list[str]) -> None:
    found = CliRunner().invoke(main, call)
    assert (found.exit_code, "the path is empty" in found.stderr) == (2, True)
