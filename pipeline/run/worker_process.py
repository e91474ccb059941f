"""A worker as its parent sees it: the process, the pipe to it, and the task that it is at."""

from __future__ import annotations

import os
import signal
import socket
import struct
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess

from pipeline.run.worker import Duty, T, serve

_FORK = get_context("fork")


@dataclass(slots=True)
class WorkerProcess:
    """A forked worker; `task` is the number of its task, `seconds_left` what that may still take by the clock."""

    process: ForkProcess
    pipe: Connection
    task: int | None = None
    seconds_left: float = 0.0

    @classmethod
    def started(cls, duty: Duty[T], scratch: str, longest: float) -> WorkerProcess:
        """A new worker without a task; OSError where the system has no room for it.

        One that stops in the midst of a message makes the pipe raise BlockingIOError after about `longest` seconds.
        """
        ours, theirs = _FORK.Pipe()
        with socket.socket(fileno=os.dup(ours.fileno())) as end:
            for option in (socket.SO_SNDTIMEO, socket.SO_RCVTIMEO):
                end.setsockopt(socket.SOL_SOCKET, option, struct.pack("ll", int(longest) + 1, 0))
        with closing(theirs):
            process = _FORK.Process(target=serve, args=(theirs, duty, scratch), daemon=True)
            with _interrupts_held():
                process.start()
        return cls(process, ours)

    @property
    def has_spent_its_time(self) -> bool:
        """Whether the kernel ended it because its task had used up its processor time."""
        return self.process.exitcode == -signal.SIGPROF

    def end(self) -> None:
        """Stop it, whatever it is doing."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back: a child that is just being forked could not handle it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
