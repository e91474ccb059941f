"""The page's lines cut into sections."""

from pipeline.extract.page.accepting import Acceptance
from pipeline.extract.page.outline import Outliner
from pipeline.extract.page.sections import Zone
from pipeline.extract.page.sides import sides_of
from pipeline.lexicon import shipped
from pipeline.model import Rule
from pipeline.values.readers import readers

READ = readers(shipped())


def outliner(found, **facts):
    return Outliner(
        Acceptance(READ.can_read, READ.amounts.is_sum_first, READ.amounts.is_only_sum), sides_of(found), **facts
    )


def told(found, made):
    made.close()
    texts = [
        " ".join(found[piece.line].text[piece.start : piece.end].strip() for piece in one.pieces)
        for one in made.sections
    ]
    names = [one.field.name if one.field else one.place.value for one in made.sections]
    return list(zip(names, texts, strict=True))


def outlined(lines, content, name="page.html"):
    found = lines(content, name)
    made = outliner(found)
    for line in found:
        made.take(line)
    return told(found, made)


def test_lines_belong_to_the_label_above_them(lines):
    page = "<h2>Description</h2><p>It grinds.</p><p>Again.</p><h2>Results</h2><p>Flour.</p>"
    assert outlined(lines, page) == [("description", "It grinds. Again."), ("evidence", "Flour.")]


def test_before_the_first_label_stands_main_text_and_behind_a_full_fact_what_comes_after(lines):
    page = "<p>A mill.</p><h2>Results</h2><p>Flour.</p><p>Owner: Town of Petra</p><p>More words.</p>"
    assert outlined(lines, page) == [
        ("main", "A mill."),
        ("evidence", "Flour."),
        ("institution", "Town of Petra"),
        ("evidence", "More words."),
    ]


def test_a_fact_in_its_own_element_ends_there(lines):
    page = "<div><p><b>Funding:</b> Green Fund, 44.000 €</p></div><p>The mill grinds again, two days a week.</p>"
    assert outlined(lines, page) == [
        ("resources", "Green Fund, 44.000 €"),
        ("main", "The mill grinds again, two days a week."),
    ]


def test_a_short_value_beside_its_label_opens_no_text(lines):
    page = "<p>Website: www.mill.gr</p><p>A mill.</p>"
    assert ("main", "A mill.") in outlined(lines, page)


def test_a_pair_with_a_short_value_is_a_term_and_with_a_text_a_line(lines):
    found = lines("<p>Owner</p><p>Town of Petra</p><p>Results</p><p>Nine tonnes of flour were ground in one year.</p>")
    made = outliner(found)
    made.pair(*found[:2])
    made.pair(*found[2:])
    assert [one.rule for one in made.sections] == [Rule.LABEL_TERM, Rule.LABEL_LINE]


def test_a_pair_under_an_unknown_label_is_a_fact_of_no_field(lines):
    found = lines("<p>Reference</p><p>88/2020</p><p>Cats of ours</p><p>They sleep in the loft all day, every day.</p>")
    made = outliner(found)
    made.pair(found[2], found[3])
    assert [(one.place, one.rule) for one in made.sections] == [(Zone.UNKNOWN, None)]


def test_a_title_lets_main_text_begin_again(lines):
    found = lines("<h2>Results</h2><p>Flour.</p><p>A mill.</p>")
    made = outliner(found)
    made.take(found[0])
    made.take(found[1])
    made.restart(found[2])
    made.take(found[2])
    assert told(found, made)[-1] == ("main", "A mill.")


def test_letters_of_an_icon_are_told_as_no_words(lines):
    found = lines("<div><span>i</span><span>Owner</span><span>Town of Petra</span></div>")
    made = outliner(found)
    made.take(found[0])
    assert told(found, made) == [("institution", "Town of Petra")]
    assert [(piece.start, piece.end, why) for piece, why in made.boilerplate] == [(0, 2, "no words")]


def test_the_same_label_in_the_other_language_opens_the_other_side(lines):
    page = "<p>Αποτελέσματα: Έντεκα χωριά δανείζονται βιβλία.</p><p>Results: Eleven villages borrow books.</p>"
    assert [name for name, _ in outlined(lines, page)] == ["evidence", "evidence"]


def test_a_heading_below_a_label_is_inside_its_text_and_one_as_high_ends_it(lines):
    page = "<h2>Results</h2><p>Flour.</p><{0}>In the second year</{0}><p>More flour.</p>"
    assert outlined(lines, page.format("h3")) == [("evidence", "Flour. In the second year More flour.")]
    assert outlined(lines, page.format("h2")) == [("evidence", "Flour."), ("unknown", "More flour.")]


def test_before_all_texts_a_heading_that_is_no_label_is_main_text(lines):
    page = "<p>A mill.</p><h2>it grinds for all of us</h2><p>Two days a week.</p>"
    assert outlined(lines, page) == [("main", "A mill. it grinds for all of us Two days a week.")]
    label = "<p>A mill.</p><h2>Grinding by night</h2><p>Two days a week.</p>"
    assert outlined(lines, label) == [("main", "A mill."), ("unknown", "Two days a week.")]


def test_behind_a_text_what_has_no_label_comes_after(lines):
    page = "<h2>Results</h2><p>Flour.</p><h2>Owner</h2><p>Town of Petra</p><p>More words.</p>"
    assert outlined(lines, page)[-1] == ("after", "More words.")
    summary = "<h2>Summary</h2><p>A mill.</p><h2>Owner</h2><p>Town of Petra</p><p>More words.</p>"
    assert outlined(lines, summary)[-1] == ("main", "More words.")


def test_further_labels_on_a_line_open_sections_of_their_own(lines):
    page = "<p>Start date: May 2019 | Owner: Town of Petra</p>"
    assert outlined(lines, page) == [("start_date", "May 2019"), ("institution", "Town of Petra")]


def test_a_label_of_a_group_opens_nothing(lines):
    found = lines("<h2>At a glance</h2><p>Nine mills.</p>")
    made = outliner(found)
    for line in found:
        made.take(line)
    assert told(found, made)[-1][1] == "Nine mills."
    assert len(made.sections) <= 2


def test_an_unknown_term_takes_its_details_and_run_in_words_their_value(lines):
    page = "<dl><dt>Odds</dt><dd>The well</dd><dd>The brook</dd></dl><p><b>Meeting point:</b> the gate</p><p>Words.</p>"
    assert outlined(lines, page) == [("unknown", "The well The brook"), ("unknown", "the gate"), ("main", "Words.")]


def test_lines_without_words_and_boilerplate_are_told_with_the_reason(lines):
    found = lines("<main><p>***</p><p>A mill.</p></main><nav><p>Home of mills</p></nav>")
    made = outliner(found)
    for line in found:
        made.take(line)
    assert told(found, made) == [("main", "A mill.")]
    assert [(found[piece.line].text, why) for piece, why in made.boilerplate] == [
        ("***", "no words"),
        ("Home of mills", "menu"),
    ]


def test_a_pair_with_a_known_label_is_open_for_nothing_else(lines):
    found = lines("<p>Owner</p><p>Town of Petra</p><p>More words.</p>")
    made = outliner(found)
    made.pair(found[0], found[1])
    made.take(found[2])
    assert told(found, made) == [("institution", "Town of Petra"), ("main", "More words.")]


def test_a_text_goes_on_behind_a_fact_on_a_line_of_its_own_and_not_behind_one_under_a_heading(lines):
    page = "Results\nFlour.\n\nOwner: Town of Petra\n\nMore flour.\n"
    assert outlined(lines, page, "page.txt")[-1] == ("evidence", "More flour.")
    headed = "<h2>Results</h2><p>Flour.</p><p><b>Owner:</b> Town of Petra</p><p>More flour.</p>"
    assert outlined(lines, headed)[-1] == ("after", "More flour.")


def test_nothing_is_told_of_a_label_that_opens_its_line(lines):
    found = lines("<p>Owner: Town of Petra</p>")
    made = outliner(found)
    made.take(found[0])
    assert made.boilerplate == []


def headed(lines, text, number):
    """The sections of a text in which the line of that number is taken for a heading."""
    found = lines(text, "page.txt")
    made = outliner(found, headings={number})
    for line in found:
        made.take(line)
    return told(found, made)


def test_what_looks_like_a_heading_is_the_value_of_the_label_above_in_capitals_or_opens_its_text(lines):
    text = "Owner\nTOWN OF PETRA\n\nResults\nAfter a year:\nFlour.\n"
    assert headed(lines, text, 1) == [("institution", "TOWN OF PETRA"), ("evidence", "After a year: Flour.")]
    assert headed(lines, text, 3) == [("institution", "TOWN OF PETRA"), ("evidence", "After a year: Flour.")]
