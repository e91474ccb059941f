"""Words, addresses and scripts."""

import pytest

from pipeline.split.tokens import tokens


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("l'eau d’été", [("l'eau", "Latin"), ("d’été", "Latin")]),
        ("R&D 2014", [("R&D", "Latin")]),
        ("ΔΙΚΤΥΟnet", [("ΔΙΚΤΥΟ", "Greek"), ("net", "Latin")]),
        ("7ΩΛ6Q", [("7ΩΛ6Q", "Greek")]),
        ("10 µm", [("µm", "Latin")]),
        ("добро 東京", [("добро", "Cyrillic"), ("東京", "other")]),
        ("a@b.gr", [("a@b.gr", "address")]),
        ("#Δράση", [("#Δράση", "Greek")]),
        ("x_y", [("x_y", "address")]),
        ("12 % … –", []),
    ],
)
def test_a_line_is_taken_apart(line: str, found: list[tuple[str, str]]) -> None:
    assert [(token.text, token.script) for token in tokens(line)] == found
