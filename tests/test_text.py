"""Letters: folding, repairing, capitals, addresses."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text import AddressKind, addresses, fold, greek_upper, normalise

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=80)


def repaired(text: str, twins: frozenset[str] = frozenset(), words: frozenset[str] = frozenset()) -> str:
    return normalise(text, twins, words)[0].text


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Δράσεις", "δρασεισ"),
        ("ΔΡΑΣΕΙΣ", "δρασεισ"),
        ("Évidence of Success", "evidence of success"),
        ("Προϋπολογισμός", "προυπολογισμοσ"),
        ("Τίτλoς", "τιτλοσ"),
        ("Απο\u00adτελέσματα", "αποτελεσματα"),
        ("ά", "α"),
    ],
)
def test_fold_drops_case_accents_final_sigma_and_look_alikes(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(ANY_TEXT)
def test_folded_text_has_no_capitals_and_no_accents(text: str) -> None:
    folded = fold(text)
    assert folded == folded.casefold()
    assert not any(unicodedata.combining(character) for character in folded)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Kαλαμάτα", "Καλαμάτα"),  # Latin K
        ("τoυ δήμoυ", "του δήμου"),  # Latin o
        ("Σπiτια", "Σπιτια"),  # Latin i
        ("Αll the farms", "All the farms"),  # Greek Alpha
        ("Sjφberg", "Sjöberg"),  # ISO 8859-1 read as ISO 8859-7
        ("Gόmez", "Gómez"),
        ("µε λίγα λόγια", "με λίγα λόγια"),
        ("filters of 10 µm", "filters of 10 µm"),
        ("ΔΙΚΤΥOnet", "ΔΙΚΤΥOnet"),
        ("Η ομάδα CREATIVE", "Η ομάδα CREATIVE"),
    ],
)
def test_words_get_the_letters_of_one_script(before: str, after: str) -> None:
    assert repaired(before) == after


def test_words_wholly_of_twins_follow_their_greek_neighbours_in_capitals_but_acronyms_stay() -> None:
    known = frozenset({"και", "kpi"})
    assert repaired("ΠΟΛΕΙΣ KAI ΔΑΣΗ", words=known) == "ΠΟΛΕΙΣ ΚΑΙ ΔΑΣΗ"
    assert repaired("ΔΕΙΚΤΗΣ KPI ΔΑΣΟΥΣ", words=known) == "ΔΕΙΚΤΗΣ KPI ΔΑΣΟΥΣ"


def test_a_twin_in_small_letters_turns_greek_only_if_it_is_a_function_word() -> None:
    twins = frozenset({"ο", "το"})
    assert repaired("Εδώ είναι o κήπος", twins) == "Εδώ είναι ο κήπος"
    assert repaired("Η εταιρεία MAN πουλά", twins) == "Η εταιρεία MAN πουλά"


def test_a_greek_capital_alone_among_english_words_turns_latin() -> None:
    twins = frozenset({"a"})
    assert repaired("\u0391 farm for Α school", twins) == "A farm for A school"


def test_each_repair_says_before_and_after_in_the_offsets_of_the_source() -> None:
    source = "Η\u0301 συ\u00adνεργασία τoυ δήμου"
    normalised, repairs = normalise(source)
    assert normalised.text == "Ή συνεργασία του δήμου"
    assert [(repair.before, repair.after) for repair in repairs] == [("συ\u00adνεργασία", "συνεργασία"), ("τoυ", "του")]
    assert all(source[repair.start : repair.end] == repair.before for repair in repairs)
    assert [repair.is_dropped for repair in repairs] == [True, False]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ε\u0301να", "ένα"),
        ("\u1f71", "\u03ac"),  # oxia → tonos
        ("Τι κάνεις\u037e", "Τι κάνεις;"),
        ("x² ½ ™ ´", "x² ½ ™ ´"),  # NFKC would ruin them
    ],
)
def test_text_is_composed_but_never_by_compatibility(before: str, after: str) -> None:
    assert repaired(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "https://παράδειγμα.gr/Αrxeio?q=\u00ad",
        "iνfo@παράδειγμα.gr",
        "#Δράσειs",
        "`Αpp τoυ`",
        "αρχείo_v2.pdf",
    ],
)
def test_addresses_and_code_are_never_touched(text: str) -> None:
    assert repaired(f"Δείτε {text} εδώ") == f"Δείτε {text} εδώ"


def test_addresses_end_before_the_sentence_does() -> None:
    text = "See (www.example.gr/a_(b)), mail ann@example.org, get plan_v2.PDF; tags #Good_Food, visit example.eu."
    found = [(text[start:end], kind) for start, end, kind in addresses(text)]
    assert found == [
        ("www.example.gr/a_(b)", AddressKind.URL),
        ("ann@example.org", AddressKind.EMAIL),
        ("plan_v2.PDF", AddressKind.FILE),
        ("#Good_Food", AddressKind.HASHTAG),
        ("example.eu", AddressKind.URL),
    ]


def test_ordinary_dots_and_numbers_are_no_addresses() -> None:
    assert addresses("π.χ. ή e.g. 2.5 έως 3,5 κ.λπ. Τέλος.Αρχή #1 C#") == []


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("άνοιξη", "ΑΝΟΙΞΗ"),
        ("ΆΝΟΙΞΗ", "ΑΝΟΙΞΗ"),
        ("νύχτα ή μέρα", "ΝΥΧΤΑ Ή ΜΕΡΑ"),
        ("ήλιος", "ΗΛΙΟΣ"),
        ("ρολόι", "ΡΟΛΟΪ"),
        ("Μαΐου", "ΜΑΪΟΥ"),
        ("έυ", "ΕΫ"),
        ("άυλος", "ΑΫΛΟΣ"),
        ("ευχή", "ΕΥΧΗ"),
        ("ταΐζω", "ΤΑΪΖΩ"),
        ("ᾠδή", "ΩΙΔΗ"),
        ("ρολο\u0301ι", "ΡΟΛΟΪ"),
        ("café στο Gent", "CAFÉ ΣΤΟ GENT"),
    ],
)
def test_greek_capitals_lose_accents_and_keep_dialytika(text: str, capitals: str) -> None:
    assert greek_upper(text) == capitals


@settings(max_examples=400)
@given(ANY_TEXT)
def test_any_text_is_normalised_with_a_map_that_only_rises(text: str) -> None:
    normalised, repairs = normalise(text)
    origins = [normalised.origin(offset) for offset in range(len(normalised.text) + 1)]
    assert origins == sorted(origins)
    assert origins[-1] <= len(text)
    assert all(text[repair.start : repair.end] == repair.before for repair in repairs)
    greek_upper(text)
    addresses(text)


@given(st.text("αβγό̈ϊΐAo", max_size=30))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = repaired(text)
    assert unicodedata.is_normalized("NFC", once)
    assert repaired(once) == once


@pytest.mark.parametrize(
    "unit",
    [
        "\u0301",
        "a\u0301",
        "α\u0301",
        "#a,",
        ")",
        "a.",
        "\u00ad",
        "Aα",
        "Α ",
        "a@",
        "`",
        "\u1100\u1161",
        "a_",
        "x\u00ad y",
    ],
)
def test_time_grows_with_the_length_only(unit: str) -> None:
    text = unit * 100_000
    for function in (normalise, fold, greek_upper, addresses):
        begin = time.process_time()
        function(text)
        assert time.process_time() - begin < 5
