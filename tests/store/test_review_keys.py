from __future__ import annotations

import pytest

from pipeline.model import Kind, MadeFrom, Trust
from pipeline.store.review_keys import LISTS, PAGE
from pipeline.store.toml_files import WrongKindError

EDIT = LISTS["edit"][1]


@pytest.mark.parametrize(
    ("key", "raw", "read"),
    [
        ("practice", 2, "2"),
        ("practice", "2.1", "2.1"),
        ("by", "Μ.\nΠ. ", "Μ. Π."),
        ("text", "a\r\nb", "a\nb"),
        ("of", {"lang": "en", "seen": "3f9c2a1b77d0e4aa"}, MadeFrom("en", "3f9c2a1b77d0e4aa")),
        ("state", "draft", Trust.DRAFT),
    ],
)
def test_a_key_is_read_as_what_it_holds(key: str, raw: object, read: object) -> None:
    assert EDIT[key](raw) == read


@pytest.mark.parametrize(
    ("key", "raw"), [("at", True), ("at", 0), ("lang", "English"), ("practice", True), ("of", {"lang": "en"})]
)
def test_anything_else_is_refused(key: str, raw: object) -> None:
    with pytest.raises(WrongKindError):
        EDIT[key](raw)


def test_a_page_is_a_practice_or_another_one() -> None:
    assert PAGE["kind"]("other") is Kind.OTHER
    with pytest.raises(WrongKindError):
        PAGE["practices"]("torn")
