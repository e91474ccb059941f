"""Greek capitals."""

from __future__ import annotations

import pytest

from pipeline.text import greek_upper


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("άνοιξη", "ΑΝΟΙΞΗ"),
        ("ΆΝΟΙΞΗ", "ΑΝΟΙΞΗ"),
        ("νύχτα ή μέρα", "ΝΥΧΤΑ Ή ΜΕΡΑ"),
        ("ήλιος", "ΗΛΙΟΣ"),
        ("ρολόι", "ΡΟΛΟΪ"),
        ("Μαΐου", "ΜΑΪΟΥ"),
        ("έυ", "ΕΫ"),
        ("άυλος", "ΑΫΛΟΣ"),
        ("ευχή", "ΕΥΧΗ"),
        ("ταΐζω", "ΤΑΪΖΩ"),
        ("ᾠδή", "ΩΙΔΗ"),
        ("ρολο\u0301ι", "ΡΟΛΟΪ"),
        ("café στο Gent", "CAFÉ ΣΤΟ GENT"),
    ],
)
def test_greek_capitals_lose_accents_and_keep_dialytika(text: str, capitals: str) -> None:
    assert greek_upper(text) == capitals
