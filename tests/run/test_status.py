from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.messages import in_language
from pipeline.run.build import build
from pipeline.run.status import StatusFinding, status
from pipeline.settings import Settings

PAGE = """\
<!DOCTYPE html><html lang="el"><h1>Καλή πρακτική</h1><h2>Τίτλος</h2><p>Το καφενείο των εγγράφων</p>
<h2>Σύντομη περιγραφή</h2><p>Ένας κάτοικος βοηθά τους άλλους με τα έγγραφά τους δύο πρωινά την εβδομάδα.</p>
<h2>Φορέας υλοποίησης</h2><p>Δήμος Πέτρας</p>
<h2>Πόροι που απαιτήθηκαν</h2><p>Η εκπαίδευση των γραφιάδων κόστισε 11.250 €.</p>
"""
B = PAGE.replace("Το καφενείο", "Το λεωφορείο").replace("Ένας κάτοικος", "Μια δασκάλα")
SETTINGS = Settings(formats=("json",), jobs=1)
RENAMED = '[[edit]]\nfield = "institution"\nlang = "el"\nwas = "Δήμος Πέτρας"\ntext = "Δήμος Άνω Πέτρας"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path, "input/a.html", PAGE)
    put(tmp_path, "input/b.html", B)
    put(tmp_path, "input/c.html", PAGE.replace("Πέτρας", "Βράχου").replace("καφενείο", "παντοπωλείο"))
    return tmp_path


def put(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def told(folder: Path, *kinds: str, missing: str = "") -> set[tuple[str, ...]]:
    found = status(SETTINGS, kinds=kinds, missing=missing, folder=folder)
    return {(one.kind, one.page, one.field, one.lang, one.what) for one in found}


@pytest.mark.parametrize("is_built", [True, False])
def test_findings_are_the_same_from_the_ledger_and_from_the_page(folder: Path, is_built: bool) -> None:  # noqa: FBT001
    put(folder, "review/a.html.toml", RENAMED.replace("Δήμος Πέτρας", "Δήμος Πέτρας και Κάμπου"))
    draft = '[[edit]]\nfield = "title"\nlang = "en"\ntext = "The café"\nhow = "machine"\nstate = "draft"\n'
    put(folder, "review/b.html.toml", draft)
    if is_built:
        build(SETTINGS, folder=folder)
    assert told(folder, "stale") == {("stale", "a.html", "institution", "el", "stale")}
    assert told(folder, "draft") == {("draft", "b.html", "title", "en", "")}
    assert {one[1:] for one in told(folder, "provisional")} == {
        ("a.html", "", "", "stale"),
        ("b.html", "", "", "draft"),
    }
    lacking = told(folder, "missing", missing="en")
    assert {one[2] for one in lacking if one[1] == "b.html"} == {"description", "resources"}
    assert not told(folder, "missing", missing="el")


def test_a_page_that_cannot_be_read_is_always_told(folder: Path) -> None:
    put(folder, "review/a.html.toml", "x")
    (found,) = told(folder, "edited")
    assert found[:2] == ("failed", "a.html")
    assert "line 1" in found[4]


def test_what_belongs_to_no_page_is_an_orphan(folder: Path) -> None:
    put(folder, "review/gone.html.toml", f'page = "gone.html"\n{RENAMED}')
    put(folder, "review/c.html.toml", RENAMED.replace("Δήμος Πέτρας", "Συνεταιρισμός Αλιέων"))
    assert told(folder, "orphans") == {
        ("orphans", "gone.html", "", "", "review/gone.html.toml"),
        ("orphans", "c.html", "", "", ""),
    }


def test_an_output_that_was_edited_by_hand_is_told(folder: Path) -> None:
    build(SETTINGS, folder=folder)
    put(folder, "output/a.json", "{}  ")
    assert told(folder, "edited") == {("edited", "a.html", "", "", "a.json")}
    assert not told(folder, "missing", missing="el")
    build(SETTINGS, folder=folder)
    assert told(folder, "edited") == {("edited", "a.html", "", "", "a.json -> a.new.json")}


def test_an_output_that_is_broken_or_gone_is_no_edit(folder: Path) -> None:
    build(SETTINGS, folder=folder)
    put(folder, "output/a.json", "")
    (folder / "output/b.json").unlink()
    assert told(folder, "edited") == set()


def test_a_finding_is_a_line_for_people_and_an_object_for_programs() -> None:
    found = StatusFinding("stale", "a/b.html", "2", "title", "el", "gone")
    assert found.line == "stale: a/b.html #2: title (el): gone"
    assert in_language(found.line, "el") == "άλλαξε η σελίδα: a/b.html #2: τίτλος (el): δεν υπάρχει πια στη σελίδα"
    assert found.as_dict() == {
        "finding": "stale",
        "page": "a/b.html",
        "number": "2",
        "field": "title",
        "lang": "el",
        "what": "gone",
    }
