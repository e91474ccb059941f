"""The signs of a page's kind that single words are."""

PROSE = "The old mill grinds again, two days a week, and the bakers of four villages buy its flour without a middleman."


def test_what_has_been_done_counts_where_a_project_is_spoken_of(signs):
    news = "The road was built and the bridge was completed, opened in May and renovated since."
    assert "done" not in signs(f"<h1>The mill</h1><p>{news} {PROSE}</p>")
    assert signs(f"<h1>The mill</h1><p>The project has two partners. {news} {PROSE}</p>")["done"] > 0


def test_projects_beside_the_project_weigh_less_than_projects_alone(signs):
    alone, beside = (
        signs(f"<h1>Mills</h1><p>{PROSE} Projects.</p>"),
        signs(f"<h1>Mills</h1><p>{PROSE} Projects. The project. This project.</p>"),
    )
    assert beside["many"] < alone["many"]


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
