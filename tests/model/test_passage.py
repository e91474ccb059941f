"""The words of a sheet as values."""

from __future__ import annotations

from pipeline.model import FieldValue, Locator, Run
from pipeline.model.passage import Anchor


def test_an_anchor_keeps_its_value_out_of_what_is_printed_of_it() -> None:
    value = FieldValue("title", "en", "The mill", (Run(0, 8, "en"),), Locator("h1"), "main-heading")
    anchor = Anchor(0, 8, value, 0, 8)
    assert "The mill" not in repr(anchor)
    assert anchor.value == value
