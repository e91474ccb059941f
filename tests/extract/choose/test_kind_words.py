"""The signs of a page's kind that single words are."""

from dataclasses import replace

import pytest

from pipeline.extract.choose.kind_words import beginnings, is_general, of_words
from pipeline.lexicon import shipped
from pipeline.lexicon.values import kinds

PROSE = "The old mill grinds again, two days a week, and the bakers of four villages buy its flour without a middleman."


def test_what_has_been_done_counts_where_a_project_is_spoken_of(signs):
    news = "The road was built and the bridge was completed, opened in May and renovated since."
    assert "done" not in signs(f"<h1>The mill</h1><p>{news} {PROSE}</p>")
    assert signs(f"<h1>The mill</h1><p>The project has two partners. {news} {PROSE}</p>")["done"] > 0


def test_projects_beside_the_project_weigh_less_than_projects_alone(signs):
    alone, beside, more = (
        signs(f"<h1>Mills</h1><p>{PROSE} {words}</p>")["many"]
        for words in (
            "Projects.",
            "Projects. The project. This project.",
            "Projects, projects. The project. This project.",
        )
    )
    assert beside < alone
    assert beside < more


def test_the_one_call_that_pays_a_project_is_no_sign_of_a_call(signs):
    assert "call_words" not in signs(f"<h1>The mill</h1><p>The project won a call for mills. {PROSE}</p>")
    assert signs(f"<h1>Mills</h1><p>Apply before the deadline. {PROSE}</p>")["call_words"] == 1.0


def test_words_of_calls_count_by_how_much_of_the_page_they_are(signs):
    call = "Applicants apply and submit their applications before the deadline."
    assert signs(f"<h1>Mills</h1><p>{call}</p>")["call_words"] == 1.0
    assert 0 < signs(f"<h1>Mills</h1><p>{call}</p>{f'<p>{PROSE}</p>' * 40}")["call_words"] < 0.7


def test_a_programme_is_told_by_its_capitals_from_a_word(signs):
    assert signs(f"<h1>The mill</h1><p>{PROSE} LEADER paid for it.</p>")["programme"] > 0
    assert "programme" not in signs(
        f"<h1>The mill</h1><p>{PROSE} The leader of the village misses it all his life.</p>"
    )


def test_what_practices_are_about_is_told_from_news_of_the_world(signs):
    assert signs(f"<h1>The mill</h1><p>{PROSE} Residents and volunteers run it.</p>")["matter"] > 0.5
    assert "matter" not in signs("<h1>A goal in the last minute</h1><p>The guests scored twice and won the cup.</p>")


KNOWN = replace(
    kinds(shipped()),
    project=("projekt",),
    programme=("fundus",),
    acronyms=("ABC",),
    done=("built",),
    many=("projekts",),
    matter=("bread",),
    call=("apply",),
)


def told(lines, *texts):
    found = lines("".join(f"<p>{text}</p>" for text in texts))
    return {sign.name: sign.value for sign in of_words(found, KNOWN)}


def test_words_count_by_thousand_letters(lines):
    letters = 500
    found = told(lines, "bread ".ljust(letters, "x"))
    assert found["matter"] == pytest.approx(1 / (letters / 1000 + 1) / 3)
    assert told(lines, "ABC and fundus")["programme"] == pytest.approx(1.0, abs=0.35)
    assert told(lines, "abc")["programme"] == 0.0
    assert told(lines, "bread " * 9)["matter"] == 1.0


def test_what_was_done_counts_as_often_as_a_project_or_a_programme_is_named(lines):
    least = told(lines, "projekt built built built")["done"]
    assert least == told(lines, "projekt built xxxxx xxxxx")["done"]
    assert told(lines, "projekt fundus built built")["done"] > least
    assert told(lines, "built")["done"] == 0.0


def test_one_call_is_that_of_the_one_project(lines):
    assert told(lines, "apply")["call_words"] > 0
    assert told(lines, "apply projekt")["call_words"] == 0.0
    assert told(lines, "apply apply projekt")["call_words"] == pytest.approx(
        told(lines, "apply xxxxx xxxxxxx")["call_words"]
    )


def test_words_of_links_are_not_those_of_the_page(lines):
    found = lines("<main><p><a href='/a'>bread and bread</a></p><p>mills</p></main>")
    assert {sign.name: sign.value for sign in of_words(found, KNOWN)}["matter"] == 0.0


def test_the_beginning_of_a_word_is_none_inside_of_one():
    assert beginnings(("bread",)).findall("breads gingerbread bread") == ["bread", "bread"]


@pytest.mark.parametrize("word", ["ABC", "projekt", "apply", "bread"])
def test_no_sign_is_more_than_whole(lines, word):
    assert max(told(lines, f"{word} " * 20).values()) == 1.0


def test_signs_by_the_words_of_which_there_is_one_in_so_many_letters(lines):
    thousands = 1.5
    words = {"programme": "fundus", "project": "projekt", "call_words": "apply", "many": "projekts"}
    found = {name: told(lines, word.ljust(500, "x"))[name] for name, word in words.items()}
    assert found["programme"] == found["project"] == found["call_words"] == pytest.approx(1 / thousands / 1.5)
    assert found["many"] == pytest.approx(1 / 2 / thousands / 1.5)


GENERAL = (
    "Bread can be baked in villages of any size, wherever there is flour, an oven, and somebody who rises early. " * 3
)


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("", True),
        ("There are 5 sorts of it.", True),
        ("So did A40 and B2.", True),
        (
            "It began in 2014 and feeds all of the old town, its school and its inn, as it did a hundred years ago.",
            False,
        ),
        ("Now 40 of them have an oven.", True),
        ("The ovens built there warm all who pass by on a winter morning and stop for a while at their doors.", True),
        ("The ovens built there warm all who pass by and stop for a while at the doors that a joiner built.", False),
        ("The projekt.", False),
    ],
)
def test_a_text_without_a_number_a_project_or_anything_done_tells_of_no_one_thing(lines, text, is_so):
    assert is_general(lines(f"<p>{GENERAL}</p><p>{text}</p>"), KNOWN) is is_so


@pytest.mark.parametrize(
    ("rest", "is_so"),
    [
        ("and keeps the oven warm.", False),
        ("and the fundus of ABC gives them to all who ask.", True),
        ("and the fundus of ABC built what was needed when it was built.", False),
        ("and the fundus of ABC gave what the projekt needed.", False),
    ],
)
def test_the_numbers_of_a_programme_are_not_those_of_one_thing(lines, rest, is_so):
    text = f"There are 40,000 loaves a year for the bakers and the schools of all the valleys, {rest}"
    assert is_general(lines(f"<p>{GENERAL}</p><p>{text}</p>"), KNOWN) is is_so


def test_who_is_paid_by_a_programme_names_it_once(lines):
    text = "The fundus pays for 40,000 loaves a year, for the bakers and the schools of all the valleys around."
    assert not is_general(lines(f"<p>{GENERAL}</p><p>{text}</p>"), KNOWN)


def test_a_short_text_need_tell_nothing(lines):
    for letters in (299, 300):
        text = (GENERAL * 9)[:letters].rstrip().ljust(letters, "x")
        assert is_general(lines(f"<p>{text}</p>"), KNOWN) is (letters == 300)
