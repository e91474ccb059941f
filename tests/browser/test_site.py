"""A site of sheets as its readers meet it, opened by a double click."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import Look, Place
from pipeline.model.pack import Bilingual
from pipeline.render.site.index import SiteIndex, write_index
from pipeline.render.site.index_cards import IndexCard
from tests.browser.conftest import Browse

pytestmark = pytest.mark.slow

THEMES = (Bilingual("Νερό", "Water"), Bilingual("Δάση", "Forests"))
PLACES = (
    (Place("GR", None, "EL53"), Bilingual("Δυτική Μακεδονία, Ελλάδα", "Western Macedonia, Greece")),
    (Place("BE"), Bilingual("Βέλγιο", "Belgium")),
)


def card(number: int) -> IndexCard:
    title = f"Η ωραία στέγη {number}" if number % 50 == 0 else f"Το πλωτό σχολείο {number}"
    words = f"{'ωραια στεγη' if number % 50 == 0 else 'πλωτο σχολειο'} {number} " + " ".join(
        f"λεξη{number * 7 % 997 + more}" for more in range(150)
    )
    lead = (("el", "Μια βάρκα που διδάσκει."), ("en", "A boat that teaches."))
    year = str(2015 + number % 5)
    return IndexCard(
        f"φύλλο {number}",
        (("el", title), ("en", f"A school {number}")),
        lead,
        (PLACES[number % 2],),
        (THEMES[number % 2],),
        year,
        ("el", "en") if number % 3 else ("el",),
        words,
    )


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, look: Look, lexicon: Lexicon) -> str:
    """The address of a site of a thousand sheets."""
    folder = tmp_path_factory.mktemp("site") / "τα φύλλα"
    titles = (("el", "Καλές πρακτικές"), ("en", "Good practices"))
    for name, data in write_index(SiteIndex(titles, tuple(map(card, range(1_000))), look, lexicon), "ΑΩabc"):
        file: Path = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return (folder / "index.html").as_uri()


NUMBER = "document.getElementById('number').textContent"


def test_a_search_finds_words_whatever_their_accents_and_case(browse: Browse, index: str) -> None:
    steps: list[dict[str, Any]] = [
        {"read": NUMBER},
        {"fill": ["#words", "ΩΡΑΊΑ"]},
        {"read": NUMBER},
        {"read": "document.querySelector('.cards h2').textContent"},
        {"choose": ["#theme", "Νερό"]},
        {"read": NUMBER},
        {"click": "button[type=reset]"},
        {"read": "new Promise((done) => setTimeout(() => done(document.getElementById('number').textContent), 50))"},
    ]
    (found,) = browse([{"url": index, "steps": steps}])
    everything, twenty, title, with_theme, again = found.answers
    assert (everything, twenty, again) == ("1000", "20", "1000")
    assert title.startswith("Η ωραία στέγη")
    assert with_theme == "20"
    assert not found.complaints
    assert all(one.startswith("file:") for one in found.asked)


def test_every_filter_and_the_map_leave_what_fits(browse: Browse, index: str) -> None:
    steps: list[dict[str, Any]] = [
        {"choose": ["#year", "2016"]},
        {"read": NUMBER},
        {"choose": ["#language", "en"]},
        {"read": NUMBER},
        {"click": "button[type=reset]"},
        {"click": ".panel button"},
        {"read": NUMBER},
        {"read": "document.getElementById('place').value"},
    ]
    (found,) = browse([{"url": index, "steps": steps}])
    assert found.answers[0] == "200"
    assert found.answers[1] in {"133", "134"}
    assert found.answers[2] == "500"
    assert found.answers[3] in {said.el for _, said in PLACES}


def test_nothing_keeps_anybody_from_reading_the_index(browse: Browse, index: str) -> None:
    runs = [
        {"url": index, "width": width, "scheme": scheme, "locale": locale, "script": script, "steps": [{"axe": True}]}
        for width, scheme, locale, script in (
            (1280, "light", "el-GR", True),
            (320, "dark", "en-GB", True),
        )
    ]
    for visit in browse(runs):
        assert visit.answers[0]["violations"] == []


def test_all_sheets_can_be_reached_without_scripts(browse: Browse, index: str) -> None:
    (plain,) = browse([{"url": index, "script": False, "width": 320, "steps": []}])
    assert not plain.complaints
    assert not any(one.endswith(".js") for one in plain.asked)
