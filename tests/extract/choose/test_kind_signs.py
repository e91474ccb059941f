"""The signs for and against a practice, as the choice of a page's kind shows them."""

import pytest

PROSE = "The old mill grinds again, two days a week, and the bakers of four villages buy its flour without a middleman."
FACT = "<p><b>Institution:</b> Municipality of Lofos</p>"


def test_a_budget_alone_is_a_fact_and_no_text(signs):
    found = signs(f"<h1>The mill</h1><p>{PROSE}</p>{FACT}<p><b>Budget:</b> €90,000</p>")
    assert "text_and_fact" not in found
    assert found["facts"] == 0.5


def test_two_headings_of_a_call_are_one_although_labels_tell_where_and_when(signs):
    one, two = "<h2>Eligibility</h2><p>All.</p>", "<h2>How to apply</h2><p>By letter.</p>"
    assert "call_headings" not in signs(f"<h1>Mills</h1>{FACT}<p>{PROSE}</p>{one}")
    assert signs(f"<h1>Mills</h1>{FACT}<p>{PROSE}</p>{one}{two}")["call_headings"] == 1.0


@pytest.mark.parametrize("title", ["Kick-off meeting in Lofos", "Ημερίδα για τους μύλους", "Jornada de molinos"])
def test_a_title_that_tells_of_a_meeting_speaks_against_a_page(signs, title):
    assert signs(f"<h1>{title}</h1><p>{PROSE}</p>")["event"] == 1.0
    assert "event" not in signs(f"<h1>{title}</h1><p>{PROSE}</p><h2>Results</h2><p>Flour.</p>")


def test_a_semicolon_asks_in_greek_alone(signs):
    assert "questions" not in signs(f"<h1>The mill</h1><p>{PROSE}</p><p>It grinds;</p><p>it sells flour;</p>")
    assert signs("<h1>Ο μύλος</h1><p>Ποιος μπορεί να αλέσει;</p><p>Πόσο κοστίζει το άλεσμα;</p>")["questions"] > 0
