"""How like words are to labels, by their letters."""

import pytest

from pipeline.extract.labels.likeness import bucket, grams, label_model
from pipeline.lexicon import extended, shipped

MODEL = label_model(shipped())


def test_grams_are_runs_of_three_to_five_letters_and_whole_words():
    assert grams("at it") == {" at", "at ", "t i", " it", "it ", " at ", "at i", "t it", " it ", " at i", "at it",
                              "t it ", "=at", "=it"}  # fmt: skip


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("Πράξη με προϋπολογισμό", "resources"),
        ("Τι έδειξαν τα αποτελέσματα", "evidence"),
        ("Coordinating beneficiary", "institution"),
        ("Obstacles on the road", "difficulties"),
    ],
)
def test_letters_tell_a_field_by_a_margin(words, field):
    told = MODEL.likest(words)
    assert (told.field.name, told.margin > 8) == (field, True)


@pytest.mark.parametrize("words", ["News and events", "Sign up for our newsletter", "Μετάβαση στο περιεχόμενο"])
def test_words_of_menus_are_likest_to_no_label(words):
    assert MODEL.likest(words).margin < 0


def test_labels_of_an_office_are_counted_too():
    own = extended(shipped(), {"fields.toml": '[difficulties]\nel = ["Τα στραβά κι ανάποδα του δρόμου"]'.encode()})
    assert label_model(own).likest("Στραβά κι ανάποδα").field.name == "difficulties"
    assert MODEL.likest("Στραβά κι ανάποδα").margin < label_model(own).likest("Στραβά κι ανάποδα").margin


def test_a_run_of_letters_has_the_same_bucket_on_all_machines():
    assert bucket("=news") == 52582


def test_languages_whose_boilerplate_is_unknown_are_not_counted():
    tables = {
        "fields.toml": '[evidence]\ncs = ["Hromadění úrody"]\n'.encode(),
        "cs.toml": b'[boilerplate]\nlines = ["Tisk"]\n',
    }
    other = label_model(extended(shipped(), {"fields.toml": tables["fields.toml"]}))
    known = label_model(extended(shipped(), tables))
    assert "hroma" not in other.postings
    assert "hroma" in known.postings
