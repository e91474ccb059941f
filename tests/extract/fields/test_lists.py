"""Sums in the sections on resources, with their roles. Each page is invented."""

import pytest

from pipeline.extract.fields.lists import project
from pipeline.extract.page.found import NOTHING, total, value_found
from pipeline.model import FieldValue, Locator, Run

PAGE = "<h1>The mill</h1><h2>Description</h2><p>A mill grinds flour for nine villages.</p>"


def amounts(fields, page: str, name: str = "page.html") -> list[str]:
    found = fields(page, name).get("amounts", [])
    found = found if isinstance(found, list) else [found]
    return [" ".join(filter(None, [one["amount"], one["currency"], one.get("role")])) for one in found]


def test_the_labels_of_sums_tell_what_they_are_of_the_whole(fields):
    page = PAGE + "<dl><dt>Total budget</dt><dd>€90,000</dd><dt>EU contribution</dt><dd>€60,000</dd></dl>"
    assert amounts(fields, page) == ["90000 EUR total", "60000 EUR eu"]


def test_a_line_with_a_colon_labels_the_sum_below_it(fields):
    page = "The mill\n\nDescription\n\nA mill grinds flour.\n\nResources\n\n"
    page += "Own contribution:\n\n€9,000\n\nOther:\n\n€500\n"
    assert amounts(fields, page, "page.txt") == ["9000 EUR own", "500 EUR"]


def test_each_of_several_sums_keeps_its_own_label_in_the_text(fields):
    page = "The mill\n\nInitial project cost:\n€81,000\nFinal project cost:\n€79,500\nFrom EEA Grants:\n€60,000\n\n"
    found = fields(page + "Description\n\nA mill grinds flour.\n", "page.txt")["resources"]
    labels = ["Initial project cost:", "Final project cost:", "From EEA Grants:"]
    assert [line for line in found.split("\n\n") if line.endswith(":")] == labels


def test_a_cell_labels_the_sum_beside_it(fields):
    page = PAGE + "<h2>Resources</h2><table><tr><th>Source</th><th>Sum</th></tr><tr><td>ERDF</td><td>8.000 €</td></tr>"
    page += "<tr><td>Own resources</td><td>2.000 €</td></tr><tr><td>Total</td><td>10.000 €</td></tr></table>"
    assert amounts(fields, page) == ["8000 EUR eu", "2000 EUR own", "10000 EUR total"]


def test_both_languages_tell_the_role_of_the_one_sum(fields):
    page = "<h1>Ο μύλος</h1><h2>Περιγραφή</h2><p>Ένας μύλος αλέθει αλεύρι.</p><h2>Πόροι</h2><p>Κόστισε 9.000 €.</p>"
    page += "<h1>The mill</h1><h2>Description</h2><p>A mill grinds flour.</p><h2>Resources</h2><p>Total: 9.000 €</p>"
    assert amounts(fields, page) == ["9000 EUR total"]


def test_marks_of_notes_are_no_part_of_a_sum(fields):
    assert amounts(fields, PAGE + "<h2>Budget</h2><p>48.500¹ €</p>") == ["48500 EUR total"]


def links(record, page):
    found = record(f'<nav><a href="https://mill.example.org/">Home</a></nav>{page}')
    return [(value.text, value.rule) for value in found.of("links")]


def test_an_address_counts_once_however_it_is_written(record):
    page = PAGE + "<p>See https://stones.example.org/a/ and again http://Stones.example.org/a for more of it.</p>"
    assert [text for text, _ in links(record, page)] == ["https://stones.example.org/a/"]


def test_a_link_to_another_site_stands_where_its_words_do(record):
    page = PAGE + '<p>The <a href="https://cats.example.org/grey">guild of cats</a> helped.</p>'
    page += '<p>Ask <a href="https://mill.example.org/us">us</a>.</p>'
    made = record(f'<nav><a href="https://mill.example.org/">Home</a></nav>{page}')
    (link,) = made.of("links")
    assert (link.text, link.rule) == ("https://cats.example.org/grey", "link")
    assert link.locator.end - link.locator.start == len("guild of cats")


def test_links_of_a_page_whose_site_is_not_known_are_left(record):
    page = PAGE + '<p>The <a href="https://cats.example.org/grey">guild of cats</a> helped.</p>'
    assert not record(page).of("links")
    assert not record(f'{page}<p>Ask <a href="/us">us</a>.</p>').of("links")
    relative = f'<nav><a href="/home">Home</a></nav>{page}'
    assert [value.text for value in record(relative).of("links")] == ["https://cats.example.org/grey"]


def test_a_masked_address_is_no_link(record):
    assert not links(record, PAGE + "<p>Write to miller [at] mill.example.org for flour.</p>")


def test_hashtags_count_once_in_whatever_letters(fields):
    page = PAGE + "<p>#Mill #flour</p><p>#mill</p>"
    assert fields(page)["hashtags"] == ["#Mill", "#flour"]


def test_the_head_of_a_column_gives_its_numbers_their_currency(fields):
    page = PAGE + "<h2>Budget</h2><table><tr><th>Part</th><th>Sum (EUR)</th></tr>"
    page += "<tr><td>Stones</td><td>8,000</td></tr><tr><td>Cat</td><td>2,000</td></tr></table>"
    assert amounts(fields, page) == ["8000 EUR", "2000 EUR"]


def test_a_sum_that_only_one_language_gives_is_told(record):
    page = "<h1>Ο μύλος</h1><h2>Περιγραφή</h2><p>Ένας μύλος αλέθει αλεύρι.</p><h2>Πόροι</h2><p>Κόστισε 9.000 €.</p>"
    page += "<h1>The mill</h1><h2>Description</h2><p>A mill grinds flour.</p><h2>Resources</h2><p>{}</p>"
    codes = [
        {issue.code for issue in record(page.format(text)).issues} for text in ("It cost 9.000 €.", "It cost 8.000 €.")
    ]
    assert ["disagreeing-values" in found for found in codes] == [False, True]


@pytest.mark.parametrize(("about", "name"), [("CREATE4 is", ["CREATE4"]), ("ERA is", []), ("It is", [])])
def test_a_text_about_the_project_that_opens_with_a_name_in_capitals_names_it(record, about, name):
    page = PAGE + f"<h2>About the project</h2><p>{about} a project of nine villages that share their mills.</p>"
    assert [value.text for value in record(page).of("project")] == name


def test_the_name_of_a_project_stands_where_the_text_about_it_has_it(record):
    made = record(
        PAGE + "<h2>About the project</h2><p>The CREATE4 project is shared by nine villages and their mills.</p>"
    )
    (about,), (name,) = made.of("project_about"), made.of("project")
    assert name.locator.start - about.locator.start == len("The ")
    assert name.locator.end - name.locator.start == len("CREATE4")


def test_a_name_in_capitals_further_down_the_text_is_not_that_of_the_project(record):
    for letters, names in ((52, ["CREATE4"]), (60, [])):
        about = "x" * letters + " CREATE4 is a project of nine villages."
        found = record(PAGE + f"<h2>About the project</h2><p>{about}</p>")
        assert [value.text for value in found.of("project")] == names


def test_a_line_of_eighty_letters_may_tell_the_currency_of_the_number_below_it(fields):
    for letters, told in ((80, "9000 SEK"), (81, "9000")):
        label = "What the villages have paid for it in SEK ".ljust(letters - 1, "x")
        page = f"The mill\n\nDescription\n\nA mill grinds flour.\n\nResources\n\n{label}:\n\n9,000\n"
        assert amounts(fields, page, "page.txt") == [told]


CATS = "https://cats.example.org/grey"


@pytest.mark.parametrize(
    ("menu", "is_known"),
    [
        ("https://www.mill.example.org/", True),
        ("/home", True),
        ("../home", True),
        ("home", False),
        ("#top", False),
        ("http://[", False),
        ("https://cats.example.org/", False),
    ],
)
def test_the_menu_tells_which_links_lead_to_other_sites(record, menu, is_known):
    made = record(f'<nav><a href="{menu}">Home</a></nav>{PAGE}<p>The <a href="{CATS}">guild of cats</a> helped.</p>')
    assert [value.text for value in made.of("links")] == ([CATS] if is_known else [])


def test_the_address_in_the_head_tells_it_before_the_menu_does(record):
    head = '<head><link rel="canonical" href="https://cats.example.org/p"></head>'
    menu = '<nav><a href="https://mill.example.org/">Home</a></nav>'
    made = record(f'{head}{menu}{PAGE}<p><a href="{CATS}">Cats</a> and <a href="https://mill.example.org/">us</a></p>')
    assert [value.text for value in made.of("links")] == ["https://mill.example.org/"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("See www.cats.example.org for more.", [("http://www.cats.example.org", "address")]),
        (f'See <a href="{CATS}">{CATS}</a> for more.', [(CATS, "address")]),
        (f'See <a href="{CATS}/">the cats</a> or {CATS.upper()} for more.', [(CATS.upper(), "address")]),
        ('See <a href="https://www.mill.example.org/us">us</a>.', []),
        ('See <a href="/us">us</a>.', []),
        ('Write to <a href="mailto:anna@cats.example.org">us</a>.', []),
        ('See <a href="http://[">us</a>.', []),
        ('See <a href="http://cats.example.org">us</a>.', [("http://cats.example.org", "link")]),
    ],
)
def test_printed_addresses_and_links_to_other_sites_are_with_shared(record, words, found):
    assert links(record, f"{PAGE}<p>{words}</p>") == found


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            "<tr><th>Part (SEK)</th><th>Sum (EUR)</th></tr><tr><td>8,000</td><td>9,000</td></tr>",
            ["8000 SEK", "9000 EUR"],
        ),
        ("<tr><th>Part</th><th>In 2 (EUR)</th></tr><tr><td>Stones</td><td>9,000</td></tr>", ["2 EUR", "9000"]),
        (
            "<tr><td>Part</td><td>Sum</td></tr><tr><td>Cats</td><td>EUR</td></tr><tr><td>7,000</td><td>9,000</td></tr>",
            ["7000", "9000"],
        ),
        ("<tr><td>Stones (SEK)</td><td>9,000</td></tr><tr><td>Cat</td><td>7,000</td></tr>", ["9000 SEK", "7000"]),
        ("<tr><td>In EUR</td><td>9,000</td><td>7,000</td></tr>", ["9000 EUR", "7000 EUR"]),
        ("<tr><td>In EUR</td><td>about</td><td>7,000</td></tr>", ["7000"]),
    ],
)
def test_a_number_in_a_table_is_in_the_currency_of_its_column_else_of_its_row(fields, rows, told):
    assert amounts(fields, f"{PAGE}<h2>Costs</h2><table>{rows}</table>") == told


def test_the_words_of_a_label_or_a_line_with_a_colon_hold_for_the_next_line_alone(fields):
    for label in ("<h2>Costs in SEK</h2>", "<h2>Costs</h2><p>Paid in SEK:</p>"):
        assert amounts(fields, f"{PAGE}{label}<p>9,000</p><p>8,000</p>") == ["9000 SEK", "8000"]


BOTH = "<h1>Ο μύλος</h1><h2>Περιγραφή</h2><p>Ένας μύλος αλέθει αλεύρι.</p><h2>Προϋπολογισμός</h2><p>{}</p>"
BOTH += "<h1>The mill</h1><h2>Description</h2><p>A mill grinds flour.</p><h2>Budget</h2><p>{}</p>"


@pytest.mark.parametrize(
    ("greek", "english", "one_sided"),
    [
        ("9.000 €", "9.000 €", []),
        ("9.000 €", "soon", []),
        ("9.000 €", "8.000 €", ["8000 EUR, 9000 EUR"]),
        ("Μύλος: 9.000 €, 500 €", "Mill: 9.000 €, 70,000", ["500 EUR, 70000"]),
    ],
)
def test_sums_that_one_language_gives_and_the_other_does_not_are_named(record, greek, english, one_sided):
    issues = [issue for issue in record(BOTH.format(greek, english)).issues if issue.code == "disagreeing-values"]
    assert [issue.message.values["sums"] for issue in issues] == one_sided
    assert all(issue.severity == "warning" for issue in issues)


def about(text, *runs, start=None):
    locator = Locator("p", start, None if start is None else start + len(text))
    return value_found(FieldValue("project_about", "el", text, runs, locator, "label"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The CREATE4 project", "CREATE4"),
        ("ECO-RIS3 is one", "ECO-RIS3"),
        ("ABCD", "ABCD"),
        ("ABC", None),
        ("Create", None),
        ("", None),
    ],
)
def test_the_name_of_a_project_is_in_capitals_of_four_letters_at_least(text, name):
    assert [value.text for value in project(about(text)).values] == ([name] if name else [])


@pytest.mark.parametrize("start", [None, 0, 100])
def test_the_name_of_a_project_has_its_place_where_that_of_the_text_is_known(start):
    (name,) = project(about("The ABCD.", start=start)).values
    assert name.locator == Locator("p", *((None, None) if start is None else (start + 4, start + 8)))


@pytest.mark.parametrize(
    ("runs", "lang"),
    [([], "el"), ([(0, 4, "fr"), (4, 9, "en")], "en"), ([(0, 5, "fr"), (5, 9, "en")], "fr"), ([(5, 9, "en")], "el")],
)
def test_the_name_of_a_project_is_in_the_language_at_which_it_begins(runs, lang):
    (name,) = project(about("The ABCD.", *(Run(*run) for run in runs))).values
    assert (name.lang, name.runs) == ("el", (Run(0, 4, lang),))


def test_the_name_of_a_project_comes_of_the_text_about_it_and_of_no_other_and_only_where_no_label_gives_it():
    title = value_found(FieldValue("title", "en", "The MILL", (), Locator("p"), "label"))
    known = value_found(FieldValue("project", "en", "OVEN", (), Locator("p"), "label"))
    assert project(title) == project(NOTHING) == project(total([about("The ABCD."), known])) == NOTHING
    assert [value.text for value in project(total([title, about("It is."), about("The ABCD.")])).values] == ["ABCD"]
