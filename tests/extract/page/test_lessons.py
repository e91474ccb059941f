"""What a person shows on a page, as lessons."""

import pytest

from pipeline.extract.page.lessons import lessons_for
from pipeline.model import Document, Lesson


def shown(page: Document, words: str, field: str = "", *, is_label: bool = False) -> tuple[Lesson, ...]:
    start = page.text.index(words)
    return lessons_for(page, start, start + len(words), field, is_label=is_label)


@pytest.mark.parametrize(
    "body",
    [
        "<p>Με τα χέρια: Σύλλογος Βρύσης</p>",
        "<p>Έτος: 2015 | Με τα χέρια: Σύλλογος Βρύσης</p>",
        "<h3>Με τα χέρια</h3><p>Σύλλογος Βρύσης</p>",
        "<h3>\u200bΜε τα χέρια :</h3><nav><p>[ edit ]</p></nav><p>Σύλλογος Βρύσης</p>",
        "<table><tr><td>Με τα χέρια</td><td>Σύλλογος Βρύσης</td></tr><tr><td>Πού</td><td>Βρύση</td></tr></table>",
        "<table><tr><th>Έτος</th><th>Με τα χέρια</th></tr><tr><td>2015</td><td>Σύλλογος Βρύσης</td></tr></table>",
    ],
)
def test_the_words_before_what_is_shown_are_its_label(document, body):
    assert Lesson(words="Με τα χέρια", field="institution") in shown(document(body), "Σύλλογος Βρύσης", "institution")


def test_a_place_is_the_shortest_path_that_holds_what_is_shown_alone(document):
    page = document(
        '<div class="field field--name-who"><div class="field__item even"><p>Σύλλογος Βρύσης.</p></div></div>'
        '<div class="field field--name-when post-2015"><div class="field__item"><p>Το φθινόπωρο.</p></div></div>'
    )
    found = [lesson.place for lesson in shown(page, "Το φθινόπωρο.", "start_date") if lesson.place]
    assert found == [
        "div.field.field--name-when > div.field__item > p",
        "div.field.field--name-when > div.field__item",
        "div.field.field--name-when",
    ]


def test_a_part_of_a_line_has_a_place_of_its_own(document):
    page = document('<p>Από <span class="org">τον Δήμο Βρύσης</span> από το 2015.</p>')
    assert next(iter(shown(page, "τον Δήμο Βρύσης", "institution"))).place == "span.org"


def test_no_path_of_plain_elements_is_a_place(document):
    assert not shown(document("<div><p>Ένα.</p><p>Δύο.</p></div>"), "Δύο.", "institution")


def test_what_is_no_content_is_known_by_the_words_of_its_blocks(document):
    page = document("<p>Ένα.</p><p>Δύο δύο.</p><p>Τρία.</p>")
    assert shown(page, "δύο.\n\nΤρ") == (Lesson(words="Δύο δύο."), Lesson(words="Τρία."))
    assert shown(page, "\n\nΔύο δύο.\n\n") == (Lesson(words="Δύο δύο."),)


def test_a_label_is_taught_as_it_is_shown_without_its_colon(document):
    page = document("<p>Το πηγάδι</p><p>Με  τα χέρια: Σύλλογος</p>")
    for words in ("Με τα χέρια:", "\n\nΜε τα χέρια:"):
        assert shown(page, words, "institution", is_label=True) == (Lesson(words="Με τα χέρια", field="institution"),)


def test_nothing_is_learnt_from_where_nothing_stands(document):
    page = document("<p>***</p>")
    assert lessons_for(page, 500, 600, "title") == lessons_for(page, 0, 3) == ()


@pytest.mark.parametrize(
    ("body", "label"),
    [
        ("<p>Με τα χέρια – Σύλλογος Βρύσης</p>", "Με τα χέρια"),
        ("<p><b>Με τα χέρια</b> Σύλλογος Βρύσης</p>", "Με τα χέρια"),
        ("<p>Με τα χέρια Σύλλογος Βρύσης</p>", None),
        ("<p>με τα χέρια: Σύλλογος Βρύσης</p>", None),
        ("<p>Με τα χέρια.</p><p>Σύλλογος Βρύσης</p>", None),
        ("<p>Με τα χέρια, με τα πόδια και με τα μάτια όλων των κατοίκων του χωριού</p><p>Σύλλογος Βρύσης</p>", None),
        ("<p>Σύλλογος Βρύσης</p>", None),
        ("<p>***</p><p>Σύλλογος Βρύσης</p>", None),
    ],
)
def test_words_are_a_label_by_their_sign_or_shape_alone(document, body, label):
    found = [lesson.words for lesson in shown(document(body), "Σύλλογος Βρύσης", "institution") if lesson.words]
    assert found == ([label] if label else [])


def test_in_a_table_the_cell_before_and_the_head_of_the_column_may_be_the_label(document):
    page = document(
        "<p>Πάνω</p><table><tr><th>Όνομα</th><th>Φορέας του</th></tr>"
        "<tr><td>Πηγάδι</td><td>Σύλλογος Βρύσης</td></tr></table>"
    )
    found = [lesson.words for lesson in shown(page, "Σύλλογος Βρύσης", "institution") if lesson.words]
    assert found == ["Πηγάδι", "Φορέας του"]
    assert [lesson.words for lesson in shown(page, "Πηγάδι", "title") if lesson.words] == ["Όνομα"]


@pytest.mark.parametrize(
    ("markup", "places"),
    [
        ('<div class="who"><p>{}</p></div>', ["div.who > p", "div.who"]),
        ('<div class="who"><p>{}</p><p>Ένα.</p></div>', []),
        ('<div class="node-4711"><p>{}</p></div>', []),
        ('<div class="is-active who"><p>{}</p></div>', ["div.who > p", "div.who"]),
        ("<address>{}</address>", ["address"]),
        ('<p class="who">{}</p><p class="who">Ένα.</p>', []),
    ],
)
def test_a_path_is_of_stable_classes_and_holds_nothing_else(document, markup, places):
    page = document(f"{markup.format('Σύλλογος Βρύσης.')}<p>Τέλος.</p>")
    assert [one.place for one in shown(page, "Σύλλογος Βρύσης.", "institution") if one.place] == places


def test_the_place_of_two_paragraphs_is_that_of_both(document):
    page = document('<div class="who"><p class="name">Σύλλογος Βρύσης.</p><p>Από το 2015.</p></div><p>Τέλος.</p>')
    found = shown(page, "Σύλλογος Βρύσης.\n\nΑπό το 2015.", "institution")
    assert [one.place for one in found if one.place] == ["div.who"]


def test_signs_alone_teach_nothing(document):
    page = document("<p>***</p><p>Ένα.</p>")
    assert shown(page, "***") == ()
    assert shown(page, "***", "institution", is_label=True) == ()


def test_of_the_lines_above_only_the_last_may_be_the_label(document):
    page = document("<p>Άλλο πράγμα</p><p>Με τα χέρια</p><p>Σύλλογος Βρύσης</p>")
    found = [lesson.words for lesson in shown(page, "Σύλλογος Βρύσης", "institution") if lesson.words]
    assert found == ["Με τα χέρια"]


@pytest.mark.parametrize(("letters", "count"), [(60, 1), (61, 0)])
def test_a_label_that_is_learnt_has_at_most_sixty_letters(document, letters, count):
    page = document(f"<p>{'Μ' * letters}</p><p>Σύλλογος Βρύσης</p>")
    assert len([one for one in shown(page, "Σύλλογος Βρύσης", "institution") if one.words]) == count


@pytest.mark.parametrize(
    ("line", "words", "place"),
    [
        ('Από <span class="org">τον Δήμο</span> και <span class="who">άλλους</span>.', "άλλους", "span.who"),
        ('Από <span class="org">τον Δήμο</span> και <span class="who">άλλους</span>.', "τον Δήμο", "span.org"),
        ('Από «<span class="org">τον Δήμο</span>» πέρυσι.', "«τον Δήμο»", "span.org"),
        ('Από («<span class="org">τον Δήμο</span>») πέρυσι.', "(«τον Δήμο»)", None),
        ('Από («<span class="org">τον Δήμο</span>») πέρυσι.', "(«τον Δήμο»", None),
        ('Από («<span class="org">τον Δήμο</span>») πέρυσι.', "«τον Δήμο»)", None),
        ('Από <span class="org">τον Δήμο</span> πέρυσι.', "τον Δήμο πέρυσι", None),
        ('Από <span class="org">τον Δήμο</span> πέρυσι.', "Από τον Δήμο", None),
    ],
)
def test_words_in_an_element_of_their_line_have_its_place_with_a_sign_around_them_at_most(document, line, words, place):
    found = [one.place for one in shown(document(f"<p>{line}</p>"), words, "institution") if one.place]
    assert found == ([place] if place else [])
