"""Places without a label. Each page is invented."""

import pytest

TEXT = "<h1>The mill</h1><p>A mill grinds flour for nine villages, and everybody who has wheat may use it.</p>"
REST = "<h2>Results</h2><p>Bread.</p><h2>Costs</h2><p>Little.</p>"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("<p>Adelfia, Italy</p>", {"country": "IT", "region": "Adelfia"}),
        ("<p>📍 Adelfia, Italy</p>", {"country": "IT", "region": "Adelfia"}),
        ("<ul><li>Volos , Greece</li></ul>", {"country": "GR", "region": "Volos"}),
        ("<p>Flag of Greece  Βόλος, Greece</p>", {"country": "GR", "region": "Βόλος"}),
        (
            '<div><img alt="Country flag of Italy" src="i.png">Adelfia, Italy</div>',
            {"country": "IT", "region": "Adelfia"},
        ),
        ('<div><img alt="Flag of Italy" src="i.png"><p>Adelfia</p></div>', {"country": "IT", "region": "Adelfia"}),
        ("<p>The project is located in GR.</p>", {"country": "GR", "region": None}),
        (
            "<p>Δήμος Βόλου, Περιφέρεια Θεσσαλίας</p>",
            {"country": "GR", "region": "Περιφέρεια Θεσσαλίας", "nuts": "EL61"},
        ),
    ],
)
def test_a_line_of_nothing_but_a_place_says_where(fields, line, place):
    assert fields(TEXT + line + REST)["location"] == place


def test_a_place_behind_the_last_section_says_where(fields):
    page = "The mill\n\nStart date: 2 May 2023\nfunding\nTotal budget: 640 000,00 €\nprogramme\n"
    page += "Programming period: 2021-2027\n\nThe mill of the valley\n\nAll who have wheat may use the mill, and "
    page += "those who have none may buy the flour of the others at the gate of the mill.\n\n"
    assert fields(page + "Flag of Italy  Adelfia, Italy\n", "page.txt")["location"]["country"] == "IT"


def test_a_flag_is_no_picture_of_the_practice(fields):
    page = TEXT + '<div><img alt="Flag of Italy" src="i.png"><span>Adelfia, Italy</span></div>' + REST
    assert "images" not in fields(page)


def test_a_region_and_its_country_on_two_lines_are_one_place(fields):
    found = fields(TEXT + "<ul><li>Spain</li><li>Galicia</li></ul>" + REST)
    assert found["location"] == {"country": "ES", "region": "Galicia", "nuts": "ES11"}


@pytest.mark.parametrize(
    "lines",
    [
        "<h3>Partners</h3><p>Adelfia, Italy</p>",
        "<ul><li>Adelfia, Italy</li><li>Volos, Greece</li><li>Lyon, France</li></ul>",
        "<ul><li>Adelfia, Italy</li><li>Volos, Greece</li></ul>",
        "<p>University of Bari, Italy</p>",
        "<p>Interreg Greece - Italy</p>",
        "<p>Adresse : Lyon, France</p>",
        "<p>In Greece we like bread.</p>",
        "<p>Crete</p>",
    ],
)
def test_a_place_of_somebody_else_or_of_a_sentence_does_not(fields, lines):
    assert "location" not in fields(TEXT + lines + REST)


@pytest.mark.parametrize("label", ["", "Location: "])
def test_the_words_of_a_flag_are_no_part_of_the_place(record, label):
    found = record(f"{TEXT}<p>{label}Flag of Greece  Βόλος, Greece</p>{REST}")
    (place,) = (value for value in found.values if value.field == "location")
    assert (place.text, place.value.country, place.value.region) == ("Βόλος, Greece", "GR", "Βόλος")
    assert any(aside.reason == "words of a flag" for aside in found.asides)


def test_a_place_that_stands_twice_is_with_shared_and_the_second_is_no_text(record):
    made = record(f"{TEXT}<p>Adelfia, Italy</p>{REST}<p>Adelfia, Italy</p>")
    assert [value.text for value in made.of("location")] == ["Adelfia, Italy"]
    twice = record(f"{TEXT}<p>Adelfia, Italy</p><p>It is open.</p><p>Adelfia, Italy</p>{REST}")
    assert "place repeated" in {aside.reason for aside in twice.asides}
    assert all("Adelfia" not in value.text for name in ("summary", "description") for value in twice.of(name))


def test_beside_a_labelled_place_a_line_of_one_is_a_repetition(record):
    made = record(f"{TEXT}<p>Adelfia, Italy</p><h2>Location</h2><p>Volos, Greece</p>{REST}")
    assert [value.text for value in made.of("location")] == ["Volos, Greece"]
    assert "place repeated" in {aside.reason for aside in made.asides}


def test_a_long_line_behind_a_label_of_partners_ends_what_is_theirs(fields):
    partners = "<h3>Partners</h3><p>{}</p><p>Adelfia, Italy</p>"
    assert "location" not in fields(TEXT + partners.format("x" * 80) + REST)


def test_two_places_of_one_country_are_no_list(fields):
    found = fields(f"{TEXT}<ul><li>Adelfia, Italy</li><li>Bari, Italy</li></ul>{REST}")
    assert found["location"] == {"country": "IT", "region": "Adelfia"}


def test_a_flag_tells_the_country_of_the_words_right_beside_it_in_its_element(fields):
    flag = '<img alt="Flag of Italy" src="i.png">'
    assert fields(f"{TEXT}<div><p>Adelfia</p>{flag}</div>{REST}")["location"] == {"country": "IT", "region": "Adelfia"}
    assert "location" not in fields(
        f"{TEXT}<div>{flag}<p>It is open to all who have wheat, on two days a week.</p><p>Adelfia</p></div>{REST}"
    )
    assert "location" not in fields(f"{TEXT}<div>{flag}</div><div><div><div><p>Adelfia</p></div></div></div>{REST}")


def test_a_region_whose_country_stands_in_another_section_is_no_pair_with_it(fields):
    page = f"{TEXT}<p>Galicia</p><h2>Results</h2><p>Spain</p><h2>Costs</h2><p>Little.</p>"
    found = fields(page)
    assert found.get("location", {}).get("region") is None
    assert "Spain" in found["evidence"]


def test_a_region_that_is_the_title_is_no_part_of_the_place(fields):
    found = fields("Crete\n\nGreece\n\nA mill grinds flour for nine villages, two days a week.\n", "page.txt")
    assert (found["title"], found["location"]["region"]) == ("Crete", None)


def test_a_label_with_its_value_on_the_line_has_no_place_of_its_own_below_it(fields):
    assert fields(f"{TEXT}<p>Funder: Green Fund</p><p>Adelfia, Italy</p>{REST}")["location"]["region"] == "Adelfia"
    assert "location" not in fields(f"{TEXT}<p>Funder</p><p>Green Fund</p><p>Adelfia, Italy</p>{REST}")


@pytest.mark.parametrize("order", ["Spain Galicia Spain", "Galicia Spain Galicia", "Galicia Galicia Spain"])
def test_of_three_lines_a_region_and_its_country_are_the_place_and_the_third_repeats_it(record, order):
    items = "".join(f"<li>{name}</li>" for name in order.split())
    made = record(f"{TEXT}<ul>{items}</ul>{REST}")
    assert [(one.value.country, one.value.region) for one in made.of("location")] == [("ES", "Galicia")]
    assert [aside.reason for aside in made.asides if aside.text in order.split()] == ["place repeated"]


def test_places_with_a_line_between_them_are_no_list(fields):
    found = fields(f"{TEXT}<p>Adelfia, Italy</p><p>It is open to all.</p><p>Volos, Greece</p>{REST}")
    assert found["location"] == {"country": "IT", "region": "Adelfia"}


def test_a_picture_that_shows_something_else_makes_no_place_of_the_words_beside_it(fields):
    assert "location" not in fields(f'{TEXT}<div><img alt="The mill" src="i.png"><p>Adelfia</p></div>{REST}')
