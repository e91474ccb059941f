from __future__ import annotations

import re
from html import unescape
from typing import Any

from tests.serve.test_page_views import form_of, name_of

PAGE = "/page/village/orchard.txt"


def focus(text: str) -> str:
    """The words of the field that has the focus."""
    return unescape(next(iter(re.findall(r"<textarea[^>]* autofocus>\n(.*?)</textarea>", text, re.DOTALL)), ""))


def test_the_field_that_was_saved_keeps_the_focus_whatever_else_is_filled(browser: Any) -> None:
    text = browser.get(PAGE).text
    form = form_of(text)
    name = name_of(text, "Σύλλογος Πάνω Ρεματιάς")
    answer = browser.post(PAGE, {**form, name: "Σύλλογος Ρεματιάς", "do": "save"})
    assert focus(browser.get(answer.headers["Location"]).text) == "Σύλλογος Ρεματιάς"


def test_a_field_that_was_filled_has_the_focus_though_the_numbers_shift(browser: Any) -> None:
    form = form_of(browser.get(PAGE).text)
    answer = browser.post(PAGE, {**form, "n.institution.en": "Upper Ravine Society", "do": "save"})
    assert focus(browser.get(answer.headers["Location"]).text) == "Upper Ravine Society"


def test_after_an_approval_the_next_doubtful_field_has_the_focus(browser: Any) -> None:
    text = browser.get(PAGE).text
    answer = browser.post(PAGE, {**form_of(text), "do": f"approve.{name_of(text, 'Το κοινό περιβόλι')}"})
    assert "after=title.el.0" in answer.headers["Location"]


def test_the_next_sheet_is_one_that_can_be_opened(browser: Any) -> None:
    (browser.folder / "input/a.docx").write_bytes(b"PK\x03\x04 broken")
    browser.post("/build")
    browser.waits()
    answer = browser.post(PAGE, {**form_of(browser.get(PAGE).text), "do": "sheet-next"})
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/page/village/well.txt?done=sheet")


def test_the_page_is_there_again_whatever_its_practices_are_numbered_after_a_save(browser: Any) -> None:
    whole = form_of(browser.get(PAGE).text)
    answer = browser.post(PAGE, {**whole, "split_at": "Eight neighbours look after", "do": "save"})
    parts = form_of(browser.get(f"{PAGE}?practice=2").text)
    assert (browser.get(answer.headers["Location"]).status_code, parts["practice"]) == (200, "2")
    for act in ("save", "sheet"):
        answer = browser.post(PAGE, {**parts, "split_at": "", "practices": "joined", "do": act})
        assert answer.status_code == 303
        shown = browser.get(answer.headers["Location"])
        assert (shown.status_code, form_of(shown.text)["practice"]) == (200, "")
        browser.post(PAGE, {"do": "undo"})


def test_a_form_with_a_field_that_no_page_has_is_not_saved(browser: Any) -> None:
    page = browser.get("/page/village/well.txt").text
    base = re.search(r'name="base" value="([^"]*)"', page)[1]
    answer = browser.post("/page/village/well.txt", {"base": base, "n.naslov.en": "The well", "do": "save"})
    assert answer.status_code == 422
    assert not (browser.folder / "review").exists()
