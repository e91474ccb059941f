"""What may be a title at all."""

from dataclasses import replace

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


@pytest.mark.parametrize(("address", "is_site"), [("index.html", True), ("books.html", False)])
def test_a_line_loses_the_name_of_the_site_that_it_opens_with(texts, address, is_site):
    title = "Vale : A van of books"
    page = f'<title>{title}</title><p><a href="{address}">Vale</a></p><h1>{title}</h1><p>{PROSE}</p>'
    assert ("A van of books" in texts(page), title in texts(page)) == (is_site, not is_site)


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


SITE_AND_OTHERS = [
    "<p>12 March 2021</p>",
    "<ul><li>Nine villages</li></ul>",
    f"<p>{PROSE}</p>",
    "<p>***</p>",
    "<p>Institution: Municipality of Lofos</p>",
    "<p>(Of May)</p>",
    "<p>#books</p>",
    "<p>Good practice: </p>",
]


@pytest.mark.parametrize("line", SITE_AND_OTHERS[:-1])
def test_what_is_no_candidate_hides_none_below_it(lines, line):
    assert set(shown(lines(f"{line}<h1>A van of books</h1>"))) == {"A van of books"}


def test_what_stands_on_other_pages_of_the_site_is_none_unless_nothing_else_is_there(lines):
    first, second = lines("<h2>Our vale</h2><h1>A van of books</h1>")
    found = (replace(first, is_repeated=True), second)
    for takes_repeated, names in ((False, ["A van of books"]), (True, ["Our vale", "A van of books"])):
        made = candidates(
            found, HeadNames(), set(), sides_of(found), shipped(), is_text=False, takes_repeated=takes_repeated
        )
        assert [one.text for one in made] == names


def test_a_name_in_the_head_counts_for_more_than_the_words_of_the_address(lines):
    found = lines("<p>***</p>")
    for head, weight in ((HeadNames(("A van of books",)), 1.0), (HeadNames((), slug="A van of books"), 0.75)):
        (made,) = candidates(found, head, set(), sides_of(found), shipped(), is_text=False)
        assert (dict(made.signs)["head"], made.piece, made.lang) == (weight, None, "en")


def test_at_most_four_names_in_the_head_are_candidates_those_with_the_site_only_where_no_other_is(lines):
    found = lines("<p>***</p>")
    names = [f"A van of books {number}" for number in range(5)]
    assert list(shown(found, HeadNames(tuple(names)))) == names[:4]
    both = ("A van of books | Vale", "A van of books")
    assert list(shown(found, HeadNames(both))) == [both[1]]
    assert list(shown(found, HeadNames((both[0], "Books - Vale")))) == [both[0]]


@pytest.mark.parametrize(("letters", "is_one"), [(320, True), (321, False)])
def test_a_candidate_may_be_as_long_as_titles_are(lines, letters, is_one):
    words = "A van of books ".ljust(letters, "x")
    assert (words in shown(lines(f"<h1>{words}</h1>"))) is is_one


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Good practice: lamps on loan", "lamps on loan"),
        ("Good practice: 3. Lamps on loan", "Lamps on loan"),
        ("12) Lamps on loan", "Lamps on loan"),
        ("123. Lamps on loan", "123. Lamps on loan"),
        ("3. 4 lamps on loan", "3. 4 lamps on loan"),
        ("Lamps: a loan", "Lamps: a loan"),
    ],
)
def test_only_a_kicker_or_a_number_in_a_list_is_no_part_of_a_title(lines, line, words):
    assert list(shown(lines(f"<h1>{line}</h1>"))) == [words]


def test_a_half_is_in_the_language_of_its_letters_and_a_line_in_its_own(lines):
    found = lines("<h1>Το βαν με βιβλία / A van of books</h1><h2>Des livres pour tous les villages de la vallée</h2>")
    found = (*found, *(replace(line, number=2) for line in lines(f"<p>{PROSE}</p>")))
    made = candidates(found, HeadNames(), set(), sides_of(found), shipped(), is_text=False)
    assert [(one.text, one.lang) for one in made] == [
        ("Το βαν με βιβλία", "el"),
        ("A van of books", "en"),
        ("Des livres pour tous les villages de la vallée", "fr"),
    ]


def test_a_bold_name_before_a_value_in_a_row_is_no_title(fields):
    rows = "<tr><td><b>{}</b></td><td>Lamps on loan</td></tr><tr><td><b>Kept by</b></td><td>Guild</td></tr>"
    text = "<p>A van of books calls at nine villages every week.</p>"
    page = f"<html><body><table>{rows.format('So we call it')}</table>{text}</body></html>"
    assert fields(page).get("title") != "So we call it"


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("<p>Project: a van of books for nine villages</p>", True),
        ("<p>Project: BOOKVAN</p>", False),
        ("<p>Project: a van of books for nine villages</p><p>Location: Greece</p>", False),
        ("<p>Location: Greece</p><p>Project: a van of books for nine villages</p>", False),
    ],
)
def test_the_name_of_a_project_among_no_other_facts_is_a_candidate(texts, line, is_one):
    assert ("a van of books for nine villages" in texts(f"{line}<p>{PROSE}</p>")) is is_one


def test_headlines_that_lead_to_other_pages_are_no_title_unless_the_head_calls_the_page_so(texts):
    heads = [f'<h2><a href="/{name}">{name} for nine villages</a></h2><p>{PROSE}</p>' for name in ("Oil", "Ink", "Ice")]
    page = "<h1>The book van</h1>" + "".join(heads)
    assert not {"Oil for nine villages", "Ice for nine villages"} & set(texts(page))
    assert "Oil for nine villages" in texts("<title>Oil for nine villages</title>" + page)
    assert "Oil for nine villages" in texts("<h1>The book van</h1>" + "".join(heads[:2]))


def test_a_line_below_headlines_stands_no_higher_for_their_being_no_titles(record):
    heads = "".join(f'<h3><a href="/{name}">{name} for nine villages</a></h3>' for name in ("Oil", "Ink", "Ice"))
    (choice,) = (
        one for one in record(f"{heads}<h2>A van of books</h2><p>{PROSE}</p>").choices if one.subject == "title"
    )
    assert [(one.text, dict(one.features)["early"]) for one in choice.candidates] == [("A van of books", 0.4)]


@pytest.mark.parametrize(
    ("below", "title"),
    [
        ("Buffaloes instead of diggers in the fens", "Buffaloes instead of diggers in the fens"),
        ("Closed", "FENBUF"),
        ("Forty water buffaloes now keep the fens open.", "FENBUF"),
    ],
)
def test_the_acronym_over_the_name_of_a_project_is_no_title(fields, below, title):
    page = f"<h1>FENBUF</h1><p>{below}</p><h2>Description</h2><p>Forty buffaloes keep the reed of the fens down.</p>"
    assert fields(f"{page}<dl><dt>Acronym</dt><dd>FENBUF</dd></dl>")["title"] == title


def test_a_heading_of_one_word_below_the_word_project_is_the_title(fields):
    assert fields(f"<p>Project</p><h1>Fenbuf</h1><p>{PROSE}</p><h2>Results</h2><p>Reed.</p>")["title"] == "Fenbuf"
