from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest

from pipeline.amend import sheet_seen
from pipeline.model import Edit, Review
from pipeline.record import as_dict
from pipeline.store.reviews import load_review, save_review


def test_a_page_stands_beside_its_fields_and_its_words_are_marked(browser: Any) -> None:
    text = browser.get("/page/village/orchard.txt").text
    assert text.count("<h1>") == 1
    assert re.search(r'<mark data-v="v\d+" class="">Οκτώ γείτονες', text)
    assert re.search(r'<textarea id="t.0"[^>]*lang="el"', text)
    assert "Eight neighbours look after an abandoned orchard" in text


def test_without_script_the_words_of_one_field_are_lit_by_its_link(browser: Any) -> None:
    text = browser.get("/page/village/orchard.txt?show=v0").text
    assert re.findall(r'class="on ">([^<]*)', text) == ["Το κοινό περιβόλι"]


def test_what_a_page_says_is_never_markup(browser: Any) -> None:
    (browser.folder / "input/evil.html").write_text(
        "<h1>Good practice</h1><h1>The &lt;script&gt;document.title='owned'&lt;/script&gt; mill</h1>"
        "<h2>Summary</h2><p>A &lt;/mark&gt;&lt;/textarea&gt;&lt;img src=x onerror=alert(1)&gt; wheel"
        "<script>document.title='owned'</script><img src='http://127.0.0.1:9/beacon.png'></p>",
        encoding="utf-8",
    )
    text = browser.get("/page/evil.html").text
    assert "&lt;/mark&gt;" in text
    assert re.findall(r"<script[^>]*>", text) == ['<script src="/look/review.js" defer>']
    assert re.findall(r"<img src=\"([^\"?]*)", text) == ["/sheet/evil.html"]


@pytest.mark.parametrize(
    "path", ["/page/no.txt", "/page/../secret.txt", "/page//etc/passwd", "/page/%2e%2e/secret.txt", "/page/village"]
)
def test_only_pages_of_the_project_are_opened(browser: Any, path: str) -> None:
    (browser.folder / "secret.txt").write_text("GOOD PRACTICE\nA secret", encoding="utf-8")
    answer = browser.get(path)
    assert answer.status_code in {308, 404}
    assert "A secret" not in answer.text


def test_a_practice_that_the_page_has_not_is_not_there(browser: Any) -> None:
    assert browser.get("/page/village/orchard.txt?practice=9").status_code == 404


def test_a_page_that_cannot_be_read_says_why(browser: Any) -> None:
    (browser.folder / "input/broken.docx").write_bytes(b"PK\x03\x04 broken")
    answer = browser.get("/page/broken.docx")
    assert answer.status_code == 500
    assert "<h1>This did not work</h1>" in answer.text


def test_a_long_page_is_shown_in_parts(browser: Any) -> None:
    lines = "\n".join(f"Line number {n} of the story." for n in range(1_200))
    page = browser.folder / "input/long.txt"
    page.write_text(f"GOOD PRACTICE\nThe long story\nDescription\n{lines}\n", encoding="utf-8")
    first, last = browser.get("/page/long.txt").text, browser.get("/page/long.txt?from=1000").text
    assert "?from=500" in first
    assert ">Line number 1100 of the story.<" not in first.partition('id="fields"')[0].replace("\n", "")
    assert "?from=500" in last
    assert "?from=1500" not in last


def test_the_sheet_is_a_picture(browser: Any) -> None:
    assert browser.get("/sheet/village/well.txt").mimetype == "image/png"
    assert browser.get("/sheet/village/no.txt").status_code == 404
    assert browser.get("/sheet/village/well.txt?practice=7").status_code == 404


def form_of(text: str) -> dict[str, str]:
    """What a browser would send back of a screen, as it is."""
    inputs = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', text)
    areas = re.findall(r'<textarea id="[^"]+" name="([^"]+)"[^>]*>\n(.*?)</textarea>', text, re.DOTALL)
    return {**dict(inputs), **{name: unescape(words) for name, words in areas}, "kind": ""}


def name_of(text: str, words: str) -> str:
    """The name of the field that says these words."""
    return next(name for name, said in form_of(text).items() if said == words)


WORDS = "Each street of the village keeps one well, cleans it in spring and reads its level aloud at the market."


def test_a_correction_is_saved_shown_and_can_be_undone(browser: Any) -> None:
    text = browser.get("/page/village/well.txt").text
    form = form_of(text)
    form |= {name_of(text, WORDS): "Each street keeps one well.", "do": "save"}
    answer = browser.post("/page/village/well.txt", form)
    assert answer.status_code == 303
    shown = browser.get(answer.headers["Location"]).text
    assert "Each street keeps one well.</textarea>" in shown
    assert "The page says:" in shown
    assert "by M. P." in shown
    review, _ = load_review(browser.folder / "review", "village/well.txt")
    assert [(edit.text, edit.by) for edit in review.edits] == [("Each street keeps one well.", "M. P.")]
    assert browser.post("/page/village/well.txt", {"do": "undo", "save": "a colleague's"}).status_code == 409
    save = re.search(r'name="save" value="([0-9a-f]{64})"', shown)[1]
    undone = browser.post("/page/village/well.txt", {"do": "undo", "save": save})
    assert "The last save is undone." in browser.get(undone.headers["Location"]).text
    assert load_review(browser.folder / "review", "village/well.txt")[0].edits == ()


def test_a_screen_that_is_loaded_again_offers_no_undo_of_a_colleagues_save(browser: Any) -> None:
    mine, hers = "Each street keeps one well.", "Each street keeps two wells."
    text = browser.get("/page/village/well.txt").text
    saved = browser.post("/page/village/well.txt", {**form_of(text), name_of(text, WORDS): mine, "do": "save"})
    shown = browser.get(saved.headers["Location"]).text
    assert 'value="undo"' in shown
    browser.post("/page/village/well.txt", {**form_of(shown), name_of(shown, mine): hers, "do": "save"})
    again = browser.get(saved.headers["Location"]).text
    assert hers in again
    assert 'value="undo"' not in again


def test_the_record_after_a_save_is_the_record_of_a_build(browser: Any) -> None:
    text = browser.get("/page/village/well.txt").text
    form = form_of(text)
    browser.post("/page/village/well.txt", {**form, name_of(text, WORDS): "Each street keeps one well.", "do": "save"})
    (opened,) = browser.desk.opened("village/well.txt").practices
    browser.waits()
    assert json.loads((browser.folder / "output/village/well.json").read_bytes()) == as_dict(opened.record)


def test_nothing_is_written_where_nothing_was_changed(browser: Any) -> None:
    meta = browser.folder / "input/village/orchard.txt.meta.toml"
    meta.write_text('url = "https://village.example/orchard"\n', encoding="utf-8")
    form = form_of(browser.get("/page/village/orchard.txt").text)
    browser.post("/page/village/orchard.txt", {**form, "do": "save"})
    assert not (browser.folder / "review").exists()
    browser.post("/page/village/orchard.txt", {**form, "do": "sheet"})
    assert load_review(browser.folder / "review", "village/orchard.txt")[0].url == "https://village.example/orchard"


def test_a_change_by_somebody_else_is_told_and_her_words_are_kept(browser: Any) -> None:
    text = browser.get("/page/village/well.txt").text
    form = {**form_of(text), name_of(text, WORDS): "My own words about the well.", "do": "save"}
    edit = Edit("title", "en", text="Somebody else's title", was="The well keepers", seen="0" * 16)
    save_review(browser.folder / "review", "village/well.txt", Review("village/well.txt", edits=(edit,)), "")
    answer = browser.post("/page/village/well.txt", form)
    assert answer.status_code == 409
    assert "My own words about the well." in answer.text
    assert load_review(browser.folder / "review", "village/well.txt")[0].edits == (edit,)


def test_a_page_that_has_changed_meanwhile_is_a_conflict_too(browser: Any) -> None:
    form = form_of(browser.get("/page/village/well.txt").text)
    page = browser.folder / "input/village/well.txt"
    page.write_text(page.read_text(encoding="utf-8").replace("€400", "€500"), encoding="utf-8")
    assert browser.post("/page/village/well.txt", {**form, "do": "save"}).status_code == 409


def test_a_sheet_is_approved_with_what_was_just_written_and_the_next_is_shown(browser: Any) -> None:
    text = browser.get("/page/village/well.txt").text
    form = {**form_of(text), name_of(text, WORDS): "Each street keeps one well.", "do": "sheet-next"}
    answer = browser.post("/page/village/well.txt", form)
    assert answer.headers["Location"].startswith("/page/village/orchard.txt")
    (opened,) = browser.desk.opened("village/well.txt").practices
    review, _ = load_review(browser.folder / "review", "village/well.txt")
    assert [one.seen for one in review.approvals] == [sheet_seen(opened.record)]
    assert opened.record.is_ready
    assert "approved</span>" in browser.get("/page/village/well.txt").text
    assert 'action="/page/village/well.txt"' in browser.get(answer.headers["Location"]).text
    browser.post("/page/village/well.txt", {"do": "undo"})
    assert load_review(browser.folder / "review", "village/well.txt")[0] == Review("village/well.txt")


def test_approving_a_field_goes_on_to_the_next_that_wants_a_look(browser: Any) -> None:
    text = browser.get("/page/village/well.txt").text
    answer = browser.post("/page/village/well.txt", {**form_of(text), "do": f"approve.{name_of(text, WORDS)}"})
    shown = browser.get(answer.headers["Location"]).text
    assert len(re.findall(r"<textarea[^>]* autofocus", shown)) == 1
    assert re.search(r"<textarea[^>]*data-doubt autofocus", shown)


def test_a_conflict_is_shown_and_decided(browser: Any) -> None:
    text = browser.get("/page/village/well.txt").text
    browser.post("/page/village/well.txt", {**form_of(text), name_of(text, WORDS): f"{WORDS} Always.", "do": "save"})
    page = browser.folder / "input/village/well.txt"
    page.write_text(page.read_text(encoding="utf-8").replace("in spring", "in early spring"), encoding="utf-8")
    shown = browser.get("/page/village/well.txt").text
    assert "The page has changed under a correction: please decide" in shown
    (name,) = set(re.findall(r'type="radio" name="(c\.[^"]+)"', shown))
    answer = browser.post("/page/village/well.txt", {**form_of(shown), name: "page", "do": "save"})
    assert "please decide" not in browser.get(answer.headers["Location"]).text
    (edit,) = load_review(browser.folder / "review", "village/well.txt")[0].edits
    assert (edit.text, "in early spring" in edit.was) == (None, True)


def test_a_review_file_that_is_broken_is_told_with_its_line(browser: Any) -> None:
    (browser.folder / "review/village").mkdir(parents=True)
    (browser.folder / "review/village/well.txt.toml").write_text("format = 1\nbroken", encoding="utf-8")
    answer = browser.get("/page/village/well.txt")
    assert answer.status_code == 500
    assert "well.txt.toml" in answer.text


def test_the_same_words_elsewhere_are_put_right_there_too_on_her_word(browser: Any) -> None:
    second = browser.folder / "input/village/second.txt"
    second.write_bytes((browser.folder / "input/village/well.txt").read_bytes().replace(b"The well", b"More well"))
    browser.desk.build()
    browser.waits()
    text = browser.get("/page/village/well.txt").text
    form = {**form_of(text), name_of(text, WORDS): "Each street keeps one well.", "do": "save"}
    shown = browser.get(browser.post("/page/village/well.txt", form).headers["Location"]).text
    assert "The same words are on 1 other page (Summary)." in shown
    browser.post("/spread/village/well.txt", {"field": "summary"})
    (edit,) = load_review(browser.folder / "review", "village/second.txt")[0].edits
    assert edit.text == "Each street keeps one well."
    (opened,) = browser.desk.opened("village/second.txt").practices
    assert opened.record.of("summary")[0].text == "Each street keeps one well."


def test_what_cannot_be_understood_is_told_and_nothing_she_wrote_is_lost(browser: Any) -> None:
    text = browser.get("/page/village/well.txt").text
    name = name_of(text, WORDS)
    form = {**form_of(text), name: "9 €", f"y.{name}": "about nine", "do": "save"}
    answer = browser.post("/page/village/well.txt", form)
    assert answer.status_code == 422
    assert '<h2 id="kept-title">Not saved</h2>' in answer.text
    assert "9 €</textarea>" in answer.text
    assert "about nine</textarea>" in answer.text
    assert not (browser.folder / "review").exists()
