from __future__ import annotations

import json
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import OutputError
from pipeline.model import State
from pipeline.store import manifest
from pipeline.store.entry import Entry, Stamp
from pipeline.store.ledger import Ledger

ENTRY = Entry(Stamp("ab" * 32, 10, 5), "cd" * 32, State.BUILT, outputs={"a.pdf": Stamp.of(b"%PDF")}, profile="12")


@pytest.fixture
def many() -> dict[str, Entry]:
    return {f"part-{n % 7}/page-{n}.html": replace(ENTRY, reason=f"page {n}") for n in range(5_100)}


def test_a_ledger_is_a_dictionary_of_entries(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / manifest.MANIFEST)
    ledger["a.html"] = ENTRY
    ledger["b.html"] = ENTRY
    ledger["b.html"] = replace(ENTRY, reason="another")
    del ledger["a.html"]
    assert ledger == {"b.html": replace(ENTRY, reason="another")}
    assert "a.html" not in ledger
    assert ledger.get("a.html") is None


@pytest.mark.parametrize(
    "path", ['a "b".html', "back\\slash.html", "a\nb.html", "αβ/γ.html", '": {".html', "\x7f.html"]
)
def test_any_name_of_a_page_is_found_again_in_a_manifest_and_in_shards(
    path: str, many: dict[str, Entry], tmp_path: Path
) -> None:
    for folder, entries in ((tmp_path / "one", {path: ENTRY}), (tmp_path / "many", many | {path: ENTRY})):
        folder.mkdir()
        manifest.save(folder, entries, entries)
        assert manifest.load(folder)[path] == ENTRY


def test_what_was_changed_and_what_was_not_is_there_after_saving_to_other_places(
    many: dict[str, Entry], tmp_path: Path
) -> None:
    manifest.save(tmp_path, many, many)
    ledger = manifest.load(tmp_path)
    changed = replace(ENTRY, reason="a longer reason than before, so that all that follows stands elsewhere")
    ledger["part-3/page-3.html"] = changed
    manifest.save(tmp_path, ledger, ["part-3/page-3.html"])
    wanted = many | {"part-3/page-3.html": changed}
    assert dict(ledger) == dict(manifest.load(tmp_path)) == wanted
    for path in list(wanted)[200:]:
        del ledger[path], wanted[path]
    manifest.save(tmp_path, ledger, wanted)
    assert dict(ledger) == dict(manifest.load(tmp_path)) == wanted


def test_a_manifest_that_was_laid_out_anew_by_somebody_is_read_all_the_same(tmp_path: Path) -> None:
    manifest.save(tmp_path, {"a.html": ENTRY}, ["a.html"])
    file = tmp_path / manifest.MANIFEST
    file.write_text(json.dumps(json.loads(file.read_bytes()), indent=3), encoding="utf-8")
    assert manifest.load(tmp_path) == {"a.html": ENTRY}


def test_an_entry_that_nobody_asks_for_is_not_held(many: dict[str, Entry], tmp_path: Path) -> None:
    manifest.save(tmp_path, many, many)
    tracemalloc.start()
    ledger = manifest.load(tmp_path)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held / len(ledger) < 600


def test_a_damaged_entry_of_a_large_folder_is_told_when_it_is_read(many: dict[str, Entry], tmp_path: Path) -> None:
    manifest.save(tmp_path, many, many)
    for shard in (tmp_path / "manifest").iterdir():
        shard.write_bytes(shard.read_bytes().replace(b'"state": "built"', b'"state": "bought"'))
    with pytest.raises(OutputError, match="not a manifest of this tool"):
        next(iter(manifest.load(tmp_path).values()))
