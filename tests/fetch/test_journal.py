from __future__ import annotations

import os

from pipeline.fetch.journal import NAME, Journal
from pipeline.fetch.outcome import End, FetchOutcome

NEW = FetchOutcome("http://example.gr/a", End.NEW, "example.gr/a.html")
REFUSED = FetchOutcome("http://example.gr/b", End.REFUSED, reason="the server answers 503")


def test_a_broken_run_goes_on_where_it_stopped(tmp_path, clock) -> None:
    first = Journal(tmp_path, "orders")
    first.begin()
    first.note(NEW)
    first.note(REFUSED)
    second = Journal(tmp_path, "orders")
    assert second.done == {NEW.url: NEW}
    assert second.rest(clock, 2) == 2


def test_other_orders_start_anew(tmp_path) -> None:
    first = Journal(tmp_path, "orders")
    first.begin()
    first.note(NEW)
    other = Journal(tmp_path, "other orders")
    assert not other.done
    other.begin()
    assert not Journal(tmp_path, "orders").done


def test_after_a_whole_run_everything_is_asked_for_again(tmp_path, clock) -> None:
    first = Journal(tmp_path, "orders")
    first.begin()
    first.note(NEW)
    first.end()
    assert not Journal(tmp_path, "orders").done


def test_a_run_right_after_another_leaves_hosts_alone_for_a_pause(tmp_path, clock) -> None:
    assert Journal(tmp_path, "orders").rest(clock, 2) == 0
    Journal(tmp_path, "orders").end()
    now = clock.now().timestamp()
    for age, rest in ((1, 2), (3, 0), (-3, 0)):
        os.utime(tmp_path / NAME, (now - age, now - age))
        assert Journal(tmp_path, "orders").rest(clock, 2) == rest


def test_a_last_line_that_was_cut_short_is_passed_over(tmp_path) -> None:
    first = Journal(tmp_path, "orders")
    first.begin()
    first.note(NEW)
    with (tmp_path / NAME).open("a") as stream:
        stream.write('{"url": "http://exam')
    assert list(Journal(tmp_path, "orders").done) == [NEW.url]


def test_rubbish_is_no_journal(tmp_path) -> None:
    (tmp_path / NAME).write_bytes(b"\xff\x00\n{}\n[]\nnull")
    assert not Journal(tmp_path, "orders").done
