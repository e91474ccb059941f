"""Records that tell of the same practice share a key; others do not."""

import random

import pytest

from pipeline.extract.record.likeness import likeness
from pipeline.model import Coverage, FieldValue, Kind, Locator, Page, Record

NOWHERE = Locator("")


def record(kind=Kind.PRACTICE, lang="en", **texts):
    values = tuple(FieldValue(name, lang, text, (), NOWHERE, "test") for name, text in texts.items())
    return Record(Page.of("a.html", "a", b""), kind, values, (), (), Coverage(0, 0, 0, 0, 0))


def prose(seed, count=300):
    words = random.Random(seed)
    return [words.choice("ταχιαλεπουσμβδ") * 2 + str(words.randrange(900)) for _ in range(count)]


def are_same(one, other):
    return bool({*likeness(one)} & {*likeness(other)})


def test_a_text_that_was_shortened_and_set_in_other_sections_is_the_same():
    words = prose(1)
    told = record(description=" ".join(words), title="The lent wheel")
    retold = record(summary=" ".join(words[:100]), evidence=" ".join(words[100:-15]).upper(), title="A wheel for all")
    assert are_same(told, retold)


def test_texts_on_the_same_matter_are_not_the_same():
    shared = prose(0, 60)
    texts = [record(description=" ".join([*shared, *prose(seed)])) for seed in range(1, 40)]
    keys = [key for text in texts for key in likeness(text)]
    assert len(keys) == len(set(keys)) == 4 * 39


def test_a_title_counts_together_with_who_carried_it_out():
    one = record(title="Ο δανεικός τροχός", institution="Δήμος Άνω Κώμης", description="Γυρίζει.")
    other = record(title="Ο ΔΑΝΕΙΚΟΣ ΤΡΟΧΟΣ", institution="ΔΗΜΟΣ ΑΝΩ ΚΩΜΗΣ", description="Γύριζε κάποτε.")
    third = record(title="Ο δανεικός τροχός", institution="Δήμος Κάτω Κώμης", description="Γυρίζει.")
    assert are_same(one, other)
    assert not are_same(one, third)


@pytest.mark.parametrize("field", ["project_about", "context", "theme"])
def test_what_several_practices_of_a_project_share_makes_them_not_the_same(field):
    text = " ".join(prose(1))
    assert likeness(record(**{field: text})) == ()


def test_a_page_that_describes_no_practice_is_like_none():
    assert likeness(record(Kind.OTHER, description=" ".join(prose(1)))) == ()


def test_few_words_say_nothing():
    assert likeness(record(title="The lent wheel", description="It turns.")) == ()


@pytest.mark.parametrize(
    ("title", "holder", "count"),
    [
        ("The wheel", {"institution": "Town of Petra"}, 1),
        ("Wheel", {"institution": "Town of Petra"}, 0),
        ("The lent old wheel", {"location": "Petra"}, 1),
        ("The lent wheel", {"location": "Petra"}, 0),
        ("The lent old wheel", {"institution": "Town of Petra", "location": "Petra"}, 2),
        ("The lent old wheel", {}, 0),
    ],
)
def test_a_title_of_enough_words_makes_a_key_with_who_or_where(title, holder, count):
    assert len(likeness(record(title=title, **holder))) == count


@pytest.mark.parametrize(("words", "count"), [(11, 0), (12, 1), (131, 1), (132, 4)])
def test_a_short_text_is_the_same_only_if_all_its_words_are_and_a_long_one_by_samples(words, count):
    assert len(likeness(record(description=" ".join(prose(1, words))))) == count


def test_a_short_text_with_a_word_more_is_another_in_whatever_language():
    text = " ".join(prose(1, 20))
    assert not are_same(record(description=text, title="A b"), record(description=f"{text} more", title="A b"))
    assert likeness(record(description=text, lang="el")) == likeness(record(description=text, lang="en"))
