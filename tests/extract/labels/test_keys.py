"""What spellings of one label have in common."""

import pytest

from pipeline.extract.labels.keys import key


def test_keys_of_labels_know_no_case_accent_or_numbering():
    assert key("3. Δυσκολίες :") == key("ΔΥΣΚΟΛΙΕΣ")


@pytest.mark.parametrize(
    ("written", "folded"),
    [("1. Results", "results"), ("1. 2 results", "2 results"), ("2.1 Results", "results"), ("Results:", "results")],
)
def test_one_number_before_a_label_is_none_of_it(written, folded):
    assert key(written) == folded
