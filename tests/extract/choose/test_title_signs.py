"""The signs for and against a title, as the choice shows them."""

import pytest

from pipeline.extract.choose.names_in_head import HeadNames
from pipeline.extract.choose.title_signs import TitleSigns, say_the_same
from pipeline.extract.labels.keys import key
from pipeline.lexicon import shipped

PROSE = (
    "The van calls at nine villages twice a month and lends books to whoever asks, also to those who cannot read well."
)
MORE = "It stops at the school, at the well and at the shop, and old people get their books brought to the house by it."


@pytest.fixture
def signs(record):
    """The signs of each candidate for a page's title, by its words."""

    def shown(page, name="page.html"):
        choices = [one for one in record(page, name).choices if one.subject == "title"]
        return {one.text: dict(one.features) for choice in choices for one in choice.candidates}

    return shown


def test_a_heading_counts_by_its_level(signs):
    found = signs(f"<h1>A van of books</h1><p>{PROSE}</p><h3>Nine villages read</h3><p>{MORE}</p>")
    assert found["A van of books"]["heading"] == 1.0
    assert found["Nine villages read"]["heading"] == 0.5


def test_what_the_head_calls_the_page_is_told_by_likeness(signs):
    found = signs(f"<title>A van of books | Vale</title><h1>A van of books</h1><h2>Contact</h2><p>{PROSE}</p>")
    assert found["A van of books"]["like_head"] == 1.0


@pytest.mark.parametrize(
    ("words", "sign"),
    [("44.000 €", "value"), ("Three more reasons:", "label"), ("Projects | News | Contact", "boilerplate")],
)
def test_what_speaks_against_a_line_is_told(signs, words, sign):
    assert signs(f"A van of books for the valley\n\n{words}\n\n{PROSE}\n", "page.txt")[words][sign] > 0.5


def test_a_byline_is_boilerplate_but_not_as_the_first_line(signs):
    found = signs(f"By bicycle\n\nBy the editors\n\n{PROSE}\n", "page.txt")
    assert found["By the editors"]["boilerplate"] == 1.0
    assert "boilerplate" not in found["By bicycle"]
    below_menu = signs(f"<nav><p>Home</p></nav><p>By bicycle</p><p>{PROSE}</p>")
    assert "boilerplate" not in below_menu["By bicycle"]


def test_a_line_of_text_below_paragraphs_is_too_late_for_a_title(signs):
    found = signs(
        f"A van of books for the valley\n\n{PROSE}\n\n{MORE}\n\nApplications received\n\n{MORE}\n", "page.txt"
    )
    assert "below_prose" not in found["A van of books for the valley"]
    assert found["Applications received"]["below_prose"] == 1.0


def test_a_heading_below_paragraphs_is_not(signs):
    found = signs(f"<p>{PROSE}</p><p>{MORE}</p><h1>A van of books for the valley</h1><p>{MORE}</p>")
    assert "below_prose" not in found["A van of books for the valley"]


def test_titles_that_share_most_words_say_the_same():
    assert say_the_same("A van of books for the valley", "Van of books, for the valley!")
    assert not say_the_same("A van of books for the valley", "Nine villages read")


NO_HEAD = HeadNames()


def of(found, at=0, head=NO_HEAD, *, is_text=False):
    made = TitleSigns(found, head, shipped(), is_text=is_text)
    return [made.of(line, line.text) for line in found][at]


def head(*names, site=()):
    return HeadNames(names, frozenset(map(key, site)))


@pytest.mark.parametrize(
    ("markup", "is_text", "worth"),
    [
        ("<h1>A van of books</h1>", False, 1.0),
        ("<h2>A van of books</h2>", False, 0.7),
        ("<h4>A van of books</h4>", False, 0.3),
        ("<h1>A van of books</h1>", True, 1.0),
        ("<h1>A VAN OF BOOKS</h1>", True, 0.3),
        ("<h1>A VAN OF BOOKS</h1>", False, 1.0),
        ("<p><b>A van of books</b></p>", False, 0.4),
        ("<p>A van of books</p>", False, 0.0),
    ],
)
def test_a_line_is_worth_what_its_markup_says(lines, markup, is_text, worth):
    assert of(lines(markup), is_text=is_text)["heading"] == worth


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("Van", 0.0),
        ("Van of", 0.2),
        ("A van of books for all", 1.0),
        ("a " * 20, 1.0),
        ("a " * 29, 0.4),
        ("a " * 40, 0.0),
    ],
)
def test_a_title_has_neither_too_few_words_nor_too_many(lines, text, shape):
    assert of(lines(f"<p>{text}</p>"))["shape"] == pytest.approx(shape)


@pytest.mark.parametrize(
    ("text", "sign", "value"),
    [
        ("A van of books.", "sentence", 1.0),
        ("A van of books", "sentence", 0.0),
        ("a " * 20, "sentence", 0.0),
        ("a " * 21, "sentence", 0.25),
        ("A van of books:", "label", 1.0),
        ("A van of books", "label", 0.0),
        ("44.000 €", "value", 1.0),
        ("26510 12345", "value", 1.0),
        ("LIFE 12345", "value", 1.0),
        ("LIFE 12", "value", 0.85 - 4 / 6),
        ("Life 12345 of us", "value", 0.85 - 8 / 13),
        ("A van of books", "value", 0.0),
        ("Home | News | Us", "boilerplate", 1.0),
        ("A van | Vale", "boilerplate", 0.0),
        ("www.vale.example.org", "boilerplate", 1.0),
        ("EN | EL", "boilerplate", 1.0),
        ("A van   of books", "boilerplate", 0.0),
    ],
)
def test_the_words_of_a_line_speak_for_or_against_it(lines, text, sign, value):
    assert of(lines(f"<p>{text}</p>"))[sign] == pytest.approx(value)


def test_what_stands_often_is_no_title(lines):
    assert [of(lines("<p>A van</p>" * count))["repeated"] for count in (2, 3)] == [0.0, 1.0]


def test_what_stands_first_counts_most_and_boilerplate_takes_no_place(lines):
    found = lines("<nav><p>Home of vans</p></nav><h1>A van of books</h1><p>For the valley</p>")
    assert [of(found, at)["early"] for at in range(3)] == [0.0, 1.0, pytest.approx(2 / 3)]


def test_a_heading_in_boilerplate_that_the_head_names_is_as_early_as_others(lines):
    found = lines("<header><nav><h1>A van of books</h1><p>A van of books</p></nav></header><p>Words</p>")
    assert [of(found, at, head("A van of books"))["early"] for at in (0, 1)] == [1.0, 0.0]
    assert [of(found, at, head("A van of books"))["boilerplate"] for at in (0, 1)] == [0.0, 1.0]


def test_likeness_to_a_name_in_the_head_is_shared_words(lines):
    found = lines("<h1>A van of books</h1>")
    assert of(found, 0, head("A van of books"))["like_head"] == 1.0
    assert of(found, 0, head("Books and films", "Trams"))["like_head"] == pytest.approx(0.4)
    assert of(found)["like_head"] == 0.0


def test_a_heading_above_or_below_the_text_is_told(lines):
    found = lines(f"<h2>A van</h2><p>{PROSE}</p><p>It is red</p><h2>Results</h2><p>Many</p><p>Few</p>")
    assert [of(found, at)["above_prose"] for at in (0, 2)] == [1.0, 0.0]
    assert [of(found, at)["below_section"] for at in (2, 3, 4)] == [0.0, 0.0, 1.0]


def test_each_paragraph_above_a_line_speaks_against_it_but_for_what_the_head_names(lines):
    found = lines(f"<p>{PROSE}</p><p>A van of books</p><p>{MORE}</p><p>For the valley</p>")
    assert [of(found, at)["below_prose"] for at in (1, 3)] == [0.5, 1.0]
    assert of(found, 3, head("For the valley"))["below_prose"] == 0.0
    heading = lines(f"<p>{PROSE}</p><h2>A van of books</h2>")
    assert [of(heading, 1, is_text=is_text)["below_prose"] for is_text in (False, True)] == [0.0, 0.5]


def test_words_of_the_text_echo_in_its_title_and_a_paragraph_is_no_echo_of_itself(lines):
    found = lines(f"<h1>Nine villages and trams</h1><p>{PROSE}</p>")
    assert [of(found, at)["echo"] for at in (0, 1)] == [0.75, 0.0]


def test_what_stands_up_to_the_way_to_the_page_is_boilerplate(lines):
    found = lines(f"<p>Vale of vans</p><p>Vale > Vans > Books</p><p>A van of books</p><p>{PROSE}</p>")
    assert [of(found, at)["boilerplate"] for at in range(3)] == [1.0, 1.0, 0.0]


def test_a_link_is_boilerplate_and_a_heading_that_is_one_may_be_the_title(lines):
    link, heading = lines('<main><p><a href="/a">A van of books</a></p><h2><a href="/a">A van of films</a></h2></main>')
    assert [of([one])["boilerplate"] for one in (link, heading)] == [1.0, 0.0]


def test_the_name_of_the_site_or_of_an_office_is_the_sites(lines):
    found = lines("<h1>Vale of vans</h1><p>Municipality of Vale</p><p>A van of books</p>")
    assert [of(found, at, head(site=["Vale of vans"]))["site"] for at in range(3)] == [1.0, 1.0, 0.0]


def test_what_only_the_head_says_counts_by_the_lines_that_are_like_it(lines):
    found = lines(f"<p>Books by van</p><p>{PROSE}</p>")
    made = TitleSigns(found, head(), shipped(), is_text=False).of_name("Books by tram")
    assert (made["like_head"], made["shape"], made["site"]) == (pytest.approx(0.5), pytest.approx(0.4), 0.0)
    assert TitleSigns(found, head("A"), shipped(), is_text=False).of_name("Weather")["like_head"] == 0.0


def test_a_page_is_named_by_all_of_a_name(lines):
    made = TitleSigns(lines("<p>A van</p>"), head("A van of books"), shipped(), is_text=False)
    assert [made.is_named(text) for text in ("a VAN of books", "A van")] == [True, False]


def test_titles_say_the_same_that_share_more_than_six_words_of_ten():
    assert say_the_same("One two six ten", "One two six sun")
    assert not say_the_same("One two three four", "Three four seven nine")
    assert not say_the_same("", "A van")


def test_a_name_that_is_like_a_line_by_eight_words_of_ten_is_not_yet_its_own(lines):
    found = lines(f"<nav><h1>Books films</h1></nav><p>{PROSE}</p><p>Books films</p>")
    name = head("Books films trams")
    assert of(found, 0, name)["like_head"] == 0.8
    assert (of(found, 0, name)["early"], of(found, 0, name)["boilerplate"]) == (0.0, 1.0)
    assert of(found, 2, name)["below_prose"] == 0.5


@pytest.mark.parametrize(
    ("opening", "sign"),
    [
        ("Projects: find what is done near you", 1.0),
        ("Έργα και δράσεις στην πόλη σας", 1.0),
        ("A van of projects", 0.0),
    ],
)
def test_what_opens_with_many_of_a_kind_is_the_sites(lines, opening, sign):
    found = lines(f"<p>{opening}</p><p>The van brings books to nine villages.</p>")
    assert of(found, 0, head())["site"] == sign


def test_a_line_that_shares_six_words_of_ten_with_the_sites_name_is_not_yet_the_sites(lines):
    (line,) = lines("<p>Books films trams</p>")
    sites = [head(site=[name]) for name in ("Books films trams kites ropes caves sails", "Books films trams kites")]
    assert [of([line], 0, one)["site"] for one in sites] == [0.0, 1.0]


def test_a_long_heading_that_the_head_calls_so_is_no_sentence(signs):
    words = "A van of books for " + " and ".join(f"village {number}" for number in range(20))
    page = f"<title>{{}}</title><h1>{words}</h1><p>{PROSE}</p>"
    assert "sentence" not in signs(page.format(words))[words]
    assert signs(page.format("Vale"))[words]["sentence"] == 0.25


@pytest.mark.parametrize(
    ("text", "is_way"),
    [
        ("Home » Lamps</p><p>Lamps » All lamps", True),
        ("Home » Lamps", True),
        ("Home > Lamps", True),
        ("Δράση «Λάμπες» του δήμου", False),
        ("Prêt de « lampes » au jardin", False),
    ],
)
def test_quotation_marks_are_no_way_to_the_page(lines, text, is_way):
    found = lines(f"<p>{text}</p><h2>Description</h2><p>{PROSE}</p>")
    signs = TitleSigns(found, HeadNames((), frozenset(), ""), shipped(), is_text=False)
    way = found[: -len(("Description", PROSE))]
    assert {signs.of(line, line.text)["boilerplate"] for line in way} == {float(is_way)}


def test_no_smaller_heading_above_a_main_one_is_earlier(signs):
    found = signs(
        f"<h2>Stories of villages</h2><h1>A van of books</h1><p>{PROSE}</p><h1>Nine villages</h1><p>{MORE}</p>"
    )
    assert found["A van of books"]["early"] == found["Stories of villages"]["early"] == 1.0
    assert found["Nine villages"]["early"] < 1.0
