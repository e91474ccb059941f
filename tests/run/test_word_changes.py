from __future__ import annotations

from dataclasses import replace

from pipeline.model import Change, FieldWords, PracticeSummary
from pipeline.run.word_changes import word_changes

TITLE = FieldWords("01", "01", "Το καφενείο", "Το καφενείο")
OFFICE = FieldWords("02", "03", "Δήμος Πέτρας", "Δήμος Άνω Πέτρας")
SUMMARY = PracticeSummary("a", (), "", (), words={"title.el": TITLE, "institution.el": OFFICE})


def test_what_has_changed_is_told_of_the_page_and_of_the_sheet() -> None:
    title = FieldWords("07", "07", "Το παντοπωλείο", "Το παντοπωλείο")
    now = replace(SUMMARY, words={"title.el": title, "institution.el": OFFICE._replace(sheet="04")})
    assert word_changes([SUMMARY], [now]) == (
        Change("", "title", "el", "Το καφενείο", "Το παντοπωλείο", is_on_sheet=False),
        Change("", "title", "el", "Το καφενείο", "Το παντοπωλείο", is_on_sheet=True),
        Change("", "institution", "el", "Δήμος Άνω Πέτρας", "Δήμος Άνω Πέτρας", is_on_sheet=True),
    )


def test_of_what_no_run_has_noted_nothing_is_told() -> None:
    assert word_changes([replace(SUMMARY, words={})], [SUMMARY]) == ()
    assert word_changes([replace(SUMMARY, number="1")], [replace(SUMMARY, number="2")]) == ()
