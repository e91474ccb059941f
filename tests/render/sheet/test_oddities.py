"""What is odd on a sheet that is printed all the same."""

from collections.abc import Callable

import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import FieldValue, IssueCode, Look, Record
from pipeline.render.sheet.compose import compose
from pipeline.render.sheet.oddities import capitals

MakeValue = Callable[..., FieldValue]
MakeRecord = Callable[..., Record]


def test_a_character_that_no_font_has_is_printed_by_its_code_and_becomes_an_issue(
    value: MakeValue, record: MakeRecord, lexicon: Lexicon, look: Look
) -> None:
    text = "A kite 🪁 over 湖"
    sheet = compose(record(value("title", "en", text)), lexicon, look, "en")
    assert sheet.title == "A kite [U+1FA81] over [U+6E56]"
    (issue,) = sheet.issues
    assert issue.code is IssueCode.UNPRINTABLE_CHARACTER
    assert issue.message == "title: no font of the look has U+1FA81, U+6E56; printed by code"
    assert issue.locator


@pytest.mark.parametrize(
    ("lang", "title", "odd"),
    [("el", "ΤΟ ΠΛΟΙΟ", [IssueCode.CAPITALS]), ("el", "Το ΠΛΟΙΟ", []), ("en", "THE FERRY", [])],
)
def test_a_greek_title_all_in_capitals_is_told_for_its_accents_are_lost(
    lang: str, title: str, odd: list[IssueCode], value: MakeValue, record: MakeRecord
) -> None:
    assert [issue.code for issue in capitals(record(value("title", lang, title)))] == odd
