from __future__ import annotations

from dataclasses import replace

from pipeline.model import (
    Blocker,
    Coverage,
    Edit,
    FieldValue,
    Judged,
    Kind,
    Locator,
    OpenPoint,
    Origin,
    Page,
    Record,
    Standing,
    Trust,
)
from pipeline.run.open_points import open_points, words_by_field

TITLE = FieldValue("title", "el", "Το καφενείο των εγγράφων", (), Locator("p"), "label")
SUMMARY = FieldValue("summary", "el", "Ένας κάτοικος βοηθά. " * 9, (), Locator("p"), "label")
RECORD = Record(Page.of("a", "a", b""), Kind.PRACTICE, (TITLE, SUMMARY), (), (), Coverage(0, 0, 0, 0, 0))


def test_each_doubt_draft_and_gap_is_named() -> None:
    english = replace(TITLE, lang="en", origin=Origin.MACHINE, state=Trust.DRAFT)
    record = replace(
        RECORD,
        values=(TITLE, english, replace(SUMMARY, is_sure=False)),
        why=(Blocker.DRAFT, Blocker.KIND),
    )
    assert open_points(record, ()) == (
        OpenPoint("provisional", what="draft,kind"),
        OpenPoint("draft", "title", "en"),
        OpenPoint("unsure", "summary", "el"),
        OpenPoint("missing", "summary", "en"),
    )


def test_of_edits_those_are_told_that_do_not_stand_on_the_page() -> None:
    standings = (Standing.CURRENT, Standing.DONE, Standing.STALE, Standing.GONE, Standing.MOVED, Standing.ORPHAN)
    judged = [Judged(Edit(f"field{n}", "el"), standing) for n, standing in enumerate(standings)]
    other = replace(RECORD, kind=Kind.OTHER)
    assert open_points(other, judged) == (
        OpenPoint("stale", "field2", "el", "stale"),
        OpenPoint("stale", "field3", "el", "gone"),
        OpenPoint("orphans", "field5", "el", "orphan"),
    )
    assert open_points(other, judged, is_orphan=True) == (OpenPoint("orphans"),)


def test_words_of_page_and_sheet_stand_side_by_side() -> None:
    sheet = replace(RECORD, values=(replace(TITLE, text="Καφενείο", origin=Origin.CORRECTION), SUMMARY))
    found = words_by_field(RECORD, sheet)
    assert found["title.el"].page_words == "Το καφενείο των εγγράφων"
    assert found["title.el"].sheet_words == "Καφενείο"
    assert found["title.el"].page != found["title.el"].sheet
    assert found["summary.el"].page == found["summary.el"].sheet
    assert len(found["summary.el"].page_words) < 40
