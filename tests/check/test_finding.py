"""The questions about words that the checks share."""

from __future__ import annotations

import pytest

from pipeline.check.finding import (
    Finding,
    contradicts,
    contrast_flaw,
    is_bare_address,
    is_language_tag,
    is_safe,
    quoted,
    says_nothing,
    skipped_levels,
)
from pipeline.messages import in_language


@pytest.mark.parametrize("tag", ["el", "en-GB", "el-Latn", "sr-Cyrl-RS", "es-419"])
def test_language_tags_have_language_script_and_region(tag: str) -> None:
    assert is_language_tag(tag)


@pytest.mark.parametrize("tag", ["", "Greek", "EL", "el_GR", "el-gr", "el-GR-", "e"])
def test_words_for_languages_are_no_tags(tag: str) -> None:
    assert not is_language_tag(tag)


@pytest.mark.parametrize(
    ("text", "lang", "is_wrong"),
    [
        ("Two mornings a week", "el", True),
        ("Two mornings a week", "el-Latn", False),
        ("Two mornings a week", "en-GB", False),
        ("Δύο πρωινά την εβδομάδα", "en", True),
        ("Δύο πρωινά την εβδομάδα", "el-GR", False),
        ("abcdefghijk", "el", False),  # eleven letters may be a name
        ("abcdefghijkl", "el", True),
        ("abcdefghijkl αβγδ", "el", False),  # three times as many are not more than three times as many
        ("abcdefghijklm αβγδ", "el", True),
        ("www.example.org/a-long-address", "el", False),
        ("#HashtagInLatin ann@example.org", "el", False),
        ("the-boats-of-the-village_school.html", "el", False),
        ("the boats of the village school.html", "el", True),
        ("Το αρχείο the-boats-of-the-village.pdf", "en", False),
        ("Το αρχείο των σκαφών boats-of-the-village.pdf", "en", True),
    ],
)
def test_letters_of_another_script_contradict_a_tag_unless_they_are_few_or_no_prose(
    text: str, lang: str, *, is_wrong: bool
) -> None:
    assert contradicts(text, lang) is is_wrong


@pytest.mark.parametrize("alt", ["", "  ", "IMG_2041.jpg", "Image 7", "Εικόνα 1", "photo"])
def test_names_of_files_say_nothing_of_a_picture(alt: str) -> None:
    assert says_nothing(alt)


def test_a_picture_of_something_says_something() -> None:
    assert not says_nothing("Image of a mill")
    assert not says_nothing("a plan in mill.jpg")


def test_a_link_that_is_read_as_its_address_is_bare() -> None:
    assert is_bare_address(" https://example.org/a ")
    assert is_bare_address("mailto:ann@example.org")
    assert not is_bare_address("The mill, www.example.org")


@pytest.mark.parametrize(
    ("targets", "safe"),
    [
        (["https://a.gr", "HTTP://a.gr", "mailto:a@b.gr"], True),
        (["javascript:x", "file:///a", "a.html", "http://["], False),
    ],
)
def test_documents_lead_to_the_web_and_to_mail_alone(targets: list[str], *, safe: bool) -> None:
    assert {is_safe(target) for target in targets} == {safe}


def test_a_long_text_is_quoted_by_its_beginning() -> None:
    assert quoted("a \n b") == "“a b”"
    assert quoted("x" * 50) == f"“{'x' * 50}”"
    assert quoted("x" * 51) == f"“{'x' * 50}…”"


@pytest.mark.parametrize(
    ("points", "is_bold", "found"), [(17.9, False, True), (18, False, False), (13.9, True, True), (14, True, False)]
)
def test_large_letters_need_less_contrast(points: float, *, is_bold: bool, found: bool) -> None:
    flaw = contrast_flaw("Words", ("#888888", "#ffffff"), points, is_bold=is_bold)
    assert (flaw is not None) is found


def test_a_flaw_of_contrast_names_both_colours_and_the_ratio() -> None:
    flaw = contrast_flaw("Words", ("#bbbbbb", "#ffffff"), 10, is_bold=False)
    assert flaw is not None
    assert in_language(flaw.text, "en") == "“Words” is #bbbbbb on #ffffff: 1.9 : 1 instead of 4.5 : 1"


@pytest.mark.parametrize(
    ("levels", "skipped"), [([], []), ([1, 2, 3, 1, 2], []), ([2], [(0, 2)]), ([1, 3, 4, 2, 4], [(1, 3), (2, 4)])]
)
def test_a_heading_may_be_one_level_deeper_than_the_one_before(
    levels: list[int], skipped: list[tuple[int, int]]
) -> None:
    assert skipped_levels(levels) == skipped


def test_a_finding_is_told_with_its_file_and_rule() -> None:
    told = in_language(Finding("a.pdf", "title", "there is none").message, "en")
    assert "a.pdf" in told
    assert "there is none" in told
