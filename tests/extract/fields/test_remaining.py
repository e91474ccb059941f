"""What stands under no label, and what the head of the page adds. Each page is invented."""

import pytest

from pipeline.model import Fate, IssueCode, Locator, Rule, Run

PROSE = "A mill grinds flour for nine villages again, two days a week, and bakers buy it without a middleman."
PAGE = f"<h1>The mill</h1><h2>Description</h2><p>{PROSE}</p>"


def test_an_unknown_heading_is_named_with_all_below_it(record):
    made = record(f"{PAGE}<h2>Cats and mice</h2><p>There are four of them, and they sleep in the loft all day.</p>")
    assert "no field has the label “Cats and mice”" in {str(issue.message) for issue in made.issues}
    assert "Cats and mice" in {aside.text for aside in made.asides if aside.fate is Fate.UNPLACED}


def test_a_heading_with_nothing_under_it_is_boilerplate(record):
    made = record(f"{PAGE}<h2>Cats and mice</h2><h2>Results</h2><p>Nine tonnes of flour.</p>")
    assert not any(issue.code is IssueCode.UNKNOWN_LABEL for issue in made.issues)
    assert ("Cats and mice", Fate.BOILERPLATE) in {(aside.text, aside.fate) for aside in made.asides}


def test_the_head_tells_when_the_page_was_put_there_unless_a_label_does(fields):
    head = '<head><meta property="article:published_time" content="2021-05-04"></head>'
    assert fields(head + PAGE)["published"] == "2021-05-04"
    labelled = f"{head}{PAGE}<p><b>Published:</b> 3 March 2020</p>"
    assert fields(labelled)["published"] == "2020-03-03"


def test_aims_are_the_summary_of_a_page_without_one(fields):
    aims = "<h2>Aims</h2><p>Flour for nine villages.</p>"
    assert fields(PAGE + aims)["summary"] == "Flour for nine villages."
    assert fields(f"{PAGE}<h2>Summary</h2><p>A mill.</p>{aims}")["summary"] == "A mill."


def test_aims_under_two_labels_are_one_text_and_those_of_two_languages_one_each(fields, record):
    aims = (
        "<h2>General objectives</h2><p>Flour for nine villages.</p><h2>Specific objectives</h2><p>Two days a week.</p>"
    )
    assert fields(PAGE + aims)["summary"] == "Flour for nine villages.\n\nTwo days a week."
    greek = "<h2>Περιγραφή</h2><p>Ένας μύλος αλέθει ξανά για εννέα χωριά, δύο μέρες την εβδομάδα, χωρίς μεσάζοντα.</p>"
    both = f"{PAGE}<h2>Aims</h2><p>Flour for nine villages.</p>{greek}<h2>Στόχοι</h2><p>Αλεύρι για εννέα χωριά.</p>"
    assert {value.lang: value.text for value in record(both).of("summary")} == {
        "en": "Flour for nine villages.",
        "el": "Αλεύρι για εννέα χωριά.",
    }


def test_long_aims_are_the_account_that_a_page_gives_nowhere_else(fields):
    aims = "The mill stood still for thirty years. Now it grinds wheat for nine villages on two days a week. " * 3
    found = fields(f"<h1>The mill</h1><h2>Objective</h2><p>{aims}</p>")
    assert found["description"] == aims.strip()
    assert "summary" not in found


def test_the_first_day_of_a_byline_is_that_of_the_page_and_a_year_is_none(fields):
    byline = '<p class="byline">{}</p>'
    assert fields(f"{PAGE}{byline.format('Anna Dummy, 4 May 2019, again 5 May 2020')}")["published"] == "2019-05-04"
    assert "published" not in fields(f"{PAGE}{byline.format('Anna Dummy, 2019')}")
    labelled = f"{PAGE}{byline.format('Anna Dummy, 4 May 2019')}<p><b>Published:</b> 3 March 2020</p>"
    assert fields(labelled)["published"] == "2020-03-03"


def test_aims_beside_a_summary_are_unplaced_and_told(record):
    made = record(f"{PAGE}<h2>Summary</h2><p>A mill.</p><h2>Aims</h2><p>Flour for nine villages.</p>")
    reasons = {aside.text: aside.reason for aside in made.asides}
    assert reasons["Flour for nine villages."] == "under a label of aims, which is no field"
    (value,) = record(f"{PAGE}<h2>Aims</h2><p>Flour for nine villages.</p>").of("summary")
    assert value.rule == "label-heading-of-aims"


def test_a_heading_of_up_to_120_letters_above_the_title_with_nothing_under_it_is_the_sites(record):
    heading = "Of our valley ".ljust(120, "x")
    made = record(f"<h3>{heading}</h3><h1>The mill that grinds again</h1><h2>Description</h2><p>{PROSE}</p>")
    assert {aside.text: aside.reason for aside in made.asides}[heading] == "above the title"


def sentences(letters):
    """A text of so many letters."""
    return f"{('The mill grinds. ' * 30)[: letters - 1]}."


@pytest.mark.parametrize(
    ("page", "letters", "field"),
    [
        ("<h1>The mill</h1>", 250, "summary"),
        ("<h1>The mill</h1>", 251, "description"),
        (PAGE, 251, "summary"),
        (f"{PAGE}<h2>Summary</h2><p>A mill.</p>", 251, None),
        ("<h1>The mill</h1><h2>Summary</h2><p>A mill.</p>", 250, None),
        ("<h1>The mill</h1><h2>Summary</h2><p>A mill.</p>", 251, "description"),
    ],
)
def test_aims_fill_what_the_page_leaves_empty_the_long_ones_as_its_account(record, page, letters, field):
    made = record(f"{page}<h2>Aims</h2><p>{sentences(letters)}</p>")
    assert [one.field for one in made.values if one.rule == "label-heading-of-aims"] == ([field] if field else [])


def test_aims_that_stand_in_for_an_account_are_not_surely_it(record):
    (summary,) = record(f"{PAGE}<h2>Aims</h2><p>{sentences(250)}</p>").of("summary")
    (account,) = record(f"<h1>The mill</h1><h2>Aims</h2><p>{sentences(251)}</p>").of("description")
    assert (summary.is_sure, account.is_sure) == (True, False)


def test_two_short_aims_that_are_long_together_are_an_account(fields):
    aims = f"<h2>General objectives</h2><p>{sentences(125)}</p><h2>Specific objectives</h2><p>{{}}</p>"
    assert "description" not in fields(f"<h1>The mill</h1>{aims.format(sentences(125)[1:] + '!')}")
    assert "description" in fields(f"<h1>The mill</h1>{aims.format(sentences(125) + '!')}")


def test_a_label_of_aims_with_nothing_under_it_gives_nothing(record):
    made = record(f"{PAGE}<h2>Aims</h2><h2>Results</h2><p>Nine tonnes of flour.</p>")
    assert not made.of("summary")


@pytest.mark.parametrize(
    ("together", "reason"), [(120, "above the title"), (121, "under the unknown heading “Our valley”")]
)
def test_a_heading_above_the_title_is_the_sites_with_a_few_words_below_it(record, together, reason):
    words = sentences(together - len("Our valley"))
    made = record(
        f"<h3>Our valley</h3><p>{words}</p><h1>The mill that grinds again</h1><h2>Description</h2><p>{PROSE}</p>"
    )
    assert {aside.text: aside.reason for aside in made.asides}[words] == reason


def test_an_unknown_heading_is_quoted_up_to_eighty_letters_and_up_to_sixty_where_its_words_are_set_aside(record):
    heading = "Cats and mice ".ljust(81, "x")
    made = record(f"{PAGE}<h2>{heading}</h2><p>There are four of them, and they sleep in the loft all day.</p>")
    (issue,) = (issue for issue in made.issues if issue.code is IssueCode.UNKNOWN_LABEL)
    assert issue.message.values["words"] == heading[:80]
    assert f"under the unknown heading “{heading[:60]}”" in {aside.reason for aside in made.asides}


PUBLISHED = '<head><meta property="article:published_time" content="{}"></head>'


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        ("2021-05-04", f"<h1>The mill</h1><p>{PROSE}</p>", ["2021-05-04"]),
        ("2021-05-04", f"<h1>The mill</h1><p>4 May 2019</p><p>{PROSE}</p>", ["2021-05-04"]),
        ("soon", f"<h1>The mill</h1><p>4 May 2019</p><p>{PROSE}</p>", ["2019-05-04"]),
        ("", f"<h1>The mill</h1><p>4 May 2019</p><p>{PROSE}</p>", ["2019-05-04"]),
        ("soon", PAGE, []),
        ("", PAGE, []),
        ("2021-05-04", f"{PAGE}<p><b>Published:</b> 3 March 2020</p>", ["2020-03-03"]),
    ],
)
def test_the_day_in_the_head_counts_before_a_line_and_behind_a_label(record, head, body, published):
    made = record(PUBLISHED.format(head) + body)
    assert [one.value.edtf for one in made.of("published")] == published


def test_the_day_in_the_head_is_in_the_pages_language_and_stands_nowhere_on_it(record):
    (value,) = record(PUBLISHED.format("2021-05-04") + PAGE).of("published")
    assert (value.text, value.lang, value.runs) == ("2021-05-04", "en", (Run(0, 10, "en"),))
    assert (value.rule, value.locator) == (Rule.HEAD_OF_PAGE, Locator("head"))


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        (["4 May 2019, Anna ".ljust(120, "x")], ["4 May 2019"]),
        (["4 May 2019, Anna ".ljust(121, "x")], []),
        (["Anna Dummy", "by Eva, 4 May 2019"], ["4 May 2019"]),
        (["Anna Dummy, May 2019", "by Eva, 4 May 2019", "by Ada, 5 May 2020"], ["4 May 2019"]),
    ],
)
def test_the_first_byline_that_is_short_and_gives_a_day_gives_that_of_the_page(record, lines, published):
    bylines = "".join(f'<p class="byline">{line}</p>' for line in lines)
    assert [one.text for one in record(f"{PAGE}{bylines}").of("published")] == published


def test_a_byline_may_tell_when_the_page_was_changed(fields):
    page = '<h1>The boat</h1><p class="byline">{} 30 September 2018 by Anna</p><p>Every Saturday it calls.</p>'
    assert fields(page.format("Posted"))["published"] == "2018-09-30"
    assert "published" not in fields(page.format("Last modified"))


def test_aims_do_not_go_on_a_description_under_its_label(record):
    page = f"{PAGE}<h2>Summary</h2><p>A mill.</p><h2>Aims</h2><p>{sentences(251)}</p>"
    assert sentences(251) not in record(page).of("description")[0].text


DATA = '<script type="application/ld+json">{{"@type": "{}", "description": "{}"}}</script>'


@pytest.mark.parametrize(
    ("type_", "body", "told"),
    [
        ("Project", "", {"description": "It grinds for nine villages.", "summary": "A mill grinds."}),
        ("WebSite", "", {"description": "A mill grinds."}),
        ("Project", "<p>The stones are dressed by hand.</p>", {}),
    ],
    ids=["of the page", "of the site", "a page with words"],
)
def test_a_page_that_prints_nothing_is_described_by_its_head(record, type_, body, told):
    head = '<title>The mill</title><meta name="description" content="A mill grinds.">'
    page = f"<head>{head}{DATA.format(type_, 'It grinds for nine villages.')}</head><body>{body}</body>"
    found = {value.field: value.text for value in record(page).values if value.rule == "head-of-page"}
    found.pop("title", None)
    assert found == told
