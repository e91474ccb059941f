"""What a person shows on one page, as lessons for its site."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import InputError, UsageError
from pipeline.model import Lesson
from pipeline.run.inspect import extract_lines, inspect
from pipeline.run.teaching import (
    Example,
    Pointing,
    Proposal,
    lessons_of,
    proposals,
    teach_everywhere,
    teach_site,
    unteach_site,
)
from pipeline.settings import Settings

SETTINGS = Settings(jobs=2)
TEXT = """Ένα παλιό fournos που ξανάνοιξε για όλους

Με τα χέρια: Σύλλογος Φούρνου

Διάθεση fournos

Περιγραφή

Το fournos άνοιξε ξανά με δουλειά και γέλια.

Ό,τι μας ξενύχτησε

Στο fournos έσταζε η στέγη για τρεις χειμώνες.

Ελάτε να σας κεράσουμε."""
PAGES = {
    "fournos": "Σύλλογος Φούρνου",
    "mylos": "Κοινότητα Μύλου",
    "skala": "Παρέα της Σκάλας",
    "vrysi": "Δήμος Βρύσης",
}


def body(name: str, who: str) -> str:
    return f"""<html><head><title>{name}</title></head><body><h1>Ένα παλιό {name} που ξανάνοιξε για όλους</h1>
<p>Με τα χέρια: {who}</p><p class="spirit">Διάθεση {name}</p>
<h2>Περιγραφή</h2><p>Το {name} άνοιξε ξανά με δουλειά και γέλια.</p>
<h2>Ό,τι μας ξενύχτησε</h2><p>Στο {name} έσταζε η στέγη για τρεις χειμώνες.</p>
<p>Ελάτε να σας κεράσουμε.</p></body></html>"""


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A working folder with four pages of one site, and one of another."""
    for name, who in (*PAGES.items(), ("allou/xeno", "Κάποιος")):
        file = tmp_path / "input" / (f"{name}.html" if "/" in name else f"erga/{name}.html")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(body(name.rpartition("/")[2], who), encoding="utf-8")
    return tmp_path


def fields(here: Path) -> dict[str, dict[str, list[str]]]:
    found = {}
    for result in inspect(extract_lines, SETTINGS, [here / "input"], folder=here, learns=True):
        record = json.loads(result.files[0][1])
        texts = {field: [value["text"] for value in values] for field, values in record["fields"].items()}
        found[Path(result.path).stem] = texts
    return found


def shown(words: str, field: str = "", *, is_label: bool = False) -> Pointing:
    start = TEXT.index(words)
    return Pointing("erga/fournos.html", start, start + len(words), field, is_label)


def test_one_page_teaches_its_site_three_fields_and_no_other_site(here: Path) -> None:
    before = fields(here)
    asked = {
        "institution": "Σύλλογος Φούρνου",
        "theme": "Διάθεση fournos",
        "difficulties": "Στο fournos έσταζε η στέγη για τρεις χειμώνες.",
    }
    assert not any(field in found for found in before.values() for field in ("institution", "theme"))
    for field, words in asked.items():
        best = proposals(shown(words, field), SETTINGS, here)[0]
        assert (best.acts, best.pages, best.is_refused) == (4, 4, False)
        assert best.examples[0] == Example("erga/fournos.html", words, field)
        assert len(best.examples) == 3
        assert teach_site(best, SETTINGS, here, by="Μ. Π.", on="2026-11-29") == "sites/erga.toml"
    after = fields(here)
    for name, who in PAGES.items():
        assert after[name]["institution"] == [who]
        assert after[name]["theme"] == [f"Διάθεση {name}"]
        assert after[name]["difficulties"] == [f"Στο {name} έσταζε η στέγη για τρεις χειμώνες."]
        assert after[name]["description"] == before[name]["description"]
    assert after["xeno"] == before["xeno"]


def test_words_that_are_no_content_go_from_all_pages_of_the_site_until_they_are_untaught(here: Path) -> None:
    (best,) = proposals(shown("κεράσουμε"), SETTINGS, here)
    assert best.lesson == Lesson(words="Ελάτε να σας κεράσουμε.", page="erga/fournos.html")
    assert best.acts == 4
    teach_site(best, SETTINGS, here)
    assert [lesson.words for lesson in lessons_of("erga", SETTINGS, here)] == ["Ελάτε να σας κεράσουμε."]
    assert unteach_site("erga", best.lesson, SETTINGS, here)
    assert not lessons_of("erga", SETTINGS, here)


def test_a_line_is_taught_as_a_label_for_its_site_or_for_all_pages(here: Path) -> None:
    (one,) = proposals(shown("Με τα χέρια", "institution", is_label=True), SETTINGS, here)
    assert one.lesson.words == "Με τα χέρια"
    teach_everywhere(one.lesson, "el", SETTINGS, here)
    assert fields(here)["xeno"]["institution"] == ["Κάποιος"]
    with pytest.raises(UsageError):
        teach_everywhere(replace(one.lesson, field=""), "el", SETTINGS, here)


def test_what_no_other_page_has_is_no_rule(here: Path) -> None:
    file = here / "input/erga/fournos.html"
    file.write_text(file.read_text("utf-8").replace("Με τα χέρια:", "Από καρδιάς :"), encoding="utf-8")
    assert not proposals(shown("Σύλλογος Φούρνου", "institution"), SETTINGS, here)


def test_a_lesson_that_would_contradict_a_label_is_refused(here: Path) -> None:
    file = here / "input/erga/mylos.html"
    file.write_text(file.read_text("utf-8").replace("<h2>", "<p>Φορέας: Δήμος Μύλου</p><h2>", 1), encoding="utf-8")
    best = proposals(shown("Σύλλογος Φούρνου", "institution"), SETTINGS, here)[0]
    assert best.harm == (Example("erga/mylos.html", "Δήμος Μύλου", "institution"),)
    with pytest.raises(UsageError, match="Δήμος Μύλου"):
        teach_site(best, SETTINGS, here)
    assert not Proposal("site", Lesson(words="By", field="institution"), 3, 5).is_refused


def test_a_page_that_is_not_there_and_a_field_that_is_none_are_told(here: Path) -> None:
    with pytest.raises(InputError, match=r"erga/none\.html"):
        proposals(replace(shown("Με τα χέρια", "title"), page="erga/none.html"), SETTINGS, here)
    with pytest.raises(UsageError, match="links"):
        proposals(shown("Με τα χέρια", "links"), SETTINGS, here)
