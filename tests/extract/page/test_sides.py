"""The two main languages of a page: any two."""

from collections import Counter

import pytest

from pipeline.extract.page.sides import Sides, by_side, halves, language_of, sides_of

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


def of(lines, *texts):
    found = lines("".join(f"<p>{text}</p>" for text in texts))
    sides = sides_of(found)
    return sides.main, sides.first, sides.second


EL = "Ο δήμος δανείζει λάμπες σε κάθε σπίτι που ζητά μία και παίρνει πίσω τις παλιές."
EN = "The town lends lamps to every house that asks for one, and takes the old ones back."
DE = "Die Gemeinde verleiht Lampen an jedes Haus, das danach fragt, und sie nimmt die alten Lampen zurück."


def test_two_languages_in_different_letters_need_a_tenth_and_in_the_same_a_fifth(lines):
    assert of(lines, EN, EN, EL) == ("en", "el", "en")
    assert of(lines, *[EN] * 12, EL) == ("en", "en", "")
    assert of(lines, EN, EN, DE) == ("en", "en", "de")
    assert of(lines, *[EN] * 5, DE) == ("en", "en", "")
    assert of(lines, *[EL] * 5, EN, DE[:30]) == ("el", "el", "en")


def test_a_short_text_in_the_same_letters_opens_no_side(lines):
    assert of(lines, EN, "Die Gemeinde verleiht Lampen an jedes Haus.") == ("en", "en", "")


def test_a_page_without_letters_is_in_english_and_boilerplate_counts_for_nothing(lines):
    assert of(lines, "2019") == ("en", "en", "")
    (nav, text) = lines(f"<nav><p>{EL}</p></nav><main><p>{EN}</p></main>")
    assert sides_of((nav, text)) == Sides("en", "en")


@pytest.mark.parametrize(
    ("sides", "lang", "is_first"),
    [
        (Sides("el", "el", "en"), "el", True),
        (Sides("el", "el", "en"), "en", False),
        (Sides("el", "el", "en"), "fr", False),
        (Sides("en", "en", "de"), "de", False),
        (Sides("en", "en", "de"), "fr", True),
        (Sides("en", "en", "de"), "el", False),
        (Sides("en", "en"), "de", True),
        (Sides("en", "en"), "el", False),
        (Sides("el", "el"), "en", False),
    ],
)
def test_a_third_language_is_on_the_side_of_its_letters(sides, lang, is_first):
    assert sides.is_first(lang) is is_first


@pytest.mark.parametrize(
    ("main", "text", "lang"),
    [
        ("el", "Lamps", "en"),
        ("el", "Λάμπες", "el"),
        ("en", "Λάμπες", "el"),
        ("de", "Lampen", "de"),
        ("el", "2019", "el"),
    ],
)
def test_words_outside_of_the_text_are_in_the_language_of_their_letters(main, text, lang):
    assert Sides(main, main).of_words(text) == lang


def test_a_line_in_two_languages_has_two_halves(lines):
    line, same, twice = lines(
        "<p>Λάμπες με δανεισμό / Lamps on loan</p><p>Lamps / Trams</p><p>Λάμπες / Lamps / Lampen</p>"
    )
    both = Sides("el", "el", "en")
    assert [line.text[one.start : one.end] for one in halves(line, line.whole, both)] == [
        "Λάμπες με δανεισμό",
        "Lamps on loan",
    ]
    assert halves(same, same.whole, both) == [same.whole]
    assert halves(twice, twice.whole, both) == [twice.whole]


@pytest.mark.parametrize(
    ("text", "is_two", "count"),
    [
        ("Λάμπες με δανεισμό - Lamps on loan", True, 2),
        ("Λάμπες με δανεισμό – Lamps on loan", False, 2),
        # A name and what it is called abroad; a name alone.
        ("Λάμπες δανεισμού - Lamps on loan", True, 2),
        ("Λάμπες δανεισμού - Lamps on loan", False, 1),
        ("Λάμπες - Lamps", True, 1),
        ("Λάμπες με δανεισμό για όλους τους κατοίκους του χωριού - Lamps on loan", True, 1),
        ("Λάμπες με δανεισμό - Lamps on loan - LOAN", True, 1),
    ],
)
def test_a_dash_parts_two_halves_only_where_both_say_as_much(lines, text, is_two, count):
    (line,) = lines(f"<p>{text}</p>")
    assert len(halves(line, line.whole, Sides("el", "el", "en" if is_two else ""))) == count


def grouped(lines, *texts, **facts):
    found = lines("".join(f"<p>{text}</p>" for text in texts))
    groups = by_side([line.whole for line in found], found, Sides("el", "el", "en"), **facts)
    return [(lang, [piece.line for piece in pieces]) for lang, pieces in groups]


def test_lines_go_to_their_side_and_what_has_no_letters_to_the_line_before_it(lines):
    assert grouped(lines, "2018", EN, "2019", EL, "2020") == [("el", [3, 4]), ("en", [0, 1, 2])]
    assert grouped(lines, EN, EL, can_be_two=False) == [("en", [0, 1])]
    assert grouped(lines, "2018") == [("el", [0])]


def test_a_number_behind_words_is_in_no_language(lines):
    (line,) = lines("<p>Open since 2018</p>")
    assert language_of(line.whole._replace(start=11), line.segment, Counter()) == ""
    assert language_of(line.whole._replace(start=5), line.segment, Counter()) == "en"


def test_a_name_in_the_other_language_stays_where_it_stands(lines):
    assert grouped(lines, EL, "Lamp Club") == [("el", [0, 1])]
    assert grouped(lines, "Δήμος Πέτρας", "Town of Petra") == [("el", [0]), ("en", [1])]


def test_a_page_in_a_language_that_is_told_from_none_is_no_page_in_english(record):
    page = "<h1>Młyn</h1><h2>Opis praktyki</h2><p>Stary młyn znowu miele zboże dla dziewięciu wsi w dolinie.</p>"
    page += "<h2>Rezultaty</h2><p>Młynarz nauczył dwoje młodych ludzi, jak ostrzyć kamienie.</p>"
    assert record(page).sides == ("und",)


def test_a_language_of_less_than_three_letters_in_twenty_is_a_phrase_in_the_other(lines):
    assert [lang for lang, _ in grouped(lines, "Ο δήμος δανείζει λάμπες σε κάθε σπίτι που ζητά μία.", "Lamp hut")] == [
        "el"
    ]
    both = grouped(lines, "Ο δήμος δανείζει λάμπες σε κάθε σπίτι που ζητά μία.", "The town lends lamps")
    assert [lang for lang, _ in both] == ["el", "en"]


def test_words_of_no_certain_language_are_those_of_a_side_where_that_is_one(lines):
    (line,) = lines("<p>Градът дава лампи под наем на всяко домакинство</p>")
    assert language_of(line.whole, line.segment, Counter()) == ""
    letters = Counter()
    assert language_of(line.whole, line.segment, letters, Sides("en", "en", "und")) == "und"
    assert letters["und"] == sum(map(str.isalpha, line.text))


def test_on_a_page_in_an_unknown_language_no_title_is_in_one_much_like_it(record):
    page = "<h1>A lavandaria que aquece a creche</h1><h2>Opis praktyki</h2>"
    page += "<p>Stary młyn znowu miele zboże dla dziewięciu wsi w dolinie, a młynarz uczy młodych.</p>"
    assert [value.lang for value in record(page).of("title")] == ["und"]


def test_eighty_letters_in_a_script_of_no_known_language_are_a_side(lines):
    words = "Градът дава лампи под наем на всяко домакинство, а училищата ги поправят през зимата и пак {}."
    for end, letters, second in (("заедно", 80, "und"), ("всеки", 79, "")):
        strange = words.format(end)
        assert sum(map(str.isalpha, strange)) == letters
        assert sides_of(lines(f"<p>{strange}</p><p>{ENGLISH} {ENGLISH}</p>")).second == second


LENDING = "Ο δήμος δανείζει λάμπες σε κάθε σπίτι που ζητά μία και παίρνει πίσω τις παλιές. "


@pytest.mark.parametrize(("title", "lang"), [("Λάμπες LampsOfTheAllotments", "el"), ("Lamps of the allotments", "en")])
def test_on_a_page_in_one_language_a_title_with_words_of_it_is_in_that(record, title, lang):
    (found,) = record(f"<h1>{title}</h1><p>{LENDING * 4}</p>").of("title")
    assert (found.text, found.lang) == (title, lang)


@pytest.mark.parametrize(("more", "languages"), [("the", ("el", "en")), ("them", ("en",))])
def test_a_tenth_of_the_letters_is_enough_for_a_side_in_other_letters(lines, more, languages):
    words = "The town lends lamps to each house that asks for one and it takes the old ones back to all of them so"
    english = f"{words} {more} in return"
    assert sum(map(str.isalpha, english)) == 90 + len(more) - 3
    assert sides_of(lines(f"<p>Η περιγραφή</p><p>{english}</p>")).languages == languages


def test_a_piece_in_two_languages_is_in_that_of_most_of_its_letters(lines):
    (line,) = lines("<p>The town lends lamps to every house που ζητά μία</p>")
    assert language_of(line.whole, line.segment, Counter()) == "en"
    assert language_of(line.whole._replace(start=line.text.index("που")), line.segment, Counter()) == "el"
