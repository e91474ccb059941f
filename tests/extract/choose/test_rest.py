"""What stands under no label, parted. Each page is invented."""

import pytest

from pipeline.model import Rule

PROSE = (
    "A mill that stood still for thirty years grinds again, two days a week. The bakers of four villages buy its flour "
    "without a middleman, and the miller has taught two young people how to dress the stones."
)
FACTS = "<p><b>Institution:</b> Municipality of Lofos</p><h2>Results</h2><p>Nine tonnes of flour a year.</p>"


def test_a_text_behind_all_labels_is_the_description_where_no_other_is(record):
    made = record(f"<h1>The mill</h1>{FACTS}<h2>Something of our own</h2><p>{PROSE}</p>")
    (description,) = made.of("description")
    assert (description.text, description.rule) == (PROSE, Rule.CHOSEN)


def test_the_main_text_stays_the_description_if_it_tells_something(record):
    made = record(f"<h1>The mill</h1><p>{PROSE}</p>{FACTS}<h2>Something of our own</h2><p>Words of the end.</p>")
    assert PROSE in {value.text for name in ("summary", "description") for value in made.of(name)}
    assert made.choices[1].subject == "description"


def test_behind_aims_and_partners_no_unknown_part_belongs_to_the_main_text(record):
    made = record(
        f"<h1>The mill</h1><p>{PROSE}</p><h2>Aims</h2><p>Flour for nine villages.</p>"
        "<h2>Odds and ends</h2><p>The miller's cat has had kittens in the loft this spring again.</p>"
    )
    assert [value.text for value in made.of("description")] == [PROSE]


def test_an_unknown_heading_in_the_main_text_leaves_its_end_unsure(record):
    text = "The project repairs the pipes, tests the water every month and marks the fountains on a map for visitors."
    page = f"<h1>Fountains of the old town</h1><p>{text}</p>"
    assert record(page).of("description")[0].is_sure
    assert not record(f"{page}<h2>Underground</h2><p>{text}</p>").of("description")[0].is_sure


def test_below_unknown_headings_the_text_behind_the_last_label_is_the_description_without_its_short_lines(record):
    page = f"<h1>The mill</h1>{FACTS}<h2>Something of our own</h2><p>Grant 4711</p><p>{PROSE}</p><p>Visit us</p>"
    made = record(page)
    (description,) = made.of("description")
    assert description.text == PROSE
    reasons = {aside.text: aside.reason for aside in made.asides}
    assert reasons["Grant 4711"] == reasons["Visit us"] == "behind the last section, without a label"


def test_a_text_of_less_than_sixty_letters_is_no_account(record):
    for words, count in (("A mill grinds again for nine villages of the valley of us.", 0), (PROSE, 1)):
        made = record(f"<h1>The mill</h1>{FACTS}<h2>Something of our own</h2><p>{words}</p>")
        assert len(made.of("description")) == count


def test_the_one_heading_over_the_text_is_its_label_whatever_it_says(record):
    page = f"<h1>The mill</h1><h2>Grinding by night</h2><p>{PROSE}</p><p>{PROSE}!</p>{FACTS}"
    for content in (page, f"{page}<h2>The millers' cat</h2><p>It sleeps in the loft.</p>"):
        made = record(content)
        assert "heading of the main text" in {aside.reason for aside in made.asides}
        assert "Grinding by night" not in made.of("description")[0].text


def test_a_second_unknown_heading_in_the_main_text_is_its_own(record):
    page = f"<h1>The mill</h1><h2>Grinding by night</h2><p>{PROSE}</p><h2>Baking by day</h2><p>{PROSE}!</p>{FACTS}"
    text = " ".join(value.text for value in record(page).of("description"))
    assert "Baking by day" in text


def test_a_heading_right_below_the_title_opens_no_text_where_a_label_tells_it(record):
    made = record(
        f"<h1>The mill</h1><h2>A practice from the hills</h2><p>{PROSE}</p>"
        f"<h2>Description</h2><p>The mill has a key.</p>{FACTS}"
    )
    assert "short line beside the main text" in {aside.reason for aside in made.asides}
    assert PROSE in {value.text for value in made.of("summary")}


def test_a_line_that_only_repeats_a_labelled_title_is_no_text(record):
    title = "The mill of the valley that grinds again for all of us, two days a week."
    page = f"Title: {title}\n\n{title}\n\n{PROSE}\n\nResults\n\nNine tonnes of flour a year.\n"
    made = record(page, "page.txt")
    assert all(title not in value.text for name in ("summary", "description") for value in made.of(name))


def test_one_short_paragraph_before_the_facts_only_leads_to_a_text_behind_them(record):
    lead = "A mill that stood still grinds again for nine villages, and their bakers buy its flour."
    page = f"<h1>The mill</h1><p>{{}}</p>{FACTS}<h2>Something of our own</h2><p>{PROSE}</p>"
    made = record(page.format(lead))
    assert [(value.field, value.text) for value in made.values if value.field in {"summary", "description"}] == [
        ("summary", lead),
        ("description", PROSE),
    ]
    assert record(page.format(f"{lead} It is red.</p><p>{lead}")).of("description")[0].text != PROSE


@pytest.mark.parametrize(("letters", "is_told"), [(len(PROSE) // 2, True), (len(PROSE) // 2 + 1, False)])
def test_a_text_behind_the_facts_is_at_least_twice_as_long_as_its_lead(record, letters, is_told):
    lead = f"A mill that stood still grinds again for {'all' * 50}"[: letters - 1] + "."
    made = record(f"<h1>The mill</h1><p>{lead}</p>{FACTS}<h2>Something of our own</h2><p>{PROSE}</p>")
    assert (made.of("description")[0].text == PROSE) is is_told


def test_a_list_above_the_first_sentence_is_no_part_of_a_chosen_text(record):
    page = f"<h1>The mill</h1>{FACTS}<h2>Something of our own</h2><ul><li>two stones</li></ul><p>{PROSE}</p>"
    assert record(page).of("description")[0].text == PROSE


def test_the_choice_says_which_run_was_used_where_it_is_not_the_best(record):
    best = f"{PROSE} The loft has a new floor, the wheel has new teeth, and the weir has been mended with clay."
    lead = f"Two millers and a cat live there by the weir. {'Grain ' * 30}"
    made = record(f"<h1>The mill</h1><p>{lead}</p>{FACTS}<h2>Something of our own</h2><p>{best}</p>")
    (choice,) = [one for one in made.choices if one.subject == "description"]
    assert choice.candidates[0].text.startswith("A mill that stood still")
    assert choice.used == 1
    assert choice.candidates[1].text.startswith("Two millers")


def test_where_no_run_is_an_account_none_was_used(record):
    made = record(f"<h1>The mill</h1>{FACTS}<h2>Something of our own</h2><p>A mill grinds again.</p>")
    (choice,) = [one for one in made.choices if one.subject == "description"]
    assert choice.used is None
