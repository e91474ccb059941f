"""The title in the page's second language, where no label says it."""

import pytest

from pipeline.extract.choose.title_candidates import LONGEST

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
    second = words[: LONGEST + more - 1].rstrip().ljust(LONGEST + more, "ς")
    first = "A van of books for the valley and " * 4
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
