"""Builds in the background of a review: in a process of their own, one after another, with their progress."""

from __future__ import annotations

import select
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock

from pipeline.errors import OutputError, PipelineError
from pipeline.model import PageResult, State
from pipeline.run.build import BuildOptions, build
from pipeline.run.warm_worker import ChildProcess
from pipeline.run.watching import WatchState, after_build, after_look, ready_files
from pipeline.settings import Settings
from pipeline.store.folder_state import folder_state, is_doubtful
from pipeline.store.remote import AnyPath
from pipeline.store.settings_file import load_settings

# While another run holds the output folder, it is tried again after so many seconds.
_AGAIN = 2.0
# The outcome of a build is shown for so many seconds; later it would be taken for that of another build.
_TOLD = 20.0
# The input folder is checked every so many seconds; a file that has not changed for so many is complete.
_LOOK, _SETTLE = 2.0, 3.0
# So many pages that failed are named. What is told must fit between two processes while nobody fetches it.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class BuildProgress:
    """How far the builds are: running, or waiting for another run to end; afterwards, for a while, the last outcome.

    `failed` names the first pages that did; `number` is that of the last request that is known, `ended` counts all
    builds so far.
    """

    is_running: bool = False
    is_waiting: bool = False
    done: int = 0
    total: int = 0
    failed: tuple[str, ...] = ()
    error: str = ""
    number: int = 0
    ended: int = 0


class BackgroundBuilds:
    """Builds pages on request; must be made before there are threads, and closed at the end.

    If it `watches`, it also builds what is new or changed in the input folder, once it has stopped changing. Builds
    follow changes of the settings file, but stay in the same folders. `clock` gives seconds.
    """

    def __init__(
        self, settings: Settings, folder: Path, *, watches: bool = False, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._clock = clock
        self._lock = Lock()
        self._apart = ChildProcess(_serve, _Orders(settings, folder, load_settings(folder)), watches)
        self._asked = 0
        self._last = BuildProgress()
        self._told_until = 0.0

    def build(self, paths: Sequence[AnyPath]) -> None:
        """Build pages, or all that are out of date if none is named; what is requested twice is built once."""
        with self._lock:
            self._asked += 1
            self._apart.pipe.send((self._asked, tuple(paths)))

    def progress(self) -> BuildProgress:
        """How far the requested builds are."""
        with self._lock:
            try:
                while self._apart.pipe.poll():
                    self._receive(self._apart.pipe.recv())
            except (EOFError, OSError):
                return replace(self._last, is_running=False, is_waiting=False)
            is_behind = self._last.number < self._asked
            is_running = self._last.is_running or (is_behind and not self._last.is_waiting)
            if not is_running and self._clock() > self._told_until:
                return BuildProgress(number=self._last.number, ended=self._last.ended)
            return replace(self._last, is_running=is_running)

    def _receive(self, progress: BuildProgress) -> None:
        self._last = progress
        if progress.is_waiting:
            self._told_until = float("inf")
        elif not progress.is_running:
            self._told_until = self._clock() + _TOLD

    def close(self) -> None:
        """Stop the process; what is finished is kept."""
        self._apart.close()


@dataclass(frozen=True, slots=True)
class _Orders:
    """How to build in a `folder`: by the given `settings`, as long as the settings file says what it said `before`."""

    settings: Settings
    folder: Path
    before: Settings

    def now(self) -> Settings:
        """The settings as they are now; ConfigurationError where their file is wrong."""
        found, given = load_settings(self.folder), self.settings
        if found == self.before:
            return given
        return replace(found, input=given.input, output=given.output, review=given.review)


def _serve(pipe: Connection, orders: _Orders, watches: bool) -> None:  # noqa: FBT001 - by position
    watched, number, ended = WatchState(), 0, 0
    untold: BuildProgress | None = None
    while True:
        if untold and _has_room(pipe):
            pipe.send(untold)
            untold = None
        asked: list[tuple[AnyPath, ...]] = []
        ready: frozenset[str] | None = None
        if pipe.poll(_LOOK if watches or untold else None):
            number, paths = pipe.recv()
            asked.append(paths)
        elif watches:
            watched, ready = _look(watched, orders.settings, orders.folder)
        if not (asked or ready):
            continue
        progress = None
        while progress is None:
            while pipe.poll():
                number, paths = pipe.recv()
                asked.append(paths)
            tell = partial(_tell, pipe, BuildProgress(is_running=True, number=number, ended=ended))
            progress = _build(orders, asked, None if asked else ready, tell)
            if progress is None:
                pipe.poll(_AGAIN)
        ended += 1
        untold = replace(progress, number=number, ended=ended)


def _has_room(pipe: Connection) -> bool:
    """Whether the parent's end takes a message now: while nobody looks at the review, it fetches none."""
    waiting = select.poll()
    waiting.register(pipe, select.POLLOUT)
    return bool(waiting.poll(0))


def _tell(pipe: Connection, progress: BuildProgress, **changes: int | bool) -> None:
    """Tell how far a build is; lost where nobody has fetched what was told before."""
    if _has_room(pipe):
        pipe.send(replace(progress, **changes))  # type: ignore[arg-type] # fields of it


def _look(watched: WatchState, settings: Settings, folder: Path) -> tuple[WatchState, frozenset[str]]:
    """The watched folder's state after one more look, and the files in it that are complete and must be built."""
    home, output, now = folder / settings.input, folder / settings.output, time.monotonic()
    try:
        watched = after_look(watched, folder_state(home, output), now)
    except (PipelineError, OSError):
        return watched, frozenset()
    ready = ready_files(watched, now, _SETTLE, lambda path, drop: is_doubtful(home, path, drop))
    return after_build(watched, ready), ready


def _build(
    orders: _Orders, asked: Sequence[tuple[AnyPath, ...]], only: frozenset[str] | None, tell: Callable[..., None]
) -> BuildProgress | None:
    """The outcome of the requested builds, done as one; None where they must be tried again."""
    paths = tuple(dict.fromkeys(chain.from_iterable(asked))) if all(asked) else ()

    def observe(_result: PageResult, done: int, total: int) -> None:
        tell(done=done, total=total)

    try:
        options = BuildOptions(only=only, stays=True)
        report = build(orders.now(), paths, options, folder=orders.folder, observer=observe)
    except OutputError as error:
        if not isinstance(error.__cause__, BlockingIOError):
            return BuildProgress(error=error.text)
        tell(is_running=False, is_waiting=True)
        return None
    except PipelineError as error:
        return BuildProgress(error=error.text)
    built = [one for one in report.results if one.state is State.BUILT]
    failed = tuple(one.path for one in report.results if one.state is State.FAILED)
    return BuildProgress(done=len(built), total=len(report.results), failed=failed[:_NAMED])
