from __future__ import annotations

from pathlib import Path

from pipeline.run.build import build
from pipeline.run.printings import note_pages, note_sheets
from pipeline.run.status import status
from pipeline.settings import Settings
from pipeline.store.reviews import load_review

PAGE = """\
<!DOCTYPE html><html lang="el"><h1>Καλή πρακτική</h1><h2>Τίτλος</h2><p>Το καφενείο των εγγράφων</p>
<h2>Σύντομη περιγραφή</h2><p>Ένας κάτοικος βοηθά τους άλλους με τα έγγραφά τους δύο πρωινά την εβδομάδα.</p>
<h2>Φορέας υλοποίησης</h2><p>Δήμος Πέτρας</p>
<h2>Πόροι που απαιτήθηκαν</h2><p>Η εκπαίδευση των γραφιάδων κόστισε 11.250 €.</p>
"""
B = PAGE.replace("Το καφενείο", "Το λεωφορείο").replace("Ένας κάτοικος", "Μια δασκάλα")
SETTINGS = Settings(formats=("json",), jobs=1)


def put(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def reprints(folder: Path) -> set[tuple[str, ...]]:
    found = status(SETTINGS, kinds=("reprint",), folder=folder)
    return {(one.page, one.field, one.lang, one.what) for one in found}


def test_what_was_handed_out_is_held_against_what_the_sheet_says_now(tmp_path: Path) -> None:
    folder = tmp_path
    put(folder, "input/a.html", PAGE)
    put(folder, "input/b.html", B)
    build(SETTINGS, folder=folder)
    assert note_pages(SETTINGS, on="2026-12-01", folder=folder) == (("a.html", "b.html"), ())
    assert not reprints(folder)
    assert all(one.state == "unchanged" for one in build(SETTINGS, folder=folder).results)
    put(folder, "input/b.html", B.replace("11.250", "11.900"))
    build(SETTINGS, folder=folder)
    assert reprints(folder) == {
        ("b.html", "resources", "el", "2026-12-01"),
        ("b.html", "amounts", "el", "2026-12-01"),
    }
    note_sheets(SETTINGS, {"b.html": {""}}, on="2026-12-02", folder=folder)
    assert not reprints(folder)
    assert len(load_review(folder / "review", "b.html")[0].printings) == 1


def test_a_page_without_a_sheet_was_not_handed_out(tmp_path: Path) -> None:
    put(tmp_path, "input/a.html", PAGE)
    assert note_pages(SETTINGS, on="2026-12-01", folder=tmp_path) == ((), ("a.html",))


def test_what_is_no_practice_or_another_page_s_was_not_handed_out(tmp_path: Path) -> None:
    put(tmp_path, "input/a.html", PAGE)
    put(tmp_path, "input/b.html", PAGE)
    put(tmp_path, "review/b.html.toml", 'format = 1\n[page]\nsame_as = "a.html"\n')
    put(tmp_path, "input/news.html", "<h1>Άνοιξε η βιβλιοθήκη</h1><p>Άνοιξε χθες με χορό και μουσική στην αυλή.</p>")
    build(SETTINGS, folder=tmp_path)
    assert note_pages(SETTINGS, on="2026-12-01", folder=tmp_path) == (("a.html",), ("b.html", "news.html"))
    assert not (tmp_path / "review/news.html.toml").exists()
