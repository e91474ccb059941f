from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.exchange.unit import ReturnedUnit, UnitKey
from pipeline.exchange.unit_text import plain, seen8

KEYS = st.builds(
    UnitKey,
    page=st.text(min_size=1).map(plain).filter(lambda text: text.strip() == text and text),
    practice=st.from_regex(r"([0-9](\.[0-9])?)?", fullmatch=True),
    field=st.sampled_from(["title", "further_information"]),
    lang=st.sampled_from(["el", "el-Latn"]),
    at=st.integers(1, 9),
    seen=st.just(seen8("ένα")),
    part=st.integers(1, 999),
    to=st.just("en"),
    given=st.sampled_from(["", "0123abcd"]),
    draft=st.sampled_from(["", "89abcdef"]),
)


@given(KEYS)
def test_an_id_tells_its_key_whatever_the_page_is_called(key: UnitKey) -> None:
    assert UnitKey.parsed(str(key)) == key


@pytest.mark.parametrize("text", ["", "a|b", "page||title.el.1|0123abcd|p1|en...2", "x" * 10_000])
def test_other_texts_are_no_ids(text: str) -> None:
    assert UnitKey.parsed(text) is None


def test_what_comes_back_is_no_draft_and_has_no_note_unless_it_says_so() -> None:
    assert ReturnedUnit("key", "source", "target") == ReturnedUnit("key", "source", "target", is_draft=False, note="")
