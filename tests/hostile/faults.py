"""Runs a build again and again, each time with another of its calls to the disk failing, and prints what became of it.

Called as a program: `faults.py FOLDER FAULT`, with FAULT one of ENOSPC, EIO, EACCES, KILL. `FOLDER/input` holds the
pages. A line of JSON a fault point: what failed, how the run ended, which final files are not whole, and how the folder
differs from that of an undisturbed run after the command was given once more.
"""

from __future__ import annotations

import errno
import io
import json
import os
import re
import shutil
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from pipeline.errors import PipelineError
from pipeline.run.build import build
from pipeline.settings import Settings

FORMATS = ("json", "html")
_CRASHED = 70


class Fault:
    """Counts calls to the disk inside a folder; the one numbered `at` fails."""

    def __init__(self, folder: Path, kind: str, at: int) -> None:
        self.folder, self.kind, self.at = str(folder), kind, at
        self.process, self.count = os.getpid(), 0

    def strike(self, name: str, path: Any) -> None:
        if os.getpid() != self.process or not str(path).startswith(self.folder):
            return
        self.count += 1
        if self.count == self.at:
            (Path(self.folder).parent / "struck").write_text(f"{name} {Path(str(path)).name}")
            if self.kind == "KILL":
                os.kill(os.getpid(), signal.SIGKILL)
            code = getattr(errno, self.kind)
            raise OSError(code, os.strerror(code))

    def install(self) -> None:
        names = {"os.rename": 1, "os.remove": 0, "os.mkdir": 0, "os.rmdir": 0}
        sys.addaudithook(lambda event, args: self.strike(event, args[names[event]]) if event in names else None)
        paths: dict[int, str] = {}
        real_open, real_fsync, real_write, real_io = os.open, os.fsync, os.write, io.open

        def opened(path: Any, flags: int, *rest: Any, **named: Any) -> int:
            if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_DIRECTORY):
                self.strike("open", path)
            number = real_open(path, flags, *rest, **named)
            paths[number] = str(path)
            return number

        def fsync(number: int) -> None:
            self.strike("fsync", paths.get(number, self.folder))
            real_fsync(number)

        def write(number: int, data: bytes) -> int:
            self.strike("write", paths.get(number, ""))
            return real_write(number, data)

        def io_open(path: Any, mode: str = "r", *rest: Any, **named: Any) -> Any:
            stream = real_io(path, mode, *rest, **named)
            if not set(mode) & set("wa+") or not str(path).startswith(self.folder):
                return stream
            self.strike("open", path)
            return _Torn(stream, lambda: self.strike("write", path))

        os.open, os.fsync, os.write, io.open = opened, fsync, write, io_open  # type: ignore[assignment]


class _Torn:
    """A file whose write may fail with half of the bytes on disk."""

    def __init__(self, stream: Any, strike: Callable[[], None]) -> None:
        self._stream, self._strike = stream, strike

    def write(self, data: bytes) -> int:
        half = len(data) // 2
        self._stream.write(data[:half])
        self._stream.flush()
        self._strike()
        return half + int(self._stream.write(data[half:]))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()


def in_child(folder: Path, fault: Fault | None) -> int:
    """Exit status of a build in a process of its own; 128 + signal if it was killed."""
    child = os.fork()
    if child == 0:
        code = _CRASHED
        try:
            if fault:
                fault.process = os.getpid()
                fault.install()
            code = int(build(Settings(formats=FORMATS, jobs=1), folder=folder).exit_code)
        except PipelineError as error:
            code = int(error.exit_code)
        except BaseException:  # noqa: BLE001 - told to the test
            traceback.print_exc()
        finally:
            if fault:
                (folder / "count").write_text(str(fault.count))
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def tree(output: Path) -> dict[str, bytes]:
    found = {}
    for file in sorted(output.rglob("*")):
        if file.is_file() and file.name != ".lock":
            name = file.relative_to(output).as_posix()
            found[name] = re.sub(rb'"mtime_ns": (?:\d+|null)', b"", file.read_bytes())
    return found


def main(folder: Path, kind: str) -> None:
    output = folder / "output"
    # In this process, so that the children find everything warm.
    assert build(Settings(formats=FORMATS, jobs=1), folder=folder).exit_code == 0
    whole = tree(output)
    shutil.rmtree(output)
    in_child(folder, Fault(output, kind, 0))
    points = int((folder / "count").read_text())
    for at in range(1, points + 1):
        shutil.rmtree(output)
        code = in_child(folder, Fault(output, kind, at))
        after = tree(output) if output.exists() else {}
        torn = [
            name
            for name, data in after.items()
            if name in whole and not name.startswith(("m", "r")) and data != whole[name]
        ]
        again = in_child(folder, None)
        final = tree(output)
        # They say "unchanged" of what the first run finished.
        reports = {"report.jsonl", "report.html"}
        differs = [name for name in {*whole, *final} - reports if whole.get(name) != final.get(name)]
        struck = (folder / "struck").read_text()
        told = {"at": at, "what": struck, "code": code, "torn": torn, "again": again, "differs": differs}
        sys.stdout.write(f"{json.dumps(told)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
