"""The page's lines cut into sections."""

from pipeline.extract.page.accepting import Acceptance
from pipeline.extract.page.outline import Outliner
from pipeline.extract.page.sections import Place
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
    assert [(one.place, one.rule) for one in made.sections] == [(Place.UNKNOWN, None)]


def test_a_title_lets_main_text_begin_again(lines):
    found = lines("<h2>Results</h2><p>Flour.</p><p>A mill.</p>")
    made = outliner(found)
    made.take(found[0])
    made.take(found[1])
    made.restart()
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
