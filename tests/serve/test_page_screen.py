from __future__ import annotations

import re
from typing import Any

from tests.serve.test_page_views import form_of


def test_a_sheet_can_be_taken_as_files(browser: Any) -> None:
    (browser.folder / "output/village/well.pdf").write_bytes(b"%PDF-")
    entry = browser.desk.ledger.entry("village/well.txt")
    entry.outputs["village/well.pdf"] = entry.outputs["village/well.json"]
    text = browser.get("/page/village/well.txt").text
    assert re.findall(r'href="(/file/[^"]+)"', text) == ["/file/village/well.pdf?page=village/well.txt"]
    taken = browser.get("/file/village/well.pdf?page=village/well.txt")
    assert taken.data == b"%PDF-"
    assert "attachment" in taken.headers["Content-Disposition"]
    for path in (
        "/file/village/well.pdf",
        "/file/manifest.json?page=village/well.txt",
        "/file/../input/a?page=village/well.txt",
    ):
        assert browser.get(path).status_code == 404


def test_fields_that_the_page_lacks_stand_apart(browser: Any) -> None:
    text = browser.get("/page/village/well.txt").text
    assert "fields that the page does not have" in text
    there, _, lacking = text.partition('class="lacking"')
    assert 'name="n.title.el"' in there
    assert 'name="n.theme.en"' in lacking


def test_a_language_is_named_not_coded(browser: Any) -> None:
    page = browser.folder / "input/french.txt"
    page.write_text(
        "BONNE PRATIQUE\nLes gardiens du puits\nRésumé\nChaque rue garde un puits et le nettoie au printemps.\n",
        encoding="utf-8",
    )
    text = browser.get("/page/french.txt").text
    assert '<span class="tongue">French</span>' in text
    assert form_of(text)
