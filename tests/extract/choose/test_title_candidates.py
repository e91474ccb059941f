"""What may be a title at all."""

import pytest

from pipeline.extract.choose.title_candidates import TitleCandidate

PROSE = (
    "The van calls at nine villages twice a month and lends books to whoever asks, also to those who cannot read well."
)


@pytest.fixture
def texts(record):
    """The words among which the title of a page is chosen."""

    def shown(page, name="page.html"):
        choices = [one for one in record(page, name).choices if one.subject == "title"]
        return [one.text for choice in choices for one in choice.candidates]

    return shown


@pytest.mark.parametrize(
    "line",
    [
        "<p>12 March 2021</p>",
        "<ul><li>Nine villages</li></ul>",
        f"<p>{PROSE}</p>",
        "<p><b>Institution:</b> Municipality of Lofos</p>",
        "<h2>Results</h2>",
    ],
)
def test_dates_items_sentences_facts_and_labels_are_no_candidates(texts, line):
    assert texts(f"<h1>A van of books</h1>{line}<p>{PROSE}</p>") == ["A van of books"]


def test_a_line_loses_its_kicker_and_its_number(texts):
    assert "lamps on loan" in texts(f"Good practice: lamps on loan\n\n{PROSE}\n", "page.txt")
    assert "Lamps on loan" in texts(f"3. Lamps on loan\n\n{PROSE}\n", "page.txt")


def test_the_halves_of_a_line_in_two_languages_are_two(texts):
    greek = "Το βαν φέρνει βιβλία σε εννέα χωριά της κοιλάδας δύο φορές τον μήνα."
    page = f"<h1>Βιβλία με το βαν / Books by van</h1><p>{PROSE}</p><p>{greek}</p>"
    assert {"Βιβλία με το βαν", "Books by van"} <= set(texts(page))


def test_what_only_the_head_says_is_one_too(texts):
    assert "A van of books for the valley" in texts(
        f'<meta property="og:title" content="A van of books for the valley"><p>Welcome</p><p>{PROSE}</p>'
    )


def test_a_name_of_the_site_is_told_by_its_signs():
    assert TitleCandidate("Vale", "en", (("early", 1.0), ("site", 1.0))).is_of_site
    assert not TitleCandidate("A van of books", "en", (("early", 1.0), ("site", 0.0))).is_of_site
