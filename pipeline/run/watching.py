"""Builds what is dropped into a folder, once it is complete: by polling, which works on any network share."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import PipelineError
from pipeline.messages import Message, of_system
from pipeline.model import Report, State
from pipeline.run.report import result_line
from pipeline.store.folder_state import FileState, folder_state, is_doubtful

# A file that may be incomplete is waited for this many times longer.
_PATIENCE = 10

# Polling takes at most a sixtieth of the time, however many files there are.
_REST = 60

# Whether a file that no longer changes may still be incomplete.
IsDoubtful = Callable[[str, FileState], bool]
# Builds the given pages.
Builder = Callable[[frozenset[str]], Report]


@dataclass(frozen=True, slots=True)
class WatchState:
    """A folder's state: its files as they were last built, and since when the others have not changed."""

    built: Mapping[str, FileState] = field(default_factory=dict)
    waiting: Mapping[str, tuple[FileState, float]] = field(default_factory=dict)


def after_look(watched: WatchState, states: Mapping[str, FileState], now: float) -> WatchState:
    """The state after a look at `now`, in seconds of a monotonic clock."""
    waiting = {}
    for path, drop in states.items() - watched.built.items():
        before = watched.waiting.get(path)
        waiting[path] = before if before and before[0] == drop else (drop, now)
    return WatchState({path: drop for path, drop in watched.built.items() if path in states}, waiting)


def ready_files(watched: WatchState, now: float, settle: float, doubt: IsDoubtful) -> frozenset[str]:
    """The files that have not changed for `settle` seconds, or ten times that if they may be incomplete."""
    quiet = {path: drop for path, (drop, since) in watched.waiting.items() if now - since >= settle}
    return frozenset(
        path
        for path, drop in quiet.items()
        if now - watched.waiting[path][1] >= settle * _PATIENCE or not doubt(path, drop)
    )


def after_build(watched: WatchState, paths: frozenset[str]) -> WatchState:
    """The state once these files are built."""
    done = {path: drop for path, (drop, _) in watched.waiting.items() if path in paths}
    rest = {path: one for path, one in watched.waiting.items() if path not in paths}
    return WatchState({**watched.built, **done}, rest)


@dataclass(frozen=True, slots=True)
class WatchOrders:
    """The pace of watching: a look `every` so many seconds, for files that have not changed for `settle` seconds."""

    folder: Path
    output: Path
    every: float
    settle: float


def watch(
    orders: WatchOrders,
    build: Builder,
    say: Callable[..., None],
    *,
    clock: Callable[[], float] = time.monotonic,
    pause: Callable[[float], object] = time.sleep,
    goes_on: Callable[[], bool] = lambda: True,
) -> None:
    """Build what is dropped for as long as `goes_on` says so; an error is reported once, and the watch goes on.

    `say` gets the messages. A page that fails stays where it is, and is tried again when it changes.
    """
    watched, trouble = WatchState(), ""
    while goes_on():
        start, effort = clock(), 0.0
        try:
            watched = after_look(watched, folder_state(orders.folder, orders.output), start)
            effort = clock() - start
            watched, lines = _build_ready(orders, watched, build, start)
            trouble = ""
        except (PipelineError, OSError) as error:
            lines = [error.text if isinstance(error, PipelineError) else of_system(error)]
            lines, trouble = ([] if lines[0] == trouble else lines), lines[0]
        say(*lines)
        pause(max(orders.every, effort * _REST))


def _build_ready(
    orders: WatchOrders, watched: WatchState, build: Builder, now: float
) -> tuple[WatchState, Sequence[str]]:
    def doubt(path: str, drop: FileState) -> bool:
        return is_doubtful(orders.folder, path, drop)

    paths = ready_files(watched, now, orders.settle, doubt)
    if not paths:
        return watched, ()
    return after_build(watched, paths), watch_lines(build(paths))


def watch_lines(report: Report) -> Sequence[str]:
    """A line for each page that a run has worked on, and its remarks."""
    lines: list[str] = []
    for result in report.results:
        if result.state is State.BUILT:
            names = ", ".join(name for name, _ in result.files if name.endswith((".pdf", ".docx", ".html")))
            lines.append(Message("run.watched", state=result.state.shown, page=result.path, files=names))
        elif result.state is not State.UNCHANGED:
            lines.append(result_line(result))
    return [*lines, *report.notes]
