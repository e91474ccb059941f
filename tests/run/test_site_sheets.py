"""The sheets of a gallery, read from their pages."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from pipeline.run.input_pages import input_pages, local_output, recipe_of
from pipeline.run.recipe import keeping_conversions
from pipeline.run.site_sheets import SiteSheet, SiteWishes, site_sheets
from pipeline.settings import Settings, SiteSettings

PAGE = """<!DOCTYPE html><html lang="el"><title>{title}</title><h1>{title}</h1>
<h2>Θεματική</h2><p>Νερό</p><h2>Τοποθεσία</h2><p>Κρήτη, Ελλάδα</p>
<h2>Σύντομη περιγραφή</h2><p>Μια βάρκα διδάσκει φυσική σε οκτώ χωριά της λίμνης.</p>
<h2>Αναλυτική περιγραφή</h2><p>Οι μαθητές μετρούν το νερό κάθε Δευτέρα.</p>
<figure><img src="boat.png" alt="Η βάρκα"></figure><h2>Έναρξη</h2><p>Μάιος 2019</p>"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A working folder with two pages, and one that cannot be read."""
    (tmp_path / "input").mkdir()
    for name, title in (("b", "Ωδείο στο νερό"), ("a", "Το πλωτό σχολείο")):
        (tmp_path / f"input/{name}.html").write_text(PAGE.format(title=title), encoding="utf-8")
    (tmp_path / "input/c.docx").write_bytes(b"no Word file")
    return tmp_path


def sheets(
    office: Path, wishes: SiteWishes, settings: Settings | None = None
) -> tuple[list[SiteSheet], tuple[str, ...]]:
    settings = settings or Settings()
    with keeping_conversions(recipe_of(settings, office)) as recipe:
        base = input_pages(recipe, office, local_output(settings, office))
        return site_sheets(base, base.found, wishes)


def test_sheets_stand_in_the_order_of_their_titles_and_a_page_that_cannot_be_read_is_named(office: Path) -> None:
    found, notes = sheets(office, SiteWishes(every=True))
    assert [(one.key, one.card.year) for one in found] == [(("a.html", ""), "2019"), (("b.html", ""), "2019")]
    assert [place.country for one in found for place, _ in one.card.places] == ["GR", "GR"]
    assert [str(note).partition(":")[0] for note in notes] != []
    assert "c.docx" in str(notes[0])


def test_only_what_is_approved_or_asked_for_is_shown(office: Path) -> None:
    assert sheets(office, SiteWishes())[0] == []
    assert [one.key for one in sheets(office, SiteWishes(keys=frozenset({("b.html", "")})))[0]] == [("b.html", "")]


def test_pictures_need_a_credit_or_the_offices_word(office: Path) -> None:
    out = BytesIO()
    Image.linear_gradient("L").resize((640, 400)).save(out, "PNG")
    for name in ("a", "b"):
        (office / f"input/{name}_files").mkdir()
        (office / f"input/{name}_files/boat.png").write_bytes(out.getvalue())
        file = office / f"input/{name}.html"
        file.write_text(file.read_text("utf-8").replace("boat.png", f"{name}_files/boat.png"), encoding="utf-8")
    wishes = SiteWishes(every=True)
    boat = "Η βάρκα".encode()
    assert not any(boat in one.page.html for one in sheets(office, wishes)[0])
    vouched = sheets(office, wishes, Settings(site=SiteSettings(pictures=True)))[0]
    assert all(boat in one.page.html for one in vouched)
