"""Values out of pieces of a page. Each page is invented."""

from dataclasses import replace

import pytest

from pipeline.extract.fields.making import fact_found, item_found, text_found
from pipeline.extract.page.lines import Piece
from pipeline.extract.page.part import PracticePart
from pipeline.extract.page.sides import Sides
from pipeline.model import Fate, Locator, Run

SENTENCE = "A mill that stood still for thirty years grinds again for the bakers of four villages."


def test_what_a_text_says_twice_is_taken_once_and_told(record):
    made = record(f"<h1>The mill</h1><h2>Description</h2><p>{SENTENCE}</p><p>{SENTENCE}</p><p>It is free.</p>")
    assert made.of("description")[0].text == f"{SENTENCE}\n\nIt is free."
    assert any("printed twice" in issue.message for issue in made.issues)


def test_short_lines_may_come_again(record):
    made = record("<h1>The mill</h1><h2>Results</h2><p>Flour.</p><p>Flour.</p>")
    assert made.of("evidence")[0].text == "Flour.\n\nFlour."


def test_the_words_below_a_picture_are_no_part_of_the_text_around_it(record):
    figure = '<figure><img src="mill.jpg" alt="The mill"><figcaption>The mill in May</figcaption></figure>'
    made = record(f"<h1>The mill</h1><h2>Description</h2><p>{SENTENCE}</p>{figure}<p>It is free.</p>")
    assert "in May" not in made.of("description")[0].text


@pytest.mark.parametrize(("letters", "is_twice"), [(40, True), (39, False)])
def test_forty_letters_are_enough_to_be_printed_twice_however_they_are_written(record, letters, is_twice):
    words = ("The mill grinds again " * 3)[: letters - 1] + "."
    made = record(f"<h1>The mill</h1><h2>Description</h2><p>{words}</p><p>{words.upper()}</p>")
    assert ("printed twice" in {aside.reason for aside in made.asides}) is is_twice


def test_a_sum_stands_where_its_letters_do_in_the_language_of_its_words(record):
    made = record(f"<h1>The mill</h1><h2>Description</h2><p>{SENTENCE}</p><h2>Costs</h2><p>It cost 9.000 € in all.</p>")
    (amount,) = made.of("amounts")
    (costs,) = made.of("resources")
    assert amount.text == "9.000 €"
    assert amount.locator.start - costs.locator.start == len("It cost ")
    assert amount.locator.end - amount.locator.start == len("9.000 €")
    assert (amount.runs[0].start, amount.runs[-1].end) == (0, len(amount.text))


def test_the_words_of_an_address_have_no_language(record):
    made = record(f"<h1>The mill</h1><h2>Description</h2><p>{SENTENCE} See www.mill.example.org for more.</p>")
    (link,) = made.of("links")
    assert (link.text, [run.lang for run in link.runs]) == ("http://www.mill.example.org", ["zxx"])


def test_sums_alone_are_in_the_languages_of_their_labels(record):
    page = "<h1>Ο μύλος</h1><h2>Περιγραφή</h2><p>Ο μύλος αλέθει ξανά για εννέα χωριά.</p><h2>Προϋπολογισμός</h2>"
    page += f"<p>48.500 €</p><h1>The mill</h1><h2>Description</h2><p>{SENTENCE}</p><h2>Budget</h2><p>48,500 €</p>"
    assert [(value.lang, value.text) for value in record(page).of("resources")] == [
        ("el", "48.500 €"),
        ("en", "48,500 €"),
    ]


ENGLISH, BOTH = Sides("en", "en"), Sides("el", "el", "en")
RUNS = (Run(0, 3, "en"), Run(3, 6, "el"), Run(6, 9, "fr"))


def of_runs(lines, text="abcdefghi", runs=RUNS, sides=ENGLISH):
    """A line of these runs, and the part that it alone is."""
    (line,) = lines(f"<p>{text}</p>")
    line = replace(line, segment=replace(line.segment, runs=runs))
    return line, PracticePart((line,), sides)


@pytest.mark.parametrize(
    ("ends", "runs", "lang"),
    [
        ((0, 3), [(0, 3, "en")], "en"),
        ((2, 4), [(0, 1, "en"), (1, 2, "el")], "en"),
        ((3, 6), [(0, 3, "el")], "el"),
        ((3, 9), [(0, 3, "el"), (3, 6, "fr")], "el"),
        ((0, 9), [(0, 3, "en"), (3, 6, "el"), (6, 9, "fr")], "en"),
    ],
)
def test_a_value_in_a_line_has_the_runs_of_its_letters_and_the_language_of_the_first(lines, ends, runs, lang):
    line, part = of_runs(lines)
    (value,) = item_found(part, "hashtags", line, ends, "rule").values
    assert (value.text, value.runs, value.lang) == (line.text[slice(*ends)], tuple(Run(*run) for run in runs), lang)
    assert (value.locator, value.rule) == (Locator(line.segment.block.path, *ends), "rule")


def test_a_value_in_other_words_than_the_lines_or_of_no_run_has_no_language_of_its_own(lines):
    line, part = of_runs(lines)
    (value,) = item_found(part, "links", line, (3, 6), "rule", text="http://d").values
    assert (value.text, value.runs, value.lang) == ("http://d", (Run(0, 8, "zxx"),), "el")
    line, part = of_runs(lines, runs=())
    (value,) = item_found(part, "links", line, (3, 6), "rule").values
    assert (value.text, value.runs, value.lang) == ("def", (Run(0, 3, "zxx"),), "en")


@pytest.mark.parametrize(
    ("name", "start", "lang", "own"),
    [
        ("amounts", 0, "", "en"),
        ("amounts", 0, "el", "en"),
        ("amounts", 6, "", "el"),
        ("amounts", 6, "en", "en"),
        ("figures", 6, "en", "en"),
        ("hashtags", 6, "en", "fr"),
    ],
)
def test_a_sum_or_a_figure_of_no_side_is_in_the_language_that_is_said_or_the_pages(lines, name, start, lang, own):
    line, part = of_runs(lines, sides=BOTH)
    (value,) = item_found(part, name, line, (start, start + 3), "rule", lang=lang).values
    assert value.lang == own


def test_of_a_line_only_the_value_is_of_a_field(lines):
    line, part = of_runs(lines)
    (verdict,) = item_found(part, "hashtags", line, (3, 6), "rule").verdicts
    assert (verdict.piece, verdict.fate, verdict.reason) == (Piece(line.number, 3, 6), Fate.FIELD, "hashtags")


def test_a_text_is_sure_unless_it_is_said_not_to_be_and_so_is_a_fact(lines):
    line, part = of_runs(lines, SENTENCE, (Run(0, len(SENTENCE), "en"),))
    for found in (text_found, fact_found):
        assert [one.is_sure for one in found(part, "evidence", [line.whole], "rule").values] == [True]
        assert [one.is_sure for one in found(part, "evidence", [line.whole], "rule", is_sure=False).values] == [False]


@pytest.mark.parametrize(("words", "lang"), [("9.000", "el"), (SENTENCE, "en")])
def test_a_fact_of_no_language_is_in_that_of_its_label(lines, words, lang):
    (line,) = lines(f"<p>{words}</p>")
    (value,) = fact_found(PracticePart((line,), BOTH), "amounts", [line.whole], "rule", lang="el").values
    assert value.lang == lang


def test_a_fact_in_two_languages_is_in_that_of_its_first_words(lines):
    greek, english = lines("<p>Ο δήμος της Πέτρας με τον σύλλογό του</p><p>The town of Petra and its guild</p>")
    part = PracticePart((greek, english), BOTH)
    for first, other, lang in ((greek, english, "el"), (english, greek, "en")):
        (value,) = fact_found(part, "institution", [first.whole, other.whole], "rule").values
        assert value.lang == lang
