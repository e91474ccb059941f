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


def test_what_surrounds_the_content_is_none_of_its_prose(signs):
    assert "prose" not in signs(f"<h1>The mill</h1><p>It grinds.</p><footer><p>{PROSE} {PROSE}</p></footer>")


def test_a_semicolon_asks_in_greek_alone(signs):
    assert "questions" not in signs(f"<h1>The mill</h1><p>{PROSE}</p><p>It grinds;</p><p>it sells flour;</p>")
    assert signs("<h1>Ο μύλος</h1><p>Ποιος μπορεί να αλέσει;</p><p>Πόσο κοστίζει το άλεσμα;</p>")["questions"] > 0


def test_costs_beside_a_label_tell_how_much_where_they_are_a_sum(signs):
    page = f"<h1>The mill</h1>{FACT}<p><b>Location:</b> Crete</p><p><b>Resources:</b> {{}}</p><p>{PROSE}</p>"
    assert "values" not in signs(page.format("two stones"))
    assert signs(page.format("€9,000"))["values"] == 1.0


RESULTS = "<h2>Results</h2><p>Nine tonnes of flour were ground in the first year.</p>"
HARD = "<h2>Difficulties</h2><p>The stones were worn and nobody could dress them.</p>"


def test_texts_and_facts_count_up_to_three_and_four(signs):
    page = f"<h1>The mill</h1><h2>Description</h2><p>{PROSE}</p>"
    assert signs(page)["sections"] == pytest.approx(1 / 3, abs=0.001)
    assert signs(f"{page}{RESULTS}{HARD}")["sections"] == 1.0
    facts = f"{FACT}<p><b>Location:</b> Crete</p><p><b>Start date:</b> May 2019</p><p><b>Contact:</b> anna@mill.gr</p>"
    assert signs(page + facts)["facts"] == pytest.approx(0.875)
    assert signs(page + facts)["text_and_fact"] == 1.0
    assert "text_and_fact" not in signs(f"{page}<p><b>Contact:</b> anna@mill.gr</p>")


def test_costs_count_as_a_fact_beside_another_text_and_a_fact(signs):
    costs = "<h2>Resources needed</h2><p>Two stones, and somebody who can dress them well.</p>"
    contact = "<p><b>Contact:</b> anna@mill.gr</p>"
    assert signs(f"<h1>The mill</h1>{costs}{RESULTS}{contact}")["text_and_fact"] == 1.0
    assert "text_and_fact" not in signs(f"<h1>The mill</h1>{costs}{contact}")
    assert "text_and_fact" not in signs(f"<h1>The mill</h1>{costs}{RESULTS}")


def test_what_only_those_tell_who_have_done_it_speaks_for_a_practice(signs):
    alone = signs(f"<h1>The mill</h1><p>{PROSE}</p>{HARD}")
    assert (alone["own"], "core" in alone) == (1.0, False)
    assert signs(f"<h1>The mill</h1>{HARD}{RESULTS}")["core"] == 1.0
    results = signs(f"<h1>The mill</h1><h2>Description</h2><p>{PROSE}</p>{RESULTS}")
    assert ("own" in results, results["core"]) == (False, 1.0)


@pytest.mark.parametrize(
    ("kicker", "told"),
    [("Good practice", {"kicker"}), ("Press release", {"other_kicker"}), ("Good practices", {"index"})],
)
def test_a_kicker_says_what_the_page_is(signs, kicker, told):
    found = signs(f"<p>{kicker}</p><h1>The mill</h1><p>{PROSE}</p>")
    assert {name for name in ("kicker", "other_kicker", "index") if name in found} == told


def test_labels_of_practices_make_a_press_release_or_a_list_none(signs):
    assert "other_kicker" not in signs(f"<p>Press release</p><h1>The mill</h1><p>{PROSE}</p>{RESULTS}")
    assert "index" not in signs(f"<p>Good practices</p><h1>The mill</h1><p>{PROSE}</p>{RESULTS}")


def test_headings_of_other_pages_are_headlines_by_their_share_of_the_letters(signs):
    found = signs(
        "<h1>1234567890</h1><h2>12345 abcd</h2><p>1234567890</p><main><p><a href='/a'>12345 abcd</a></p></main>"
    )
    assert found["headlines"] == 0.5


def test_a_label_that_asks_is_no_question(signs):
    for heading, asks in (("Why is it a good practice?", False), ("Who may grind here?", True)):
        assert ("questions" in signs(f"<h1>The mill</h1><h2>{heading}</h2><p>{PROSE}</p>")) is asks


@pytest.mark.parametrize(
    ("type_", "is_news"), [("NewsArticle", True), ("Recipe", True), ("Event", True), ("Article", False)]
)
def test_the_markup_may_say_that_a_page_is_news(signs, type_, is_news):
    data = f'<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "{type_}"}}</script>'
    assert ("news" in signs(f"<head>{data}</head><h1>The mill</h1><p>{PROSE}</p>")) is is_news


def test_a_label_or_an_address_that_speaks_of_a_practice_names_it(record):
    def named(page, **facts):
        (choice,) = (one for one in record(page, **facts).choices if one.subject == "kind")
        return "named" in dict(choice.candidates[0].features)

    page = f"<h1>The mill</h1><p>{PROSE}</p>"
    assert not named(page)
    assert named(page, url="https://mill.example.org/good-practices/12")
    assert named(f"{page}<h2>Description of the practice</h2><p>{PROSE}</p>")


def test_a_call_is_told_by_its_title_unless_it_tells_what_went_wrong(signs):
    title = "<h1>Call for proposals: mills</h1>"
    assert signs(f"{title}<p>{PROSE}</p>")["call_title"] == 1.0
    assert "call_title" not in signs(f"{title}<p>{PROSE}</p>{HARD}")


def test_a_heading_of_a_call_is_believed_where_no_label_tells_who_where_and_when(signs):
    heading = "<h2>Eligibility</h2><p>All.</p>"
    for said in (heading, heading.replace("Eligibility", "3. Priority axes")):
        assert signs(f"<h1>Mills</h1><p>{PROSE}</p>{said}")["call_heading"] == 1.0
    assert "call_heading" not in signs(f"<h1>Mills</h1>{FACT}<p>{PROSE}</p>{heading}")
    assert "call_heading" not in signs(f"<h1>Mills</h1><p>{PROSE}</p><h2><a href='/e'>Eligibility</a></h2>")


def test_a_page_whose_head_names_one_thing_on_it_is_no_list_whatever_its_part_of_the_site_is_called(signs):
    page = f"<h1>Good practices of the valley</h1><h2>The mill that grinds</h2><p>{PROSE}</p>"
    assert signs(page)["index"] == 1.0
    assert "index" not in signs(f"<title>Vale - Good practices - The mill that grinds</title>{page}")
    assert signs(f"<title>Good practices of the valley | Vale</title>{page}")["index"] == 1.0


def test_links_and_boilerplate_are_no_headings_of_a_call(signs):
    own = "<p>Eligibility</p><p>How to apply</p>"
    assert signs(f"<h1>Mills</h1>{FACT}<p>{PROSE}</p>{own}")["call_headings"] == 1.0
    links = "<main><p><a href='/a'>Eligibility</a></p><p><a href='/b'>How to apply</a></p></main>"
    assert "call_headings" not in signs(f"<h1>Mills</h1>{FACT}<p>{PROSE}</p>{links}")
    menu = "<footer><p>Eligibility</p><p>How to apply</p></footer>"
    assert "call_headings" not in signs(f"<h1>Mills</h1>{FACT}<p>{PROSE}</p>{menu}")
    items = "<ul><li>Eligibility</li><li>How to apply</li></ul>"
    assert "call_headings" not in signs(f"<h1>Mills</h1>{FACT}<p>{PROSE}</p>{items}")
    asked = "<p>Eligibility?</p><p>How to apply.</p>"
    assert "call_headings" not in signs(f"<h1>Mills</h1>{FACT}<p>{PROSE}</p>{asked}")


def test_of_headings_the_first_alone_is_what_a_page_is_called(signs):
    page = f"<h1>The mill that grinds again</h1><p>{PROSE}</p><h2>Call for proposals: mills</h2><p>{PROSE}</p>"
    assert "call_title" not in signs(page)
