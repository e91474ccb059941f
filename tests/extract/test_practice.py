"""One practice, from its lines to its values: what the phases hand on to each other. Each page is invented."""

import pytest

from pipeline.model import IssueCode, Lesson, Profile, Severity, Teaching

PROSE = "A mill grinds flour for nine villages again, two days a week, and bakers buy it without a middleman."


def test_what_practices_have_and_a_page_lacks_is_told(record):
    made = record(f"<h1>The mill</h1><h2>Description</h2><p>{PROSE}</p><h2>Results</h2><p>Flour.</p>")
    lacks = [str(issue.message) for issue in made.issues if issue.code is IssueCode.MISSING_FIELD]
    assert len(lacks) == 2
    assert not any("title" in one or "description" in one for one in lacks)


def test_a_labelled_title_leaves_nothing_to_choose(record):
    page = f"<h1>Portal of mills</h1><p>Title: The mill that grinds again</p><h2>Description</h2><p>{PROSE}</p>"
    made = record(page)
    assert [value.text for value in made.of("title")] == ["The mill that grinds again"]
    assert "title" not in {choice.subject for choice in made.choices}


def test_a_place_that_a_site_was_taught_for_another_field_leaves_the_title_to_be_chosen(record):
    lesson = Lesson(place="p.who", field="institution")
    page = f"<h1>The mill</h1><p>{PROSE}</p><p class='who'>Guild of Millers</p>"
    made = record(page, profile=Profile(teaching=Teaching("site", places=(lesson,))))
    assert [value.text for value in made.values if value.field in {"title", "institution"}] == [
        "The mill",
        "Guild of Millers",
    ]


def test_sums_links_and_figures_are_found_in_what_is_told(record):
    page = f"<h1>The mill</h1><h2>Description</h2><p>{PROSE} See www.mill.gr.</p>"
    made = record(f"{page}<h2>Results</h2><p>4,000 loaves.</p><h2>Resources needed</h2><p>About €4,500.</p>")
    assert [made.of(name)[0].text for name in ("amounts", "links", "figures")] == [
        "€4,500",
        "http://www.mill.gr",
        "4,000 loaves",
    ]


def test_every_character_is_accounted_for(record):
    made = record(f"<nav>Menu</nav><h1>The mill</h1><p>{PROSE}</p><h2>Cats</h2><p>Four.</p><p>Owner: Town of Petra</p>")
    told = made.coverage
    assert told.characters == told.field + told.label + told.boilerplate + told.unplaced > 0


def test_a_label_that_opens_a_sentence_is_no_title(record):
    made = record(f"<h1>The mill</h1><p>Practice title is what we asked for.</p><h2>Description</h2><p>{PROSE}</p>")
    assert [value.text for value in made.of("title")] == ["The mill"]


def test_pictures_links_and_hashtags_of_boilerplate_are_none_of_the_practice(record):
    page = (
        f"<h1>The mill</h1><h2>Description</h2><p>{PROSE} #mill</p><footer><p>#site www.site.example.org</p></footer>"
    )
    made = record(page)
    assert [value.text for value in made.of("hashtags")] == ["#mill"]
    assert not made.of("links")


def test_the_kicker_and_the_head_of_a_page_are_of_none_of_its_several_practices(records):
    entry = "<h2>{0}</h2><p>Summary: {0} is run by its village.</p><p>Location: Crete</p>"
    head = "<title>Mills and ovens</title>"
    found = records(f"{head}<h1>Good practices</h1>{entry.format('The mill')}{entry.format('The oven')}")
    assert [[value.text for value in one.of("title")] for one in found] == [["The mill"], ["The oven"]]
    assert [one.number for one in found] == ["1", "2"]


@pytest.mark.parametrize(
    ("more", "code", "severity"),
    [
        ("<p><b>Start date:</b> when the brook rose</p>", IssueCode.UNREAD_VALUE, Severity.WARNING),
        ("<h2>Odds and ends</h2><p>There are four cats in the loft.</p>", IssueCode.UNKNOWN_LABEL, Severity.INFO),
        ("<h2>Resorces needed</h2><p>Oil and two stones.</p>", IssueCode.NEAR_LABEL, Severity.INFO),
        ("<h2>Results</h2>", IssueCode.EMPTY_SECTION, Severity.INFO),
        (f"<h2>Results</h2><p>{PROSE}</p><p>{PROSE}</p>", IssueCode.REPEATED_TEXT, Severity.INFO),
        ("", IssueCode.MISSING_FIELD, Severity.WARNING),
    ],
)
def test_what_makes_a_sheet_wrong_is_a_warning_and_what_is_only_odd_is_told(record, more, code, severity):
    made = record(f"<p>Good practice</p><h1>The mill</h1><h2>Description</h2><p>{PROSE}</p>{more}")
    assert {issue.severity for issue in made.issues if issue.code is code} == {severity}


def test_two_languages_that_disagree_about_dates_or_sums_are_a_warning(record):
    page = (
        "<h1>Ο μύλος</h1><h2>Περιγραφή</h2><p>Ένας μύλος αλέθει αλεύρι ξανά για εννέα χωριά.</p>"
        "<h2>Έναρξη</h2><p>2018</p><h2>Πόροι</h2><p>Κόστισε 9.000 €.</p>"
        f"<h1>The mill</h1><h2>Description</h2><p>{PROSE}</p>"
        "<h2>Start date</h2><p>2019</p><h2>Resources</h2><p>It cost 8.000 €.</p>"
    )
    found = [issue.severity for issue in record(page).issues if issue.code is IssueCode.DISAGREEING_VALUES]
    assert found == [Severity.WARNING, Severity.WARNING]


def test_a_link_under_a_label_in_a_side_box_is_one_of_the_practice(record):
    page = f"<h1>The mill</h1><h2>Description</h2><p>{PROSE}</p>"
    made = record(f"{page}<aside><h4>Website</h4><p>www.mill.gr</p></aside>")
    assert [value.text for value in made.of("links")] == ["http://www.mill.gr"]
