from __future__ import annotations

from pipeline.model import Change, PracticeSummary
from pipeline.run.word_changes import FieldWords, word_changes, words_by_field

WORDS = "title.el\t01\t=\tΤο καφενείο\t\ninstitution.el\t02\t03\tΔήμος Πέτρας\tΔήμος Άνω Πέτρας"


def summary(words: str, number: str = "") -> PracticeSummary:
    return PracticeSummary("a", (), "", (), number=number, words=words)


def test_words_are_those_of_the_page_and_those_of_the_sheet() -> None:
    assert words_by_field(summary(WORDS)) == {
        "title.el": FieldWords("01", "01", "Το καφενείο", "Το καφενείο"),
        "institution.el": FieldWords("02", "03", "Δήμος Πέτρας", "Δήμος Άνω Πέτρας"),
    }
    assert words_by_field(summary("")) == {}


def test_what_has_changed_is_told_of_the_page_and_of_the_sheet() -> None:
    now = WORDS.replace("01\t=\tΤο καφενείο", "07\t=\tΤο παντοπωλείο").replace("03", "04")
    assert word_changes([summary(WORDS)], [summary(now)]) == (
        Change("", "title", "el", "Το καφενείο", "Το παντοπωλείο", is_on_sheet=False),
        Change("", "title", "el", "Το καφενείο", "Το παντοπωλείο", is_on_sheet=True),
        Change("", "institution", "el", "Δήμος Άνω Πέτρας", "Δήμος Άνω Πέτρας", is_on_sheet=True),
    )


def test_of_what_no_run_has_noted_nothing_is_told() -> None:
    assert word_changes([summary("")], [summary(WORDS)]) == ()
    assert word_changes([summary(WORDS, "1")], [summary(WORDS, "2")]) == ()
