"""The words of funding lines."""

from __future__ import annotations

from pipeline.lexicon import Lexicon, extended
from pipeline.lexicon.funding_words import funding_words, plain


def test_each_language_of_sheets_has_its_words_and_others_have_none(lexicon: Lexicon) -> None:
    assert {words.lang: words.name for words in funding_words(lexicon)} == {"el": "Greek", "en": "English"}


def test_what_the_sheet_itself_prints_is_a_statement_and_an_emblem(lexicon: Lexicon) -> None:
    for words in funding_words(lexicon):
        assert plain(words.statement) in words.statements
        assert words.emblems[0] == plain(lexicon.table(words.lang, "sheet")["emblem"])
        assert words.logos


def test_words_are_compared_without_case_accents_and_wide_blanks() -> None:
    assert plain("Με τη\u00a0 ΣΥΓΧΡΗΜΑΤΟΔΌΤΗΣΗ\n της ΕΕ") == "με τη συγχρηματοδοτηση τησ εε"


def test_an_office_may_know_another_statement(lexicon: Lexicon) -> None:
    own = extended(lexicon, {"en.toml": b'[funding]\nstatements = ["Paid by  the EU"]'})
    assert any("paid by the eu" in words.statements for words in funding_words(own))
