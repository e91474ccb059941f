from __future__ import annotations

from typing import Any

import pytest
from werkzeug.exceptions import NotFound

from pipeline.serve.opened_page import form_base, is_approved, practice_of


def test_the_practice_that_is_meant_is_found_by_its_number(browser: Any) -> None:
    opened = browser.desk.opened("village/well.txt")
    assert practice_of(opened, "") is opened.practices[0]
    with pytest.raises(NotFound):
        practice_of(opened, "7")


def test_a_form_is_held_to_the_page_and_to_what_is_written_about_it(browser: Any) -> None:
    before = form_base(browser.desk.opened("village/well.txt"))
    assert before.endswith(".")
    page = browser.folder / "input/village/well.txt"
    page.write_text(page.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    assert form_base(browser.desk.opened("village/well.txt")) != before


def test_a_sheet_that_nobody_has_approved_is_not_approved(browser: Any) -> None:
    opened = browser.desk.opened("village/well.txt")
    assert not is_approved(opened, opened.practices[0])
