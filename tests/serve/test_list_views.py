from __future__ import annotations

import time
from typing import Any

import pytest

from pipeline.model import Review
from pipeline.serve.list_views import all_rows, next_page
from pipeline.store.reviews import save_review


def test_the_list_has_every_page_with_its_title_and_state(browser: Any) -> None:
    text = browser.get("/").text
    assert text.count("<h1>") == 1
    assert "Το κοινό περιβόλι" in text
    assert "The well keepers" in text
    assert [row.path for row in all_rows(browser.desk)] == ["village/orchard.txt", "village/well.txt"]


def test_it_can_be_searched_without_accents_and_narrowed(browser: Any) -> None:
    found = browser.get("/?q=ΠΕΡΙΒΟΛΙ").text
    assert "orchard.txt" in found
    assert "well.txt" not in found
    narrowed = browser.get("/?wants=missing-el").text
    assert "well.txt" in narrowed
    assert "orchard.txt" not in narrowed
    assert "No page matches." in browser.get("/?q=nothing-like-this").text


def test_what_is_looked_for_is_shown_as_words(browser: Any) -> None:
    text = browser.get('/?q="><script>alert(1)</script>').text
    assert "<script>alert" not in text


@pytest.mark.parametrize("path", ["/thumb/village/well.txt", "/thumb/../../etc/passwd", "/thumb/no.txt"])
def test_a_picture_that_the_ledger_does_not_know_is_not_there(browser: Any, path: str) -> None:
    assert browser.get(path).status_code == 404


def test_the_button_builds_what_is_new(browser: Any) -> None:
    page = browser.folder / "input/village/mill.txt"
    page.write_text("GOOD PRACTICE\nThe mill\nSummary\nThe mill lends its wheel to whoever asks.\n", encoding="utf-8")
    assert "no sheet yet" in browser.get("/").text
    assert browser.post("/build").headers["Location"] == "/"
    for _ in range(600):
        if 'data-running="False"' in browser.get("/progress").text:
            break
        time.sleep(0.05)
    # A third page of the site tells what all of them repeat: its others are built anew, too.
    assert "The sheets of 3 pages were made." in browser.get("/").text
    assert "no sheet yet" not in browser.get("/").text


def test_an_empty_project_says_what_to_do(browser: Any) -> None:
    for file in (browser.folder / "input/village").iterdir():
        file.unlink()
    assert "has no pages yet" in browser.get("/").text


def test_a_page_that_cannot_be_read_says_why_and_is_not_the_next_one(browser: Any) -> None:
    (browser.folder / "input/a.docx").write_bytes(b"PK\x03\x04 broken")
    browser.post("/build")
    browser.waits()
    assert "open it in Word and save it again" in browser.get("/").text
    assert next_page(browser.desk, "village/well.txt") == "village/orchard.txt"


def test_the_same_practice_on_two_pages_is_told_until_somebody_decides(browser: Any) -> None:
    well = (browser.folder / "input/village/well.txt").read_text(encoding="utf-8")
    (browser.folder / "input/copy.txt").write_text(well, encoding="utf-8")
    browser.post("/build")
    browser.waits()
    told = {one.path: one for one in all_rows(browser.desk)}
    assert told["copy.txt"].twins == ("village/well.txt",)
    assert "The same practice is on:" in browser.get("/?wants=twin").text
    save_review(browser.folder / "review", "copy.txt", Review("copy.txt", same_as="village/well.txt"), "")
    told = {one.path: one for one in all_rows(browser.desk)}
    assert (told["copy.txt"].state, told["copy.txt"].sheets) == ("same", ())
    assert told["village/well.txt"].twins == ()
