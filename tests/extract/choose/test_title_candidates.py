"""What may be a title at all."""

import pytest

from pipeline.extract.choose.names_in_head import HeadNames
from pipeline.extract.choose.title_candidates import TitleCandidate, candidates
from pipeline.extract.page.sides import sides_of
from pipeline.lexicon import shipped

PROSE = (
    "The van calls at nine villages twice a month and lends books to whoever asks, also to those who cannot read well."
)


@pytest.fixture
def texts(record):
    """The words among which the title of a page is chosen."""

    def shown(page, name="page.html"):
        choices = [one for one in record(page, name).choices if one.subject == "title"]
        return [one.text for choice in choices for one in choice.candidates]

    return shown


@pytest.mark.parametrize(
    "line",
    [
        "<p>12 March 2021</p>",
        "<ul><li>Nine villages</li></ul>",
        f"<p>{PROSE}</p>",
        "<p><b>Institution:</b> Municipality of Lofos</p>",
        "<h2>Results</h2>",
    ],
)
def test_dates_items_sentences_facts_and_labels_are_no_candidates(texts, line):
    assert texts(f"<h1>A van of books</h1>{line}<p>{PROSE}</p>") == ["A van of books"]


def test_a_line_loses_its_kicker_and_its_number(texts):
    assert "lamps on loan" in texts(f"Good practice: lamps on loan\n\n{PROSE}\n", "page.txt")
    assert "Lamps on loan" in texts(f"3. Lamps on loan\n\n{PROSE}\n", "page.txt")


def test_the_halves_of_a_line_in_two_languages_are_two(texts):
    greek = "Το βαν φέρνει βιβλία σε εννέα χωριά της κοιλάδας δύο φορές τον μήνα."
    page = f"<h1>Βιβλία με το βαν / Books by van</h1><p>{PROSE}</p><p>{greek}</p>"
    assert {"Βιβλία με το βαν", "Books by van"} <= set(texts(page))


def test_what_only_the_head_says_is_one_too(texts):
    assert "A van of books for the valley" in texts(
        f'<meta property="og:title" content="A van of books for the valley"><p>Welcome</p><p>{PROSE}</p>'
    )


def test_a_name_of_the_site_is_told_by_its_signs():
    assert TitleCandidate("Vale", "en", (("early", 1.0), ("site", 1.0))).is_of_site
    assert not TitleCandidate("A van of books", "en", (("early", 1.0), ("site", 0.0))).is_of_site


@pytest.mark.parametrize(
    ("text", "candidate"),
    [
        ("Institution\nTown of Petra\n\nA van of books for all", "A van of books for all"),
        ("Institution\nStart date\nTown of Petra\nsoon enough\n\nA van of books for all", "A van of books for all"),
    ],
)
def test_as_many_lines_below_a_row_of_labels_are_values_and_the_next_is_a_candidate(lines, text, candidate):
    found = lines(f"{text}\n", "page.txt")
    texts = [one.text for one in candidates(found, HeadNames(), set(), sides_of(found), shipped(), is_text=True)]
    assert texts == [candidate]


NO_HEAD = HeadNames()


def shown(found, head=NO_HEAD, spoken=frozenset()):
    return {
        one.text: (one.rule, one.level)
        for one in candidates(found, head, spoken, sides_of(found), shipped(), is_text=False)
    }


def test_a_heading_below_a_label_is_a_candidate_and_a_kicker_is_none(lines):
    found = lines("<h3>Institution</h3><h2>Town of Petra</h2><p>Good practice</p><p>#books</p>")
    assert shown(found, spoken={2}) == {"Town of Petra": ("chosen", 2)}


def test_the_same_words_are_one_candidate_and_again_in_boilerplate_another(lines):
    found = lines("<header><h2>A van of books</h2></header><main><h1>A van of books</h1><p>A VAN OF BOOKS</p></main>")
    made = candidates(found, HeadNames(), set(), sides_of(found), shipped(), is_text=False)
    assert [one.level for one in made] == [2, 1]


def test_a_cell_is_a_candidate_in_bold_alone(lines):
    found = lines("<table><tr><td><b>A van of books</b></td><td>Nine villages</td></tr></table>")
    assert set(shown(found)) == {"A van of books"}


def test_what_the_head_says_and_the_page_not_is_a_candidate_and_else_the_address(lines):
    found = lines("<h1>Welcome to all</h1>")
    assert shown(found, HeadNames(("A van of books", "Welcome to all")))["A van of books"] == ("head-of-page", 0)
    assert shown(found, HeadNames((), slug="A van of books"))["A van of books"] == ("address", 0)
    assert "A van of books" not in shown(found, HeadNames(("Trams",), slug="A van of books"))


def test_a_sentence_is_a_candidate_only_where_the_head_calls_the_page_so(lines):
    found = lines(f"<p>{PROSE}</p>")
    assert not shown(found)
    assert PROSE in shown(found, HeadNames((PROSE,)))


def test_the_name_of_the_site_before_that_of_the_page_is_no_part_of_a_title(record):
    page = "<html><head><title>Upper Vale: The mill that grinds again</title></head><body>{}</body></html>"
    text = "<h1>The mill that grinds again</h1><h2>Description</h2><p>A mill grinds flour for nine villages.</p>"
    (title,) = record(page.format(text)).of("title")
    assert title.text == "The mill that grinds again"
