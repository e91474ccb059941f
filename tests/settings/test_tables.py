"""The settings themselves: what holds whoever makes them."""

from __future__ import annotations

import pickle

import pytest

from pipeline.settings import Settings
from pipeline.settings.tables import Address, Brand, Contact, Logo, LogoText, ReviewSettings, is_legible


@pytest.mark.parametrize(
    ("colour", "legible"),
    [("#003399", True), ("#000000", True), ("#767676", True), ("#777777", False), ("#ffffff", False), ("red", False),
     ("#fff", False), ("#0033999", False)],
)  # fmt: skip
def test_a_colour_for_text_can_be_read_on_white(colour: str, *, legible: bool) -> None:
    assert is_legible(colour) is legible


def test_a_review_may_be_given_by_its_folder_alone() -> None:
    assert Settings(review="s3://bucket/review").reviewing == ReviewSettings(folder="s3://bucket/review")
    named = ReviewSettings(folder="x", hosts=("review.example.gr",), user_header="X-User")
    assert Settings(review=named).reviewing is named


def test_logos_are_named_by_their_files_whether_they_have_words_or_not() -> None:
    brand = Brand(logos=("a.svg", Logo(file="b.svg", alt=LogoText(el="Λίμνη"))))
    assert brand.logo_files == ("a.svg", "b.svg")


def test_settings_can_be_handed_to_other_processes_and_compared() -> None:
    assert pickle.loads(pickle.dumps(Settings())) == Settings()
    assert Settings(jobs=2) != Settings()


def test_the_defaults_are_legible_themselves() -> None:
    assert is_legible(Brand().accent)
    assert is_legible(Brand().ink)


@pytest.mark.parametrize(
    ("type_", "text", "fits"),
    [
        (Address, "", True),
        (Address, "https://example.gr/a", True),
        (Address, "ftp://example.gr", False),
        (Address, "https://a\r\nX: y", False),
        (Contact, "Anna, ann@example.gr", True),
        (Contact, "line\nline", False),
        (Contact, "x" * 201, False),
    ],
)
def test_what_every_request_sends_has_no_line_breaks(type_: object, text: str, *, fits: bool) -> None:
    (check,) = type_.__metadata__  # type: ignore[attr-defined]
    assert bool(check.func(text)) is fits
