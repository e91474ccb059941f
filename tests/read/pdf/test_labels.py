"""Printed lines held against the labels of the lexicon."""

import pytest

from pipeline.lexicon import shipped
from pipeline.read.pdf.labels import is_label, labels_of


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Προϋπολογισμός", True),
        ("ΠΡΟΫΠΟΛΟΓΙΣΜΟΣ:", True),
        ("Budget: 48,500 euro", True),
        ("Good practices of the valley", False),
        ("Note: the budget", False),
    ],
)
def test_a_label_is_one_alone_and_before_a_colon(line, expected):
    assert is_label(line, labels_of(shipped())) is expected
