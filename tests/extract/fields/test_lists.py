"""Sums in the sections on resources, with their roles. Each page is invented."""

import pytest

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
