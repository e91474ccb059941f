from __future__ import annotations

import _thread
import hashlib
import os
import sys
import time
from pathlib import Path
from threading import Event, Thread, get_native_id

import pytest

from pipeline.render.pdf.font_threads import are_at_work

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what threads do")


class _Work:
    """What takes a thread about two seconds, without Python's lock."""

    def __init__(self) -> None:
        self.task = Path()
        self.begun, self.ended = Event(), Event()

    def __call__(self) -> None:
        self.task = Path(f"/proc/self/task/{get_native_id()}/stat")
        self.begun.set()
        hashlib.pbkdf2_hmac("sha256", b"words", b"salt", 4_000_000)
        self.ended.set()

    def until_it_runs(self) -> None:
        self.begun.wait()
        while ") S " in self.task.read_text(encoding="utf-8"):
            time.sleep(0.001)


def test_a_fork_waits_until_threads_rest_that_python_does_not_know() -> None:
    work = _Work()
    _thread.start_new_thread(work, ())
    work.until_it_runs()
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    assert work.ended.wait(0.5)


def test_a_forked_process_does_not_wait_for_itself() -> None:
    child = os.fork()
    if child == 0:
        os._exit(are_at_work())
    assert os.waitpid(child, 0)[1] == 0


def test_a_fork_does_not_wait_for_pythons_own() -> None:
    work = _Work()
    thread = Thread(target=work)
    thread.start()
    work.until_it_runs()
    # Others that Python does not know, of tests before, may be at work for a moment.
    assert not all(are_at_work() for _ in range(200))
    assert not work.ended.is_set()
    thread.join()
