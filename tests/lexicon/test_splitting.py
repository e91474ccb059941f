"""The lexicon's view for splitting."""

from pipeline.lexicon import extended, shipped
from pipeline.lexicon.splitting import splitting


def test_scripts_come_from_each_language_and_are_latin_unless_named() -> None:
    lexicon = extended(shipped(), {"bg.toml": b'[language]\nscript = "Cyrillic"', "sq.toml": b"[split]\nwords = []"})
    scripts = splitting(lexicon).scripts
    assert (scripts["el"], scripts["en"], scripts["bg"], scripts["sq"]) == ("Greek", "Latin", "Cyrillic", "Latin")


def test_abbreviations_of_all_languages_count_in_every_text_and_are_in_small_letters_with_their_dots() -> None:
    facts = splitting(shipped())
    assert {"π.χ.", "e.g."} <= facts.abbreviations
    for entries in (facts.abbreviations, facts.closing_abbreviations, facts.before_numbers):
        assert all(entry == entry.lower() and entry.endswith(".") for entry in entries)


def test_an_office_adds_abbreviations_of_its_own() -> None:
    lexicon = extended(shipped(), {"el.toml": '[split]\nabbreviations = ["δημ."]'.encode()})
    assert {"δημ.", "π.χ."} <= splitting(lexicon).abbreviations


def test_the_view_of_a_lexicon_is_made_once() -> None:
    assert splitting(shipped()) is splitting(shipped())
