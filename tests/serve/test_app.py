"""The application as a whole: its parts together, refusals in words, language."""

from __future__ import annotations

import re
from typing import Any

import pytest


def test_a_refusal_is_a_screen_in_the_language_with_its_status(browser: Any) -> None:
    answer = browser.get("/nothing")
    assert answer.status_code == 404
    assert "<h1>There is nothing here</h1>" in answer.text
    assert browser.client.get("/", headers={"Host": "evil"}).status_code == 421


def test_the_switch_is_remembered_and_leaves_the_address(browser: Any) -> None:
    answer = browser.get("/?q=well&lang=el")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/?q=well")
    assert '<html lang="el">' in browser.get("/").text
    browser.get("/?lang=en")
    assert '<html lang="en">' in browser.get("/").text


def test_the_switch_keeps_what_the_screen_shows(browser: Any) -> None:
    for address in ("/?q=well&state=ready", "/?q=well&state=ready&lang=xx"):
        assert 'href="?q=well&amp;state=ready&amp;lang=el"' in browser.get(address).text


@pytest.mark.parametrize(
    ("path", "place"),
    [("/pack", "/packs"), ("/packs/forum", "/packs"), ("/gallery", "/"), ("/files", "/"), ("/build", "/")],
)
def test_the_address_of_what_a_form_gave_leads_on_when_it_is_asked_for_again(
    browser: Any, path: str, place: str
) -> None:
    answer = browser.get(path)
    assert (answer.status_code, answer.headers["Location"]) == (303, place)


def test_a_page_whose_name_has_a_line_feed_is_shown_taught_and_saved(browser: Any) -> None:
    (browser.folder / "input/a\nb.txt").write_text(
        "GOOD PRACTICE\nThe ferry\nSummary\nIt lends books.\n", encoding="utf-8"
    )
    href = "/page/a%0Ab.txt"
    assert f'href="{href}"' in browser.get("/").text
    text = browser.get(href).text
    assert "It lends books." in text
    base = re.search(r'name="base" value="([^"]*)"', text)
    assert base
    answer = browser.post(href, {"do": "sheet", "base": base[1]})
    assert (answer.status_code, answer.headers["Location"].partition("?")[0]) == (303, href)
    for path in ("/teach/a%0Ab.txt?words=ferry&what=label&field=title", "/sheet/a%0Ab.txt", "/memory/a%0Ab.txt"):
        assert browser.get(path).status_code == 200


def test_an_unknown_language_changes_nothing(browser: Any) -> None:
    assert browser.get("/?lang=xx").status_code == 200


@pytest.mark.parametrize("path", ["/look/review.css", "/look/review.js", "/look/fonts/SheetText-Regular-greek.woff2"])
def test_style_script_and_fonts_are_served(browser: Any, path: str) -> None:
    assert browser.get(path).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/look/sheet.html", "/look/list.html", "/look/../pyproject.toml", "/look/%2e%2e/sheets.toml", "/look/etc/passwd"],
)
def test_nothing_else_of_the_disk_or_the_look_is_served(browser: Any, path: str) -> None:
    assert browser.get(path).status_code == 404
