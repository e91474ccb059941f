"""Whether a page, its sidecars and its outputs are still what they were."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.model import State
from pipeline.run.staleness import OTHER_PROFILE, OTHER_PROGRAM, edited_outputs, is_unchanged, outdated_formats
from pipeline.store.entry import Entry, Stamp
from pipeline.store.walk import sources

RECIPE = {"pdf": "p1", "json": "j1"}


@pytest.fixture
def entry(tmp_path: Path) -> Entry:
    """The entry of a page with a meta file and two outputs, all as they are on disk."""
    (tmp_path / "input").mkdir()
    for name in ("input/a.html", "input/a.html.meta.toml", "a.pdf", "a.json"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    stamps = {name: Stamp.of(name.encode(), tmp_path / name) for name in ("a.pdf", "a.json")}
    meta = Stamp.of(b"input/a.html.meta.toml", tmp_path / "input/a.html.meta.toml")
    page = Stamp.of(b"input/a.html", tmp_path / "input/a.html")
    return Entry(page, "r", State.BUILT, RECIPE, stamps, sidecars={"a.html.meta.toml": meta})


def unchanged(folder: Path, entry: Entry) -> bool:
    (source,) = sources([folder / "input/a.html"], folder / "input")
    return is_unchanged(source, entry)


def test_a_page_is_unchanged_as_long_as_its_bytes_and_those_of_its_sidecars_are(tmp_path: Path, entry: Entry) -> None:
    assert unchanged(tmp_path, entry)
    os.utime(tmp_path / "input/a.html", ns=(1, 1))
    assert unchanged(tmp_path, entry)
    (tmp_path / "input/a.html").write_text("input/b.html", encoding="utf-8")
    assert not unchanged(tmp_path, entry)


def test_a_sidecar_that_changes_or_goes_changes_its_page(tmp_path: Path, entry: Entry) -> None:
    meta = tmp_path / "input/a.html.meta.toml"
    meta.write_text("input/a.html.meta.tomm", encoding="utf-8")
    assert not unchanged(tmp_path, entry)
    meta.unlink()
    assert not unchanged(tmp_path, entry)


def test_a_page_that_was_never_built_is_not_unchanged(tmp_path: Path, entry: Entry) -> None:
    (source,) = sources([tmp_path / "input/a.html"], tmp_path / "input")
    assert not is_unchanged(source, None)
    assert not is_unchanged(source, replace(entry, page=None))


@pytest.mark.parametrize(
    ("digest", "reason"),
    [("p0", "recipe-changed"), (OTHER_PROFILE, "site-changed"), (OTHER_PROGRAM, "program-changed")],
)
def test_a_format_is_out_of_date_for_a_reason(tmp_path: Path, entry: Entry, digest: str, reason: str) -> None:
    known = replace(entry, formats={**RECIPE, "pdf": digest})
    _, reasons = outdated_formats("a.html", known, RECIPE, tmp_path, discard_edits=False)
    assert {one: getattr(words, "id", "") for one, words in reasons.items()} == {"pdf": f"run.{reason}"}


def test_an_output_is_edited_from_the_hour_when_a_person_saves_it(tmp_path: Path, entry: Entry) -> None:
    assert edited_outputs(entry, tmp_path) == {}
    (tmp_path / "a.pdf").write_bytes(b"%PDF- a person's own %%EOF")
    assert edited_outputs(entry, tmp_path) == {"a.pdf": ""}
    assert edited_outputs(replace(entry, edits={"a.pdf": "a.new.pdf"}), tmp_path) == {"a.pdf": "a.new.pdf"}
    (tmp_path / "a.pdf").write_bytes(b"")
    assert edited_outputs(entry, tmp_path) == {}


def test_an_output_that_is_gone_is_out_of_date_and_its_edit_is_not(tmp_path: Path, entry: Entry) -> None:
    (tmp_path / "a.pdf").unlink()
    _, reasons = outdated_formats("a.html", entry, RECIPE, tmp_path, discard_edits=False)
    assert list(reasons) == ["pdf"]
    (tmp_path / "a.pdf").write_bytes(b"%PDF- a person's own %%EOF")
    edited = replace(entry, edits={"a.pdf": "a.new.pdf"})
    assert outdated_formats("a.html", edited, RECIPE, tmp_path, discard_edits=False)[1] == {}
    assert list(outdated_formats("a.html", edited, RECIPE, tmp_path, discard_edits=True)[1]) == ["pdf"]
