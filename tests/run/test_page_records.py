"""Corrections from the review file to the record, through a whole build."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.model import Report, State
from pipeline.run.build import BuildOptions, build
from pipeline.settings import FolderSettings, Settings
from pipeline.store import manifest

PAGE = """\
<!DOCTYPE html><html lang="el"><title>Τίτλος</title><h1>Καλή πρακτική: Το καφενείο των εγγράφων</h1>
<h2>Σύντομη περιγραφή</h2><p>Ένας κάτοικος βοηθά τους άλλους με τα έγγραφά τους δύο πρωινά την εβδομάδα.</p>
<h2>Φορέας υλοποίησης</h2><p>Δήμος Πέτρας</p>
<h2>Πόροι που απαιτήθηκαν</h2><p>Η εκπαίδευση των γραφιάδων κόστισε 11.250 €.</p>
"""
SETTINGS = Settings(formats=("json",), jobs=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a", "b"):
        (tmp_path / "input").mkdir(exist_ok=True)
        (tmp_path / "input" / f"{name}.html").write_text(PAGE, encoding="utf-8")
    return tmp_path


def wrote(folder: Path, page: str, text: str) -> None:
    file = folder / "review" / f"{page}.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def built(folder: Path, settings: Settings = SETTINGS, **options: bool) -> Report:
    return build(settings, options=BuildOptions(**options), folder=folder)


def states(report: Report) -> dict[str, State]:
    return {one.path: one.state for one in report.results}


def record(folder: Path, page: str = "a") -> Any:
    return json.loads((folder / "output" / f"{page}.json").read_text(encoding="utf-8"))


RENAMED = """\
[[edit]]
field = "institution"
lang = "el"
was = "Δήμος Πέτρας"
text = "Δήμος Ανω Πέτρας"
by = "Μ. Π."
"""


def test_a_correction_builds_its_page_again_and_no_other(folder: Path) -> None:
    built(folder)
    wrote(folder, "a.html", RENAMED)
    preview = built(folder, dry_run=True)
    assert [one.reason for one in preview.results] == ["its corrections changed", ""]
    assert states(built(folder)) == {"a.html": State.BUILT, "b.html": State.UNCHANGED}
    (value,) = record(folder)["fields"]["institution"]
    assert (value["text"], value["origin"], value["state"], value["by"]) == (
        "Δήμος Ανω Πέτρας",
        "correction",
        "reviewed",
        "Μ. Π.",
    )
    assert "origin" not in record(folder, "b")["fields"]["institution"][0]
    assert set(states(built(folder)).values()) == {State.UNCHANGED}
    (folder / "review" / "a.html.toml").unlink()
    assert states(built(folder))["a.html"] is State.BUILT
    assert record(folder)["fields"]["institution"][0]["text"] == "Δήμος Πέτρας"


NEWS = """\
<!DOCTYPE html><html lang="el"><title>Νέα</title><h1>Άνοιξε η βιβλιοθήκη</h1>
<p>Η δημοτική βιβλιοθήκη άνοιξε χθες ξανά μετά από δύο χρόνια, με χορό και μουσική στην αυλή της.</p>
"""


def test_a_folder_of_which_it_is_set_that_it_holds_practices_gets_sheets(folder: Path) -> None:
    for name in ("news.html", "region/news.html"):
        (folder / "input/region").mkdir(exist_ok=True)
        (folder / "input" / name).write_text(NEWS, encoding="utf-8")
    settings = replace(SETTINGS, formats=("json", "html"), folders={"input/region": FolderSettings(kind="practice")})
    assert states(built(folder, settings)) == {
        "a.html": State.BUILT,
        "b.html": State.BUILT,
        "news.html": State.OTHER,
        "region/news.html": State.BUILT,
    }
    assert [(folder / "output" / name).exists() for name in ("news.html", "region/news.html")] == [False, True]
    assert (record(folder, "news")["kind"], record(folder, "region/news")["kind"]) == ("other", "practice")
    assert record(folder, "region/news")["ready"]
    assert "not-a-practice" not in {one["code"] for one in record(folder, "region/news")["issues"]}
    # What a person says of one page goes before what is set of all.
    wrote(folder, "news.html", 'format = 1\n[page]\nkind = "other"\n')
    assert states(built(folder, replace(SETTINGS, kind="practice")))["news.html"] is State.OTHER


def test_other_formats_of_a_corrected_page_are_not_up_to_date(folder: Path) -> None:
    both = replace(SETTINGS, formats=("json", "html"))
    built(folder, both)
    wrote(folder, "a.html", RENAMED)
    built(folder)
    assert states(built(folder, both))["a.html"] is State.BUILT
    assert "Δήμος Ανω Πέτρας" in (folder / "output" / "a.html").read_text(encoding="utf-8")


def test_a_broken_file_fails_its_page_with_the_line_and_keeps_its_sheets(folder: Path) -> None:
    built(folder)
    before = (folder / "output" / "a.json").read_bytes()
    wrote(folder, "a.html", RENAMED + "stat = 5\n")
    report = built(folder)
    assert states(report) == {"a.html": State.FAILED, "b.html": State.UNCHANGED}
    assert report.exit_code == 1
    assert "a.html.toml: line 7: there is no key stat" in report.results[0].reason
    assert (folder / "output" / "a.json").read_bytes() == before
    wrote(folder, "a.html", RENAMED)
    assert states(built(folder))["a.html"] is State.BUILT


def test_an_output_made_anew_has_the_same_bytes(folder: Path) -> None:
    wrote(folder, "a.html", RENAMED)
    built(folder)
    before = (folder / "output" / "a.json").read_bytes()
    for file in (folder / "output").iterdir():
        if file.is_file():
            file.unlink()
    built(folder)
    assert (folder / "output" / "a.json").read_bytes() == before


def test_a_ledger_of_before_corrections_is_read_as_ever(folder: Path) -> None:
    built(folder)
    entries = manifest.load(folder / "output")
    assert not any(entry.review for entry in entries.values())
    assert '"review"' not in (folder / "output" / "manifest.json").read_text(encoding="utf-8")


def test_a_picture_beside_the_file_comes_to_the_record_and_its_change_builds_the_page(folder: Path) -> None:
    wrote(folder, "a.html", '[[picture]]\nsrc = "new.png"\nalt = {el = "Το καφενείο"}\n')
    built(folder)
    assert not record(folder)["fields"].get("images")
    assert set(states(built(folder)).values()) == {State.UNCHANGED}
    (folder / "review" / "new.png").write_bytes(b"dots")
    assert states(built(folder)) == {"a.html": State.BUILT, "b.html": State.UNCHANGED}
    (image,) = record(folder)["fields"]["images"]
    assert image["value"]["alt"] == "Το καφενείο"
    assert set(states(built(folder)).values()) == {State.UNCHANGED}


def test_no_sheet_is_made_of_a_page_that_tells_of_the_same_practice_as_another(folder: Path) -> None:
    wrote(folder, "a.html", '[about]\nsame_as = "b.html"\n')
    report = built(folder, replace(SETTINGS, formats=("json", "html")))
    assert [name for name, _ in report.results[0].files] == ["a.json"]
    assert "b.html describes the same practice" in str(report.results[0].issues)


def test_a_page_is_parted_and_joined_as_a_person_says(folder: Path) -> None:
    two = PAGE + PAGE.partition("<title>Τίτλος</title>")[2].replace("καφενείο", "μποστάνι")
    (folder / "input" / "a.html").write_text(two, encoding="utf-8")
    built(folder)
    assert (folder / "output" / "a-2.json").exists()
    wrote(folder, "a.html", '[about]\npractices = "joined"\n')
    built(folder)
    assert not (folder / "output" / "a-2.json").exists()
    wrote(folder, "a.html", '[about]\nsplit_at = ["Καλή πρακτική: Το μποστάνι"]\n')
    built(folder)
    assert "μποστάνι" in str(record(folder, "a-2")["fields"]["title"])


def test_review_stays_when_outputs_of_lost_pages_are_deleted(folder: Path) -> None:
    wrote(folder, "a.html", RENAMED)
    built(folder)
    (folder / "input" / "a.html").unlink()
    built(folder, prune=True)
    assert not (folder / "output" / "a.json").exists()
    assert (folder / "review" / "a.html.toml").exists()
