"""How far a run has come, so that an interrupted one resumes where it stopped. Not a cache: it ends with its run."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from pipeline.fetch.clock import Clock
from pipeline.fetch.outcome import End, FetchOutcome
from pipeline.store.write import append_to, write_file

NAME = ".fetch.jsonl"
_ENDED = "ended"


class Journal:
    """The outcomes of one run, one a line, below a line that identifies the run.

    `done` are the addresses that an unfinished run with the same orders has dealt with; refused ones are tried again.
    """

    def __init__(self, folder: Path, orders: str) -> None:
        self._folder = folder
        self._run = sha256(orders.encode(errors="replace")).hexdigest()
        lines = self._lines()
        self.was_broken_off = bool(lines) and lines[0] != _ENDED
        is_ours = bool(lines) and lines[0] == self._run
        self.done: Mapping[str, FetchOutcome] = _outcomes(lines[1:]) if is_ours else {}

    def rest(self, clock: Clock, pause: float) -> float:
        """Seconds to leave every host alone at the start, as the previous run may just have asked it."""
        if self.was_broken_off:
            return pause
        try:
            since = clock.now().timestamp() - (self._folder / NAME).stat().st_mtime
        except OSError:
            return 0.0
        return pause if 0 <= since < pause else 0.0

    def begin(self) -> None:
        """Note the start of a run, unless it resumes an interrupted one."""
        if not self.done:
            self._write(self._run)

    def note(self, outcome: FetchOutcome) -> None:
        """Note the outcome for an address; its page, if any, is already on disk."""
        append_to(self._folder / NAME, f"{outcome.as_json()}\n".encode(errors="replace"))

    def end(self) -> None:
        """Note that the run has ended; the file's time says when."""
        self._write(_ENDED)

    def _write(self, line: str) -> None:
        write_file(self._folder, NAME, (line + "\n").encode())

    def _lines(self) -> list[str]:
        try:
            return (self._folder / NAME).read_text("utf-8", "replace").splitlines()
        except OSError:
            return []


def _outcomes(lines: list[str]) -> Mapping[str, FetchOutcome]:
    outcomes = {}
    for line in lines:
        try:
            outcome = FetchOutcome.from_dict(json.loads(line))
        except (ValueError, LookupError, TypeError, AttributeError):
            break  # the last line of a killed run may be cut short
        if outcome.end is not End.REFUSED and not outcome.image_of:
            outcomes[outcome.url] = outcome
    return outcomes
