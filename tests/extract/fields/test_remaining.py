"""What stands under no label, and what the head of the page adds. Each page is invented."""

from pipeline.model import Fate, IssueCode

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
