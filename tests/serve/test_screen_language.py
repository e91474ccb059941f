from __future__ import annotations

from collections.abc import Mapping

import pytest

from pipeline.lexicon import shipped
from pipeline.serve.screen_language import field_names, language_name, screen_language, words_in


@pytest.mark.parametrize(
    ("switched", "setting", "environment", "accepted", "lang"),
    [
        ("en", "el", {"SHEETS_LANG": "el"}, ["el"], "en"),
        ("", "en", {"SHEETS_LANG": "el"}, ["el"], "en"),
        ("", "auto", {"SHEETS_LANG": "en", "LANG": "el_GR.UTF-8"}, ["el"], "en"),
        ("", "auto", {"LC_ALL": "C.UTF-8", "LANG": "el_GR.UTF-8"}, ["en"], "el"),
        ("", "auto", {"LANG": "C"}, ["fr", "en-GB"], "en"),
        ("", "auto", {}, ["fr"], "el"),
        ("<script>", "", {}, [], "el"),
    ],
)
def test_the_language_is_the_first_that_is_one_of_ours(
    switched: str, setting: str, environment: Mapping[str, str], accepted: list[str], lang: str
) -> None:
    assert screen_language(switched, setting, environment, accepted) == lang


def test_words_are_said_in_the_language_and_of_one_thing_as_of_one() -> None:
    assert words_in("en")("shown", count=1) == "1 page"
    assert words_in("el")("shown", count=2) == "2 σελίδες"


def test_a_language_is_called_by_its_name() -> None:
    assert [language_name(shipped(), tag, "el") for tag in ("el", "fr", "el-Latn", "hr")] == [
        "ελληνικά",
        "γαλλικά",
        "ελληνικά με λατινικά γράμματα",
        "γλώσσα hr",
    ]


def test_fields_are_called_as_sheets_do() -> None:
    assert field_names(shipped(), "el")["title"] == "Τίτλος"
    assert field_names(shipped(), "en")["title"] == "Title"
