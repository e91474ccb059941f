from __future__ import annotations

import time
from typing import Any

import pytest

from pipeline.serve.list_views import rows


def test_the_list_has_every_page_with_its_title_and_state(browser: Any) -> None:
    text = browser.get("/").text
    assert text.count("<h1>") == 1
    assert "Το κοινό περιβόλι" in text
    assert "The well keepers" in text
    assert [row.path for row in rows(browser.desk)] == ["village/orchard.txt", "village/well.txt"]


def test_it_can_be_searched_without_accents_and_narrowed(browser: Any) -> None:
    found = browser.get("/?q=ΠΕΡΙΒΟΛΙ").text
    assert "orchard.txt" in found
    assert "well.txt" not in found
    narrowed = browser.get("/?wants=missing-el").text
    assert "well.txt" in narrowed
    assert "orchard.txt" not in narrowed
    assert "No page fits." in browser.get("/?q=nothing-like-this").text


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
    assert "made anew." in browser.get("/").text
    assert "no sheet yet" not in browser.get("/").text


def test_an_empty_project_says_what_to_do(browser: Any) -> None:
    for file in (browser.folder / "input/village").iterdir():
        file.unlink()
    assert "has no pages yet" in browser.get("/").text


def test_ticked_sheets_become_a_pack_file(browser: Any) -> None:
    assert 'name="sheet" value="village/well.txt"' in browser.get("/").text
    answer = browser.post("/pack", {"name": "forum", "sheet": ["village/well.txt", "village/no.txt"]})
    assert "packs/forum.toml names 1 sheet." in answer.text
    # Nobody has approved it: the pack is refused, and says which sheet stands in the way.
    assert "The pack was not made" in answer.text
    assert "village/well" in answer.text.partition("The pack was not made")[2]
    assert browser.get("/packs/forum/web.pdf").status_code == 404
    assert browser.get("/packs/forum/manifest.json").status_code == 404
    assert '"village/well"' in (browser.folder / "packs/forum.toml").read_text(encoding="utf-8")
    assert browser.post("/pack", {"name": "forum"}).status_code == 400
