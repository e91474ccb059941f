"""The lessons that what a person points at allows, and what each would do on the site's other pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import InputError, UsageError
from pipeline.model import Lesson
from pipeline.run.proposals import Example, Proposal, check_field, proposals
from pipeline.run.teaching import teach_site
from tests.run.conftest import SETTINGS, pointing


def test_what_no_other_page_has_is_no_rule(taught_site: Path) -> None:
    file = taught_site / "input/erga/fournos.html"
    file.write_text(file.read_text("utf-8").replace("Με τα χέρια:", "Από καρδιάς :"), encoding="utf-8")
    assert not proposals(pointing("Σύλλογος Φούρνου", "institution"), SETTINGS, taught_site)


def test_a_lesson_that_would_contradict_a_label_is_refused(taught_site: Path) -> None:
    file = taught_site / "input/erga/mylos.html"
    file.write_text(file.read_text("utf-8").replace("<h2>", "<p>Φορέας: Δήμος Μύλου</p><h2>", 1), encoding="utf-8")
    best = proposals(pointing("Σύλλογος Φούρνου", "institution"), SETTINGS, taught_site)[0]
    assert best.harm == (Example("erga/mylos.html", "Δήμος Μύλου", "institution"),)
    with pytest.raises(UsageError, match="Δήμος Μύλου"):
        teach_site(best, SETTINGS, taught_site)
    assert not Proposal("site", Lesson(words="By", field="institution"), 3, 5).is_refused


def test_a_page_that_is_not_there_and_a_field_that_is_none_are_told(taught_site: Path) -> None:
    with pytest.raises(InputError, match=r"erga/none\.html"):
        proposals(replace(pointing("Με τα χέρια", "title"), page="erga/none.html"), SETTINGS, taught_site)
    with pytest.raises(UsageError, match="links"):
        proposals(pointing("Με τα χέρια", "links"), SETTINGS, taught_site)


def test_a_field_that_no_site_can_be_taught_is_refused_with_those_that_can() -> None:
    check_field("theme", ("theme", "title"))
    with pytest.raises(UsageError, match="theme, title"):
        check_field("links", ("theme", "title"))
