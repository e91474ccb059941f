from __future__ import annotations

from dataclasses import replace

from pipeline.amend.hashing import sheet_seen, sheet_words
from pipeline.model import Coverage, FieldValue, Kind, Locator, Origin, Page, Picture, Record

TITLE = FieldValue("title", "el", "Ο νόμος", (), Locator("p"), "label")
PICTURE = FieldValue("images", "en", "a.jpg", (), Locator("p"), "picture", Picture("a.jpg", "A mill"))


def record(*values: FieldValue) -> Record:
    return Record(Page.of("a", "a", b""), Kind.PRACTICE, values, (), (), Coverage(0, 0, 0, 0, 0))


def test_the_page_s_words_count_folded_and_a_person_s_to_the_letter() -> None:
    other = replace(TITLE, text="Ο ΝΟΜΟΣ")
    assert sheet_seen(record(TITLE)) == sheet_seen(record(other))
    mine, others = (replace(one, origin=Origin.CORRECTION) for one in (TITLE, other))
    assert sheet_seen(record(mine)) != sheet_seen(record(others))


def test_a_taught_value_is_the_page_s() -> None:
    taught = replace(TITLE, origin=Origin.TAUGHT)
    assert sheet_seen(record(taught)) == sheet_seen(record(TITLE))


def test_a_picture_counts_with_its_words() -> None:
    described = replace(PICTURE, value=Picture("a.jpg", "A mill", credit="Archive"))
    assert sheet_seen(record(PICTURE)) != sheet_seen(record(described))


def test_each_field_has_one_hash_a_language() -> None:
    english = replace(TITLE, lang="en")
    words = sheet_words(record(TITLE, english, PICTURE, replace(PICTURE, text="b.jpg")))
    assert [name for name, _ in words] == ["title.el", "title.en", "images.en"]
    assert dict(words)["title.el"] == dict(words)["title.en"]


def test_hashes_have_sixteen_digits() -> None:
    assert {len(sheet_seen(record(TITLE))), *(len(words) for _, words in sheet_words(record(TITLE)))} == {16}
