"""What a lesson would do on a page."""

from pipeline.lexicon import shipped
from pipeline.model import Bitext, Lesson, Page, Profile
from pipeline.read import read
from pipeline.run.trial import trial_outcomes
from pipeline.split import split

BODY = """<h1>Το πηγάδι της αυλής</h1><p>Με τα χέρια: Σύλλογος Βρύσης</p><p>Φορέας: Δήμος Βρύσης</p>
<h2>Περιγραφή</h2><p>Το πηγάδι καθαρίστηκε και δίνει ξανά νερό.</p><p>Ρωτήστε μας.</p>"""


def page(body: str) -> Bitext:
    (document,) = read(Page.of("a.html", "a", f"<body>{body}</body>".encode()), shipped())
    return split(document, shipped(), ("el", "en"))


def outcome(lesson: Lesson, body: str = BODY):
    return trial_outcomes(page(body), shipped(), Profile(), [lesson])[0]


def test_an_outcome_tells_the_words_that_a_lesson_finds_and_where():
    found = outcome(Lesson(words="Με τα χέρια", field="theme"))
    assert (found.words, found.harm) == ("Σύλλογος Βρύσης", ())
    assert page(BODY).document.text[found.start : found.end] == "Σύλλογος Βρύσης"


def test_a_lesson_about_nothing_on_the_page_does_nothing():
    assert outcome(Lesson(words="Με τα πόδια", field="theme")).words == ""
    assert outcome(Lesson(words="Κάτι άλλο.")).words == ""


def test_a_rival_of_a_labelled_fact_is_harm():
    found = outcome(Lesson(words="Με τα χέρια", field="institution"))
    assert found.harm == (("institution", "Δήμος Βρύσης"),)


def test_a_label_of_the_lexicon_taught_as_another_field_is_harm():
    assert outcome(Lesson(words="Φορέας", field="theme")).harm == (("institution", "Δήμος Βρύσης"),)


def test_words_that_are_no_content_may_go_from_a_labelled_text_but_not_all_of_it():
    assert outcome(Lesson(words="Ρωτήστε μας.")).harm == ()
    whole = Lesson(words="Το πηγάδι καθαρίστηκε και δίνει ξανά νερό.")
    assert outcome(whole, BODY.replace("<p>Ρωτήστε μας.</p>", "")).harm[0][0] == "description"
