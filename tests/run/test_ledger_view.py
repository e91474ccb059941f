"""The ledger of an output folder as a review sees it."""

from __future__ import annotations

from pathlib import Path

from pipeline.lexicon import shipped
from pipeline.model import PracticeSummary, State
from pipeline.run.ledger_view import LedgerView
from pipeline.store import manifest
from pipeline.store.entry import Entry, Fingerprint
from pipeline.store.journal import note_entry


def summary(name: str) -> PracticeSummary:
    return PracticeSummary(name, (("en", "A mill"),), "", (), likeness=("same",))


def view(folder: Path) -> LedgerView:
    return LedgerView(folder, folder / "review", shipped())


def test_without_a_ledger_nothing_is_known(tmp_path: Path) -> None:
    seen = view(tmp_path)
    assert (dict(seen.entries()), dict(seen.near_duplicates()), dict(seen.profiles())) == ({}, {}, {})


def test_entries_are_read_again_only_once_the_ledger_has_changed(tmp_path: Path) -> None:
    seen = view(tmp_path)
    (tmp_path / manifest.MANIFEST).write_bytes(manifest.dump({"a.html": Entry(None, "", State.BUILT)}))
    first, before = seen.entries(), seen.stamps()
    assert seen.entries() is first
    note_entry(tmp_path, "b.html", Entry(None, "", State.FAILED))
    assert seen.stamps() != before
    assert set(seen.entries()) == {"a.html", "b.html"}


def test_pages_of_the_same_practice_know_of_each_other(tmp_path: Path) -> None:
    entries = {name: Entry(None, "", State.BUILT, summaries=(summary(name),)) for name in ("a.html", "b.html")}
    (tmp_path / manifest.MANIFEST).write_bytes(manifest.dump(entries))
    seen = view(tmp_path)
    assert seen.near_duplicates() == dict.fromkeys(("a.html", "b.html"), ("a.html", "b.html"))


def test_a_profile_holds_what_the_site_repeats_and_what_it_was_taught(tmp_path: Path) -> None:
    entry = Entry(None, "", State.BUILT, fingerprint=Fingerprint("e.org", "ab", "reader"))
    (tmp_path / manifest.MANIFEST).write_bytes(manifest.dump({"a.html": entry}))
    seen = view(tmp_path)
    assert seen.profiles()["a.html"].flaw == ""
    (tmp_path / "review/sites").mkdir(parents=True)
    (tmp_path / "review/sites/e.org.toml").write_text("no TOML", encoding="utf-8")
    assert seen.profiles()["a.html"].flaw != ""
