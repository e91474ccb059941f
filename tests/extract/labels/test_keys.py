"""What spellings of one label have in common."""

from pipeline.extract.labels.keys import key


def test_keys_of_labels_know_no_case_accent_or_numbering():
    assert key("3. Δυσκολίες :") == key("ΔΥΣΚΟΛΙΕΣ")
