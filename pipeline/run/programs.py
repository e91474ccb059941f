"""Runs other programs on a page: in a folder of their own, without a network, and for a limited time."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from pipeline.errors import PageError
from pipeline.messages import Message

# Seconds by the clock that a program may take for one page.
LONGEST = 300.0
_LONGEST_ANSWER = 30.0
# LibreOffice is not always in the PATH.
_PLACES = {"soffice": ("/Applications/LibreOffice.app/Contents/MacOS/soffice", "/usr/lib/libreoffice/program/soffice")}
# On Linux, a program gets a network namespace that leads nowhere, and a process namespace that dies with its first
# process, which in turn dies with the worker that started it.
_APART = (
    "setpriv", "--pdeathsig", "KILL", "--",
    "unshare", "--map-root-user", "--net", "--pid", "--kill-child", "--mount-proc", "--",
)  # fmt: skip
_NOWHERE = "http://127.0.0.1:9"


def program_path(name: str) -> str:
    """The path of a program; "" if it is not installed. A worker that stays finds what is installed meanwhile."""
    return shutil.which(name) or next((place for place in _PLACES.get(name, ()) if Path(place).is_file()), "")


def output_of(*command: str) -> str:
    """What a program prints when asked about itself; "" if it is not installed or fails."""
    program = program_path(command[0])
    return _answer(program, Path(program).stat().st_mtime_ns, command[1:]) if program else ""


@cache
def _answer(program: str, _changed: int, arguments: tuple[str, ...]) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - a program that the system has, with arguments of ours
            [program, *arguments], capture_output=True, timeout=_LONGEST_ANSWER, check=False, text=True
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return ""
    return done.stdout if done.returncode == 0 else ""


def version(*command: str) -> str:
    """The version that a program prints when asked for it, such as 7.4.7; "" if there is none."""
    number = re.search(r"\d+(?:\.\d+)+", output_of(*command))
    return number[0] if number else ""


def run_program(name: str, arguments: Sequence[str], folder: Path, seconds: float = LONGEST) -> None:
    """Run a program in `folder`, which is also its home; PageError if it fails or takes too long."""
    command = [*_apart(), program_path(name), *arguments]
    with subprocess.Popen(  # noqa: S603 - as above
        command,
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired:
            hint = Message("read.convert-by-hand")
            raise PageError(Message("read.program-slow", program=name, seconds=f"{seconds:g}"), hint) from None
        finally:
            # Kills whatever the program has left running, too.
            _end(process)
    if code:
        raise PageError(Message("read.program-failed", program=name), Message("read.convert-by-hand"))


def _end(process: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    except PermissionError:  # macOS, of a group whose processes have all ended
        return


@cache
def _apart() -> tuple[str, ...]:
    """The command that isolates a program, where the system has it and lets us use it."""
    if not sys.platform.startswith("linux") or not all(map(shutil.which, ("setpriv", "unshare"))):
        return ()
    done = subprocess.run([*_APART, "true"], capture_output=True, check=False)  # noqa: S603 - as above
    return _APART if done.returncode == 0 else ()


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "TESSDATA_PREFIX") if name in os.environ}
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), _NOWHERE)
    home = str(folder)
    return {**kept, **proxies, "HOME": home, "TMPDIR": home, "LANG": "C.UTF-8", "OMP_THREAD_LIMIT": "1"}
