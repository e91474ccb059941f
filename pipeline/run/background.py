"""Builds that go on behind a review: in a process of their own, one after another, with their progress."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock

from pipeline.errors import OutputError, PipelineError
from pipeline.model import PageResult, State
from pipeline.run.build import Options, build
from pipeline.run.warm import Apart
from pipeline.settings import Settings
from pipeline.store.remote import Place, place
from pipeline.store.walk import sources

# Another run holds the output folder: asked again after so many seconds.
_AGAIN = 2.0
# The input folder is looked at so often, in seconds; what has stayed the same from one look to the next is whole.
_LOOK = 2.0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the builds are: `is_running`, or waiting for another run to end; then what the last one came to."""

    is_running: bool = False
    is_waiting: bool = False
    done: int = 0
    total: int = 0
    failed: tuple[str, ...] = ()
    error: str = ""
    number: int = 0


class Background:
    """Builds pages when asked to; made before there are threads, and closed at the end.

    If it `watches`, it also builds what is new or changed in the input folder, once nothing there changes any more.
    """

    def __init__(self, settings: Settings, folder: Path, *, watches: bool = False) -> None:
        self._lock = Lock()
        self._apart = Apart(_serve, settings, folder, watches)
        self._asked = 0
        self._last = Progress()

    def build(self, paths: Sequence[Place]) -> None:
        """Build pages, or all that are not up to date where none is named; asked twice they are built once."""
        with self._lock:
            self._asked += 1
            self._apart.pipe.send((self._asked, tuple(paths)))

    def progress(self) -> Progress:
        """How far the builds are that were asked for."""
        with self._lock:
            try:
                while self._apart.pipe.poll():
                    self._last = self._apart.pipe.recv()
            except (EOFError, OSError):
                return replace(self._last, is_running=False, is_waiting=False)
            is_behind = self._last.number < self._asked
            return replace(self._last, is_running=self._last.is_running or (is_behind and not self._last.is_waiting))

    def close(self) -> None:
        """End the process; what was finished is kept."""
        self._apart.close()


def _serve(pipe: Connection, settings: Settings, folder: Path, watches: bool) -> None:  # noqa: FBT001 - by position
    seen: frozenset[tuple[str, int, int]] | None = None
    built: frozenset[tuple[str, int, int]] | None = None
    number = 0
    while True:
        asked = []
        if not watches or pipe.poll(_LOOK):
            asked.append(pipe.recv())
        else:
            before, seen = seen, _stamps(settings, folder)
            if seen in (built, None) or seen != before:
                continue
            built = seen
            asked.append((number, ()))
        progress = None
        while progress is None:
            while pipe.poll():
                asked.append(pipe.recv())
            number = max(number, *(one for one, _ in asked))
            progress = _built(pipe, settings, folder, number, [paths for _, paths in asked])
        pipe.send(progress)


def _stamps(settings: Settings, folder: Path) -> frozenset[tuple[str, int, int]] | None:
    """What tells the input folder from a changed one; None where it cannot be read."""
    home = place(settings.input, folder)
    try:
        found = sources([home], home, place(settings.output, folder))
    except PipelineError:
        return None
    return frozenset((one.path, one.size, one.mtime_ns) for one in found)


def _built(
    pipe: Connection, settings: Settings, folder: Path, number: int, asked: Sequence[tuple[Place, ...]]
) -> Progress | None:
    """What the builds that were asked for came to, as one; None where they must be tried once more."""
    paths = tuple(dict.fromkeys(chain.from_iterable(asked))) if all(asked) else ()

    def observe(_result: PageResult, done: int, total: int) -> None:
        pipe.send(Progress(is_running=True, done=done, total=total, number=number))

    try:
        report = build(settings, paths, Options(), folder=folder, observer=observe)
    except OutputError as error:
        if not isinstance(error.__cause__, BlockingIOError):
            return Progress(error=error.text, number=number)
        pipe.send(Progress(is_waiting=True, number=number))
        pipe.poll(_AGAIN)
        return None
    except PipelineError as error:
        return Progress(error=error.text, number=number)
    built = [one for one in report.results if one.state is not State.UNCHANGED]
    failed = tuple(one.path for one in report.results if one.state is State.FAILED)
    return Progress(done=len(built), total=len(report.results), failed=failed, number=number)
