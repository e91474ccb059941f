"""What sites were taught, obeyed: labels, places, boilerplate."""

import pytest

from pipeline.extract.page.taught import in_places
from pipeline.model import Lesson, Origin, Profile, Teaching

LABEL = Lesson(words="Με τα χέρια", field="institution")
PAGE = """<head><title>Το πηγάδι</title></head><body><h1>Το πηγάδι της αυλής</h1>
<p>Με τα χέρια: Σύλλογος Κάτω Βρύσης</p>
<h2>Σύντομη περιγραφή</h2><p>Το πηγάδι καθαρίστηκε και δίνει ξανά νερό στις αυλές της γειτονιάς.</p>
<p>Ζητήστε μας ένα κλειδί.</p><div class="who"><p>Μαρία Πηγαδά</p></div></body>"""


def taught(**lessons) -> Profile:
    return Profile(teaching=Teaching("site", **lessons))


def values(record, field):
    return [(value.text, value.origin, value.rule) for value in record.of(field)]


def test_words_that_a_site_was_taught_are_a_label_and_the_record_says_so(record):
    assert not values(record(PAGE), "institution")
    found = record(PAGE, profile=taught(labels=(LABEL,)))
    assert values(found, "institution") == [("Σύλλογος Κάτω Βρύσης", Origin.TAUGHT, "taught-label: Με τα χέρια")]


@pytest.mark.parametrize(("words", "is_one"), [("Με τα χέρια", True), ("Χέρια", False)])
def test_a_taught_label_of_one_word_opens_no_line_without_a_sign_behind_it(record, words, is_one):
    page = PAGE.replace("Με τα χέρια:", words)
    found = record(page, profile=taught(labels=(Lesson(words=words, field="institution"),)))
    assert bool(values(found, "institution")) is is_one


@pytest.mark.parametrize(
    "markup",
    [
        "<p><b>ΜΕ ΤΑ ΧΈΡΙΑ</b> Σύλλογος Κάτω Βρύσης</p>",
        "<h3>Με τα χέρια</h3><p>Σύλλογος Κάτω Βρύσης</p>",
        "<dl><dt>Με τα χέρια</dt><dd>Σύλλογος Κάτω Βρύσης</dd></dl>",
        "<table><tr><th>Με τα χέρια</th><td>Σύλλογος Κάτω Βρύσης</td></tr></table>",
        '<div class="f"><div class="k">Με τα χέρια</div><div class="v">Σύλλογος Κάτω Βρύσης</div></div>',
        "<footer><p>Με τα χέρια</p><p>Σύλλογος Κάτω Βρύσης</p></footer>",
    ],
)
def test_a_taught_label_counts_in_whatever_shape_it_stands(record, markup):
    page = PAGE.replace("<p>Με τα χέρια: Σύλλογος Κάτω Βρύσης</p>", markup)
    found = record(page, profile=taught(labels=(LABEL,)))
    assert [text for text, *_ in values(found, "institution")] == ["Σύλλογος Κάτω Βρύσης"]


def test_other_words_around_a_taught_label_make_it_none(record):
    page = PAGE.replace("Με τα χέρια:", "Και με τα χέρια:")
    assert not values(record(page, profile=taught(labels=(LABEL,))), "institution")


def test_a_taught_place_gives_its_field(record):
    profile = taught(places=(Lesson(place="div.who", field="contact"), Lesson(place="h1", field="title")))
    found = record(PAGE, profile=profile)
    assert values(found, "contact") == [("Μαρία Πηγαδά", Origin.TAUGHT, "taught-place: div.who")]
    assert values(found, "title") == [("Το πηγάδι της αυλής", Origin.TAUGHT, "taught-place: h1")]
    assert "Μαρία" not in found.of("description")[0].text


def test_a_taught_stretch_of_a_line_is_the_value_and_the_rest_stays(record):
    page = PAGE.replace("Ζητήστε μας ένα κλειδί.", 'Κλειδί από <span class="org">τον Δήμο Βρύσης</span> κάθε Τρίτη.')
    found = record(page, profile=taught(places=(Lesson(place="span.org", field="institution"),)))
    assert [text for text, *_ in values(found, "institution")] == ["τον Δήμο Βρύσης"]
    assert "κάθε Τρίτη" in found.of("description")[0].text


def test_what_stands_twice_in_a_taught_place_is_with_shared(record):
    page = PAGE.replace("</body>", '<div class="who"><p>Μαρία Πηγαδά</p></div></body>')
    found = record(page, profile=taught(places=(Lesson(place="div.who", field="contact"),)))
    assert [text for text, *_ in values(found, "contact")] == ["Μαρία Πηγαδά"]
    assert "printed twice" in {aside.reason for aside in found.asides}


def test_words_that_a_site_was_taught_to_be_no_content_go_even_from_a_labelled_text(record):
    found = record(PAGE, profile=taught(boilerplate=(Lesson(words="ζητήστε μας ΕΝΑ κλειδί."),)))
    assert "κλειδί" not in found.of("description")[0].text
    assert "taught: “ζητήστε μας ΕΝΑ κλειδί.” is no content" in {aside.reason for aside in found.asides}


def test_a_label_for_sums_gives_them(record):
    page = PAGE.replace("Με τα χέρια: Σύλλογος Κάτω Βρύσης", "Στοίχισε περίπου: 4.500 €")
    found = record(page, profile=taught(labels=(Lesson(words="Στοίχισε περίπου", field="amounts"),)))
    assert [value.text for value in found.of("amounts")] == ["4.500 €"]


def test_a_lesson_for_a_field_that_is_no_more_is_passed_over(record):
    profile = taught(labels=(Lesson(words="Με τα χέρια", field="gone"),), places=(Lesson(place="h1", field="gone"),))
    assert record(PAGE, profile=profile).values == record(PAGE).values


def test_of_two_lessons_about_the_same_words_the_first_holds(record):
    lessons = (Lesson(place="div.who", field="contact"), Lesson(place="div.who > p", field="institution"))
    found = record(PAGE, profile=taught(places=lessons))
    assert [text for text, *_ in values(found, "contact")] == ["Μαρία Πηγαδά"]
    assert not values(found, "institution")


def test_a_place_of_signs_alone_and_a_field_that_is_not_known_give_nothing(record):
    page = PAGE.replace("Μαρία Πηγαδά", "***")
    assert not values(record(page, profile=taught(places=(Lesson(place="div.who", field="contact"),))), "contact")
    odd = record(PAGE, profile=taught(places=(Lesson(place="div.who", field="weather"),)))
    assert odd.values == record(PAGE).values


def test_several_blocks_of_one_place_are_one_value_and_two_places_two(record):
    page = PAGE.replace("<p>Μαρία Πηγαδά</p>", "<p>Δήμος Πέτρας</p><p>Γραφείο νερού</p>")
    lesson = Lesson(place="div.who", field="institution")
    assert [text for text, *_ in values(record(page, profile=taught(places=(lesson,))), "institution")] == [
        "Δήμος Πέτρας, Γραφείο νερού"
    ]
    twice = page.replace("</body>", '<div class="who"><p>Δήμος Βράχου</p></div></body>')
    assert len(values(record(twice, profile=taught(places=(lesson,))), "institution")) == 2


def test_places_are_found_in_a_part_of_a_page_too(lines, lexicon):
    found = lines('<body><p>One</p><div class="who"><p>Anna</p></div><div class="who"><p>Eva</p></div></body>')
    made = in_places(found[1:], (Lesson(place="div.who", field="contact"),), lexicon)
    assert [[piece.line for piece in one.pieces] for one in made.sections] == [[1], [2]]
    assert made.lines == {1, 2}
