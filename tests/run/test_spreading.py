from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.run.build import build
from pipeline.run.spreading import spread
from pipeline.settings import Settings
from pipeline.store.reviews import load_review

PAGE = """\
<!DOCTYPE html><html lang="el"><h1>Καλή πρακτική</h1><h2>Τίτλος</h2><p>Το καφενείο των εγγράφων</p>
<h2>Σύντομη περιγραφή</h2><p>Ένας κάτοικος βοηθά τους άλλους με τα έγγραφά τους δύο πρωινά την εβδομάδα.</p>
<h2>Φορέας υλοποίησης</h2><p>Δήμος Πέτρας</p>
<h2>Πόροι που απαιτήθηκαν</h2><p>Η εκπαίδευση των γραφιάδων κόστισε 11.250 €.</p>
"""
B = PAGE.replace("Το καφενείο", "Το λεωφορείο").replace("Ένας κάτοικος", "Μια δασκάλα")
RENAMED = '[[edit]]\nfield = "institution"\nlang = "el"\nwas = "Δήμος Πέτρας"\ntext = "Δήμος Άνω Πέτρας"\n'
SETTINGS = Settings(formats=("json",), jobs=1)


def put(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_a_correction_spreads_to_the_pages_that_say_the_same(tmp_path: Path) -> None:
    folder = tmp_path
    put(folder, "input/a.html", PAGE)
    put(folder, "input/b.html", B)
    put(folder, "input/c.html", B.replace("Πέτρας", "Βράχου"))
    put(folder, "review/a.html.toml", RENAMED)
    build(SETTINGS, folder=folder)
    assert spread(SETTINGS, "a.html", "institution", dry_run=True, folder=folder) == (("b.html", "el"),)
    assert not (folder / "review" / "b.html.toml").exists()
    assert spread(SETTINGS, "a.html", "institution", folder=folder) == (("b.html", "el"),)
    assert load_review(folder / "review", "b.html")[0].edits[0].text == "Δήμος Άνω Πέτρας"
    assert spread(SETTINGS, "a.html", "institution", folder=folder) == ()
    with pytest.raises(InputError):
        spread(SETTINGS, "c.html", "title", folder=folder)
