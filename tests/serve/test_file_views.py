from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

from pipeline.settings import Limits

MILL = b"GOOD PRACTICE\nThe mill\nSummary\nThe mill lends its wheel to whoever asks.\n"


def test_files_go_to_the_input_folder_and_their_sheets_are_made(browser: Any) -> None:
    answer = browser.post("/files", {"files": [(io.BytesIO(MILL), "mill.txt")]})
    assert answer.status_code == 200
    assert "mill.txt</b></bdi>: added." in answer.text
    assert (browser.folder / "input/mill.txt").read_bytes() == MILL
    browser.waits()
    assert (browser.folder / "output/mill.json").exists()


def test_nothing_is_replaced(browser: Any) -> None:
    browser.post("/files", {"files": [(io.BytesIO(MILL), "mill.txt")]})
    answer = browser.post("/files", {"files": [(io.BytesIO(MILL + b"More."), "mill.txt")]})
    assert "added as mill-2.txt" in answer.text
    assert (browser.folder / "input/mill.txt").read_bytes() == MILL
    assert "is there already" in browser.post("/files", {"files": [(io.BytesIO(MILL), "mill.txt")]}).text


def test_what_is_no_page_is_refused_with_the_reason_and_the_others_are_taken(browser: Any) -> None:
    files = [(io.BytesIO(b"MZ"), "setup.exe"), (io.BytesIO(b"PK broken"), "a.docx"), (io.BytesIO(MILL), "mill.txt")]
    # What no walk would find is no page either.
    files += [(io.BytesIO(MILL), name) for name in ("README.md", "urls.txt", "C:\\a\\~$mill.docx")]
    text = browser.post("/files", {"files": files}).text
    assert text.count("not added.") == 5
    assert sorted(file.name for file in (browser.folder / "input").iterdir()) == ["mill.txt", "village"]


def test_a_name_that_leads_elsewhere_is_told_as_no_name_for_a_file(browser: Any) -> None:
    text = browser.post("/files", {"files": [(io.BytesIO(MILL), "../../mill.txt")]}).text
    assert "../../mill.txt</b></bdi>: added as mill.txt: its own name is taken or not allowed here." in text


def test_a_page_that_is_too_large_is_refused(browser: Any) -> None:
    answer = browser.post("/files", {"files": [(io.BytesIO(b"a" * 20_000_001), "a.txt")]})
    assert "is larger than 20 MB" in answer.text


def test_as_many_pages_of_the_largest_size_as_the_form_allows_can_be_sent_at_once(browser: Any) -> None:
    small = replace(browser.desk.settings, limits=Limits(page_mb=1))
    browser.desk.recipe = replace(browser.desk.recipe, settings=small)
    files = [(io.BytesIO(b"a" * 1_000_000), f"{number}.exe") for number in range(10)]
    assert browser.post("/files", {"files": files}).text.count("not added.") == 10


def test_no_file_at_all_is_told(browser: Any) -> None:
    assert "No file arrived." in browser.post("/files").text
