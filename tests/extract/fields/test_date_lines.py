"""Dates without a label. Each page is invented."""

import pytest

PAGE = "<h1>The mill</h1><p>{}</p><p>A mill grinds flour for nine villages.</p>"
PAGE += "<h2>Results</h2><p>a</p><h2>Costs</h2><p>b</p>"


def test_a_line_of_nothing_but_a_range_is_the_period(fields):
    found = fields(PAGE.format("du 1er mai 2018 au 30 juin 2019"))
    assert (found["start_date"], found["end_date"]) == ("2018-05-01", "2019-06-30")


@pytest.mark.parametrize("line", ["ΕΣΠΑ 2014-2020", "projects 2014-2020"])
def test_the_years_of_a_programme_are_not_those_of_the_practice(fields, line):
    assert "start_date" not in fields(PAGE.format(line))


BYLINE = "by marta | 4 May 2019 | 3 comments"
REASON = "who has put the page there, and when"


def asides(record, page):
    return {aside.text: aside.reason for aside in record(page).asides}


@pytest.mark.parametrize(("between", "is_byline"), [(3, True), (4, False)])
def test_a_byline_stands_within_four_lines_of_the_title(record, between, is_byline):
    lines = "".join(f"<p>House {at} has a stove and a loft for flour.</p>" for at in range(between))
    page = PAGE.format("x").replace("<p>x</p>", f"{lines}<p>{BYLINE}</p>")
    assert (REASON in asides(record, page).values()) is is_byline


def test_a_long_line_is_no_byline(record):
    line = f"{BYLINE} | all that the bakers of nine villages told us of the mill"
    assert REASON not in asides(record, PAGE.format(line)).values()


def test_a_heading_is_no_byline(record):
    page = PAGE.format("x").replace("<p>x</p>", f"<h3>{BYLINE}</h3>")
    assert REASON not in asides(record, page).values()


def test_of_two_bylines_the_first_gives_the_date_and_both_go(record):
    page = PAGE.format(f"{BYLINE}</p><p>by petros | 5 May 2019 | 4 comments")
    found = record(page)
    assert [value.text for value in found.of("published")] == ["4 May 2019"]
    assert asides(record, page)["by petros | 5 May 2019 | 4 comments"] == REASON


def test_a_labelled_date_of_publication_goes_before_that_of_a_byline(fields):
    page = PAGE.format(BYLINE) + "<h2>Published</h2><p>6 May 2019</p>"
    assert fields(page)["published"] == "2019-05-06"


def test_a_day_on_a_line_of_its_own_is_that_of_the_page_and_a_year_is_not(fields, record):
    assert fields(PAGE.format("4 May 2019"))["published"] == "2019-05-04"
    assert "published" not in fields(PAGE.format("2019"))
    assert asides(record, PAGE.format("2019"))["2019"] == "date of the site, not of the practice"


def test_of_several_days_the_nearest_to_the_title_is_that_of_the_page(fields):
    page = "<p>1 March 2020</p><p>A mill is a house with a wheel.</p>" + PAGE.format("4 May 2019")
    assert fields(page)["published"] == "2019-05-04"


def test_a_date_behind_other_words_is_none_of_the_page(fields):
    assert "published" not in fields(PAGE.format("Deadline: 4 May 2019"))


@pytest.mark.parametrize(("line", "is_byline"), [("by editor3", True), ("by the river | by editor3", False)])
def test_a_line_that_says_nothing_but_who_wrote_the_page_is_boilerplate(record, line, is_byline):
    assert (REASON in asides(record, PAGE.format(line)).values()) is is_byline


TEXT = "<h1>The boat</h1><p>Every Saturday an old boat becomes a library.</p><p>It calls at nine villages.</p>"


@pytest.mark.parametrize(
    "label",
    ["<p><b>Done with</b></p>", "<p>It came to rest:</p>", "<h3>Done with</h3>", "<h3>Done with</h3><p>***</p>"],
)
def test_a_date_under_an_unknown_label_is_not_the_day_of_the_page(fields, label):
    assert "published" not in fields(f"{TEXT}{label}<p>30/09/2018</p>")


def test_a_date_below_the_title_or_a_text_is_the_day_of_the_page(fields):
    assert fields(f"{TEXT}<p>30/09/2018</p>")["published"] == "2018-09-30"
    assert fields("<h1>The boat</h1><p>30/09/2018</p><p>Every Saturday it calls.</p>")["published"] == "2018-09-30"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Mar 28, 2013 PROJECT  FINISHED", "Mar 28, 2013"),
        ("Mar 28, 2013 (as planned)", "Mar 28, 2013 (as planned)"),
        ("28 MARCH 2013 FINISHED", "28 MARCH 2013 FINISHED"),
    ],
)
def test_a_state_in_capitals_behind_a_date_is_no_part_of_it(record, written, text):
    found = record(f"<h1>The boat</h1><p>End date: {written}</p>")
    assert [value.text for value in found.of("end_date")] == [text]


@pytest.mark.parametrize(("last", "is_dates"), [("4/05/2019", True), ("14/05/2019", False)])
def test_a_line_of_dates_has_at_most_eighty_letters(fields, last, is_dates):
    found = fields(PAGE.format(f"13/05/2019 {'3/05/2019 ' * 6}{last}"))
    assert ("start_date" in found) is is_dates


@pytest.mark.parametrize(("letters", "is_byline"), [(80, True), (81, False)])
def test_a_byline_has_at_most_eighty_letters(record, letters, is_byline):
    line = f"{BYLINE} | ".ljust(letters, "x")
    assert (REASON in asides(record, PAGE.format(line)).values()) is is_byline


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("by marta | 4 May 2019 | 3 comments", ["4 May 2019"]),
        ("by marta, 4 May 2019, 3 comments", ["4 May 2019"]),
        ("4 May 2019 — by marta — 3 comments", ["4 May 2019"]),
        ("by marta | 4 May 2019 | 5 May 2019 | 3 comments", []),
        ("of the mill | 4 May 2019 | 3 comments", []),
    ],
)
def test_a_line_of_one_name_and_one_day_gives_the_day(record, line, published):
    assert [one.text for one in record(PAGE.format(line)).of("published")] == published


def test_a_byline_may_stand_above_the_title(record):
    made = record(f"<p>{BYLINE}</p>" + PAGE.format("It is open to all."))
    assert [one.text for one in made.of("published")] == ["4 May 2019"]


@pytest.mark.parametrize("label", ["Start date", "End date"])
def test_a_labelled_date_goes_before_a_period_on_a_line_of_its_own(record, label):
    made = record(PAGE.format("May 2018 - June 2019") + f"<h2>{label}</h2><p>May 2016</p>")
    assert [one.text for one in made.values if one.field in {"start_date", "end_date"}] == ["May 2016"]


def test_a_period_that_goes_on_is_one_and_a_day_beside_it_the_pages(fields):
    found = fields(PAGE.format("4 May 2019</p><p>2018 - 2020"))
    assert (found["start_date"], found["end_date"], found["published"]) == ("2018", "2020", "2019-05-04")


@pytest.mark.parametrize("told", ["Created by Anna, last modified on 30/09/2018", "Updated 30/09/2018"])
def test_the_day_of_a_change_is_not_that_of_the_page(fields, told):
    assert "published" not in fields(f"<h1>The boat</h1><p>{told}</p><p>Every Saturday it calls at nine villages.</p>")


def test_the_head_of_a_column_is_no_date_of_the_page(fields):
    table = "<table><tr><th>Tool</th><th>Loans in 2022</th></tr><tr><td>Ladder</td><td>212</td></tr></table>"
    text = "Whoever borrows a ladder writes one line into the book, and brings it back within a week."
    assert "Tool | Loans in 2022" in fields(f"<h1>Ladders</h1><p>{text}</p>{table}<p>{text} Really.</p>")["description"]


@pytest.mark.parametrize(("between", "is_day"), [(0, True), (1, False)])
def test_far_from_the_title_a_short_line_above_a_date_may_be_its_label(fields, between, is_day):
    found = fields(f"{TEXT}{'<p>It also lends films.</p>' * between}<p>Done with it</p><p>30/09/2018</p>")
    assert ("published" in found) is is_day
