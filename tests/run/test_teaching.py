"""What a person shows on one page, as lessons for its site."""

from pipeline.model import Lesson
from pipeline.run.teaching import Example, Proposal


def test_a_lesson_that_would_contradict_a_label_is_refused():
    lesson = Lesson(words="By", field="institution")
    assert Proposal("site", lesson, 3, 5, harm=(Example("a.html", "The parish", "institution"),)).is_refused
    assert not Proposal("site", lesson, 3, 5).is_refused
