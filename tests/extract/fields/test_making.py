"""Values out of pieces of a page. Each page is invented."""

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
