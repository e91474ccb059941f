from __future__ import annotations

import re
from typing import Any

import pytest


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
    assert re.findall(r"<img src=\"([^\"?]*)", text) == ["/sheet/1/evil.html"]


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
    answer = browser.get("/sheet/1/village/well.txt")
    assert answer.mimetype == "image/png"
    assert browser.get("/sheet/9/village/well.txt").status_code == 404
