"""Shows how a run goes on: progress on a terminal, plain lines elsewhere. All of it on stderr."""

from __future__ import annotations

import sys
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from pipeline.messages import Message, in_language
from pipeline.model import State
from pipeline.store.language import of_this_run

if TYPE_CHECKING:
    from rich.progress import Progress

    from pipeline.model import PageResult
    from pipeline.run.build import Observer

# A terminal is drawn anew after so many seconds at least.
_REDRAWN = 0.1

# The first seconds of a run say nothing of its pace.
_TOO_SOON = 2.0


def safe(text: str) -> str:
    """Text of a page made harmless for a terminal: controls, invisible and bidi characters are shown escaped."""
    return "".join(char if _is_harmless(char) else f"\\x{ord(char):02x}" for char in text)


def said(words: str) -> str:
    """A message in this language, harmless for a terminal; any other text as it is."""
    return safe(in_language(words, of_this_run()))


def say(*lines: str) -> None:
    """Lines to stderr; no line can contain, and so forge, another."""
    encoding = sys.stderr.encoding or "utf-8"
    for line in lines:
        print(said(line).encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr, flush=True)  # noqa: T201


@contextmanager
def progress() -> Iterator[Observer]:
    """An observer of a build: a bar on a terminal, else a line a page; both with rate and time left.

    Pages that are unchanged are counted and not told.
    """
    pace = _Pace()
    bar = _Bar() if sys.stderr.isatty() else None

    def show(result: PageResult, done: int, total: int) -> None:
        if result.state is State.UNCHANGED:
            return
        pace_words = pace.with_one_more(total - done)
        if bar:
            bar.show(result, done, total, pace_words)
        else:
            count = Message("run.listed", first=f"{done}/{total}", rest=pace_words) if pace_words else f"{done}/{total}"
            say(Message("run.progress", count=count, state=result.state.shown, page=result.path))

    try:
        yield show
    finally:
        if bar:
            bar.stop()


def rate(seconds: float, done: int, left: int) -> str:
    """The rate of pages and the time that those left will take, in words; empty while there is little to go by."""
    if seconds < _TOO_SOON:
        return ""
    return Message("run.rate", pace=f"{done / seconds:.1f}", left=str(timedelta(seconds=round(left * seconds / done))))


class _Pace:
    """Counts pages from the moment it is made."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._done = 0

    def with_one_more(self, left: int) -> str:
        """The rate with one more page done and so many left."""
        self._done += 1
        return rate(time.monotonic() - self._start, self._done, left)


class _Bar:
    """A bar on a terminal, from the first page on."""

    def __init__(self) -> None:
        self._progress: Progress | None = None
        self._drawn = 0.0

    def show(self, result: PageResult, done: int, total: int, pace: str) -> None:
        if time.monotonic() - self._drawn < _REDRAWN:
            return
        self._drawn = time.monotonic()
        if self._progress is None:
            self._progress = _new_progress()
            self._progress.start()
        task, name = self._progress.task_ids[0], safe(result.path)
        self._progress.update(task, completed=done, total=total, description=name, pace=said(pace), refresh=True)

    def stop(self) -> None:
        if self._progress:
            self._progress.stop()


def _new_progress() -> Progress:
    from rich.console import Console  # noqa: PLC0415 - a run that is not watched need not pay for it
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    # Page names are data: rich must not take anything in them for its markup.
    pace, name = (TextColumn(f"{{task.{what}}}", markup=False) for what in ("fields[pace]", "description"))
    columns = (BarColumn(), MofNCompleteColumn(), pace, name)
    # Without a refreshing thread: workers are forked while the bar is shown.
    made = Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)
    made.add_task("", total=None, pace="")
    return made


def _is_harmless(char: str) -> bool:
    return char == "\t" or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}
