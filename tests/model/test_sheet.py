"""The sheet as a value: two of the same words are the same sheet."""

from __future__ import annotations

import pickle

from pipeline.model import FieldValue, Locator, Run, SheetId
from pipeline.model.sheet import Anchor, Head, Passage, Section, Sheet, Text


def passage(text: str) -> Passage:
    return Passage(text, "en", (Run(0, len(text), "en"),))


def sheet(*sections: Section) -> Sheet:
    return Sheet(SheetId.of("a.html", "", ["x"]), "T", "en", ("en",), Head(passage("k"), (passage("T"),)), sections)


def test_a_sheet_goes_whole_to_another_process() -> None:
    made = sheet(Section((passage("Evidence"),), flows=(Text(passage("It works.")),), field="evidence"))
    assert pickle.loads(pickle.dumps(made)) == made
    assert made != sheet()


def test_an_anchor_keeps_its_value_out_of_what_is_printed_of_it() -> None:
    value = FieldValue("title", "en", "The mill", (Run(0, 8, "en"),), Locator("h1"), "main-heading")
    anchor = Anchor(0, 8, value, 0, 8)
    assert "The mill" not in repr(anchor)
    assert anchor.value == value
