"""Processes made before a server has threads, which must not fork: a warm limited worker, and one for errands."""

from __future__ import annotations

import signal
from collections.abc import Callable
from contextlib import closing
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Lock
from typing import Any, Generic, TypeVar

from pipeline.errors import PipelineError
from pipeline.messages import Message
from pipeline.model import PageResult
from pipeline.run.pool import Pool
from pipeline.run.worker import Duty

_FORK = get_context("fork")

T = TypeVar("T")
A = TypeVar("A")


class ChildProcess:
    """A child process that runs `target(pipe, *args)`, and our end of its pipe; it ends when the pipe is closed."""

    def __init__(self, target: Callable[..., None], *args: Any) -> None:
        self.pipe, theirs = _FORK.Pipe()
        self._process = _FORK.Process(target=_attend, args=(target, theirs, self.pipe, args))
        with closing(theirs):
            self._process.start()

    def close(self) -> None:
        """Kill the process, whatever it is doing; a worker of its own ends with it."""
        self.pipe.close()
        self._process.kill()
        self._process.join()


def _attend(target: Callable[..., None], pipe: Connection, others_end: Connection, args: tuple[Any, ...]) -> None:
    # The parent alone answers Ctrl-C, which a terminal sends to all of them.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    others_end.close()
    try:
        target(pipe, *args)
    except (EOFError, OSError):
        return  # the parent has gone


class ErrandProcess:
    """A process that calls functions on request, one after another, for threads that must not fork."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._apart = ChildProcess(_run)

    def ask(self, function: Callable[..., A], *args: Any, **named: Any) -> A:
        """The result of a module's function; PipelineError where it raises one, or the process has gone."""
        with self._lock:
            try:
                self._apart.pipe.send((function, args, named))
                answer = self._apart.pipe.recv()
            except (EOFError, OSError) as error:
                raise PipelineError(Message("serve.reader-gone"), Message("serve.start-again")) from error
        if isinstance(answer, PipelineError):
            raise answer
        result: A = answer
        return result

    def close(self) -> None:
        """Kill the process, whatever it is doing."""
        self._apart.close()


def _run(pipe: Connection) -> None:
    while True:
        function, args, named = pipe.recv()
        try:
            pipe.send(function(*args, **named))
        except PipelineError as error:
            pipe.send(error)


class WarmWorker(Generic[T]):
    """A worker with the limits of a build, which does one task at a time for whoever asks.

    `warm_up` runs once, in the process that the worker is forked from. Must be made before there are threads.
    """

    def __init__(self, warm_up: Callable[[], None], duty: Duty[T]) -> None:
        self._lock = Lock()
        self._apart = ChildProcess(_serve, warm_up, duty)

    def ask(self, task: T) -> PageResult:
        """The duty's result for a task; PipelineError if the process has gone."""
        with self._lock:
            try:
                self._apart.pipe.send(task)
                result: PageResult = self._apart.pipe.recv()
            except (EOFError, OSError) as error:
                raise PipelineError(Message("serve.reader-gone"), Message("serve.start-again")) from error
        return result

    def close(self) -> None:
        """Kill the process and its worker."""
        self._apart.close()


def _serve(pipe: Connection, warm_up: Callable[[], None], duty: Duty[T]) -> None:
    warm_up()
    with closing(Pool(duty, 1)) as pool:
        while True:
            pipe.send(next(iter([*pool.results([pipe.recv()])])))
