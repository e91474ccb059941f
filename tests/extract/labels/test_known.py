"""The labels of a lexicon, and of an office's own tables."""

import pytest

from pipeline.errors import ConfigurationError
from pipeline.extract.labels.known import labels
from pipeline.lexicon import Lexicon, extended, shipped


def test_an_office_adds_a_label_without_code():
    own = extended(shipped(), {"fields.toml": b'[resources]\nen = ["Things we bought"]'})
    assert labels(own).alone("Things we bought").field.name == "resources"


def test_an_office_takes_a_label_from_another_field():
    own = extended(shipped(), {"fields.toml": b'[transfer]\nen = ["Lessons learnt", "Results"]'})
    assert {labels(own).alone(words).field.name for words in ("Lessons learnt", "RESULTS:")} == {"transfer"}
    assert labels(own).alone("Impact").field.name == "evidence"


def test_a_label_under_two_fields_is_a_mistake_of_the_table():
    table = {
        "a": {"role": "fact", "type": "name", "en": ["Same"]},
        "b": {"role": "fact", "type": "name", "en": ["SAME:"]},
    }
    with pytest.raises(ConfigurationError, match="label of b and of a"):
        labels(Lexicon({"fields": table}, "x"))
