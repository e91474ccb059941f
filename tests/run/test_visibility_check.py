"""The funding line of finished files, looked at as they are made."""

from __future__ import annotations

import io
from dataclasses import replace

import docx

from pipeline.lexicon import Lexicon
from pipeline.model import IssueCode, Look, Severity
from pipeline.run.visibility_check import funding_issues


def bare() -> bytes:
    """A Word file without a funding line."""
    stream = io.BytesIO()
    docx.Document().save(stream)
    return stream.getvalue()


def test_a_funded_sheet_without_its_line_is_warned_of(look: Look, lexicon: Lexicon) -> None:
    found = list(funding_issues("mill.docx", bare(), replace(look, brand=(("fund", "Interreg Europe"),)), lexicon))
    assert found
    assert {(one.code, one.severity) for one in found} == {(IssueCode.FUNDING, Severity.WARNING)}


def test_without_a_fund_and_in_other_files_there_is_nothing_to_look_for(look: Look, lexicon: Lexicon) -> None:
    funded = replace(look, brand=(("fund", "Interreg Europe"),))
    assert list(funding_issues("mill.docx", bare(), replace(look, brand=()), lexicon)) == []
    assert list(funding_issues("mill.html", b"<p>no line</p>", funded, lexicon)) == []
