from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest

from pipeline.model import Coverage, Kind, Page, Record
from pipeline.run.page_opening import OpenedPractice
from pipeline.serve.teach_views import span_of_words
from pipeline.store.lessons import load_teachings

NAMES = ("Pano Revma", "Kato Strofi", "Aspra Chomata", "Nea Vrysi")
PAGE = """<h1>Good practice</h1><h1>The {name} orchard</h1><h2>Summary</h2><p>Neighbours of {name} look after the trees
together and share what they bear.</p><h2>Resources needed</h2><p>Ladders and €300.</p>
<div class="who"><p>Cared for by</p><p>Parish of {name}</p></div>"""


@pytest.fixture
def site(browser: Any) -> Any:
    """Pages of a site whose label nobody knows."""
    (browser.folder / "input/orchards").mkdir()
    for n, name in enumerate(NAMES):
        file = browser.folder / f"input/orchards/{n}.html"
        file.write_text(PAGE.format(name=name), encoding="utf-8")
    return browser


def test_a_field_that_cannot_be_taught_is_refused_in_words(site: Any) -> None:
    asked = {"words": "Cared for by", "what": "label", "field": "links"}
    shown = site.get("/teach/orchards/0.html?words=Cared+for+by&what=label&field=links")
    for answer in (shown, site.post("/teach/orchards/0.html", {**asked, "do": "teach.0"})):
        assert answer.status_code == 400
        assert "“links” is not a field that can be taught" in answer.text
        assert "Try again" not in answer.text


@pytest.mark.parametrize(("words", "place"), [("one two", (4, 11)), ("two one", None), ("", None), ("(a.b)", (12, 17))])
def test_words_are_found_whatever_stands_between_them(words: str, place: tuple[int, int] | None) -> None:
    record = Record(Page.of("a", "a", b""), Kind.PRACTICE, (), (), (), Coverage(0, 0, 0, 0, 0))
    assert span_of_words(OpenedPractice(record, record, (), "and one\ntwo (a.b)", ()), words) == place


def test_a_label_is_taught_after_its_effect_was_shown_and_can_be_taken_back(site: Any) -> None:
    shown = site.get("/teach/orchards/0.html?words=Cared+for+by&what=label&field=institution").text
    assert "What stands under “Cared for by” is: " in shown
    assert "It would apply to 4 of the 4 pages" in shown
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', shown))
    answer = site.post("/teach/orchards/0.html", {**hidden, "do": "teach.0"})
    assert "done=taught" in answer.headers["Location"]
    (taught,) = load_teachings(site.folder / "review", site.desk.recipe.lexicon).of("orchards").labels
    assert (taught.words, taught.field, taught.by) == ("Cared for by", "institution", "M. P.")
    site.waits()
    practice = site.desk.opened("orchards/2.html").practices[0]
    assert [one.text for one in practice.record.of("institution")] == ["Parish of Aspra Chomata"]
    site.post("/teach/orchards/0.html", {"do": "unteach.0"})
    assert not site.desk.lessons("orchards")


def test_a_label_can_be_taught_for_all_sites(site: Any) -> None:
    shown = site.get("/teach/orchards/0.html?words=Cared+for+by&what=label&field=institution").text
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', shown))
    answer = site.post("/teach/orchards/0.html", {**hidden, "do": "teach-all.0"})
    assert "done=taught-all" in answer.headers["Location"]
    assert not site.desk.lessons("orchards")
    table = tomllib.loads((site.folder / "lexicon/fields.toml").read_text(encoding="utf-8"))
    assert table == {"institution": {"en": ["Cared for by"]}}


def test_words_that_are_not_on_the_page_teach_nothing(site: Any) -> None:
    assert "are not on the page in this form" in site.get("/teach/orchards/0.html?words=nowhere&what=none").text


def test_what_was_taught_for_all_sites_is_seen_at_once(site: Any) -> None:
    shown = site.get("/teach/orchards/0.html?words=Cared+for+by&what=label&field=institution").text
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', shown))
    assert not site.desk.opened("orchards/2.html").practices[0].record.of("institution")
    site.post("/teach/orchards/0.html", {**hidden, "do": "teach-all.0"})
    practice = site.desk.opened("orchards/2.html").practices[0]
    assert [one.text for one in practice.record.of("institution")] == ["Parish of Aspra Chomata"]
