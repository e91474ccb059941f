from __future__ import annotations

import pytest

from pipeline.errors import ConfigurationError
from pipeline.lexicon import Lexicon, extended
from pipeline.lexicon.sheet_words import date_words, language_names, locale, sheet_words


@pytest.mark.parametrize(
    ("edtf", "greek", "english"),
    [
        ("2014", "2014", "2014"),
        ("2014-01", "Ιανουάριος 2014", "January 2014"),
        ("2014-05-31", "31 Μαΐου 2014", "31 May 2014"),
        ("2014-24", "Χειμώνας 2014", "Winter 2014"),
        ("..", "σε εξέλιξη", "ongoing"),
        ("2014-13", "", ""),
        ("2014-1", "", ""),
        ("2014~", "", ""),
        ("", "", ""),
    ],
)
def test_dates_are_put_in_words(edtf: str, greek: str, english: str, lexicon: Lexicon) -> None:
    assert (date_words(lexicon, "el").date(edtf), date_words(lexicon, "en").date(edtf)) == (greek, english)


def test_a_language_without_a_name_is_another_one(lexicon: Lexicon) -> None:
    assert sheet_words(lexicon, "en").only("fr") == "in French only"
    assert sheet_words(lexicon, "el").only("pt") == "μόνο στα πορτογαλικά"
    assert sheet_words(lexicon, "el").only("hr") == "σε άλλη γλώσσα"


def test_a_language_is_named_by_its_own_table(lexicon: Lexicon) -> None:
    own = extended(lexicon, {"hr.toml": '[language]\nnames = { el = "κροατικά", en = "Croatian" }'.encode()})
    assert sheet_words(own, "en").only("hr") == "in Croatian only"
    assert language_names(own, "el")["hr"] == "κροατικά"


@pytest.mark.parametrize("lang", ["el", "en"])
def test_every_language_of_the_lexicon_has_a_name(lang: str, lexicon: Lexicon) -> None:
    assert set(language_names(lexicon, lang)) == set(lexicon.languages)


def test_documents_are_told_language_and_country(lexicon: Lexicon) -> None:
    assert [locale(lexicon, lang) for lang in ("el", "en", "fr")] == ["el-GR", "en-GB", "fr-FR"]


def test_an_office_may_word_it_differently(lexicon: Lexicon) -> None:
    own = extended(lexicon, {"en.toml": b'[sheet]\ngood_practice = "Best practice"'})
    assert sheet_words(own, "en").good_practice == "Best practice"


def test_a_table_that_lacks_words_is_a_wrong_configuration(lexicon: Lexicon) -> None:
    own = extended(lexicon, {"mt.toml": b"[sheet]\nin_only = {}"})
    with pytest.raises(ConfigurationError, match=r"mt\.toml: \[sheet\] is incomplete"):
        sheet_words(own, "mt")
