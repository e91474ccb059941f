"""What a person sees while a run goes on: progress on a terminal, plain lines elsewhere. All of it on stderr."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.model import PageResult
    from pipeline.run.build import Observer


def safe(text: str) -> str:
    """Text of a page made harmless for a terminal: controls, invisible and bidi characters are shown escaped."""
    return "".join(char if _is_harmless(char) else f"\\x{ord(char):02x}" for char in text)


def say(*lines: str) -> None:
    """Lines to stderr; no line can contain, and so forge, another."""
    encoding = sys.stderr.encoding or "utf-8"
    for line in lines:
        print(safe(line).encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr, flush=True)  # noqa: T201


@contextmanager
def progress() -> Iterator[Observer]:
    """An observer of a build: a bar with rate and time left on a terminal, else a line a page."""
    if not sys.stderr.isatty():
        yield _plain
        return
    from rich.console import Console  # noqa: PLC0415 - a run that is not watched need not pay for it
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(compact=True), TextColumn("{task.description}"))
    # Without a refreshing thread: workers are forked while the bar is shown.
    with Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True) as bar:
        line = bar.add_task("reading", total=None)

        def show(result: PageResult, done: int, total: int) -> None:
            # Page names are data: rich would take square brackets for markup.
            name = safe(result.path).replace("[", r"\[")
            bar.update(line, completed=done, total=total, description=name, refresh=True)

        yield show


def _plain(result: PageResult, done: int, total: int) -> None:
    say(f"[{done}/{total}] {result.state.value}: {result.path}")


def _is_harmless(char: str) -> bool:
    return char == "\t" or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}
