"""P3, P4: whatever stands beside it, a good page is built, every page has one line, and the exit status is right."""

from __future__ import annotations

import os
import random
import resource
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import PageError
from pipeline.model import PageResult, State
from pipeline.run import pool
from pipeline.settings import Limits

LIMITS = Limits(seconds=2.0, memory_mb=1500)


def _built(task: int) -> PageResult:
    return PageResult(f"{task}", State.BUILT, ((f"{task}.json", b"x" * task),))


def _failed(task: int, error: Exception) -> PageResult:
    return PageResult(f"{task}", State.FAILED, reason=str(error))


def _killed(task: int) -> PageResult:
    os.kill(os.getpid(), signal.SIGKILL)
    return _built(task)


def _hungry(task: int) -> PageResult:
    return PageResult(str(len(bytearray(3_000_000_000)) + task), State.BUILT)


def _deep(task: int) -> PageResult:
    return _deep(task)


def _hanging(task: int) -> PageResult:
    while True:
        task += 1


def _wrong(task: int) -> PageResult:
    raise PageError(f"page {task} is broken")


def _unforeseen(task: int) -> PageResult:
    raise ZeroDivisionError(task)


def _leaving(task: int) -> PageResult:
    os._exit(3)


def _mute(task: int) -> PageResult:
    with suppress(OSError):
        os.close(1)
    return _built(task)


ENDS: dict[str, tuple[Callable[[int], PageResult], State]] = {
    "good": (_built, State.BUILT), "killed": (_killed, State.FAILED), "hungry": (_hungry, State.FAILED),
    "deep": (_deep, State.FAILED), "wrong": (_wrong, State.FAILED), "unforeseen": (_unforeseen, State.FAILED),
    "leaving": (_leaving, State.FAILED), "mute": (_mute, State.BUILT),
}  # fmt: skip


@pytest.mark.slow
def test_300_random_mixes_of_good_and_bad_pages_lose_no_good_one(soak: int) -> None:
    draw = random.Random(5)
    for _ in range(300 * soak):
        kinds = [draw.choice(("good", "good", *ENDS)) for _ in range(draw.randint(1, 7))]

        def work(task: int, ends: Sequence[str] = kinds) -> PageResult:
            return ENDS[ends[task]][0](task)

        results = list(pool.results(range(len(kinds)), work, _failed, draw.choice((1, 2, 3)), LIMITS))
        assert [result.path for result in results] == [str(n) for n in range(len(kinds))]
        assert [result.state for result in results] == [ENDS[kind][1] for kind in kinds], kinds
        assert all(result.reason for result in results if result.state is State.FAILED)


def test_pages_that_hang_are_ended_at_the_limit_and_the_others_go_on() -> None:
    limits = Limits(seconds=0.5)
    results = list(pool.results(range(6), lambda n: _hanging(n) if n % 3 == 1 else _built(n), _failed, 2, limits))
    assert [result.state is State.BUILT for result in results] == [True, False, True, True, False, True]
    # On a machine that has much else to do the clock may be the first to end it.
    assert results[1].reason in {
        "took more than 0.5 s of processor time",
        "took longer than 5 s, mostly waiting",
    }


def test_20_workers_killed_at_random_lose_no_page(tmp_path: Path) -> None:
    draw = random.Random(3)
    doomed = set(draw.sample(range(40), 20))

    def work(task: int) -> PageResult:
        mark = tmp_path / str(task)
        if task in doomed and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return _built(task)

    results = list(pool.results(range(40), work, _failed, 2, LIMITS))
    assert all(result.state is State.BUILT for result in results)
    assert len(list(tmp_path.iterdir())) == 20


@pytest.mark.slow
def test_the_memory_that_one_page_took_is_not_lacking_to_the_next() -> None:
    held: list[bytearray] = []

    def work(task: int) -> PageResult:
        # A page that leaves much behind, as fragmented memory does.
        held.append(bytearray(b"x") * 1_300_000_000)
        return _built(task)

    # A worker begins with the memory of its parent: here what all tests before have left.
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1_000
    results = list(pool.results(range(3), work, _failed, 1, Limits(memory_mb=own + 2_500)))
    assert all(result.state is State.BUILT for result in results)


BAD: dict[str, tuple[str, bytes]] = {
    "empty.html": ("failed", b""),
    "noise.xyz": ("skipped", bytes(range(256)) * 8),
    "record.json": ("skipped", b'{"a": 1}'),
    "broken.docx": ("failed", b"PK\x03\x04broken"),
    "news.html": ("other", b"<html><body><h1>News</h1><p>The fair is on Sunday.</p></body></html>"),
    "large.html": ("failed", b"<p>x</p>" * 3_000_000),
    "broken.warc": ("failed", b"WARC/1.0\r\n\r\n"),
}


@pytest.mark.slow
def test_10_random_mixes_by_the_command_have_a_line_a_page_and_the_right_status(
    tmp_path: Path, run: Any, good: str, flaws: Any
) -> None:
    draw = random.Random(9)
    for number in range(10):
        folder = tmp_path / str(number)
        (folder / "input").mkdir(parents=True)
        (folder / "input/good.html").write_text(good, encoding="utf-8")
        chosen = draw.sample(sorted(BAD), draw.randint(0, 4))
        for name in chosen:
            (folder / "input" / name).write_bytes(BAD[name][1])
        outcome = run(folder, "--formats", "json,docx", "--jobs", str(draw.choice((1, 2))))
        assert {name: outcome.state(name) for name in chosen} == {name: BAD[name][0] for name in chosen}
        assert outcome.state("good.html") == "built"
        assert outcome.rows.keys() == {"good.html", *chosen}
        assert outcome.code == int(any(BAD[name][0] == "failed" for name in chosen))
        assert all(row["reason"] for row in outcome.rows.values() if row["state"] in {"failed", "skipped", "other"})
        assert not flaws(outcome.output)
