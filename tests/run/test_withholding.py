from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import (
    Blocker,
    Coverage,
    FieldValue,
    Kind,
    Locator,
    Page,
    PageResult,
    PracticeSummary,
    Record,
    Run,
    State,
)
from pipeline.run.withholding import formats_to_make, languages_lacking
from pipeline.settings import Settings


def record(lang: str, *why: Blocker) -> Record:
    text = FieldValue("description", lang, "A boat", (Run(0, 6, lang),), Locator("p"), "by-hand")
    page = Page("lake", "lake.html", b"", "0" * 64)
    return Record(page, Kind.PRACTICE, (text,), (), (), Coverage(0, 0, 0, 0, 0), why=why)


@pytest.mark.parametrize(
    ("settings", "one", "formats", "said"),
    [
        (Settings(), record("en"), ("pdf", "print.pdf"), ""),
        (Settings(), record("en", Blocker.TITLE), ("pdf",), "no PDF for print shops was made"),
        (
            Settings(provisional="plain"),
            record("en", Blocker.TITLE),
            ("pdf",),
            "no PDF for print shops was made",
        ),
        (Settings(provisional="skip"), record("en", Blocker.TITLE), (), "it must be checked first"),
        (Settings(provisional="skip"), record("en"), ("pdf", "print.pdf"), ""),
        (Settings(only_complete=True), record("en"), (), "the page has no Greek"),
        (Settings(only_complete=True, languages="en"), record("en"), ("pdf", "print.pdf"), ""),
    ],
)
def test_a_sheet_is_made_as_far_as_its_record_and_the_settings_allow(
    settings: Settings, one: Record, formats: tuple[str, ...], said: str, lexicon: Lexicon
) -> None:
    kept, issues = formats_to_make(("pdf", "print.pdf"), one, settings, lexicon)
    assert kept == formats
    assert [said in issue.message for issue in issues] == ([True] if said else [])


def test_a_page_in_two_other_languages_lacks_none_of_its_sheet(lexicon: Lexicon) -> None:
    one, other = record("fr"), record("nl")
    both = replace(one, values=(*one.values, *other.values), sides=("fr", "nl"))
    assert formats_to_make(("pdf",), both, Settings(only_complete=True), lexicon) == (("pdf",), ())
    assert formats_to_make(("pdf",), both, Settings(only_complete=True, languages="el"), lexicon)[0] == ()


def test_a_run_of_greek_sheets_counts_the_practices_without_greek(lexicon: Lexicon) -> None:
    fields = (
        ("title", ("el", "en")),
        ("title", ("en",)),
        ("location", ("el",)),
        ("description", ("en",)),
        ("project_about", ("el",)),
    )
    results = [
        PageResult(name, State.BUILT, summaries=(PracticeSummary(name, (), "", (one,)),))
        for name, one in zip("abcde", fields, strict=True)
    ]
    (note,) = languages_lacking(results, Settings(languages="el"), lexicon)
    assert note.startswith("2 of 5 have no Greek")
    assert list(languages_lacking(results, Settings(languages="both"), lexicon)) == []
