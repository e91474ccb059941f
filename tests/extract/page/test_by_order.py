"""Unknown headings in the place of a text that is missing. Each page is invented."""

import pytest

PAGE = "<h1>The mill</h1>{}"


def texts(*sections):
    return PAGE.format("".join(f"<h2>{name}</h2><p>{text}</p>" for name, text in sections))


STORY = ("Description", "A mill grinds flour for nine villages again, two days a week.")
RESULTS = ("Results", "Nine tonnes of flour were ground in the first year.")
ODD = ("Stones and sieves", "It took €4,500 and two stones from the old quarry.")
WHEEL = "A smith forged the wheel anew, and children painted it red."


def test_the_one_text_missing_between_two_is_the_unknown_one(fields):
    assert fields(texts(STORY, ODD, RESULTS))["resources"] == ODD[1]


def test_resources_without_a_sum_are_none(fields):
    page = texts(STORY, ("Stones and sieves", "It took two stones from the old quarry."), RESULTS)
    assert "resources" not in fields(page)


def test_two_unknown_texts_in_the_place_of_one_are_left(fields):
    assert "resources" not in fields(texts(STORY, ODD, ("Cats and mice", "They cost €30 a year in milk."), RESULTS))


def test_at_the_end_all_else_must_be_told(fields):
    last = ("Wheels within wheels", "Any village with a brook can do the same.")
    told = texts(STORY, ("Resources needed", "It took €4,500."), RESULTS, last)
    assert fields(told)["transfer"] == last[1]
    assert "transfer" not in fields(texts(STORY, RESULTS, last))


@pytest.mark.parametrize("label", ["h4", "p"])
def test_a_cost_beside_its_label_is_no_text_among_headings(fields, label):
    facts = "".join(
        f"<div><{label}>{name}</{label}><p>{value}</p></div>"
        for name, value in (("Total cost", "€4,500"), ("Owner", "Town of Petra"), ("Start date", "May 2019"))
    )
    last = ("Wheels within wheels", "Any village with a brook can do the same.")
    found = fields(PAGE.format(facts) + texts(STORY, RESULTS, last).removeprefix("<h1>The mill</h1>"))
    assert (found["institution"], found["transfer"]) == ("Town of Petra", last[1])


def test_a_line_that_only_names_something_is_no_text(fields):
    page = texts(STORY, ("Discover the fund", "project info and more €3"), RESULTS)
    assert "resources" not in fields(page)


HARD = ("Difficulties", "The stones were worn, and nobody could dress them.")
COSTS = ("Resources needed", "It took €4,500 and two stones.")
AGAIN = ("Transferability", "Any village with a brook can do the same.")


@pytest.mark.parametrize(
    ("sections", "field"),
    [
        ([STORY, COSTS, ("Sacks and carts", "Nine tonnes of flour were ground."), HARD], "evidence"),
        ([STORY, COSTS, RESULTS, ("Sacks and carts", "The stones were worn."), AGAIN], "difficulties"),
        ([STORY, RESULTS, ("Sacks and carts", "It took €4,500 in the rain."), AGAIN], "difficulties"),
        ([("Sacks and carts", "A mill grinds flour again."), COSTS, RESULTS], None),
        ([STORY, COSTS, ("Sacks and carts", "Flour"), HARD], None),
        ([STORY, COSTS, ("Sacks and carts", "Nine."), HARD], None),
    ],
)
def test_an_unknown_heading_between_known_ones_is_the_text_that_lacks_there(fields, sections, field):
    found = fields(texts(*sections))
    told = next((text for name, text in sections if name == "Sacks and carts"))
    assert [name for name, text in found.items() if text == told and name in {"evidence", "difficulties"}] == (
        [field] if field else []
    )


def test_two_unknown_headings_in_the_place_of_two_texts_are_these(fields):
    found = fields(texts(STORY, ODD, ("Sacks and carts", "Nine tonnes of flour were ground."), HARD))
    assert (found["resources"], found["evidence"]) == (ODD[1], "Nine tonnes of flour were ground.")


def test_a_page_in_two_languages_is_left_as_it_is(fields):
    greek = "<h1>Ο μύλος</h1><h2>Περιγραφή</h2><p>Ένας μύλος αλέθει αλεύρι ξανά για εννέα χωριά, δύο μέρες.</p>"
    assert "resources" not in fields(greek + texts(STORY, ODD, RESULTS))


def test_a_guess_names_what_it_is_taken_for(record):
    made = record(texts(STORY, ODD, RESULTS))
    (value,) = made.of("resources")
    assert value.rule == "by-order"
    assert "near-label" in {issue.code for issue in made.issues}


def test_a_word_of_the_heading_says_which_of_the_missing_texts_it_is(fields):
    last = ("Difficulties on the way", "The stones had to be carried up by hand in the rain.")
    found = fields(texts(STORY, RESULTS, last))
    assert found["difficulties"] == last[1]
    assert "transfer" not in found


def test_two_unknown_headings_of_which_one_cannot_be_its_text_are_left(fields):
    for second in ("Nine.", "flour and carts"):
        assert "resources" not in fields(texts(STORY, ODD, ("Sacks and carts", second), HARD))


def test_a_fact_and_a_heading_with_nothing_below_it_part_no_row_of_unknown_ones(fields):
    page = texts(STORY, ODD, ("Sacks and carts", "Nine tonnes of flour were ground."), HARD)
    empty = page.replace("<h2>Sacks", "<h2>Cats and mice</h2><h2>Sacks")
    found = fields(empty)
    assert (found["resources"], found["evidence"]) == (ODD[1], "Nine tonnes of flour were ground.")
    sold = page.replace("flour were ground.", "flour were ground for €900.")
    parted = fields(sold.replace("<h2>Sacks", "<h2>Institution</h2><p>Town of Petra</p><h2>Sacks"))
    assert "evidence" not in parted


@pytest.mark.parametrize(("letters", "is_text"), [(10, True), (9, False)])
def test_an_item_of_ten_letters_is_a_text(fields, letters, is_text):
    page = texts(STORY, COSTS, ("Sacks and carts", "{}"), HARD).replace(
        "<p>{}</p>", f"<ul><li>{'x' * letters}</li></ul>"
    )
    assert ("evidence" in fields(page)) is is_text


@pytest.mark.parametrize(("lines", "is_guessed"), [(1, True), (2, False)])
def test_main_text_of_two_lines_is_the_description_and_no_heading_is(record, lines, is_guessed):
    page = texts(("Sacks and carts", "A mill grinds flour for nine villages."), COSTS, RESULTS, HARD, AGAIN)
    made = record(page.replace("<h1>The mill</h1>", f"<h1>The mill</h1>{'<p>It grinds again.</p>' * lines}"))
    assert any(one.rule == "by-order" for one in made.of("description")) is is_guessed


def test_a_guess_is_named_by_the_label_in_the_language_of_its_heading(record):
    greek = "<h1>Ο μύλος</h1><h2>Περιγραφή</h2><p>Ένας μύλος αλέθει ξανά.</p><h2>Πέτρες και κόσκινα</h2>"
    made = record(f"{greek}<p>Κόστισε 4.500 ευρώ και δύο πέτρες.</p><h2>Αποτελέσματα</h2><p>Εννέα τόνοι αλεύρι.</p>")
    (issue,) = (issue for issue in made.issues if issue.code == "near-label")
    assert issue.message.values["meant"] == "Απαιτούμενοι πόροι"


def sides(*labels):
    told = ("A mill grinds flour for nine villages again.", "Nine tonnes were ground.", "It rained for a year.")
    erzaehlt = ("Eine Mühle mahlt wieder Mehl für neun Dörfer.", "Neun Tonnen wurden gemahlen.", "Es regnete ein Jahr.")
    german = "".join(f"<h2>{name}</h2><p>{text}</p>" for name, text in zip(labels[0], erzaehlt, strict=False))
    english = "".join(f"<h2>{name}</h2><p>{text}</p>" for name, text in zip(labels[1], told, strict=False))
    return f'<h1>Die Mühle</h1><div lang="de">{german}</div><h1>The mill</h1><div lang="en">{english}</div>'


GERMAN = ("Beschreibung", "Ergebnisse", "Schwierigkeiten")


def test_an_unknown_heading_is_what_stands_in_its_place_on_the_other_side(record):
    made = record(sides(GERMAN, ("Wheels and stones", "Results", "Difficulties")))
    assert made.of("description")[1].text == "A mill grinds flour for nine villages again."
    made = record(sides(("Räder und Steine", *GERMAN[1:]), ("Description", "Results", "Difficulties")))
    assert made.of("description")[0].text == "Eine Mühle mahlt wieder Mehl für neun Dörfer."


@pytest.mark.parametrize(
    "labels",
    [("Wheels and stones", "Results"), ("Wheels and stones", "Difficulties", "Results")],
    ids=["fewer texts", "another order"],
)
def test_sides_that_do_not_tell_the_same_tell_nothing_of_each_other(record, labels):
    made = record(sides(GERMAN, labels))
    assert "by-order" not in {value.rule for value in made.values}


FACTS = "<dl><dt>Run by</dt><dd>Town of Petra</dd><dt>Country</dt><dd>Greece</dd></dl>"
TROUBLE = "The stones broke twice, and nobody knew who had to pay for new ones."
COPY = "Any village with a brook can do the same."


def test_on_a_page_that_names_no_text_as_others_do_letters_and_order_tell_all_of_a_row(record):
    row = [
        ("In practice", STORY[1]),
        ("What pupils gained", RESULTS[1]),
        ("Stones and sieves", TROUBLE),
        ("Copy us", COPY),
    ]
    page = "<h1>The mill</h1><p>A mill grinds again, and bakers buy from it.</p>" + FACTS
    rows = texts(*row).removeprefix("<h1>The mill</h1>")
    found = {value.field: value for value in record(page + rows).values}
    names = ("description", "evidence", "difficulties", "transfer")
    assert [found[name].text for name in names] == [text for _, text in row]
    assert not any(found[name].is_sure for name in names)
    assert "evidence" not in {value.field for value in record(page.replace(FACTS, "") + rows).values}


@pytest.mark.parametrize(
    ("heading", "is_one"), [("Copy us", True), ("Lessons for followers", True), ("Wheels within wheels", False)]
)
def test_at_the_end_letters_may_tell_what_others_can_learn_where_more_is_missing(fields, heading, is_one):
    assert ("transfer" in fields(texts(STORY, RESULTS, (heading, COPY)))) is is_one
    assert "transfer" not in fields(texts(RESULTS, (heading, COPY)))


def test_a_sum_beside_its_label_ends_no_row_of_texts(fields):
    page = texts(STORY, RESULTS, ("Copy us", COPY)) + "<dl><dt>Union funding</dt><dd>EUR 4 500</dd></dl>"
    assert fields(page)["transfer"] == COPY


@pytest.mark.parametrize(
    ("heading", "text", "field"),
    [
        ("Stones and sieves", "Two stones were carried up from the old quarry.", "description"),
        ("Stones and sieves", ODD[1], "resources"),
        ("Difficulties on the way", "The stones were carried up by hand.", ""),
        ("Stones and sieves", "Two stones", ""),
    ],
)
def test_right_behind_the_description_what_can_be_nothing_that_is_missing_is_a_chapter_of_it(
    fields, heading, text, field
):
    found = fields(texts(STORY, (heading, text), RESULTS))
    assert {name for name in ("description", "resources") if text in found.get(name, "")} == ({field} - {""})


def test_at_the_end_of_a_page_no_text_is_a_chapter_of_the_description(fields):
    chapter = ("Stones and sieves", "Two stones were carried up from the old quarry.")
    told = (RESULTS, COSTS, HARD, AGAIN, STORY, chapter)
    assert chapter[1] not in fields(texts(*told))["description"]
    assert chapter[1] in fields(texts(*told, RESULTS))["description"]


def test_a_word_of_one_heading_says_nothing_of_the_others_in_its_row(fields):
    hard = ("Difficulties on the way", "The stones had to be carried up by hand in the rain.")
    last = ("Sacks and carts", "Any village with a river can do the same.")
    found = fields(texts(STORY, COSTS, RESULTS, hard, last))
    assert (found["difficulties"], found["transfer"]) == (hard[1], last[1])


def test_a_text_that_costs_nothing_is_no_rival_for_the_place_of_two_others(fields):
    found = fields(
        texts(
            STORY, ("Stones turn", RESULTS[1]), ("Care is needed", "No miller came for a year."), ("Transfer", "Yes.")
        )
    )
    assert (found["evidence"], found["difficulties"]) == (RESULTS[1], "No miller came for a year.")
    assert "resources" not in found


def test_chapters_of_an_account_end_with_what_came_of_it_before_the_difficulties(record):
    chapters = [("In the beginning was the noise", STORY[1]), ("A wheel the colour of rust", WHEEL)]
    page = texts(*chapters, ("All that stayed", RESULTS[1]), ("Difficulties", "No miller came for a year."))
    made = record(page + "<p><b>Budget:</b> 900 €</p>")
    found = {name: (value.text, value.is_sure) for name in ("description", "evidence") for value in made.of(name)}
    assert found == {"description": (f"{STORY[1]}\n\n{WHEEL}", False), "evidence": (RESULTS[1], False)}


def test_costs_in_the_letters_of_a_heading_need_a_sum(fields):
    page = "<h1>Ο μύλος</h1><p>Ένας μύλος αλέθει ξανά αλεύρι για εννέα χωριά, δύο μέρες την εβδομάδα όλο τον χρόνο.</p>"
    text = "<h2>Χρειάζονται προσοχή</h2><p>Χωρίς μηχανικό δεν θα είχαν πάρει ποτέ την άδεια.</p>"
    assert "resources" not in fields(page + text)
