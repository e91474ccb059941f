"""Which language each stretch of a line is in."""

import pytest

from pipeline.lexicon import extended, shipped
from pipeline.split import LANGUAGES, split_text


def tagged(text: str, **options: object) -> list[tuple[str, str]]:
    return [(text[start:end], lang) for start, end, lang in split_text(text, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["Καλημέρα", "ΠΟΛΕΙΣ ΚΑΙ ΔΑΣΗ", "Ὁ ἄνθρωπος ἐν τῇ πόλει", "Εδω ε\u0301να"])
def test_the_script_decides_greek(text: str) -> None:
    assert tagged(text) == [(text, "el")]


@pytest.mark.parametrize(
    "text",
    ["Ongoing", "Start Date", "Hide Buttons", "FUNDING AND COSTS", "What the village gained", "End"],
)
def test_short_english_is_english(text: str) -> None:
    assert tagged(text) == [(text, "en")]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Les vergers partagés de la vallée", "fr"),
        ("een tuin voor iedereen", "nl"),
        ("la strada verso casa", "it"),
        ("una calle sin coches", "es"),
        ("ein Garten für alle", "de"),
        ("I kipoi tis polis anoigoun gia olous", "el-Latn"),
        ("Detta är en lång svensk mening om hur kommunen sköter sina gator och torg", "und"),
    ],
)
def test_other_languages_are_told_by_their_words(text: str, lang: str) -> None:
    assert tagged(text) == [(text, lang)]


def test_a_term_inside_greek_is_english_and_brackets_stay_with_the_sentence() -> None:
    assert tagged("Η ομάδα εργασίας (Working Group) συνεδριάζει.") == [
        ("Η ομάδα εργασίας (", "el"),
        ("Working Group", "en"),
        (") συνεδριάζει.", "el"),
    ]


def test_a_quoted_phrase_does_not_colour_what_follows() -> None:
    assert tagged("They sang “au clair de la lune” in Mons.") == [
        ("They sang “", "en"),
        ("au clair de la lune", "fr"),
        ("” in Mons.", "en"),
    ]


def test_a_label_does_not_take_the_language_of_its_value() -> None:
    assert tagged("Location: Ayuntamiento de Málaga (Spain)")[0] == ("Location:", "en")


def test_a_name_in_two_languages_has_both() -> None:
    assert tagged("The office is in Ghent (Belgique-België).")[1:3] == [("Belgique-", "fr"), ("België", "nl")]


@pytest.mark.parametrize("text", ["info@example.gr", "https://example.gr/Δράσεις", "plan_v2.docx", "#Clean_Beaches"])
def test_addresses_are_of_no_language_wherever_they_stand(text: str) -> None:
    assert tagged(f"Γράψτε στο {text} σήμερα") == [("Γράψτε στο ", "el"), (text, "zxx"), (" σήμερα", "el")]


def test_a_greek_hashtag_is_greek() -> None:
    assert tagged("#ΚαθαρέςΠαραλίες") == [("#ΚαθαρέςΠαραλίες", "el")]


def test_codes_and_acronyms_take_the_language_around_them() -> None:
    assert tagged("The CCI and R&D units met Room B12.") == [("The CCI and R&D units met Room B12.", "en")]
    assert [lang for _, lang in tagged("Η απόφαση 6ΩΞ7Λ6-ΩΙΤ ισχύει")] == ["el"]


def test_a_lone_greek_letter_among_english_words_is_a_sign() -> None:
    assert tagged("The angle α is wide.") == [("The angle α is wide.", "en")]


def test_an_article_before_a_latin_name_is_greek() -> None:
    assert tagged("Η Green Lane άνοιξε και φέτος")[0] == ("Η ", "el")


def test_look_alike_letters_do_not_split_a_word() -> None:
    text = "Ο δήμoς KAΛEΙ όλους"
    assert tagged(text) == [(text, "el")]


@pytest.mark.parametrize("text", ["2014", " - ", "€ 12.000", "…"])
def test_signs_that_stand_alone_are_of_no_language(text: str) -> None:
    assert tagged(text) == [(text, "zxx")]


def test_empty_text_has_no_runs() -> None:
    assert split_text("") == []


def test_short_lines_lean_on_the_rest_of_the_text() -> None:
    french = (
        "Les habitants ont planté des arbres le long de la rivière pour garder la terre en place pendant les pluies.\n"
    )
    assert tagged("situation") == [("situation", "en")]
    assert split_text(french * 3 + "situation")[-1].lang == "fr"


def test_a_set_without_french_knows_french_for_a_foreign_language() -> None:
    text = "Les vergers partagés de la vallée"
    assert tagged(text, languages=("el", "en")) == [(text, "und")]


def test_a_language_of_another_script_is_a_lexicon_file_and_an_entry_in_the_set() -> None:
    lexicon = extended(shipped(), {"bg.toml": b'[language]\ntag = "bg"\nscript = "Cyrillic"\n'})
    text = "The motto «Чисти градини» won."
    assert tagged(text)[1] == ("Чисти градини", "und")
    assert tagged(text, lexicon=lexicon, languages=(*LANGUAGES, "bg"))[1] == ("Чисти градини", "bg")


def test_a_language_in_latin_letters_brings_its_words_along() -> None:
    words = 'words = ["de", "que", "não", "uma", "os", "para", "com", "hortas", "escolas", "nas"]'
    lexicon = extended(shipped(), {"pt.toml": f'[language]\nscript = "Latin"\n[split]\n{words}\n'.encode()})
    text = "hortas nas escolas com uma"
    assert tagged(text, lexicon=lexicon, languages=(*LANGUAGES, "pt")) == [(text, "pt")]


@pytest.mark.parametrize(
    "text",
    [
        "Drenthe, Netherlands",
        "Galicia, Spain",
        "Bayern, Germany",
        "Petrini Gefyra Mountain Villages Partnership",
        "Thessaloniki Port Authority",
    ],
)
def test_a_name_that_one_word_shows_to_be_english_is_english(text: str) -> None:
    assert tagged(text) == [(text, "en")]


@pytest.mark.parametrize(
    ("text", "lang"), [("Gemeente Emmen", "nl"), ("Universidad de Vigo", "es"), ("Sterea Ellada", "el-Latn")]
)
def test_a_name_without_an_english_word_keeps_its_language(text: str, lang: str) -> None:
    assert tagged(text) == [(text, lang)]
