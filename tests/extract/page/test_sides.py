"""The two main languages of a page: any two."""

import pytest

GREEK = "Ο δήμος δανείζει λάμπες σε κάθε σπίτι που ζητά μία και παίρνει πίσω τις παλιές. Κοστίζει λίγο."
ENGLISH = "The town lends lamps to every house that asks for one, and takes the old ones back. It costs little."
GERMAN = "Die Gemeinde verleiht Lampen an jedes Haus, das danach fragt, und nimmt die alten zurück. Das kostet wenig."
FRENCH = "La commune prête des lampes à chaque maison qui en demande une et reprend les anciennes. Cela coûte peu."


LANGUAGES = {GREEK: "el", ENGLISH: "en", GERMAN: "de", FRENCH: "fr"}


def page(*parts: tuple[str, str, str]) -> str:
    return "".join(f"<h1>{title}</h1><h2>{label}</h2><p>{text}</p>" for title, label, text in parts)


@pytest.mark.parametrize(
    ("parts", "sides"),
    [
        ([("Λάμπες", "Περιγραφή", GREEK), ("Lamps on loan", "Description", ENGLISH)], ("el", "en")),
        ([("Lamps on loan", "Description", ENGLISH), ("Λάμπες", "Περιγραφή", GREEK)], ("el", "en")),
        ([("Lamps on loan", "Description", ENGLISH), ("Lampen auf Leihe", "Beschreibung", GERMAN)], ("en", "de")),
        ([("Lampes en prêt", "Description", FRENCH), ("Lamps on loan", "Description", ENGLISH)], ("fr", "en")),
    ],
)
def test_a_page_in_any_two_languages_is_one_practice_with_a_value_a_side(records, parts, sides):
    (record,) = records(page(*parts))
    assert sorted(record.sides) == sorted(sides)
    assert record.sides[0] == "el" or "el" not in sides
    found = [(value.lang, value.text) for value in _in_page_order(record.of("description"))]
    assert found == [(LANGUAGES[text], text) for _, _, text in parts]
    assert [value.text for value in _in_page_order(record.of("title"))] == [title for title, _, _ in parts]


def _in_page_order(values):
    return sorted(values, key=lambda value: value.locator.start)


def test_a_name_or_a_quotation_in_another_language_opens_no_second_side(record):
    quoted = f"{ENGLISH} They call it „Lampen auf Leihe“ in the valley, and La Commune next door copies it."
    made = record(f"<h1>Lamps on loan</h1><h2>Description</h2><p>{quoted}</p>")
    assert made.sides == ("en",)
    assert len(made.of("description")) == 1
