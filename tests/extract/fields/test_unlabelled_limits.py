"""Text without a label at the limits of what it may be. Each page is invented."""

import pytest

LONG = "The old mill grinds again, two days a week, after a winter in which thirty people dressed its stones. " * 3
TEXT = "The project repairs the pipes, tests the water every month and marks the fountains on a map for visitors."
FIRST = "The mill grinds again, two days a week, for whoever comes."
FACTS = "<h1>The mill</h1><h2>Description</h2><p>A mill grinds.</p><p><b>Institution:</b> Town of Petra</p>"


@pytest.mark.parametrize(
    ("behind", "further", "asides"),
    [
        (["www.mill.gr", "www.oven.gr"], ["www.mill.gr"], []),
        (["More words.", "www.mill.gr"], ["www.mill.gr"], ["More words."]),
        (["www.mill.gr", "www.mill.gr"], ["www.mill.gr"], ["www.mill.gr"]),
        (["anna@mill.gr"], [], ["anna@mill.gr"]),
        (["Town of Petra"], [], ["Town of Petra"]),
        (["#mill #flour"], [], []),
        (["mill #flour"], [], ["mill "]),
    ],
)
def test_behind_the_last_section_the_first_link_leads_further_and_the_rest_has_no_place(
    record, behind, further, asides
):
    made = record(FACTS + "".join(f"<p>{words}</p>" for words in behind))
    assert [one.text for one in made.of("further_information")] == further
    assert [one.text for one in made.asides if one.fate.value != "label"] == asides


def test_a_line_with_a_link_is_no_further_information_where_a_label_gives_some(record):
    made = record(f"{FACTS}<p><b>Website:</b> www.mill.gr</p><p>Of the oven: www.oven.gr</p>")
    assert [one.text for one in made.of("further_information")] == ["www.mill.gr"]


BETWEEN = [
    ("Meeting point: the well", True),
    ("Meeting point: the well.", False),
    ("(Meeting point at the well.)", False),
    ("The well of Petra", False),
]


@pytest.mark.parametrize(("line", "is_fact"), BETWEEN)
def test_only_short_lines_with_a_label_of_their_own_between_lead_and_text_are_facts(record, line, is_fact):
    made = record(f"<h1>The mill</h1><p>{FIRST}</p><p>Grant: 7</p><p>{line}</p><p>{TEXT}</p><p>{TEXT[:-1]}!</p>")
    asides = [aside.text for aside in made.asides if aside.reason == "short line beside the main text"]
    assert asides == ["Grant: 7", *([line] if is_fact else [])]


@pytest.mark.parametrize(
    ("letters", "is_short"),
    [(80, True), (81, False)],
)
def test_a_line_of_more_than_eighty_letters_tells_something_though_it_is_no_sentence(record, letters, is_short):
    line = "Mill of ours ".ljust(letters, "x")
    made = record(f"<h1>The mill</h1><p>{FIRST}</p><p>{TEXT}</p><p>{line}</p>")
    assert (line in {aside.text for aside in made.asides}) is is_short


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("Grant 4711", False),
        ("Grant 4711.", True),
        ("Grant 4711;", True),
        ("Grant 4711:", True),
        ("(Grant 4711.)", False),
    ],
)
def test_a_short_line_that_closes_as_a_sentence_does_is_of_the_text(record, line, is_told):
    made = record(f"<h1>The mill</h1><p>{FIRST}</p><p>{TEXT}</p><p>{line}</p>")
    assert (line in {aside.text for aside in made.asides}) is not is_told


@pytest.mark.parametrize(
    ("entries", "below", "is_text"),
    [
        ("<li>Water</li>", FIRST, False),
        ("<li>Water is in it.</li>", FIRST, False),
        ("<li>It grinds two days a week for nine villages.</li>", FIRST, True),
        (
            "<li>Water</li>",
            "Of water and heritage of the nine villages and of their old mills in the upper valley",
            True,
        ),
    ],
)
def test_entries_above_a_sentence_are_of_the_text_where_they_are_sentences_too(record, entries, below, is_text):
    made = record(f"<h1>The mill</h1><ul>{entries}</ul><p>{below}</p><p>{TEXT}</p>")
    aside = {one.text for one in made.asides if one.reason == "short line beside the main text"}
    assert bool(aside) is not is_text


def test_short_lines_that_come_again_are_the_sites_also_where_nothing_else_stands_there(record):
    made = record("<h1>The mill</h1><p>MILLS</p><p>MILLS</p><h2>Results</h2><p>Flour.</p><h2>Costs</h2><p>9 €</p>")
    assert [one.reason for one in made.asides if one.text == "MILLS"] == ["printed twice"] * 2


def test_a_longer_line_that_comes_again_stays(record):
    made = record(f"<h1>The mill</h1><p>{FIRST}</p><p>{TEXT}</p><p>{FIRST}</p>")
    assert made.of("description")[0].text.endswith(FIRST)


@pytest.mark.parametrize(("letters", "is_bare"), [(80, True), (81, False)])
def test_an_entry_of_up_to_eighty_letters_before_the_description_is_a_fact_without_a_label(record, letters, is_bare):
    entry = "Mill of ours ".ljust(letters, "x")
    page = f"<h1>The mill</h1><p>{FIRST}</p><ul><li>{entry}</li></ul><h2>Description</h2><p>{TEXT}</p>"
    reasons = {one.text: one.reason for one in record(page).asides}
    assert (reasons.get(entry) == "short entry without a label") is is_bare


def test_a_summary_in_a_third_language_leaves_room_for_one_in_the_pages_own(record):
    french = "Le moulin du village moud de nouveau le blé de neuf communes, deux jours par semaine, et tous viennent."
    page = f"<h1>The mill</h1><p>{FIRST}</p><h2>Summary</h2><p>{french}</p><h2>Description</h2><p>{TEXT * 3}</p>"
    assert [one.lang for one in record(page).of("summary")] == ["en", "fr"]


@pytest.mark.parametrize(
    ("below", "is_sure"),
    [(f"<p>{TEXT}</p>", True), ("<table><tr><td>Of our mill</td><td>Of our oven</td></tr></table>", False)],
)
def test_a_description_with_cells_in_it_is_to_be_checked(record, below, is_sure):
    made = record(f"<h1>The mill</h1><p>{LONG}</p>{below}<p>{LONG}</p>")
    assert [one.is_sure for one in made.of("description")] == [is_sure]
