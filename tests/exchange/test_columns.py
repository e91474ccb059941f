from __future__ import annotations

import pytest

from pipeline.exchange.columns import ID, NOTES, TEXT, TRANSLATION, head, needed, places
from pipeline.exchange.xml import ForeignFileError


def test_columns_are_found_in_any_order_and_either_language() -> None:
    assert places(["Σημειώσεις", head(TRANSLATION, "en"), "  text ", "Κωδικός · Code"]) == {
        NOTES: 0,
        TRANSLATION: 1,
        TEXT: 2,
        ID: 3,
    }


@pytest.mark.parametrize("row", [[], ["Text"], ["Κείμενο", "Notes"], ["The text of it", "Translation"]])
def test_other_rows_are_no_heads(row: list[str]) -> None:
    assert places(row) == {}


def test_a_file_without_our_columns_is_refused_with_their_names() -> None:
    with pytest.raises(ForeignFileError, match="“Text” and “Translation”"):
        needed({})


def test_a_head_has_at_most_eighty_letters() -> None:
    for letters, count in ((80, 2), (81, 0)):
        assert len(places(["Text".ljust(letters), "Translation"])) == count


def test_a_head_names_the_language_of_its_texts_where_it_has_one() -> None:
    assert head(TRANSLATION, "en").endswith(" (en)")
    assert "(" not in head(TEXT)
