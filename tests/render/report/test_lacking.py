from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Role, fields
from pipeline.model import FieldValue, Record
from pipeline.render.report.lacking import TEXTS, texts_lacking, translatable

Make = Callable[..., FieldValue]


@pytest.mark.parametrize(
    ("told", "without"),
    [
        pytest.param([("el", "Ένα.")], {"en"}, id="one language"),
        pytest.param([("el", "Ένα."), ("en", "One.")], set(), id="both"),
        pytest.param([("el-Latn", "Ena.")], {"en"}, id="Greek in Latin letters"),
        pytest.param([("fr", "Un.")], {"el", "en"}, id="a third language"),
        pytest.param([("zxx", "https://example.org")], set(), id="an address"),
        pytest.param([("und", "Xyz")], set(), id="of no certain language"),
        pytest.param([("el", "2014")], set(), id="no letters"),
        pytest.param([("el", "Ένα."), ("en", "2014")], {"en"}, id="no letters on the other side"),
        pytest.param([], set(), id="nothing"),
    ],
)
def test_a_text_lacks_a_language_that_it_is_not_told_in(
    told: list[tuple[str, str]], without: set[str], value: Make, record: Callable[..., Record]
) -> None:
    made = record(*(value("summary", lang, text) for lang, text in told), value("institution", "el", "Δήμος"))
    assert {lang for lang in ("el", "en") if list(texts_lacking(made, lang)) == ["summary"]} == without
    assert not [name for lang in ("el", "en") for name in texts_lacking(made, lang) if name != "summary"]


def test_all_texts_of_the_lexicon_but_the_sites_own_are_asked_for(lexicon: Lexicon) -> None:
    texts = {one.name for one in fields(lexicon) if one.role is Role.SECTION and one.is_printed}
    assert texts - {"context", "project_about"} == set(TEXTS)


def test_what_a_site_says_of_the_project_lacks_no_language(value: Make, record: Callable[..., Record]) -> None:
    made = record(value("project_about", "el", "Το έργο."), value("title", "en", "The mill"))
    assert list(texts_lacking(made, "en")) == []
    assert list(texts_lacking(made, "el")) == ["title"]


def test_values_without_letters_are_no_words(value: Make, record: Callable[..., Record]) -> None:
    words = value("summary", "el", "5 κιλά")
    assert translatable(record(value("summary", "el", "5 %"), words), "summary") == (words,)
