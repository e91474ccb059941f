"""Text without a label. Each page is invented."""

import pytest

LONG = "The old mill grinds again, two days a week, after a winter in which thirty people dressed its stones. " * 3


def test_a_long_first_paragraph_is_no_summary_of_what_follows(fields):
    found = fields(f"<h1>The mill</h1><p>{LONG}</p><p>{LONG[:-1]} It is red.</p>")
    assert "summary" not in found
    assert found["description"].startswith("The old mill")


@pytest.mark.parametrize(
    ("more", "is_summary"),
    [
        ("", False),
        (" It grinds for nine villages on Mondays, for the islands on Fridays, and in August for nobody at all.", True),
    ],
)
def test_a_first_paragraph_about_as_long_as_the_rest_is_no_summary_of_it(fields, more, is_summary):
    first = "The old mill grinds again after a winter in which thirty people of the village dressed its stones by hand."
    rest = (
        "Whoever brings grain waits on a bench, reads the paper and carries the flour home on the same evening, warm."
    )
    page = f"<h1>The mill</h1><p>{first} It is as old as the church.</p><p>{rest}{more}</p>"
    assert ("summary" in fields(page)) is is_summary


def test_short_lines_before_a_labelled_description_are_no_summary(fields):
    found = fields("The mill\n\nGuild of Millers\n\nDescription\n\nThe old mill grinds again.\n", "page.txt")
    assert "summary" not in found


def test_a_line_in_brackets_before_a_labelled_description_is_no_summary_and_no_title(fields):
    credit = "(Seen from the archive of the guild of millers of the upper valley, with the thanks of all nine villages)"
    for above in ("The mill of Petra grinds again", "The mill\n\nStones of the mill"):
        page = f"{above}\n\n{credit}\n\nDescription\n\nThe old mill grinds again.\n"
        found = fields(page, "page.txt")
        assert "summary" not in found
        assert found["title"] in above


TEXT = "The project repairs the pipes, tests the water every month and marks the fountains on a map for visitors."


def test_entries_without_an_opening_line_are_no_beginning_of_the_description(fields):
    page = f"Fountains of the old town\n\n  • Water\n  • Heritage\n\n{TEXT}\n\nResults\n\nNine give water.\n"
    assert fields(page, "page.txt")["description"] == TEXT


def test_an_unknown_fact_between_lead_and_text_is_part_of_neither(fields):
    lead = "Forty stone fountains stand in the old town, of which nine give water."
    page = f"<h1>Fountains of the old town</h1><p>{lead}</p><p>Meeting point: the well</p><p>{TEXT}</p><p>{TEXT}</p>"
    assert "Meeting point" not in str(fields(page)["description"])


@pytest.mark.parametrize(
    ("between", "is_sure"), [("<p>It is open to all who come.</p>", True), ("<p>Grant 4711-A</p>", False)]
)
def test_a_description_with_a_short_line_in_it_is_to_be_checked(record, between, is_sure):
    made = record(f"<h1>The mill</h1><p>{LONG}</p>{between}<p>{LONG}</p>")
    assert [value.is_sure for value in made.of("description")] == [is_sure]


def test_a_list_that_a_line_announces_is_part_of_the_summary(fields):
    page = "<h1>The van</h1><p>The van brings:</p><ul><li>books</li><li>films</li></ul>"
    found = fields(f"{page}<h2>Description</h2><p>{TEXT}</p><h2>Results</h2><p>Nine.</p>")
    assert found["summary"] == "The van brings:\n\n- books\n- films"


def test_short_lines_alone_are_no_description(fields):
    page = "<h1>The mill</h1><div>MILLWORK</div><div>Grant 4711</div><h2>Results</h2><p>Nine tonnes of flour.</p>"
    assert "description" not in fields(page)


FIRST = "The mill grinds again, two days a week, for whoever comes."


@pytest.mark.parametrize(
    ("lead", "rest", "is_summary"),
    [(300, 450, True), (301, 600, False), (120, 60, True), (121, 60, False), (200, 300, True), (200, 298, False)],
)
def test_a_first_paragraph_is_the_summary_if_it_is_short_or_clearly_shorter_than_the_rest(
    fields, lead, rest, is_summary
):
    first, second = (("The mill grinds. " * 40)[: count - 1] + "." for count in (lead, rest))
    found = fields(f"<h1>The mill</h1><p>{first}</p><p>{second}</p>")
    assert ("summary" in found) is is_summary


def test_a_paragraph_alone_is_the_description(fields):
    assert fields(f"<h1>The mill</h1><p>{FIRST}</p>")["description"] == FIRST


def test_a_heading_or_an_opening_with_a_colon_is_no_summary(fields):
    for first in ("<p>It grinds two days a week for:</p>", "<p><b>It grinds two days a week for whoever</b></p>"):
        assert "summary" not in fields(f"<h1>The mill</h1>{first}<p>{TEXT}</p>")


def test_what_stands_before_a_labelled_description_is_its_summary_up_to_its_length(record):
    for letters, is_summary in ((1500, True), (1501, False)):
        words = ("The mill grinds. " * 100)[: letters - 1] + "."
        made = record(f"<h1>The mill</h1><p>{words}</p><h2>Description</h2><p>{TEXT}</p>")
        assert bool(made.of("summary")) is is_summary
        told = "before the description, too long for a summary" in {aside.reason for aside in made.asides}
        assert told is not is_summary


def test_what_stands_above_the_title_is_told_or_the_sites(record):
    made = record(f"<p>{FIRST}</p><p>Mills of ours</p><h1>The mill that grinds again</h1><p>{TEXT}</p>")
    fates = {aside.text: aside.fate.value for aside in made.asides if aside.reason == "above the title"}
    assert fates == {FIRST: "unplaced", "Mills of ours": "boilerplate"}


def test_a_page_without_a_title_opens_with_its_text(record):
    made = record(f"<p>{FIRST}</p><p>{TEXT}</p>")
    assert not made.of("title")
    assert FIRST in made.of("summary")[0].text


def test_a_line_that_only_opens_with_brackets_is_a_text(record):
    for words, is_text in ((f"(Since 2015) {FIRST}", True), (f"({FIRST})", False)):
        made = record(f"<h1>The mill</h1><p>{words}</p><p>{TEXT}</p>")
        assert any(words in value.text for value in made.values) is is_text


def test_short_lines_around_a_text_are_no_part_of_it(record):
    made = record(f"<h1>The mill</h1><p>Mills of ours</p><p>{FIRST}</p><p>{TEXT}</p><p>Grant 4711</p>")
    asides = {aside.text for aside in made.asides if aside.reason == "short line beside the main text"}
    assert asides == {"Mills of ours", "Grant 4711"}


def test_a_short_line_that_comes_again_is_printed_twice(record):
    made = record(
        f"<h1>The mill</h1><p>{FIRST}</p><p>Mills of ours</p><p>{TEXT}</p><p>Mills of ours</p><p>{TEXT[:-1]}!</p>"
    )
    assert [aside.text for aside in made.asides if aside.reason == "printed twice"] == ["Mills of ours"] * 2


def test_in_an_entry_of_a_list_a_longer_paragraph_is_still_its_summary(records):
    entry = "<h2>Title: {0}</h2><p>{1}</p>"
    for letters, is_summary in ((900, True), (901, False)):
        text = ("The mill grinds. " * 60)[: letters - 1] + "."
        found = records(entry.format("The mill", text) + entry.format("The oven", text))
        assert [bool(one.of("summary")) for one in found] == [is_summary, is_summary]


def test_a_list_of_short_entries_behind_the_first_paragraph_of_a_summary_is_no_part_of_it(record):
    page = f"<h1>The mill</h1><p>{FIRST}</p><ul><li>Water</li><li>Heritage</li></ul><h2>Description</h2><p>{TEXT}</p>"
    made = record(page)
    assert [value.text for value in made.of("summary")] == [FIRST]
    assert {aside.text for aside in made.asides if aside.reason == "short entry without a label"} == {
        "Water",
        "Heritage",
    }


def test_entries_that_close_a_sentence_are_part_of_the_summary(record):
    page = f"<h1>The mill</h1><p>{FIRST}</p><ul><li>Water.</li><li>Heritage!</li></ul><h2>Description</h2><p>{TEXT}</p>"
    assert record(page).of("summary")[0].text == f"{FIRST}\n\n- Water.\n- Heritage!"


def test_a_list_alone_before_a_labelled_description_is_no_summary(record):
    page = f"<h1>The mill</h1><ul><li>Water</li><li>Heritage</li></ul><h2>Description</h2><p>{TEXT}</p>"
    made = record(page)
    assert not made.of("summary")
    assert "short lines before the description" in {aside.reason for aside in made.asides}


def test_a_caption_without_its_picture_is_no_text(record):
    figure = "<figure><figcaption>The mill in May, seen from the old bridge.</figcaption></figure>"
    made = record(f"<h1>The mill</h1><p>{FIRST}</p>{figure}<p>{TEXT}</p>")
    assert "caption of a picture" in {aside.reason for aside in made.asides}
    assert all("in May" not in value.text for name in ("summary", "description") for value in made.of(name))


def test_above_a_title_with_a_label_stands_how_to_fill_in_the_form(record):
    text = f"{TEXT}\n\nTitle: The mill\n\n{FIRST}\n\nResults\n\nFlour.\n"
    made = record(text, "page.txt")
    (aside,) = (aside for aside in made.asides if aside.text == TEXT)
    assert (aside.fate.value, aside.reason) == ("boilerplate", "above the title")


def test_a_longer_line_above_the_title_may_be_the_text_where_none_stands_below(record):
    for letters, is_text in ((121, True), (120, False)):
        line = "A mill of ours and of all the others ".ljust(letters, "x")
        made = record(
            f"<p>{line}</p><h1>The mill that grinds again</h1><h2>Results</h2><p>Flour.</p><h2>Costs</h2><p>9 €</p>"
        )
        assert bool(made.of("description")) is is_text


@pytest.mark.parametrize(("times", "field"), [(1, "summary"), (4, "description")])
def test_a_paragraph_of_an_entry_in_a_list_of_practices_is_its_summary_unless_it_is_long(records, times, field):
    facts = "<p>Results: Flour for nine villages.</p><p>Location: Crete</p>"
    entries = "".join(f"<p>Title: The mill of {town}</p><p>{LONG * times}</p>{facts}" for town in ("Petra", "Lofos"))
    made = records(f"<h1>Good practices</h1>{entries}")
    assert [record.of("title")[0].text for record in made] == ["The mill of Petra", "The mill of Lofos"]
    assert all(record.of(field) for record in made)


def test_a_short_sentence_above_the_title_may_be_the_text_where_none_stands_below(record):
    for line, is_text in (("It grinds again.", True), ("It grinds again", False)):
        made = record(
            f"<p>{line}</p><h1>The mill of the valley</h1><h2>Results</h2><p>Flour.</p><h2>Costs</h2><p>9 €</p>"
        )
        assert bool(made.of("description")) is is_text


def test_a_list_of_names_alone_is_no_description(fields):
    names = "<ul><li>Guild of Millers</li><li>Bakers of Lofos</li></ul>"
    assert "description" not in fields(f"<h1>The mill of nine villages</h1><h2>Hands and heads</h2>{names}")


def test_an_unknown_label_with_its_value_is_no_summary_where_nothing_is_told(fields):
    found = fields("The mill of nine villages\n\nOwner of stones: Guild of Millers\n\nBudget: 4.000 €\n", "page.txt")
    assert "Guild of Millers" not in found.get("summary", "")


def test_a_long_text_above_the_title_of_a_pasted_text_is_its_own(fields):
    below = "It is red, and whoever brings grain waits on a bench."
    for text in (LONG.strip(), "\n\n".join(map(LONG.__getitem__, (slice(101), slice(102, 203), slice(204, 305))))):
        found = fields(f"{text}\n\nTHE MILL OF NINE VILLAGES\n\n{below}\n", "page.txt")
        assert (found.get("summary") or found["description"]).startswith("The old mill grinds")
    short = LONG[:101].strip()
    assert short not in fields(f"{short}\n\nTHE MILL OF NINE VILLAGES\n\n{below}\n", "page.txt").get("description", "")


def test_a_number_in_a_cell_above_a_labelled_description_is_no_summary(fields):
    page = (
        "<h1>Goats against fire</h1><table><tr><td>{}</td><td>NAT/000123</td></tr></table>"
        f"<h2>Description</h2><p>{TEXT}</p>"
    )
    assert "summary" not in fields(page.format("Filed"))


@pytest.mark.parametrize(("opening", "is_told"), [("We have put in:", True), ("Town of Petra", False)])
def test_short_lines_that_a_text_announces_are_its_own(record, opening, is_told):
    text = f"<p>{LONG}</p><p>{TEXT}</p>"
    made = record(f"<h1>Fountains</h1>{text}<p>{opening}</p><p>New pipes</p><p>Clean water</p>")
    (description,) = made.of("description")
    assert ("Clean water" in description.text, description.is_sure) == (is_told, True)


@pytest.mark.parametrize(
    ("end", "is_sure"), [("It lends out:", False), ("It lends out lamps to all nine villages.", True)]
)
def test_a_description_that_ends_where_it_announces_more_is_not_sure(record, end, is_sure):
    made = record(f"<h1>Fountains</h1><p>{LONG}</p><p>{TEXT}</p><p>{end}</p><h2>Results</h2><p>Nine lamps.</p>")
    assert made.of("description")[0].is_sure is is_sure


MILL = "<title>The mill grinds again</title><h1>The mill grinds again</h1>"
TAGLINE = "How two villages grind their flour by night"


@pytest.mark.parametrize(
    ("below", "is_summary"),
    [
        (f"<h2>{TAGLINE}</h2><div>Ann Baker</div><div>214</div>", True),
        (f"<p>{TAGLINE}</p>", True),
        (f"<div>Ann Baker</div><p>{TAGLINE}</p>", False),
        (f"<p>{TAGLINE} since 2017</p>", False),
        ("<p>Ministry for the mills of the upper valley</p>", False),
        ("<p>Mills: how two villages grind their flour</p>", False),
        ("<p>Flour by Night in Two Villages</p>", False),
    ],
)
def test_a_line_right_below_the_title_that_tells_something_is_the_summary(record, below, is_summary):
    made = record(
        f"{MILL}{below}<p>{TEXT} {TEXT}</p><p>{TEXT[:-1]}!</p><h2>Bread by day</h2><p>{FIRST}</p><p>{LONG}</p>"
    )
    assert (TAGLINE in {value.text for value in made.of("summary")}) is is_summary
    assert "214" not in made.of("description")[0].text


@pytest.mark.parametrize("between", ["", f"<p>{FIRST}</p>"])
def test_before_a_labelled_description_such_a_line_is_the_summary_where_no_paragraph_is(record, between):
    made = record(f"{MILL}<h3>{TAGLINE}</h3>{between}<h2>Description</h2><p>{TEXT}</p>")
    assert [value.text for value in made.of("summary")] == [FIRST if between else TAGLINE]


@pytest.mark.parametrize(
    ("line", "is_summary"),
    [
        (TAGLINE, True),
        ("Paid by the European Regional Development Fund and the village", False),
        ("A good practice of the programme for the upper valley", False),
        ("Πώς δύο χωριά αλέθουν τη νύχτα το αλεύρι τους", False),
    ],
)
def test_who_pays_and_the_words_of_another_language_below_the_title_are_no_summary(record, line, is_summary):
    made = record(f"{MILL}<p>{line}</p><h2>Description</h2><p>{TEXT}</p>")
    assert [value.text for value in made.of("summary")] == [line] * is_summary
