"""Where the title in the other language stands, by what is right beside the first."""

from __future__ import annotations

import pytest

from pipeline.extract.choose.second_titles import second_title
from pipeline.extract.choose.title_candidates import TitleCandidate
from pipeline.extract.page.sides import Sides
from pipeline.model import Rule

GREEK, ENGLISH = "Ένα φορτηγό με βιβλία", "A van with many books"


@pytest.fixture
def second(lines):
    """The rule and the words of the second title beside the line with the first, which is in English."""

    def made(markup, *, is_two=True, spoken=(), **signs):
        found = lines(markup)
        (title,) = (line for line in found if line.text == ENGLISH)
        sides = Sides("en", "el", "en") if is_two else Sides("en", "en")
        shown = {"echo": 1.0, "like_head": 0.0, "site": 0.0, **signs}
        candidates = [
            TitleCandidate(line.text, line.segment.lang, tuple(shown.items()), piece=line.whole, level=line.level)
            for line in found
            if line is not title
        ]
        told = second_title(title, found, set(spoken), sides, candidates)
        return told and (told[0], found[told[1].line].text)

    return made


@pytest.mark.parametrize(
    ("markup", "signs", "is_one"),
    [
        (f"<h1>{GREEK}</h1><p>{ENGLISH}</p>", {}, True),
        (f"<p>{GREEK}</p><p>{ENGLISH}</p>", {}, False),
        (f"<h1>{GREEK}</h1><p>{ENGLISH}</p>", {"site": 1.0}, False),
        (f"<h1>{GREEK}</h1><p>{ENGLISH}</p>", {"echo": 0.0}, False),
        (f"<h1>{GREEK}</h1><p>It calls.</p><p>{ENGLISH}</p>", {}, False),
        (f"<h1>{GREEK}</h1><p>***</p><p>{ENGLISH}</p>", {}, True),
        (f"<h1>{GREEK}.</h1><p>{ENGLISH}</p>", {}, False),
        ("<h1>Ένα van</h1><p>A van with many books</p>", {}, False),
        (f"<h1>Of all our books</h1><p>{ENGLISH}</p>", {}, False),
    ],
)
def test_a_heading_in_the_other_language_right_above_a_line_that_is_none(second, markup, signs, is_one):
    assert second(markup, **signs) == ((Rule.ABOVE_TITLE, GREEK) if is_one else None)


@pytest.mark.parametrize(
    ("markup", "facts", "is_one"),
    [
        (f"<h1>{ENGLISH}</h1><h2>{GREEK}</h2>", {}, True),
        (f"<h1>{ENGLISH}</h1><h2>{GREEK}</h2>", {"spoken": {1}}, False),
        (f"<h1>{ENGLISH}</h1><h2>{GREEK}.</h2>", {}, False),
        (f"<h1>{ENGLISH}</h1><h2>{GREEK} {GREEK}</h2>", {}, False),
        (f"<h1>{ENGLISH}</h1><h2>Of all our books</h2>", {}, False),
        (f"<h1>{ENGLISH}</h1><p>{GREEK}</p>", {}, True),
        (f"<h1>{ENGLISH}</h1><p>{GREEK}</p>", {"is_two": False}, False),
        (f"<h1>{ENGLISH}</h1><p>{GREEK}</p>", {"is_two": False, "like_head": 1.0}, True),
        (f"<p>{ENGLISH}<br>{GREEK}</p>", {}, True),
        (f"<p>{ENGLISH}</p><p>{GREEK}</p>", {}, False),
        (f"<h1>{ENGLISH}</h1><p>It calls.</p><p>{GREEK}</p>", {}, False),
        (f"<h1>{ENGLISH}</h1><p>***</p><h2>{GREEK}</h2>", {}, True),
        (f"<h1>{ENGLISH}</h1><nav><p>Menu of all</p></nav><h2>{GREEK}</h2>", {}, True),
    ],
)
def test_a_line_in_the_other_language_right_below(second, markup, facts, is_one):
    assert second(markup, **facts) == ((Rule.BELOW_TITLE, GREEK) if is_one else None)


@pytest.mark.parametrize(
    ("first", "other", "signs", "is_one"),
    [
        ("h1", "h1", {}, True),
        ("h1", "h2", {}, False),
        ("h2", "h1", {}, False),
        ("h1", "h1", {"site": 1.0}, False),
    ],
)
def test_a_main_heading_in_the_other_language_further_down(second, first, other, signs, is_one):
    markup = f"<{first}>{ENGLISH}</{first}><p>It calls.</p><{other}>{GREEK}</{other}>"
    assert second(markup, **signs) == ((Rule.AS_HIGH, GREEK) if is_one else None)


ROWS = "<p><b>Institution</b></p><p>Guild</p>"


@pytest.mark.parametrize(
    ("before", "labels", "is_one"),
    [
        (ROWS, ROWS.replace("Institution", "Φορέας"), True),
        ("", ROWS.replace("Institution", "Φορέας"), False),
        (ROWS, ROWS.replace("Institution", "Τόπος"), False),
        (ROWS, "", False),
        (ROWS, ROWS, False),
    ],
)
def test_a_line_before_labels_of_the_other_language_that_come_again(second, before, labels, is_one):
    markup = f"<h2>{ENGLISH}</h2>{before}<p>It calls.</p><p>{GREEK}</p>{labels}"
    assert second(markup) == ((Rule.BEFORE_ITS_LABELS, GREEK) if is_one else None)
