"""One call of `sheets take`: where it works, for whom, and what came of it."""

from __future__ import annotations

from pathlib import Path

from pipeline.exchange.intake import Notice
from pipeline.exchange.review_edits import Taker
from pipeline.messages import Message
from pipeline.model import Edit, Review
from pipeline.run.intake_call import TakeCall, TakeOutcome
from pipeline.settings import Settings
from pipeline.store.reviews import load_review

NEW = Review("a.html", edits=(Edit("title", "en", text="The mill"),))


def call(folder: Path, *, dry_run: bool = False) -> TakeCall:
    return TakeCall(Settings(), folder, Taker("Άννα", "2026-11-29"), dry_run, ())


def test_texts_that_were_taken_and_those_that_were_left_out_are_counted() -> None:
    why = Message("exchange.no-id")
    told = (Notice("title", "taken"), Notice("summary", why, is_refused=True), Notice("", "a remark"))
    outcome = TakeOutcome(told)
    assert (outcome.taken, outcome.refused) == (1, 1)


def test_a_review_is_written_where_it_has_changed_and_never_in_a_dry_run(tmp_path: Path) -> None:
    call(tmp_path, dry_run=True).save("a.html", NEW, Review("a.html"), "")
    call(tmp_path).save("a.html", NEW, NEW, "")
    assert not (tmp_path / "review").exists()
    call(tmp_path).save("a.html", NEW, Review("a.html"), "")
    assert load_review(tmp_path / "review", "a.html")[0] == NEW


def test_without_a_source_no_page_is_read(tmp_path: Path) -> None:
    assert list(call(tmp_path).pages(())) == []
