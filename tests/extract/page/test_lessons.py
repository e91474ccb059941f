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


def test_a_label_is_taught_as_it_is_shown_without_its_colon(document):
    page = document("<p>Με  τα χέρια: Σύλλογος</p>")
    assert shown(page, "Με τα χέρια:", "institution", is_label=True) == (
        Lesson(words="Με τα χέρια", field="institution"),
    )


def test_nothing_is_learnt_from_where_nothing_stands(document):
    page = document("<p>***</p>")
    assert lessons_for(page, 500, 600, "title") == lessons_for(page, 0, 3) == ()
