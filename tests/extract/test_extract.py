"""Records as a whole: coverage, languages, pairs, texts."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.page.section_lines import OF_SITE
from pipeline.model import Blocker, Fate, IssueCode, Profile, Run
from pipeline.text.repeating import words_hash

REPEATED = Profile(boilerplate=(words_hash("Nine mills of our valley work again."),))

BILINGUAL = """<html><body><main><section><h1>Το πηγάδι που διαβάζει</h1><p>Ένα πηγάδι με ράφι για βιβλία.</p>
<h2>Περιγραφή</h2><p>Το ράφι γεμίζει από όσους περνούν από την πλατεία.</p><p>Κανείς δεν μετρά τα βιβλία.</p>
<h2>Πόροι</h2><p>Ξύλο και βίδες: 1.250 €.</p><h2>Έναρξη</h2><p>Μάιος 2016</p></section>
<section><h1>The well that reads</h1><p>A well with a shelf for books.</p>
<h2>Description</h2><p>The shelf is filled by those who cross the square.</p><p>Nobody counts the books.</p>
<h2>Resources needed</h2><p>Wood and screws: €1,250.</p><h2>Start date</h2><p>{start}</p>
</section></main></body></html>"""


def test_two_languages_by_block_are_two_sides_of_one_record(record):
    made = record(BILINGUAL.format(start="May 2016"))
    assert [(value.lang, value.text) for value in made.of("title")] == [
        ("el", "Το πηγάδι που διαβάζει"),
        ("en", "The well that reads"),
    ]
    assert [value.lang for value in made.of("description")] == ["el", "en"]
    assert [value.value.amount for value in made.of("amounts")] == ["1250"]


def test_what_says_the_same_is_paired_block_by_block(record):
    greek, english = record(BILINGUAL.format(start="May 2016")).of("description")
    assert greek.pairs == english.pairs
    assert [
        (greek.text[pair.first_start : pair.first_end], english.text[pair.second_start : pair.second_end])
        for pair in greek.pairs
    ] == [
        ("Το ράφι γεμίζει από όσους περνούν από την πλατεία.", "The shelf is filled by those who cross the square."),
        ("Κανείς δεν μετρά τα βιβλία.", "Nobody counts the books."),
    ]


def test_dates_that_disagree_are_an_issue(record):
    made = record(BILINGUAL.format(start="May 2017"))
    assert [issue.message for issue in made.issues if issue.code is IssueCode.DISAGREEING_VALUES] == [
        "start_date is given as 2016-05, 2017-05"
    ]


def test_alternating_paragraphs_fall_to_their_sides(record):
    made = record(
        "<h1>Το πηγάδι / The well</h1><h2>Περιγραφή / Description</h2><p>Το ράφι γεμίζει κάθε μέρα από περαστικούς.</p>"
        "<p>The shelf is filled every day by those who pass.</p><p>Κανείς δεν μετρά τα βιβλία του.</p>"
        "<p>Nobody ever counts its books.</p><h2>Πόροι / Resources needed</h2><p>Ξύλο και βίδες από την αποθήκη.</p>"
        "<p>Wood and screws from the store.</p>"
    )
    assert [value.text for value in made.of("title")] == ["Το πηγάδι", "The well"]
    assert [value.text.count("\n\n") for value in made.of("description")] == [1, 1]


def test_a_table_inside_a_section_keeps_its_rows(record):
    made = record(
        "<h1>T</h1><h2>Results</h2><p>a</p><h2>Budget</h2><table><tr><th>Item</th><th>Cost</th></tr>"
        "<tr><td>Boat</td><td>€ 24,000</td></tr></table><p>The rest was free.</p>"
    )
    (value,) = made.of("resources")
    assert value.text == "Item | Cost\nBoat | € 24,000\n\nThe rest was free."
    assert value.cells == (("Item", "Cost"), ("Boat", "€ 24,000"))


def test_nested_lists_keep_their_depth(fields):
    page = "<h1>T</h1><h2>Results</h2><ul><li>one<ul><li>inner</li></ul></li><li>two</li></ul>"
    assert fields(page)["evidence"] == "- one\n  - inner\n- two"


def test_the_numbers_of_a_list_stay_and_its_bullets_do_not(fields):
    page = "A mill\n\nDescription\n\n5. Mend the wheel.\n6. Open the door.\n\nResults\n\n• one wheel\n• one door\n"
    found = fields(page, "page.txt")
    assert found["description"] == "- 5. Mend the wheel.\n- 6. Open the door."
    assert found["evidence"] == "- one wheel\n- one door"


def test_the_runs_of_a_value_cover_its_text(record):
    for value in record(BILINGUAL.format(start="May 2016")).values:
        assert value.runs[0].start == 0
        assert value.runs[-1].end == len(value.text)
        assert all(one.end == two.start for one, two in zip(value.runs, value.runs[1:], strict=False))
        assert all(isinstance(run, Run) and run.start < run.end for run in value.runs)


def test_a_value_says_where_it_stands_and_what_found_it(record):
    page = "A van\n\nResults\n\nNine villages.\n"
    made = record(page + "\nResources needed\n\nOil.\n", "page.txt")
    (value,) = made.of("evidence")
    assert page[value.locator.start : value.locator.end] == "Nine villages."
    assert (value.rule, value.locator.path) == ("label-line", "line 5")


def test_links_are_those_printed_and_those_to_other_sites(fields):
    page = (
        "<h1>T</h1><h2>Results</h2><p>See www.mill.example.org/a, <a href='https://other.example.org/b'>this</a> and "
    )
    page += "<a href='/own'>that</a>.</p><h2>Costs</h2><p>a</p>"
    found = fields(page, url="https://site.example.eu/x")
    assert found["links"] == ["http://www.mill.example.org/a", "https://other.example.org/b"]


WORDS = st.sampled_from(
    """<h1>A-van</h1> <h2>Description</h2> <h2>Πόροι</h2> <h3>Oddities</h3> <p>Location:Crete</p> <p>text.</p>
    <p>κείμενο</p> <table><tr><td>Start</td><td>2014</td></tr></table> <ul><li>€5,000</li><li>*x</li></ul>
    <dl><dt>Contact</dt><dd>a@b.gr</dd></dl> <nav>menu</nav> <p>#tag</p> <p>Summary:</p> <p>–</p> <img/src="a.png">
    <dl><dt>End</dt><dd>–</dd></dl> <dl><dt>Oddity</dt><dd>1</dd></dl> <h2>What-it-costs-us</h2>
    <h3>What-is-GREENWAY?</h3> <table><tr><th>Τόπος</th><th>Place</th></tr><tr><td>Κρήτη</td><td>Crete</td></tr></table>
    <p>SUCCESS|Published:2015</p> <div><span/class="k">City</span><span/class="v">Vigo</span></div>
    <h2>Κυριακή,12-5-2019</h2> <h3>Lessons:so-what</h3>
    <p><b>Results:</b>ok|End:2015</p> <aside><h4>Project</h4><p>VANS4</p></aside> <p>Back&nbsp;to&nbsp;Top</p>
    <table><tr><td>Location</td><td>Country</td></tr><tr><td>a</td><td>b</td></tr></table> <p>so\u00adft\u200b</p>
    <p>Title/Τίτλος</p> <p>3&nbsp;May&nbsp;2019</p> <p>Greece</p>""".split()
)


@settings(max_examples=60)
@given(st.lists(WORDS, max_size=12).map("".join))
def test_coverage_adds_up_on_any_page(records, markup):
    made = records(f"<html><body>{markup}</body></html>")
    for record in made:
        coverage = record.coverage
        assert coverage.field + coverage.label + coverage.boilerplate + coverage.unplaced == coverage.characters
        assert all(value.text for value in record.values)


def test_the_second_title_of_a_copied_text_stands_before_the_labels_of_its_language(record):
    page = "Το πηγάδι που διαβάζει\n\nΠερίληψη\n\nΈνα ράφι με βιβλία στην πλατεία.\n\nΠόροι\n\nΞύλο και βίδες.\n\n"
    page += "English version\n\nThe well that reads\n\nSummary\n\nA shelf with books on the square.\n\n"
    page += "Resources needed\n\nWood and screws.\n"
    made = record(page, "page.txt")
    assert [(value.lang, value.text) for value in made.of("title")] == [
        ("el", "Το πηγάδι που διαβάζει"),
        ("en", "The well that reads"),
    ]
    assert made.coverage.unplaced == 0


def test_a_label_that_comes_twice_below_values_of_others_tears_no_page_apart(records):
    made = records(
        "The mill\n\nInstitution\n\nGuild of Millers\n\nDescription\n\nSummary\n\nThe old mill grinds again.\n\n"
        "Description\n\nA mill that stood still for thirty years grinds again, two days a week.\n",
        "page.txt",
    )
    assert len(made) == 1
    assert made[0].of("description")[0].text.startswith("A mill that stood still")


def test_what_is_known_for_a_label_is_no_text_without_a_place(record):
    made = record("<h1>The mill</h1><h2>Description</h2><p>A mill grinds flour for nine villages.</p>")
    assert [aside.fate for aside in made.asides] == [Fate.LABEL]
    assert IssueCode.UNPLACED_TEXT not in {issue.code for issue in made.issues}


def test_a_meeting_that_a_text_tells_of_makes_no_event_of_its_page(record):
    for title, told, is_event in (("The mill", "A kick-off meeting.", False), ("A kick-off meeting", "A mill.", True)):
        made = record(f"<h1>{title}</h1><h2>Description</h2><p>{told}</p>")
        (kind,) = (choice for choice in made.choices if choice.subject == "kind")
        assert ("event" in dict(kind.candidates[0].features)) is is_event


def test_a_page_with_nothing_but_a_title_says_so(record):
    (issue,) = record("<h1>The mill of the valley</h1>").issues
    assert issue.message.values["reason"] == "it has nothing but a title"


def test_what_stands_before_the_first_practice_of_a_list_is_nobodys_and_told_as_what_it_is(records):
    entry = "<h2>Title: The {0}</h2><p>It works again for nine villages.</p><h3>Results</h3><p>Much of it.</p>"
    above = "<p>Nine mills of our valley work again.</p><p>***</p><nav><a href='/'>Home</a></nav>"
    first, second = records(f"{above}{entry.format('mill')}{entry.format('oven')}")
    told = [(aside.text, aside.fate, aside.reason) for aside in first.asides][:3]
    assert told == [
        ("Nine mills of our valley work again.", Fate.UNPLACED, "before the first practice of the list"),
        ("***", Fate.BOILERPLATE, "no words"),
        ("Home", Fate.BOILERPLATE, "menu"),
    ]
    assert (first.number, second.number) == ("1", "2")


def test_text_before_the_first_practice_of_a_list_holds_none_of_them_up(records):
    entry = "<h2>Title: The {0}</h2><p>It works again for nine villages.</p><h3>Results</h3><p>Much of it.</p>"
    above = "".join(f"<p>Mill {number} of our valley works again for its village.</p>" for number in range(9))
    first, second = records(f"{above}{entry.format('mill')}{entry.format('oven')}")
    assert first.coverage.unplaced == second.coverage.unplaced > first.coverage.field
    assert Blocker.UNPLACED not in {*first.why, *second.why}


def test_values_without_any_label_are_no_sign_of_a_practice(record):
    page = "<h1>The mill</h1><p>A mill grinds flour for nine villages again.</p><p>{}Petra, Greece</p>"
    page += "<p>{}5 May 2016 – 6 May 2017</p><p>{}</p><h2>Results</h2><p>Flour.</p>"
    without = ("", "", "Partners: Town of Petra (lead), Guild of Millers")
    for words, is_sign in ((without, False), (("Location: ", "Period: ", "Institution: Town of Petra"), True)):
        made = record(page.format(*words))
        assert {value.field for value in made.values} >= {"location", "start_date", "institution"}
        (kind,) = (choice for choice in made.choices if choice.subject == "kind")
        assert ("values" in dict(kind.candidates[0].features)) is is_sign


def test_what_the_site_repeats_is_its_own_before_a_list_of_practices_too(records):
    entry = "<h2>Title: The {0}</h2><p>It works again for nine villages.</p><h3>Results</h3><p>Much of it.</p>"
    above = "Nine mills of our valley work again."
    page = f"<p>{above}</p>{entry.format('mill')}{entry.format('oven')}"
    for profile, reason in ((Profile(), "before the first practice of the list"), (REPEATED, OF_SITE)):
        first, _ = records(page, profile=profile)
        assert {aside.reason for aside in first.asides if aside.text == above} == {reason}


def test_the_last_line_of_a_practice_in_a_list_counts_for_it(records):
    entry = "<h2>Title: The {0}</h2><p>It works again for nine villages.</p><h3>Results</h3><p>Much of it.</p>"
    left = f"<p><b>Hashtags:</b></p><p>{'The river froze over, and nobody came. ' * 6}</p>"
    first, second = records(f"{entry.format('mill')}{entry.format('oven')}{left}")
    assert (Blocker.UNPLACED in first.why, Blocker.UNPLACED in second.why) == (False, True)
