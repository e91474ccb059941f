"""What ends a text without a label, under headings that nobody knows. Each page is invented."""

import pytest

from pipeline.model import Fate, IssueCode

PROSE = (
    "A mill that stood still for thirty years grinds again, two days a week. The bakers of four villages buy its flour "
    "without a middleman, and the miller has taught two young people how to dress the stones."
)
END = "Nine villages have bread from their own corn again, all the year round."
NEAR, LITTLE, CHAPTER = "What became different", "How the stream has changed", "Grinding by night"


def page(heading, end=END, tag="h2", start=PROSE, before=""):
    paragraphs = f"<p>{start}</p><p>{start}!</p>" if start else ""
    return f"<h1>The mill</h1>{before}{paragraphs}<{tag}>{heading}</{tag}><p>{end}</p>"


def told(made):
    return " ".join(value.text for name in ("summary", "description") for value in made.of(name))


@pytest.mark.parametrize(("heading", "field"), [(NEAR, "evidence"), ("Difficulties and the way out", "difficulties")])
def test_a_heading_with_the_letters_of_labels_of_results_and_the_like_ends_the_text(record, heading, field):
    made = record(page(heading))
    assert [value.text for value in made.of(field)] == [END]
    assert END not in told(made)
    assert IssueCode.NEAR_LABEL in {issue.code for issue in made.issues}


def test_what_stands_under_letters_that_tell_little_is_unplaced_with_an_issue(record):
    made = record(page(LITTLE))
    assert not made.of("evidence")
    assert END not in told(made)
    assert {aside.fate for aside in made.asides if END in aside.text} == {Fate.UNPLACED}
    assert IssueCode.UNKNOWN_LABEL in {issue.code for issue in made.issues}


@pytest.mark.parametrize(
    "content",
    [
        page(CHAPTER),
        page(NEAR, before=f"<h2>{CHAPTER}</h2>", end=f"{PROSE} {PROSE} {PROSE}"),
        page(NEAR, start="", before=f"<p>{PROSE[:71]}</p>", end=f"{PROSE} {END}"),
        page(NEAR, tag="p"),
        page(f"{NEAR}, as all who live in the valley of the nine brooks tell us"),
    ],
)
def test_chapters_longer_texts_and_lines_that_are_no_headings_stay_in_the_text(record, content):
    made = record(content)
    assert not made.of("evidence")
    assert content.rpartition("<p>")[2].removesuffix("</p>") in told(made)


def test_behind_labelled_texts_such_a_heading_ends_no_text(record):
    made = record(page(NEAR, before="", tag="h2").replace("<h2>", "<h3>Costs</h3><p>9 €</p><h2>"))
    assert not made.of("evidence")


def test_where_a_label_tells_the_field_the_letters_of_a_heading_do_not(record):
    made = record(f"{page(NEAR)}<h2>Results</h2><p>Nine tonnes of flour a year.</p>")
    assert [value.text for value in made.of("evidence")] == ["Nine tonnes of flour a year."]


def test_a_text_is_as_long_as_its_own_words_and_only_a_shorter_one_ends_it(record):
    fact = f"<p><b>Institution:</b> Guild of the millers of the {'upper and lower ' * 8}valley</p>"
    for before in (f"<p>The mill of our valley grinds again.</p>{fact}", f"<p>{END.replace('Nine', 'Five')}</p>"):
        made = record(page(NEAR, start="", before=before))
        assert not made.of("evidence")
        assert END in told(made)
