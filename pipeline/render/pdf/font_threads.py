"""Pango looks for fonts in threads of its own, which may be at work, and hold a lock, when a sheet is set.

A process that is forked at such a moment inherits the lock without the thread that would open it, and waits for ever as
soon as it loads fonts itself. So a fork waits until all threads rest that Python knows nothing of.
"""

from __future__ import annotations

import os
import threading
import time
from contextlib import suppress
from pathlib import Path

# Linux: a folder a thread; in its file stat, after the name in brackets, its state (S: waits for something to do).
_TASKS = Path("/proc/self/task")
_RESTS = "S"
# Seconds that a fork waits at most: a search takes milliseconds.
_LONGEST = 10.0


def are_at_work() -> bool:
    """Whether a thread that is none of Python's is at work; False where the system does not tell."""
    # In a forked process Python takes the one that asks for the parent's.
    known = {str(threading.get_native_id()), *(str(thread.native_id) for thread in threading.enumerate())}
    with suppress(OSError):
        return any(_is_at_work(task) for task in _TASKS.iterdir() if task.name not in known)
    return False


def _is_at_work(task: Path) -> bool:
    try:
        state = (task / "stat").read_bytes().rpartition(b")")[2].split()[0].decode()
    except (OSError, IndexError):  # it has just ended
        return False
    return state != _RESTS


def _wait() -> None:
    end = time.monotonic() + _LONGEST
    while are_at_work() and time.monotonic() < end:
        time.sleep(0.001)


os.register_at_fork(before=_wait)
