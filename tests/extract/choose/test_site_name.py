"""Which part of a page's title is the name of its site."""

import pytest

from pipeline.extract.choose.names_in_head import head_of
from pipeline.extract.choose.site_name import Shown, cuts, shown_on, site_names, without_site
from pipeline.extract.labels.keys import key
from pipeline.lexicon import shipped
from pipeline.model import Metadata


def site(title, *headings, home=(), **told):
    shown = Shown(frozenset(map(key, headings)), frozenset(home))
    return site_names(Metadata(title=title, **told), shown, shipped())


@pytest.mark.parametrize("sign", [" | ", " - ", " · "])
@pytest.mark.parametrize(
    ("first", "last", "headings", "is_in_front"),
    [
        ("A van of books", "Vale", [], False),
        ("A van of books", "Vale", ["vale"], False),
        ("A van of books", "Municipality of Lofos", ["municipality of lofos"], False),
        ("Vale", "A van of books", [], False),
        ("Vale", "A van of books", ["a van of books"], True),
        ("Municipality of Lofos", "A van of books", [], True),
        ("Municipality of Lofos", "A van of books", ["municipality of lofos", "a van of books"], True),
        ("Municipality of Lofos", "Lamps", ["lamps"], True),
        # An office that is the practice.
        ("The university of children", "Vale", [], False),
        ("The university of children", "A town that plays with all", ["the university of children"], False),
    ],
)
def test_the_site_is_last_unless_something_shows_it_in_front(first, last, sign, headings, is_in_front):
    assert site(f"{first}{sign}{last}", *headings) == {(first if is_in_front else last).casefold()}


@pytest.mark.parametrize(
    "told",
    [
        {"site_name": "Vale"},
        {"home": ["vale"]},
        {"url": "https://www.vale.example.org/books"},
        {"og_title": "A van of books"},
    ],
)
def test_what_the_head_the_address_or_a_link_home_tells_is_the_site_wherever_it_stands(told):
    assert site("Vale | A van of books", **told) == {"vale"}
    assert site("A van of books | Vale", **told) == {"vale"}


@pytest.mark.parametrize(
    ("title", "headings", "told", "name"),
    [
        ("A van of books: Vale", [], {"site_name": "Vale"}, "vale"),
        ("A van of books!: Vale", ["a van of books"], {}, "vale"),
        ("A van of books: Vale", [], {}, ""),
        ("Vale: a van of books", ["vale"], {}, ""),
        ("Vale: a van of books", ["a van of books"], {}, "vale"),
        ("Vale: a van of books", ["vale", "a van of books"], {}, ""),
        ("The vale: A bench", ["a bench"], {}, ""),
        ("The vale: A bench?", ["a bench?"], {}, "the vale"),
        ("Municipality of Lofos: a van of books", [], {}, ""),
        ("A van of books: Vale", ["vale"], {}, ""),
        (
            "Municipality of Lofos",
            [],
            {"og_title": "Municipality of Lofos: a van of books"},
            "municipality of lofos",
        ),
        ("A van of books - a gift of the parish", [], {}, ""),
        ("Title – A van of books", [], {}, ""),
    ],
)
def test_a_sites_name_at_a_colon_or_a_dash_needs_evidence(title, headings, told, name):
    assert site(title, *headings, **told) == {name} - {""}


def test_a_title_that_a_heading_prints_whole_has_no_name_of_a_site_in_it():
    assert site("Rain water - Cisterns at school", "rain water - cisterns at school") == set()


def test_a_site_written_in_small_letters_is_one_behind_a_bar_or_in_a_word():
    assert len(list(cuts("A van of books | the valley"))) == 1
    assert len(list(cuts("A van of books - valley"))) == 1
    assert not list(cuts("A van of books - a gift of the parish"))
    assert not list(cuts("A van of books - eVale of the parish"))


def test_what_opens_or_ends_a_title_is_taken_off_where_it_is_known():
    known = {"vale", "good practices"}
    assert without_site("Vale - Good practices - A van: our gift", known, shipped()) == "A van: our gift"
    assert without_site("Our gift: a van: Vale", known, shipped()) == "Our gift: a van"
    assert without_site("A van - Vale", known, shipped()) == "A van - Vale"


def test_a_heading_that_leads_home_is_no_title(lines):
    page = (
        '<h1><a href="/">Vale</a></h1><p><a href="#">Top</a> <a href="/books">Books</a></p>'
        "<h2>A van</h2><h3><a href='/van'>Its way</a></h3>"
    )
    shown = shown_on(lines(page))
    assert shown == Shown(frozenset({"a van", "its way"}), frozenset({"vale"}))


def test_beside_an_office_with_fewer_words_a_name_that_is_also_the_address_is_the_practice():
    assert site("A van of books | Lofos Municipality", url="https://avanofbooks.example.org") == {"lofos municipality"}
    assert site("A van of books | Municipality of Upper Lofos", url="https://avanofbooks.example.org") == {
        "a van of books"
    }


@pytest.mark.parametrize(
    ("address", "leads_home"),
    [
        ("/", True),
        ("https://vale.example.org", True),
        ("https://vale.example.org/", True),
        ("/#", True),
        ("index.html", True),
        ("/index.htm", True),
        ("./index.html", True),
        ("books/index.html", False),
        ("index.html?page=2", False),
        ("#top", False),
        ("?page=2", False),
        ("/?page=2", False),
        ("/books", False),
        ("mailto:vale@example.org", False),
        ("http://[", False),
    ],
)
def test_a_link_leads_home_by_an_address_without_a_way_or_a_question(lines, address, leads_home):
    shown = shown_on(lines(f'<main><p><a href="{address}">Vale</a></p><p>It calls.</p></main>'))
    assert shown.home == ({"vale"} if leads_home else set())


@pytest.mark.parametrize(("home", "names"), [(["vale"], {"vale"}), (["lofos"], set()), ([], set())])
def test_what_leads_home_is_the_site_in_front_of_a_heading_that_says_the_whole_title(home, names):
    assert site("Vale : A van of books", "vale : a van of books", home=home) == names


@pytest.mark.parametrize(
    ("above", "is_site"),
    [("<p>Vale Ltd.</p><nav>{}</nav>", True), ("<h1>Vale Ltd.</h1><nav>{}</nav>", False), ("<p>Vale Ltd.</p>", False)],
    ids=["over the menu", "a heading", "over a text"],
)
def test_a_title_that_the_page_opens_with_over_its_menu_is_the_sites(lines, above, is_site):
    menu = "".join(f'<p><a href="/{name}">{name}</a></p>' for name in ("Books", "Films", "Maps"))
    shown = shown_on(lines(above.format(menu) + "<p>The van of books calls at nine villages.</p>"))
    named = head_of(Metadata(title="Vale"), shipped(), shown)
    assert (named.names == ()) is is_site


def test_what_stands_over_one_entry_of_a_menu_and_text_is_not_the_sites(lines):
    text = "".join(f"<p>The van of books calls at {count} villages.</p>" for count in ("nine", "ten", "two"))
    shown = shown_on(lines(f'<p>Vale Ltd.</p><nav><p><a href="/b">Books</a></p></nav>{text}'))
    assert head_of(Metadata(title="Vale"), shipped(), shown).names
