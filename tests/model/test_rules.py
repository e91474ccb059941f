"""Rules by name; what each means stands in messages/rules.toml, which has a test of its own."""

import json

from pipeline.model import Rule


def test_a_rule_is_its_name_in_records():
    assert Rule("label-colon") is Rule.LABEL_COLON
    assert json.dumps(Rule.LABEL_COLON) == '"label-colon"'
