"""Reasons by name; each is said in Greek, too, which the test of the messages holds."""

import json

from pipeline.model import Reason


def test_a_reason_is_its_words_in_records():
    assert Reason("only links") is Reason.ONLY_LINKS
    assert json.dumps(Reason.ONLY_LINKS) == '"only links"'
    assert f"{Reason.ONLY_LINKS}" == "only links"
