"""Slips in an office's own tables are told with their place."""

from importlib import resources

import pytest

from pipeline.errors import ConfigurationError
from pipeline.lexicon import shipped
from pipeline.lexicon.checking import check


def slips(text, name="fields.toml"):
    try:
        check({name: text.encode()}, shipped(), "lexicon")
    except ConfigurationError as error:
        return list(error.details)
    return []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            '[locaton]\nen = ["Site"]',
            "lexicon/fields.toml:1: locaton: no such field; a new one needs a role and a type (did you mean location?)",
        ),
        (
            '[xylophony]\nen = ["Xylophony"]',
            "lexicon/fields.toml:1: xylophony: no such field; a new one needs a role and a type",
        ),
        ('[title]\nen = "Name"', "lexicon/fields.toml:2: title.en: write a list of labels, each in quotes"),
        ("[title]\n\nen = [7]", "lexicon/fields.toml:3: title.en: write a list of labels, each in quotes"),
        ('[title]\nel = ["Όνομα"]\nEnglish = ["Name"]', "lexicon/fields.toml:3: title.English: no such column"),
        ('[title]\nbreif = ["Name"]', "lexicon/fields.toml:2: title.breif: no such column (did you mean brief?)"),
        (
            '[title]\nrole = "sektion"',
            "lexicon/fields.toml:2: title.role: 'sektion' is not a role (did you mean section?)",
        ),
        ('title = ["Name"]', "lexicon/fields.toml:1: title: is not a field: a field is a table"),
    ],
)
def test_a_slip_among_the_fields_is_told_by_its_line(text, told):
    assert slips(text) == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[valeus]\nmonths = ["Jan"]', "lexicon/en.toml:1: valeus: no shipped table has this (did you mean values?)"),
        (
            "[values]\n\nmonhts = []",
            "lexicon/en.toml:3: values.monhts: no shipped table has this (did you mean months?)",
        ),
        ('[values]\nuntil = "to"', "lexicon/en.toml:2: values.until: must be a list"),
        ("values = 3", "lexicon/en.toml:1: values: must be a table"),
    ],
)
def test_a_slip_in_a_table_of_words_is_told_by_its_line(text, told):
    assert slips(text, "en.toml") == [told]
    assert slips(text, "bg.toml") == [told.replace("en.toml", "bg.toml")]


def test_all_slips_are_told_at_once_and_what_is_no_toml_by_its_name():
    assert len(slips('[titel]\nen = "a"\n[summary]\nsumary = []')) == 3
    for text in ("[title", "a = " + "[" * 100_000):
        assert slips(text, "fields.toml")[0].startswith("lexicon/fields.toml: not a valid TOML file: ")


@pytest.mark.parametrize("name", sorted(shipped().tables))
def test_the_shipped_tables_themselves_are_sound(name):
    text = resources.files("pipeline.lexicon").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    assert slips(text, f"{name}.toml") == []


def test_new_labels_fields_languages_and_places_are_no_slips():
    assert slips('[title]\nen = ["Name of it"]\nbg = ["Име"]\n[plumage]\nrole = "fact"\ntype = "text"') == []
    assert slips('[regions]\n"Ήπειρο" = "EL54"', "places.toml") == []
    assert slips('[language]\ntag = "bg"\n[values]\nuntil = ["до"]', "bg.toml") == []
