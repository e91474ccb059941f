"""Issues of a sheet that is printed all the same: capitals without accents, characters that no font has."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.messages import Message
from pipeline.model import Issue, IssueCode, Record, Severity, Sheet
from pipeline.render.sheet.coverage import FontCoverage
from pipeline.render.walk import passages


def capitals(record: Record) -> Iterator[Issue]:
    """An issue a Greek title all in capitals: their accents are lost, and nothing here guesses them."""
    for value in record.of("title"):
        if value.lang == "el" and value.text.isupper():
            text = Message("render.capitals", text=repr(value.text[:80]))
            yield Issue(IssueCode.CAPITALS, Severity.INFO, text, value.locator)


def unprintable(record: Record, sheet: Sheet, fonts: FontCoverage) -> Iterator[Issue]:
    """An issue a value with characters that no font has, so that their place can be found."""
    if not fonts.lacks("".join(one.text for one in passages(sheet))):
        return
    for value in record.values:
        if lacking := fonts.lacks(value.text):
            codes = ", ".join(f"U+{ord(sign):04X}" for sign in lacking[:10])
            text = Message("render.no-glyph", field=value.field, codes=codes)
            yield Issue(IssueCode.UNPRINTABLE_CHARACTER, Severity.WARNING, text, value.locator)
