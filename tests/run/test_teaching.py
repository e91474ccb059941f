"""What a person shows on one page, as lessons for its site."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.model import Lesson
from pipeline.run.inspect import extract_lines, inspect
from pipeline.run.proposals import Example, proposals
from pipeline.run.teaching import lessons_of, teach_everywhere, teach_site, unteach_site
from tests.run.conftest import PAGES, SETTINGS, pointing


def fields(taught_site: Path) -> dict[str, dict[str, list[str]]]:
    found = {}
    for result in inspect(extract_lines, SETTINGS, [taught_site / "input"], folder=taught_site, learns=True):
        record = json.loads(result.files[0][1])
        texts = {field: [value["text"] for value in values] for field, values in record["fields"].items()}
        found[Path(result.path).stem] = texts
    return found


def test_one_page_teaches_its_site_three_fields_and_no_other_site(taught_site: Path) -> None:
    before = fields(taught_site)
    asked = {
        "institution": "Σύλλογος Φούρνου",
        "theme": "Διάθεση fournos",
        "difficulties": "Στο fournos έσταζε η στέγη για τρεις χειμώνες.",
    }
    assert not any(field in found for found in before.values() for field in ("institution", "theme"))
    for field, words in asked.items():
        best = proposals(pointing(words, field), SETTINGS, taught_site)[0]
        assert (best.acts, best.pages, best.is_refused) == (4, 4, False)
        assert best.examples[0] == Example("erga/fournos.html", words, field)
        assert len(best.examples) == 3
        assert teach_site(best, SETTINGS, taught_site, by="Μ. Π.", on="2026-11-29") == "sites/erga.toml"
    after = fields(taught_site)
    for name, who in PAGES.items():
        assert after[name]["institution"] == [who]
        assert after[name]["theme"] == [f"Διάθεση {name}"]
        assert after[name]["difficulties"] == [f"Στο {name} έσταζε η στέγη για τρεις χειμώνες."]
        assert after[name]["description"] == before[name]["description"]
    assert after["xeno"] == before["xeno"]


def test_words_that_are_no_content_go_from_all_pages_of_the_site_until_they_are_untaught(taught_site: Path) -> None:
    (best,) = proposals(pointing("κεράσουμε"), SETTINGS, taught_site)
    assert best.lesson == Lesson(words="Ελάτε να σας κεράσουμε.", page="erga/fournos.html")
    assert best.acts == 4
    teach_site(best, SETTINGS, taught_site)
    assert [lesson.words for lesson in lessons_of("erga", SETTINGS, taught_site)] == ["Ελάτε να σας κεράσουμε."]
    assert unteach_site("erga", best.lesson, SETTINGS, taught_site)
    assert not lessons_of("erga", SETTINGS, taught_site)


def test_a_line_is_taught_as_a_label_for_its_site_or_for_all_pages(taught_site: Path) -> None:
    (one,) = proposals(pointing("Με τα χέρια", "institution", is_label=True), SETTINGS, taught_site)
    assert one.lesson.words == "Με τα χέρια"
    teach_everywhere(one.lesson, "el", SETTINGS, taught_site)
    assert fields(taught_site)["xeno"]["institution"] == ["Κάποιος"]
    with pytest.raises(UsageError):
        teach_everywhere(replace(one.lesson, field=""), "el", SETTINGS, taught_site)
