"""Which run of text under no label is the account of a practice, and what is left of the others."""

import pytest

from pipeline.model import Doubt, Fate, Rule

PROSE = (
    "A mill that stood still for thirty years grinds again, two days a week. The bakers of four villages buy its flour "
    "without a middleman, and the miller has taught two young people how to dress the stones."
)
FACTS = "<p><b>Institution:</b> Municipality of Lofos</p><h2>Results</h2><p>Nine tonnes of flour a year.</p>"


def doubts(made):
    return {doubt for choice in made.choices if choice.subject == "description" for doubt in choice.doubts}


SIXTY = "The mill grinds again for nine villages of the upper valley."


@pytest.mark.parametrize(
    ("words", "is_account"), [(SIXTY, True), (f"{SIXTY[:-2]}.", False), (SIXTY.replace("grinds", "oven, "), False)]
)
def test_the_text_below_an_unknown_heading_is_an_account_from_sixty_letters_with_a_sentence(record, words, is_account):
    made = record(f"<h1>The mill</h1>{FACTS}<h2>Something of our own</h2><p>{words}</p>")
    assert [one.text for one in made.of("description")] == ([words] if is_account else [])
    assert (Doubt.APART in doubts(made)) is not is_account


def test_a_lead_that_tells_something_stays_although_the_account_stands_elsewhere(record):
    made = record(f"<h1>The mill</h1><p>It grinds again for nine villages.</p>{FACTS}<h2>Of our own</h2><p>{PROSE}</p>")
    assert [one.rule for one in made.of("description")] == [Rule.CHOSEN]
    short = record(f"<h1>The mill</h1><p>{PROSE}</p>{FACTS}<h2>Of our own</h2><p>{PROSE[:-1]}!</p>")
    assert [one.text for one in short.of("description")] == [PROSE]


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_texts_under_unknown_headings_the_account_is_chosen_and_the_other_left(record, turned):
    sections = [f"<h2>Of our own</h2><p>{PROSE}</p>", "<h2>Cats and mice</h2><p>They sleep.</p>"]
    made = record(f"<h1>The mill</h1>{FACTS}{''.join(sections[::-1] if turned else sections)}")
    assert [(one.text, one.is_sure) for one in made.of("description")] == [(PROSE, True)]
    fates = {aside.text: aside.fate for aside in made.asides}
    assert (fates["Of our own"], fates["Cats and mice"], fates["They sleep."]) == (
        Fate.LABEL,
        Fate.UNPLACED,
        Fate.UNPLACED,
    )


def test_the_lists_of_an_account_belong_to_it_and_what_stands_around_them_does_not(record):
    own = f"<p>Grant</p><p>{PROSE}</p><ul><li>Stones</li></ul><p>Visit us</p>"
    made = record(f"<h1>The mill</h1>{FACTS}<h2>Of our own</h2>{own}")
    assert made.of("description")[0].text == f"{PROSE}\n\n- Stones"
    assert {"Grant", "Visit us"} <= {aside.text for aside in made.asides}


def test_a_text_beside_an_unknown_term_is_no_account(record):
    assert not record(f"<h1>The mill</h1>{FACTS}<dl><dt>Odds</dt><dd>{PROSE}</dd></dl>").of("description")


CATS = "The miller's cat has had kittens in the loft this spring again."


@pytest.mark.parametrize(
    ("lead", "between", "is_over"),
    [
        (PROSE, "<h2>Aims</h2><p>Flour for all.</p>", True),
        (PROSE, "<h2>Target group</h2><p>All bakers.</p>", True),
        (PROSE, "<h2>Author</h2><p>Anna Dummy</p>", False),
        (PROSE, "<h2>Aims</h2>", False),
        ("Mill of ours", "<h2>Aims</h2><p>Flour for all.</p>", False),
    ],
)
def test_an_aside_that_says_something_ends_a_main_text_that_does(record, lead, between, is_over):
    made = record(f"<h1>The mill</h1><p>{lead}</p>{between}<h2>Odds and ends</h2><p>{CATS}</p>")
    assert any(CATS in one.text for one in made.of("description")) is not is_over


@pytest.mark.parametrize(
    ("lead", "is_label"), [("Short lead of it.", True), (PROSE[:-1], True), (PROSE, False), (f"{PROSE} Again.", False)]
)
def test_a_heading_over_the_longer_part_of_the_main_text_is_its_label(record, lead, is_label):
    made = record(f"<h1>The mill</h1><p>{lead}</p><h2>Grinding by night</h2><p>{PROSE[::-1]}</p>{FACTS}")
    assert ("heading of the main text" in {aside.reason for aside in made.asides}) is is_label
    assert (Doubt.UNKNOWN_HEADING in doubts(made)) is not is_label


@pytest.mark.parametrize(
    ("above", "lead", "is_lead"),
    [("", "", True), ("<p>Mill of ours is above.</p>", "", True), ("", "<p>Mill of ours.</p>", False)],
)
def test_only_right_below_the_title_a_heading_opens_the_lead(record, above, lead, is_lead):
    made = record(
        f"{above}<h1>The mill that grinds</h1>{lead}<h2>A practice from the hills</h2><p>{PROSE}</p>"
        f"<h2>Description</h2><p>The mill has a key.</p>{FACTS}"
    )
    assert any(one.text == PROSE for one in made.of("summary")) is is_lead


@pytest.mark.parametrize(
    ("page", "is_day"),
    [
        ("<h3>4 May 2019</h3><h1>The mill that grinds again</h1>", True),
        ("<h3>Mills of ours</h3><h1>The mill that grinds again</h1>", False),
        ("<h1>The mill that grinds again</h1><h3>4 May 2019</h3>", True),
        ("<h1>The mill that grinds again</h1><p>It is old.</p><h3>4 May 2019</h3>", False),
        ("<h1>The mill that grinds again</h1><h3>The floods of 4 May 2019 and what came of them</h3>", False),
    ],
)
def test_a_day_as_a_heading_above_or_right_below_the_title_is_that_of_the_page(record, page, is_day):
    made = record(f"{page}<h2>Description</h2><p>{PROSE}</p>{FACTS}")
    assert bool(made.of("published")) is is_day


def test_a_day_as_a_heading_right_below_the_title_is_no_label_of_the_text(record):
    made = record(f"<h1>The mill that grinds again</h1><h2>4 May 2019</h2><p>{PROSE}</p><p>{PROSE}!</p>{FACTS}")
    assert [value.text for value in made.of("published")] == ["4 May 2019"]
    assert "heading of the main text" not in {aside.reason for aside in made.asides}


def test_of_what_stands_behind_the_last_label_each_line_is_with_shared(record):
    labelled = "<h2>Results</h2><p>Flour.</p><p><b>Institution:</b> Town of Petra</p>"
    made = record(f"<h1>The mill</h1>{labelled}<p>Grant</p><p>{PROSE}</p><p>Visit us</p>")
    assert made.of("description")[0].text == PROSE
    assert [issue.message.values["words"] for issue in made.issues if issue.code == "unplaced-text"] == [
        "Grant",
        "Visit us",
    ]
