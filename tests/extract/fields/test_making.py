"""Values out of pieces of a page. Each page is invented."""

import pytest

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
