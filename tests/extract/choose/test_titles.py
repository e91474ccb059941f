"""The title where no label says it: one scored choice."""

import pytest

from pipeline.extract.choose.names_in_head import HeadNames
from pipeline.extract.choose.titles import repeats
from pipeline.extract.choose.titles import titles as titles_of
from pipeline.extract.page.sides import sides_of
from pipeline.lexicon import extended
from pipeline.lexicon.weights import weights
from pipeline.model import Blocker, Doubt, Profile
from pipeline.text.repeating import words_hash

PROSE = (
    "The van calls at nine villages twice a month and lends books to whoever asks, also to those who cannot read well."
)
REST = f"<p>{PROSE}</p><h2>Description</h2><p>It was a gift of the parish.</p><h2>Results</h2><p>Many read.</p>"


def titles(record):
    return [value.text for value in record.of("title")]


@pytest.mark.parametrize(
    "page",
    [
        # The system's page heading is an h1, the article's own an h2.
        f"<title>A van of books for the valley</title><h1>Projects</h1><h2>A van of books for the valley</h2>{REST}",
        # The site's name is the only h1.
        f"<title>A van of books for the valley | Vale</title><h1>Vale</h1><h2>A van of books for the valley</h2>{REST}",
        f"<h1>A van of books for the valley</h1><p>EL | EN</p>{REST}",
        f"<p>EN EL</p><p><b>A van of books for the valley</b></p>{REST}",
        f"<h1>Menu</h1><nav><a href='/'>Home</a></nav><h2>A van of books for the valley</h2>{REST}",
        f'<meta property="og:title" content="A van of books for the valley"><h1>Projects 2019</h1>{REST}',
    ],
)
def test_the_best_candidate_is_the_title(record, page):
    assert titles(record(page)) == ["A van of books for the valley"]


@pytest.mark.parametrize(
    "opening",
    [
        "valley.example.org",
        "Scroll Top",
        "EL | EN",
        "Login | Register |",
        "MUNICIPALITY OF LOFOS",
        "Please ensure Javascript is enabled for purposes of accessibility",
        "LIFE19 NAT/GR/000001",
        "Valley Portal | Projects\nHome > Projects > 12",
    ],
)
def test_what_stands_above_a_copied_text_is_no_title(record, opening):
    page = f"{opening}\n\nA van of books for the valley\n\n{PROSE}\n\nResults\n\nMany read.\n"
    assert titles(record(page, "page.txt")) == ["A van of books for the valley"]


@pytest.mark.parametrize("byline", ["By the editors", "By our newsroom", "Από τη συντακτική ομάδα"])
def test_who_has_written_a_copied_text_is_no_title_of_it(record, byline):
    above = f"valley.example.org\n\nThe library van\n\n{byline}\n\n3-4 minutes"
    page = f"{above}\n\nWhat it is\n\n{PROSE}\n\nResults\n\nMany read.\n"
    assert titles(record(page, "page.txt")) == ["The library van"]


def test_the_value_of_a_label_is_no_title(record):
    page = f"A van of books\n\nBeneficiary\nMUNICIPALITY OF LOFOS(GR)\n\nDescription\n{PROSE}\n"
    assert titles(record(page, "page.txt")) == ["A van of books"]


def test_a_page_that_prints_no_title_has_none(record):
    page = f"Short summary of the practice {PROSE}\n{PROSE}\n\nResources needed\n\no a van\no two drivers\n"
    assert titles(record(page, "page.txt")) == []


def test_a_title_chosen_in_pasted_text_is_never_sure(record):
    made = record(f"A van of books for the valley\n\n{PROSE}\n\nResults\n\nMany read.\n", "page.txt")
    assert not made.of("title")[0].is_sure
    assert Blocker.TITLE in made.why


def test_a_heading_that_the_head_names_too_is_a_sure_title(record):
    page = f"<title>A van of books for the valley</title><h1>A van of books for the valley</h1>{REST}"
    assert record(page).of("title")[0].is_sure


def test_a_title_that_passes_over_a_main_heading_is_to_be_checked_unless_the_head_says_it_too(record):
    page = f"<h1>Our valley</h1><h2>Solar ovens for nine villages in the hills</h2><p>{PROSE}</p>"
    (title,) = record(page).of("title")
    assert title.text == "Solar ovens for nine villages in the hills"
    assert not title.is_sure
    assert record(f"<title>{title.text}</title>{page}").of("title")[0].is_sure


def test_one_word_that_only_the_head_says_is_no_sure_title(record):
    (title,) = record(f"<title>Pages - Solar ovens</title><p>{PROSE}</p>").of("title")
    assert not title.is_sure


def test_a_kicker_is_a_label(record):
    made = record(f"Good practice\n\nA van of books\n\nDescription\n\n{PROSE}\n\nResults\n\nMany read.\n", "page.txt")
    assert made.of("title")[0].rule == "after-kicker"
    assert made.of("title")[0].is_sure


def test_the_choice_shows_candidates_with_their_signs_best_first(record):
    made = record(f"<title>A van of books</title><h1>A van of books</h1><h2>Our gift</h2>{REST}")
    choice = next(one for one in made.choices if one.subject == "title")
    assert choice.candidates[0].text == "A van of books"
    assert dict(choice.candidates[0].features)["like_head"] == 1.0
    scores = [one.score for one in choice.candidates]
    assert scores == sorted(scores, reverse=True)


def test_what_the_head_says_before_the_sites_name_is_no_title_if_it_is_a_label(record):
    made = record(f"<title>The project | Green Ferry</title><h1>The project</h1><p>{PROSE}</p><p>{PROSE}</p>")
    assert [value.text for value in made.of("title")] == ["Green Ferry"]


def test_a_sentence_names_nothing(record):
    made = record(
        "For this the guild has set itself no more than the following few modest aims:\n\n- flour\n- bread\n",
        "page.txt",
    )
    assert not made.of("title")


def test_a_title_may_stand_behind_its_label_without_a_colon(record):
    made = record(f"Project name Warm rooms in the old town hall\nCountry Greece\n\n{PROSE}\n", "page.txt")
    assert made.of("title")[0].text == "Warm rooms in the old town hall"


def test_values_below_a_row_of_labels_are_no_title(records):
    page = (
        "Short summary\nA van lends books to nine villages.\n\nMain institution\nLocation\nStart Date\n"
        "Library of the Upper Valley\nHautvalais, Switzerland\nApril 2015\n"
    )
    assert [titles(record) for record in records(page, "page.txt")] == [[]]


def test_a_line_below_the_text_is_no_title_and_the_text_is_kept(record):
    made = record(f"{PROSE}\n\n{PROSE} And so on.\n\nResults\n\nIt is used.\n\nLoans last year: 66\n", "page.txt")
    assert titles(made) == []
    assert made.of("description")[0].text.startswith(PROSE)


def test_the_name_of_the_site_in_another_language_is_no_second_title(record):
    page = (
        "<title>Βιβλία με το βαν | Valley Atlas</title><meta property='og:site_name' content='Valley Atlas'>"
        "<h1>Valley Atlas</h1><h1>Βιβλία με το βαν</h1><p>Το βαν φέρνει βιβλία σε εννέα χωριά της κοιλάδας δύο φορές "
        "τον μήνα και τα δανείζει σε όποιον ζητήσει.</p>"
    )
    assert titles(record(page)) == ["Βιβλία με το βαν"]


def test_the_heading_is_the_title_although_the_head_adds_the_site_behind_a_colon(record):
    (title,) = record(
        f"<title>Books on loan in nine villages!: Vale</title><h1>Books on loan in nine villages!</h1>{REST}"
    ).of("title")
    assert title.text == "Books on loan in nine villages!"


def test_a_title_that_other_pages_of_the_site_have_too_is_better_than_none_and_never_sure(records):
    def read_with(text, name="page.txt"):
        profile = Profile(boilerplate=(words_hash("A van of books"),))
        (made,) = records(text, name, profile)
        return [(title.text, title.is_sure) for title in made.of("title")]

    assert read_with(f"A van of books\n\n{PROSE}\n") == [("A van of books", False)]
    assert read_with(f"A van of books\n\nReading in nine villages\n\n{PROSE}\n") == [
        ("Reading in nine villages", False)
    ]
    assert read_with(f"<h1>A van of books</h1><p>{PROSE}</p>", "page.html") == [("A van of books", False)]


def test_of_a_list_without_a_title_the_first_kicker_is_an_unsure_one(record):
    page = "<h1>Good practices</h1><h2>Good practices</h2><ul><li><a href='/1'>One</a></li></ul>"
    made = record(page)
    assert [(value.text, value.rule, value.is_sure) for value in made.of("title")] == [
        ("Good practices", "list", False)
    ]


def test_two_candidates_that_say_the_same_are_no_rivals(record):
    page = f"<h1>A van of books for the valley</h1><p>Van of books for the valley</p><p>{PROSE}</p>"
    (title,) = record(page).of("title")
    assert title.is_sure


def test_a_title_may_be_as_long_as_titles_are_below_a_kicker(record):
    for letters, rule in ((320, "after-kicker"), (321, None)):
        words = ("A van of books " * 30)[:letters].strip().ljust(letters, "x")
        made = record(f"<p>Good practice</p><h1>{words}</h1>{REST}")
        assert ("after-kicker" in {value.rule for value in made.of("title")}) is (rule is not None)


def test_below_a_kicker_a_sentence_or_a_label_is_no_title(record):
    made = record(f"<p>Good practice</p><p>It is one.</p><h1>A van of books for the valley</h1>{REST}")
    assert [value.rule for value in made.of("title")] == ["chosen"]


def test_a_title_cut_to_twelve_signs_may_be_other_words(lines):
    found = lines("<p>A van of bo…</p><p>A van of boo…</p>")
    assert [line.number for line, _ in repeats(found, "A van of books for the valley")] == [1]


def test_a_line_that_only_repeats_the_title_cut_short_is_told_by_its_dots(lines):
    title = "A van of books for the valley"
    found = lines(
        "<p>A van of books for the…</p><p>A VAN of books for the valley</p><p>A van of books</p><p>A van of…</p>"
        "<nav><p>A van of books for the valley</p></nav>"
    )
    assert [(line.number, why) for line, why in repeats(found, title)] == [
        (0, "title cut short"),
        (1, "title repeated"),
    ]


def test_a_kicker_of_a_practice_is_no_title_where_there_is_none(record):
    made = record(f"<p>Good practice</p><h2>Description</h2><p>{PROSE}</p><h2>Results</h2><p>Many read.</p>")
    assert not made.of("title")


def test_a_title_that_says_the_same_in_two_languages_is_two(record):
    greek = "Το βαν φέρνει βιβλία σε εννέα χωριά της κοιλάδας δύο φορές τον μήνα."
    page = f"<h1>Βιβλία με το βαν της κοιλάδας / Books by van for the valley</h1><p>{PROSE}</p><p>{greek}</p>"
    assert titles(record(page)) == ["Βιβλία με το βαν της κοιλάδας", "Books by van for the valley"]


def test_a_title_that_just_scores_enough_is_one(lexicon, lines):
    found = lines("<h1>A van of books for the valley</h1>")
    for least, count in ((1.0, 1), (1.01, 0)):
        zero = "\n".join(f"{name} = 0.0" for name in weights(lexicon, "title") if name not in {"heading", "least"})
        own = extended(lexicon, {"weights.toml": f"[title]\n{zero}\nheading = 1.0\nleast = {least}".encode()})
        made = titles_of(found, HeadNames(), (), sides_of(found), own, is_text=False)
        assert len(made.found) == count


def test_eight_candidates_are_shown(record):
    page = "".join(f"<h2>Van number {at} of the valley</h2><p>{PROSE}</p>" for at in range(9))
    (choice,) = (one for one in record(page).choices if one.subject == "title")
    assert len(choice.candidates) == 8


def test_a_title_with_a_rival_of_almost_its_score_is_to_be_checked(record):
    for rival, doubts in (("", ()), ("<h1>A cart of pots for the town</h1>", (Doubt.NARROW,))):
        made = record(f"<h1>A van of books for the valley</h1>{rival}{REST}")
        assert made.choices[0].doubts == doubts
        assert made.of("title")[0].is_sure is not bool(doubts)


GREEK = "Το βαν φέρνει βιβλία σε εννέα χωριά της κοιλάδας δύο φορές τον μήνα και τα δανείζει σε όποιον ζητήσει."


@pytest.mark.parametrize(
    ("below", "names"),
    [
        ("<h1>Βιβλία με το βαν / Books by van</h1>", ["Βιβλία με το βαν", "Books by van"]),
        ("<h1>Βιβλία με το βαν</h1><h1>Books by van</h1>", ["Βιβλία με το βαν", "Books by van"]),
        ("<h1>Βιβλία με το βαν</h1>", ["Βιβλία με το βαν"]),
        ("<nav><p>Of our vale</p></nav><h1>Βιβλία με το βαν</h1>", ["Βιβλία με το βαν"]),
    ],
)
def test_below_a_kicker_the_title_is_told_in_both_languages_where_it_is_there_in_both(record, below, names):
    made = record(f"<p>Good practice</p>{below}<p>{GREEK}</p><p>{PROSE}</p>")
    assert [(one.text, one.rule) for one in made.of("title")][:1] == [(names[0], "after-kicker")]
    assert titles(made) == names


@pytest.mark.parametrize(
    ("above", "is_sure"),
    [
        ("", True),
        ("<h2>Our valley</h2>", True),
        ("<h1>Our valley</h1>", False),
        ("<footer><h1>Our valley</h1></footer>", True),
    ],
)
def test_only_past_another_main_heading_a_lower_one_is_no_sure_title(record, above, is_sure):
    made = record(f"{above}<h2>Solar ovens for nine villages in the hills</h2><p>{PROSE}</p>")
    (choice,) = (one for one in made.choices if one.subject == "title")
    assert titles(made) == ["Solar ovens for nine villages in the hills"]
    assert (Doubt.OTHER_HEADING not in choice.doubts) is is_sure


def test_candidates_are_shown_with_their_signs_to_three_places_but_for_those_that_are_none(record):
    made = record(f"<title>A van of books</title><h1>A van of books</h1><h2>Our gift</h2>{REST}")
    (choice,) = (one for one in made.choices if one.subject == "title")
    values = [value for one in choice.candidates for _, value in one.features]
    assert all(value and round(value, 3) == value for value in values)


@pytest.mark.parametrize(
    "line", ["What has been put in:", "A mill that all know of"], ids=["what opens a list", "below paragraphs"]
)
def test_a_pasted_text_that_opens_with_paragraphs_has_no_title_among_its_lines(fields, line):
    prose = "The old mill grinds again, two days a week, and the bakers of four villages buy its flour. " * 2
    assert "title" not in fields(f"{prose}\n\n{prose[:-2]}, too.\n\n{line}\n\nNew stones\n", "page.txt")


DEED = (
    "Εργασία «Αντικατάσταση λαμπτήρων» της πράξης «Φωτισμός των δημοτικών λαχανόκηπων, των βρυσών και των κοινόχρηστων "
)
DEED += "αυλών του δήμου Πέτρας με λαμπτήρες που δανείζονται οι κάτοικοι για τρία χρόνια και επιστρέφουν ή ανανεώνουν»"


@pytest.mark.parametrize(("end", "is_title"), [("", True), (".", False)])
def test_the_long_name_of_a_deed_is_the_title_of_a_pasted_text_if_no_stop_closes_it(fields, end, is_title):
    prose = "Ο δήμος δανείζει λάμπες σε κάθε σπίτι που ζητά μία και παίρνει πίσω τις παλιές. " * 4
    found = fields(f"{DEED}{end}\n\nΠεριγραφή\n\n{prose}\n", "page.txt")
    assert (found.get("title") == DEED) is is_title


@pytest.mark.parametrize(
    ("way", "title"),
    [
        ("Retour à l'ensemble des résultats Partage d'expérience", "Le moulin du village"),
        ("Zum Hauptbereich (Eingabetaste) Zum Hauptmenü (Eingabetaste)", "Die Mühle im Dorf"),
        ("Torna all'elenco dei progetti e delle esperienze", "Il mulino del paese"),
        ("Volver al listado de proyectos y experiencias", "El molino del pueblo"),
    ],
)
def test_the_way_back_or_on_above_a_pasted_text_is_no_title(record, way, title):
    text = f"{way}\n\n{title}\n\n1 Rue Neuve\n\n99999 Lofos\n"
    assert [value.text for value in record(text, "page.txt").of("title")] == [title]


def test_a_return_to_something_may_be_the_title(record):
    text = "Retour à l'emploi par le moulin du village\n\nLofos et Petra\n\n1 Rue Neuve\n"
    assert [value.text for value in record(text, "page.txt").of("title")] == [text.partition("\n")[0]]


ITEMS = "".join(
    f'<h3><a href="/{name}">{name} for the villages</a></h3><p>A van calls.</p>' for name in ("Oil", "Ink", "Ice")
)


def test_a_list_is_called_by_what_says_so_rather_than_by_its_site_or_an_entry(record):
    page = f"<title>Good practices | Town network</title><h1>Town network</h1><h2>Good practices</h2>{ITEMS}"
    (title,) = record(page).of("title")
    assert (title.text, title.rule, title.is_sure) == ("Good practices", "list", False)
