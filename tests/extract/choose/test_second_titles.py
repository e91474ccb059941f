"""The title in the page's second language, where no label says it."""

import pytest

from pipeline.extract.choose.second_titles import second_title
from pipeline.extract.choose.title_candidates import TitleCandidate
from pipeline.extract.page.lines import Piece
from pipeline.extract.page.sides import Sides

PROSE = "The van calls at nine villages twice a month and lends books to whoever asks, also to those who cannot read."
GREEK = "Το φορτηγό πηγαίνει σε εννέα χωριά δύο φορές τον μήνα και δανείζει βιβλία σε όποιον ζητήσει."
REST = f"<p>{PROSE}</p><h2>Description</h2><p>It was a gift.</p><h2>Περιγραφή</h2><p>{GREEK}</p>"
TITLE = "A van of books for the valley"


def titles(record):
    return [value.text for value in record.of("title")]


def test_what_stands_above_the_title_does_not_hide_the_second_one_below_it(record):
    above = "<p>Εδώ παρουσιάζονται οι καλές πρακτικές της περιοχής.</p>"
    second = "Ένα φορτηγό με βιβλία για την κοιλάδα"
    assert titles(record(f"{above}<h1>{TITLE}</h1><h2>{second}</h2>{REST}")) == [TITLE, second]


@pytest.mark.parametrize(("more", "count"), [(0, 2), (1, 1)])
def test_a_line_below_the_title_is_no_second_one_if_it_is_longer_than_titles_are(record, more, count):
    words = "Ένα φορτηγό με βιβλία για την κοιλάδα " * 20
    second = words[: 319 + more].rstrip().ljust(320 + more, "ς")
    first = "A van of books for the valley and " * 6
    assert len(titles(record(f"<h1>{first.strip()}</h1><h2>{second}</h2>{REST}"))) == count


GREEK_TITLE = "Ένα φορτηγό με βιβλία για τα χωριά"


@pytest.mark.parametrize(
    "body",
    [f"<h1>{GREEK_TITLE}</h1><p>{TITLE}</p>", f"<h1>{TITLE}</h1><p>{GREEK_TITLE}</p>"],
)
@pytest.mark.parametrize("named", [TITLE, GREEK_TITLE])
def test_a_heading_and_the_line_below_it_are_both_titles_where_the_head_names_one(record, body, named):
    made = record(f"<title>{named} | Vale</title>{body}{REST}")
    assert sorted(titles(made)) == [TITLE, GREEK_TITLE]
    assert all(value.is_sure for value in made.of("title"))


def test_a_slogan_above_the_title_is_not_the_same_in_the_other_language(record):
    slogan = "Η πόλη που προχωρά μαζί σας"
    assert titles(record(f"<title>{TITLE}</title><h1>{slogan}</h1><p>{TITLE}</p>{REST}")) == [TITLE]


def test_on_a_page_of_one_language_a_line_below_the_heading_is_a_second_title_only_where_the_head_says_so(record):
    page = f"<h1>{GREEK_TITLE}</h1><p>{TITLE}</p><p>{GREEK * 3}</p><h2>Περιγραφή</h2><p>{GREEK * 3}</p>"
    assert titles(record(page)) == [GREEK_TITLE]
    assert sorted(titles(record(f"<title>{TITLE} | Vale</title>{page}"))) == [TITLE, GREEK_TITLE]


def test_a_main_heading_in_the_other_language_is_the_second_title_beside_a_main_heading(record):
    second = "Ένα φορτηγό με βιβλία για την κοιλάδα"
    page = f"<{{0}}>{TITLE}</{{0}}><p>{PROSE}</p><{{1}}>{second}</{{1}}><p>{GREEK}</p>"
    assert titles(record(page.format("h1", "h1"))) == [TITLE, second]
    assert titles(record(page.format("h1", "h3"))) == [TITLE]


def test_a_line_before_the_second_languages_labels_is_its_title(record):
    second = "Ένα φορτηγό με βιβλία για την κοιλάδα"
    page = f"<h1>{TITLE}</h1><h2>Description</h2><p>{PROSE}</p><h2>Results</h2><p>Nine villages read.</p>"
    other = f"<p>{second}</p><h2>Περιγραφή</h2><p>{GREEK}</p><h2>Αποτελέσματα</h2><p>Εννέα χωριά διαβάζουν.</p>"
    assert sorted(titles(record(page + other))) == sorted([TITLE, second])


@pytest.mark.parametrize("second", ["Ένα φορτηγό με βιβλία.", "2019", "A lorry with books"])
def test_a_sentence_a_number_or_the_same_language_is_no_second_title(record, second):
    assert titles(record(f"<h1>{TITLE}</h1><h2>{second}</h2>{REST}")) == [TITLE]


def test_a_plain_line_below_a_heading_says_the_same_again_only_on_a_page_of_two_languages(record):
    second = "Ένα φορτηγό με βιβλία για την κοιλάδα"
    assert titles(record(f"<h1>{TITLE}</h1><p>{second}</p>{REST}")) == [TITLE, second]
    english = f"<p>{PROSE}</p><h2>Description</h2><p>It was a gift.</p><p>{PROSE} {PROSE}</p>"
    assert titles(record(f"<h1>{TITLE}</h1><p>Φορτηγό</p>{english}")) == [TITLE]


BOTH = Sides("el", "el", "en")
SECOND = "Ένα φορτηγό με βιβλία για την κοιλάδα"


def second(lines, body, *, at=0, spoken=frozenset(), sides=BOTH, name="page.html"):
    """How the second title is found, and its words, below the title on the line at a place."""
    found = lines(body, name)
    made = second_title(found[at], found, spoken, sides, ())
    return made and (made[0].value, found[made[1].line].text)


@pytest.mark.parametrize(
    ("body", "is_below"),
    [
        (f"<h1>{TITLE}</h1><h2>{SECOND}</h2>", True),
        (f"<h1>{TITLE}</h1><p>***</p><h2>{SECOND}</h2>", True),
        (f"<h1>{TITLE}</h1><p>{SECOND}</p>", True),
        (f"<h1>{TITLE}</h1><p>Words</p><h2>{SECOND}</h2>", False),
        (f"<h1>{TITLE}</h1><h2>{TITLE}</h2>", False),
        (f"<h1>{TITLE}</h1><h2>2019</h2>", False),
        (f"<h1>{TITLE}</h1><ul><li>{SECOND}</li></ul>", False),
        (f"<h1>{TITLE}</h1><h2>{SECOND}.</h2>", False),
        (f"<h1>{TITLE}</h1><h2>Περιγραφή</h2>", False),
        (f"<h1>A van</h1><h2>{SECOND}</h2>", False),
        (f"<p>{TITLE}</p><p>{SECOND}</p>", False),
        (f"<p>{TITLE}</p><h2>{SECOND}</h2>", False),
        (f"<table><tr><td>{TITLE}</td></tr><tr><td><b>{SECOND}</b></td></tr></table>", False),
    ],
)
def test_right_below_the_title_stands_what_says_the_same_in_the_other_language(lines, body, is_below):
    assert second(lines, body) == (("below-title", SECOND) if is_below else None)


def test_a_line_of_the_same_paragraph_is_right_below_a_title_without_markup(lines):
    assert second(lines, f"{TITLE}\n{SECOND}\n", name="page.txt") == ("below-title", SECOND)
    assert second(lines, f"{TITLE}\n\n{SECOND}\n", name="page.txt") is None


def test_a_kicker_or_a_line_of_a_page_in_one_language_is_no_second_title(lines):
    body = f"<h1>{TITLE}</h1><h2>{SECOND}</h2>"
    assert second(lines, body, spoken=frozenset({1})) is None
    assert second(lines, body.replace("h2>", "p>"), sides=Sides("en", "en")) is None


def candidate(text, lang, level=1, **signs):
    return TitleCandidate(text, lang, tuple(signs.items()), piece=Piece(7, 0, len(text)), level=level)


@pytest.mark.parametrize(
    ("title", "other", "is_one"),
    [
        ("h1", candidate(SECOND, "el"), True),
        ("h2", candidate(SECOND, "el"), False),
        ("p", candidate(SECOND, "el"), False),
        ("h1", candidate(SECOND, "el", level=2), False),
        ("h1", candidate(SECOND, "en"), False),
        ("h1", candidate(SECOND, "el", site=1.0), False),
    ],
)
def test_a_main_heading_in_the_other_language_is_as_high(lines, title, other, is_one):
    found = lines(f"<{title}>{TITLE}</{title}>")
    made = second_title(found[0], found, frozenset(), BOTH, (other,))
    assert (made is not None) is is_one


LABELS = f"<h2>Description</h2><p>{PROSE}</p><h2>Results</h2><p>Many read.</p>"


@pytest.mark.parametrize(
    ("between", "is_one"),
    [
        (f"<p>{SECOND}</p>", True),
        (f"<h3>{SECOND}</h3>", True),
        (f"<p>{SECOND}.</p>", False),
        ("<p>2019</p>", False),
        ("", False),
        (f"<p>{SECOND}</p><p>Άλλα λόγια</p>", True),
    ],
)
def test_a_short_line_before_labels_that_come_again_in_the_other_language_is_its_title(lines, between, is_one):
    again = f"<h2>Περιγραφή</h2><p>{GREEK}</p>"
    made = second(lines, f"<h1>{TITLE}</h1>{LABELS}{between}{again}")
    assert made == (("before-labels-of-its-language", SECOND) if is_one else None)


def test_a_line_before_labels_that_come_for_the_first_time_is_no_title(lines):
    body = f"<h1>{TITLE}</h1>{LABELS}<p>{SECOND}</p><h2>Πόροι</h2><p>Εννέα φορτηγά.</p>"
    assert second(lines, body) is None


def test_a_number_before_the_labels_of_the_other_language_is_no_title(lines):
    greek = f"<h2>Περιγραφή</h2><p>{GREEK}</p><h2>Αποτελέσματα</h2><p>Εννέα χωριά διαβάζουν.</p>"
    body = f"<h1>{SECOND}</h1>{greek}<p>2019</p><h2>Description</h2><p>{PROSE}</p>"
    assert second(lines, body) is None


def test_a_day_below_the_title_is_no_title_in_the_other_language(record):
    greek = "Ένας μύλος αλέθει ξανά αλεύρι για εννέα χωριά, δύο μέρες την εβδομάδα, και οι φούρνοι αγοράζουν από αυτόν."
    english = "A mill grinds flour again for nine villages, two days a week, and bakers buy from it."
    page = f"<h1>The mill grinds again</h1><p>{{}}</p><p>{english}</p><p>{greek}</p>"
    titles = [value.text for value in record(page.format("27 Φεβρουαρίου 2020")).of("title")]
    assert titles == ["The mill grinds again"]
    assert len(record(page.format("Ο μύλος αλέθει ξανά")).of("title")) == 2


def test_the_title_of_the_first_column_stands_before_that_of_the_second(record):
    second = "Ένα φορτηγό με βιβλία για την κοιλάδα"
    table = f"<table><tr><td><b>{second}</b></td><td><b>{TITLE}</b></td></tr>"
    table += f"<tr><td>{GREEK}</td><td>{PROSE}</td></tr></table>"
    assert titles(record(table + "<h2>Results</h2><p>Nine villages read.</p>")) == [second, TITLE]
