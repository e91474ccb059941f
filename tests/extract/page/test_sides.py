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


GREEK = (
    "<h1>Ψηφιακή βιβλιοθήκη της Ράχης</h1><h2>Περιγραφή</h2><p>Ο σύλλογος άνοιξε μια μικρή βιβλιοθήκη για παιδιά.</p>"
)
ENGLISH = "<h3>Description</h3><p>The guild opened a small library for the children.</p>"


@pytest.mark.parametrize("value", ["48.500 €", "03/2021", "www.example.gr", "26510 12345"])
def test_a_value_without_a_language_is_no_title_of_the_other_side(record, value):
    made = record(f"{GREEK}<h2>Προϋπολογισμός</h2><p>{value}</p><h2>Digital library of Rachi</h2>{ENGLISH}")
    assert [title.text for title in made.of("title")] == ["Ψηφιακή βιβλιοθήκη της Ράχης", "Digital library of Rachi"]


def test_a_sum_takes_the_language_of_its_label(record):
    made = record(
        f"{GREEK}<h2>Προϋπολογισμός</h2><p>48.500 €</p><h2>Digital library</h2>{ENGLISH}<h3>Budget</h3><p>48,500 €</p>"
    )
    assert [(value.lang, value.text) for value in made.of("resources")] == [("el", "48.500 €"), ("en", "48,500 €")]


def test_the_label_of_a_field_in_the_other_language_opens_the_other_side(record):
    made = record(
        "<h1>Βιβλιοθήκη / Library</h1><p>Αποτελέσματα: Έντεκα χωριά δανείζονται βιβλία.</p>"
        "<p>Results: Eleven villages borrow books.</p>"
    )
    assert [value.text for value in made.of("evidence")] == [
        "Έντεκα χωριά δανείζονται βιβλία.",
        "Eleven villages borrow books.",
    ]


def test_a_description_that_opens_with_who_acts_is_no_name(record):
    made = record("<h1>Βιβλιοθήκη</h1><p>Περιγραφή: Ο δήμος άνοιξε μια βιβλιοθήκη.</p><p>Budget: 4.000 €</p>")
    assert made.of("description")[0].text == "Ο δήμος άνοιξε μια βιβλιοθήκη."
    assert not made.of("institution")


LAMPS = "The town lends lamps to every house that asks for one, and takes back the old ones. This saves much power."
BULGARIAN = (
    "Градът дава лампи под наем на всяко домакинство, което поиска, и прибира старите. Това струва малко и пести ток."
)


def test_a_language_that_is_told_from_no_other_is_a_side_beside_one_that_is_known(records):
    (record,) = records(page(("Лампи под наем", "Описание", BULGARIAN), ("Lamps on loan", "Description", LAMPS)))
    assert sorted(record.sides) == ["en", "und"]
    found = {value.lang: value.text for value in record.of("description")}
    assert found == {"und": BULGARIAN, "en": LAMPS}
    assert {value.lang: value.text for value in record.of("title")} == {"und": "Лампи под наем", "en": "Lamps on loan"}


def test_a_name_of_no_certain_language_opens_no_side(records):
    (record,) = records(page(("Lamps on loan", "Description", f"{LAMPS} Градът дава лампи под наем.")))
    assert record.sides == ("en",)


def test_a_title_and_a_place_under_a_label_may_say_the_same_on_both_sides(records):
    page = (
        "Τίτλος / Title: Λάμπες με δανεισμό / Lamps on loan\nΠεριοχή / Area: Λέσβος / Lesvos\n\nΠεριγραφή / Description"
    )
    (record,) = records(f"{page}\n\nΟ δήμος δανείζει λάμπες σε κάθε σπίτι.\n\n{LAMPS}\n", "page.txt")
    told = {(value.field, value.lang): value.text for value in record.values}
    assert (told["title", "el"], told["title", "en"]) == ("Λάμπες με δανεισμό", "Lamps on loan")
    assert (told["location", "el"], told["location", "en"]) == ("Λέσβος", "Lesvos")


def test_a_language_much_like_a_known_one_is_no_side_beside_it(record):
    page = "Data de início | 2019-03-01\nEntidade beneficiária | Município de Pedra\n\nDescrição\n"
    made = record(
        page + "O Município abriu uma lavandaria para todos, e os vizinhos tratam dela por turnos.\n", "page.txt"
    )
    assert "und" not in made.sides
