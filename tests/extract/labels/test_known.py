"""The labels of a lexicon, and of an office's own tables."""

import pytest

from pipeline.errors import ConfigurationError
from pipeline.extract.labels.known import labels, with_lessons
from pipeline.lexicon import Lexicon, extended, shipped
from pipeline.model import Lesson


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


def test_a_taught_label_leaves_those_of_the_lexicon_that_open_with_the_same_word(lexicon):
    lessons = [Lesson(words="Start of it all", field="evidence"), Lesson(words="Start of", field="institution")]
    known = with_lessons(labels(lexicon), lessons, lexicon)
    assert known.opening("Start of it all nine villages").field.name == "evidence"
    assert known.opening("Start of Town of Petra").field.name == "institution"
    assert known.opening("Start date May 2019").field.name == "start_date"


def test_a_lesson_for_a_field_that_is_not_known_teaches_nothing(lexicon):
    known = labels(lexicon)
    assert with_lessons(known, [Lesson(words="Odds and ends", field="weather")], lexicon) is known
    assert with_lessons(known, [], lexicon) is known
