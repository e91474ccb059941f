"""What becomes of every character of a page."""

from pipeline.extract.page.found import Verdict
from pipeline.extract.page.lines import Piece
from pipeline.extract.record.fates import NO_RULE, accounted
from pipeline.model import Coverage, Fate


def account(lines, *verdicts):
    found = lines("<p>One two – six</p>")
    text = " " * found[0].segment.block.start + found[0].text
    return accounted(text, found, [Verdict(Piece(0, start, end), fate, why) for start, end, fate, why in verdicts])


def test_what_no_verdict_is_about_is_unplaced_and_a_sign_is_boilerplate(lines):
    made = account(lines, (0, 8, Fate.FIELD, "title"), (10, 13, Fate.FIELD, "title"))
    assert [(aside.text, aside.fate) for aside in made.asides] == [("– ", Fate.BOILERPLATE)]
    assert made.coverage() == Coverage(10, 9, 0, 1, 0)
    bare = account(lines, (0, 8, Fate.FIELD, "title"))
    assert [(aside.text, aside.fate, aside.reason) for aside in bare.asides] == [("– six", Fate.UNPLACED, NO_RULE)]


def test_where_two_verdicts_meet_the_one_that_keeps_more_counts(lines):
    made = account(lines, (0, 13, Fate.BOILERPLATE, "menu"), (0, 3, Fate.FIELD, "title"), (4, 7, Fate.LABEL, "label"))
    assert made.coverage() == Coverage(10, 3, 3, 4, 0)
    assert {aside.text.strip() for aside in made.asides} == {"two", "– six"}


def test_the_four_parts_of_a_stretch_add_up(lines):
    made = account(lines, (0, 3, Fate.FIELD, "title"), (4, 7, Fate.UNPLACED, "short"))
    part = made.coverage(0, 5)
    assert part.characters == part.field + part.label + part.boilerplate + part.unplaced == 4


def test_of_two_verdicts_that_say_the_same_the_later_reason_is_told(lines):
    made = account(
        lines, (0, 3, Fate.BOILERPLATE, "menu"), (0, 3, Fate.BOILERPLATE, "footer"), (3, 13, Fate.FIELD, "title")
    )
    assert [(aside.text, aside.reason) for aside in made.asides] == [("One", "footer")]


def test_asides_are_told_in_the_order_of_the_page_with_their_places(lines):
    made = account(lines, (8, 13, Fate.UNPLACED, "short"), (0, 3, Fate.LABEL, "label"), (4, 7, Fate.FIELD, "title"))
    start = made.asides[0].locator.start
    assert [(aside.text, aside.locator.start - start, aside.locator.end - start) for aside in made.asides] == [
        ("One", 0, 3),
        ("– six", 8, 13),
    ]
    assert made.coverage(start, start + 3) == Coverage(3, 0, 3, 0, 0)


def test_a_sign_that_a_line_opens_with_and_that_is_not_shown_goes_with_its_first_word(lines):
    found = lines("<p>\u00adOne two</p>")
    made = accounted("\u00adOne two", found, [Verdict(Piece(0, 0, 3), Fate.LABEL, "label")])
    assert [aside.text for aside in made.asides] == ["\u00adOne", " two"]
