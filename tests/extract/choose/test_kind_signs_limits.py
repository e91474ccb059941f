"""The signs for and against a practice at their limits, by what labels tell and by the shape of a page."""

from __future__ import annotations

import pytest

from pipeline.extract.choose.kind_signs import Evidence, signs
from pipeline.lexicon import shipped


@pytest.fixture
def of_labels(document):
    """The signs of a page without a line, whose labels tell some fields."""

    def made(labelled):
        page = Evidence((), (), document(""), frozenset(labelled.split()), (), is_several=False)
        return {one.name: one.value for one in signs(page, shipped())}

    return made


@pytest.mark.parametrize(
    ("labelled", "texts", "facts", "is_both"),
    [
        ("", 0, 0, False),
        ("description", 1, 0, False),
        ("institution", 0, 1, False),
        ("contact", 0, 0.5, False),
        ("description institution", 1, 1, True),
        ("description contact", 1, 0.5, False),
        ("resources", 0, 1, False),
        ("resources contact", 0, 1.5, False),
        ("resources institution", 1, 1, True),
        ("resources evidence", 2, 0, False),
        ("resources evidence contact", 2, 0.5, True),
        ("description evidence contact", 2, 0.5, False),
        ("description evidence transfer", 3, 0, False),
        ("description evidence transfer difficulties", 3, 0, False),
        ("institution location start_date end_date", 0, 4, False),
        ("institution location start_date end_date funder", 0, 4, False),
        ("title", 0, 0, False),
    ],
)
def test_labels_count_as_texts_and_as_facts(of_labels, labelled, texts, facts, is_both):
    found = of_labels(labelled)
    assert found["sections"] == pytest.approx(texts / 3)
    assert found["facts"] == pytest.approx(facts / 4)
    assert found["text_and_fact"] == float(is_both)


@pytest.mark.parametrize(
    ("labelled", "core", "own"),
    [
        ("evidence", 0.0, 0.0),
        ("description evidence", 1.0, 0.0),
        ("description summary", 0.0, 0.0),
        ("transfer", 0.0, 1.0),
        ("description difficulties", 1.0, 1.0),
        ("institution location", 0.0, 0.0),
    ],
)
def test_what_a_practice_is_made_of_counts_beside_another_text_and_what_only_its_people_know_by_itself(
    of_labels, labelled, core, own
):
    found = of_labels(labelled)
    assert (found["core"], found["own"]) == (core, own)


@pytest.fixture
def of_shape(lines, document):
    """The signs of a page of these lines under no label."""

    def made(markup):
        page = Evidence(lines(markup), (), document(""), frozenset(), (), is_several=False)
        return {one.name: one.value for one in signs(page, shipped())}

    return made


def words(letters, end="."):
    return "The mill of the valley ".ljust(letters - 1, "x") + end


@pytest.mark.parametrize(
    ("lengths", "prose", "has_none"),
    [
        ([89, 89], 0, True),
        ([90], 90, True),
        ([149], 149, True),
        ([150], 150, False),
        ([499], 499, False),
        ([250, 250], 500, False),
        ([300, 300], 500, False),
    ],
)
def test_lines_of_ninety_letters_are_prose_of_which_five_hundred_are_enough(of_shape, lengths, prose, has_none):
    found = of_shape("".join(f"<p>{words(letters)}</p>" for letters in lengths))
    assert found["prose"] == pytest.approx(prose / 500)
    assert found["no_prose"] == float(has_none)


@pytest.mark.parametrize(
    ("markup", "asked"),
    [
        (f"<p>{words(120, '?')}</p>", 1),
        (f"<p>{words(121, '?')}</p>", 0),
        ("<p>Who grinds?</p><p>Who bakes?</p><p>It is free.</p>", 2),
        ("<p>Who grinds?</p>" * 4, 3),
        ("<p>Ποιος αλέθει στον μύλο;</p>", 1),
        ("<ul><li>Ποιος αλέθει στον μύλο;</li></ul>", 0),
        ("<p>It grinds;</p>", 0),
    ],
)
def test_short_lines_that_ask_are_questions_of_which_three_are_enough(of_shape, markup, asked):
    assert of_shape(markup)["questions"] == pytest.approx(asked / 3)


@pytest.mark.parametrize(
    ("markup", "share"),
    [
        ("<p>ten letter</p>", 0.0),
        ("<h1>ten letter</h1>", 0.0),
        ("<h2>ten letter</h2>", 1.0),
        ("<h2>ten letter</h2><p>ten letter</p>", 0.5),
        ("<h2>Results</h2>", 0.0),
        ("<main><p><a href='/a'>ten letter</a></p><p>ten letter</p><p>ten letter</p><p>ten letter</p></main>", 0.25),
    ],
)
def test_links_and_lower_headings_without_a_label_are_headlines(of_shape, markup, share):
    assert of_shape(markup)["headlines"] == pytest.approx(share)


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [
        ("<p>Eligibility of mills</p>", True),
        ("<h2>Eligibility of mills.</h2>", True),
        ("<p>Eligibility of mills.</p>", False),
        ("<ul><li>Eligibility of mills</li></ul>", False),
        (f"<p>{'Eligibility '.ljust(60, 'x')}</p>", True),
        (f"<p>{'Eligibility '.ljust(61, 'x')}</p>", False),
        ("<nav><p>Eligibility of mills</p></nav>", False),
        ("<main><p><a href='/a'>Eligibility of mills</a></p><p>It grinds.</p></main>", False),
    ],
)
def test_two_headings_by_markup_or_looks_that_open_as_those_of_calls_do_are_a_call(of_shape, line, is_heading):
    assert of_shape(f"{line}<h2>How to apply</h2>")["call_headings"] == float(is_heading)
    assert of_shape(line)["call_headings"] == 0.0


@pytest.mark.parametrize(
    ("beside", "tells"),
    [
        ("institution start_date resources", 1.0),
        ("institution location end_date", 1.0),
        ("institution start_date end_date", 0.0),
        ("institution resources", 0.0),
        ("institution resources theme contact", 0.0),
    ],
)
def test_three_of_who_where_when_and_for_how_much_beside_labels_of_any_words_speak_for_a_page(document, beside, tells):
    page = Evidence((), (), document(""), frozenset(), (), is_several=False, beside=frozenset(beside.split()))
    assert {one.name: one.value for one in signs(page, shipped())}["values"] == tells
