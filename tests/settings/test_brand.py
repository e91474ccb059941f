from __future__ import annotations

import pytest

from pipeline.settings.brand import Brand, Logo, LogoText, is_legible


@pytest.mark.parametrize(
    ("colour", "legible"),
    [("#003399", True), ("#000000", True), ("#767676", True), ("#777777", False), ("#ffffff", False), ("red", False),
     ("#fff", False), ("#0033999", False)],
)  # fmt: skip
def test_a_colour_for_text_can_be_read_on_white(colour: str, *, legible: bool) -> None:
    assert is_legible(colour) is legible


def test_logos_are_named_by_their_files_whether_they_have_words_or_not() -> None:
    brand = Brand(logos=("a.svg", Logo(file="b.svg", alt=LogoText(el="Λίμνη"))))
    assert brand.logo_files == ("a.svg", "b.svg")


def test_the_defaults_are_legible_themselves() -> None:
    assert is_legible(Brand().accent)
    assert is_legible(Brand().ink)
