"""Rules and their words."""

import json

from pipeline.model import Rule


def test_a_rule_is_its_name_in_records_and_has_words_beside_it():
    assert Rule("label-colon") is Rule.LABEL_COLON
    assert json.dumps(Rule.LABEL_COLON) == '"label-colon"'
    assert "{label}" in Rule.LABEL_COLON.words
