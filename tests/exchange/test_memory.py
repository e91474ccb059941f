from __future__ import annotations

from collections.abc import Callable

from pipeline.exchange import tmx
from pipeline.exchange.memory import KnownPair, Memory, pairs_in, pairs_of
from pipeline.exchange.unit import Unit
from pipeline.lexicon import Lexicon
from pipeline.model import FieldValue, Origin, Record, Trust

Value = Callable[..., FieldValue]
Made = Callable[..., Record]
MEMORY = Memory(
    [
        KnownPair("el", "Το πηγάδι άνοιξε το 2014 με 3 εθελοντές.", "en", "The well opened in 2014 with 3 volunteers."),
        KnownPair("el", "Το πηγάδι έκλεισε.", "en", "The well closed."),
        KnownPair("el", "Το πηγάδι έκλεισε.", "en", "The well was shut."),
    ]
)


def test_the_same_words_are_exact_whatever_their_case_and_blanks_and_in_both_directions() -> None:
    (match,) = MEMORY.matches("ΤΟ ΠΗΓΑΔΙ  ΑΝΟΙΞΕ ΤΟ 2014 ΜΕ 3 ΕΘΕΛΟΝΤΕΣ.", "el", "en")
    assert match.is_exact
    assert match.target == "The well opened in 2014 with 3 volunteers."
    (back,) = MEMORY.matches("The well closed.", "en", "el")
    assert (back.is_exact, back.target) == (True, "Το πηγάδι έκλεισε.")


def test_two_translations_of_the_same_words_are_both_known() -> None:
    assert [one.target for one in MEMORY.matches("Το πηγάδι έκλεισε.", "el", "en")] == [
        "The well closed.",
        "The well was shut.",
    ]


def test_words_that_are_alike_are_never_exact_and_less_so_with_other_numbers() -> None:
    (near,) = MEMORY.matches("Το πηγάδι άνοιξε το 2014 με 3 εθελόντριες.", "el", "en")
    (other,) = MEMORY.matches("Το πηγάδι άνοιξε το 2015 με 3 εθελοντές.", "el", "en")
    assert 75 <= other.score < near.score < 100
    assert MEMORY.matches("Εντελώς άλλα λόγια για κάτι άλλο.", "el", "en") == ()
    assert MEMORY.matches("Το πηγάδι έκλεισε.", "el", "fr") == ()


def test_a_page_in_two_languages_teaches_its_pairs(value: Value, record: Made, lexicon: Lexicon) -> None:
    texts = value("Ένα.\n\nΔύο."), value("One.\n\nTwo.", "en")
    names = value("Δήμος", field="institution"), value("Municipality", "en", field="institution")
    told = [("Ένα.", "One."), ("Δύο.", "Two.")]
    assert [(pair.words, pair.others) for pair in pairs_of(record(*texts, names[0]), lexicon)] == told
    assert ("Δήμος", "Municipality") in {(pair.words, pair.others) for pair in pairs_of(record(*names), lexicon)}


def test_drafts_guesses_and_what_nobody_approved_teach_nothing(value: Value, record: Made, lexicon: Lexicon) -> None:
    def taught(state: Trust | None, *, is_sure: bool = True) -> int:
        other = value("One.", "en", origin=Origin.TRANSLATION, state=state, is_sure=is_sure)
        return len(list(pairs_of(record(value("Ένα."), other), lexicon)))

    assert [taught(Trust.DRAFT), taught(Trust.REVIEWED), taught(Trust.APPROVED), taught(None, is_sure=False)] == [
        0,
        0,
        1,
        0,
    ]


def test_memories_of_other_programs_are_read(hard: Callable[..., tuple[Unit, ...]]) -> None:
    data = tmx.write(hard(lambda text: f"{text} [en]")[:1])
    assert list(pairs_in(data, "a.tmx")) == [
        KnownPair("el", "Two mornings a week.", "en", "Two mornings a week. [en]", "a.tmx")
    ]


def test_what_is_only_alike_but_for_its_numbers_is_no_match() -> None:
    memory = Memory([KnownPair("el", "Έχει 3 αυλές και 4 βρύσες", "en", "It has 3 yards and 4 wells")])
    assert [one.score < 100 for one in memory.matches("Έχει 3 αυλές και 4 κρήνες", "el", "en")] == [True]
    assert memory.matches("Έχει 7 αυλές και 9 κρήνες", "el", "en") == ()


def test_at_most_three_are_shown_the_best_first() -> None:
    memory = Memory(
        KnownPair("el", f"Το πηγάδι της αυλής έκλεισε πέρυσι{end}", "en", f"The well closed{end}")
        for end in ("!", "!!", "!!!", " νωρίς", " αργά")
    )
    found = memory.matches("Το πηγάδι της αυλής έκλεισε πέρυσι", "el", "en")
    assert len(found) == 3
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert found[0].target == "The well closed!"


def test_words_without_a_translation_and_one_that_comes_again_teach_nothing() -> None:
    pair = KnownPair("el", "Το πηγάδι", "en", "The well")
    memory = Memory([pair, pair, KnownPair("el", "Η αυλή", "en", " "), KnownPair("el", " ", "en", "The yard")])
    assert len(memory.matches("Το πηγάδι", "el", "en")) == 1
    assert memory.matches("Η αυλή", "el", "en") == memory.matches("The yard", "en", "el") == ()


def test_a_memory_in_other_languages_is_read_by_its_own(hard: Callable[..., tuple[Unit, ...]]) -> None:
    data = tmx.write(hard(lambda text: f"{text} [en]")[:1])
    assert list(pairs_in(data, "a.tmx", ("el", "fr"))) == []


def test_three_letters_of_four_are_enough_and_numbers_that_differ_take_fifteen_of_a_hundred() -> None:
    memory = Memory([KnownPair("en", "abcdefgh", "el", "Ένα."), KnownPair("en", "nine mills 1", "el", "Δύο.")])
    assert [one.score for one in memory.matches("abcdefxy", "en", "el")] == [75]
    assert memory.matches("abcdexyz", "en", "el") == ()
    assert [one.score for one in memory.matches("nine mills 2", "en", "el")] == [76]
