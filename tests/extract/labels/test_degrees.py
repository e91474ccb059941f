"""The degrees to which words are near to a label."""

import pytest

from pipeline.extract.labels.degrees import Degree, meaning, part_fields
from pipeline.lexicon import shipped


@pytest.mark.parametrize(
    ("words", "field", "degree", "like"),
    [
        ("Evidence of success", "evidence", Degree.ROW, "Evidence of success"),
        ("Results of the practice", "evidence", Degree.ROW, "Results of the practice"),
        ("Data de início", "start_date", Degree.ROW, "Data de início"),
        ("Orçamento total do município", "resources", Degree.PART, "Orçamento total"),
        ("Evidense of succes", "evidence", Degree.SPELLING, "Evidence of success"),
        ("Coordinators", "institution", Degree.SPELLING, "Coordinator"),
        ("Στόχος έργου, όφελος για τους πολίτες", "aims", Degree.PART, "Στόχος έργου"),
        ("Πόσο κόστισε ο φούρνος;", "resources", Degree.PART, "Πόσο κόστισε"),
        ("Difficulties on the road", "difficulties", Degree.LETTERS, ""),
    ],
)
def test_words_tell_a_field_to_a_degree(words, field, degree, like):
    found = meaning(words, shipped())
    assert found is not None
    assert (found.field.name, found.degree, found.like) == (field, degree, like)


@pytest.mark.parametrize("words", ["News and events", "The goat that waves", "Αύριο στην πλατεία"])
def test_other_words_tell_none(words):
    assert meaning(words, shipped()) is None


def test_a_label_of_one_word_and_its_article_tells_a_field_only_with_the_letters_of_the_rest():
    found = meaning("Η λύση που βρέθηκε", shipped())
    assert found is not None
    assert (found.field.name, found.degree, found.is_sure) == ("description", Degree.LETTERS, False)


def test_letters_alone_are_sure_by_a_wide_margin_only():
    sure, doubtful = (meaning(words, shipped()) for words in ("Obstacles on the road", "Impact on the street"))
    assert sure is not None
    assert doubtful is not None
    assert (sure.is_sure, doubtful.is_sure) == (True, False)


def test_a_label_with_an_article_needs_two_words_besides_to_say_enough():
    assert meaning("Evidence of success and failure", shipped()).degree is Degree.PART
    found = meaning("The results and what was odd about it", shipped())
    assert found is None or found.degree is Degree.LETTERS


def test_a_programme_with_its_years_is_near_to_no_part_of_it():
    found = meaning("Evidence of success 2014", shipped())
    assert found is None or found.degree is not Degree.PART


def test_a_label_is_no_part_of_itself():
    assert part_fields("Results", shipped()) == []
    assert part_fields("Results and costs", shipped()) == ["evidence", "resources"]


def test_letters_that_tell_another_field_go_before_a_label_at_the_end():
    asked = ("Structure qui porte le projet", "Lead organisation of the network")
    found = [one for words in asked if (one := meaning(words, shipped()))]
    assert [(one.field.name, one.degree) for one in found] == [
        ("institution", Degree.LETTERS),
        ("institution", Degree.PART),
    ]
