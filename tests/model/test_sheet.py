"""The sheet as a value: two of the same words are the same sheet."""

from __future__ import annotations

import pickle

from pipeline.model import Run, SheetId
from pipeline.model.passage import Passage
from pipeline.model.sheet import Head, Section, Sheet, Text


def passage(text: str) -> Passage:
    return Passage(text, "en", (Run(0, len(text), "en"),))


def sheet(*sections: Section) -> Sheet:
    return Sheet(SheetId.of("a.html", "", ["x"]), "T", "en", ("en",), Head(passage("k"), (passage("T"),)), sections)


def test_a_sheet_goes_whole_to_another_process() -> None:
    made = sheet(Section((passage("Evidence"),), flows=(Text(passage("It works.")),), field="evidence"))
    assert pickle.loads(pickle.dumps(made)) == made
    assert made != sheet()
