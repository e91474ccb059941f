"""What sums are of the whole, told by the words around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicon import shipped
from pipeline.values.amounts import amounts
from pipeline.values.roles import roles, settled

AMOUNTS, ROLES = amounts(shipped()), roles(shipped())


def told(text: str, label: str = "") -> list[str]:
    """The roles of the sums in a text, `-` for none."""
    sums = AMOUNTS.all_in(text, is_about_money=True)
    readings = ROLES.readings(text, sums, label)
    found = settled([(one.amount, reading) for one, reading in zip(sums, readings, strict=True)])
    return [amount.role.value if amount.role else "-" for amount in found]


@pytest.mark.parametrize(
    ("label", "text", "role"),
    [
        ("Total budget", "640 000,00 €", "total"),
        ("Budget:", "44.000 € (incl. VAT)", "total"),
        ("Προϋπολογισμός έργου", "48.500 €", "total"),
        ("Π/Υ έργου", "44.000€", "total"),
        ("Κοινοτική συνδρομή", "30.000 €", "eu"),
        ("Ίδια συμμετοχή", "5.000 €", "own"),
        ("EU contribution (of the total budget)", "544.000 € (85%)", "eu"),
        ("Total EU funding", "5.000 €", "eu"),
        ("", "ERDF: 5.000 €", "eu"),
        ("", "5.000 € (ΕΤΠΑ)", "eu"),
        ("Gesamtkosten", "5.000 €", "total"),
        ("", "Costo totale del progetto: 5.000 €", "total"),
        ("Participation de l'UE", "5.000 €", "eu"),
        ("Eigen middelen", "5.000 €", "own"),
        ("", "Cofinanciación FEDER: 5.000 €", "eu"),
    ],
)
def test_a_label_or_the_words_at_a_sum_tell_its_role(label, text, role):
    assert told(text, label) == [role]


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("Resources", "5.000 €"),
        ("Funding", "5.000 €"),
        ("Initial project cost", "81.000 €"),
        ("Budget", "100.000 € funded by the ERDF"),
        ("ERDF and national", "100.000 €"),
        ("Δημόσια δαπάνη", "80.000 €"),
        ("Annual budget", "2.000 €"),
        ("Cost", "20 € per person"),
        ("Κόστος", "300 € τον χρόνο"),
        ("", "A total of five schools received 5.000 €"),
        ("Costs", "10.000 € for equipment"),
    ],
)
def test_a_sum_of_which_no_more_is_known_has_no_role(label, text):
    assert told(text, label) == ["-"]


@pytest.mark.parametrize(
    ("label", "text", "found"),
    [
        ("", "Total budget: 640.000 €, EU contribution: 544.000 € (85%)", ["total", "eu"]),
        ("Budget", "640.000 € (544.000 € ERDF)", ["total", "eu"]),
        ("", "90.000 € in total, 60.000 € by the ERDF and 30.000 € own resources", ["total", "eu", "own"]),
        ("", "The project cost 44.000 € in total and was funded with 30.000 € by the ERDF.", ["total", "eu"]),
        (
            "Προϋπολογισμός",
            "100.000 €, εκ των οποίων 80.000 € από το ΕΤΠΑ, εθνική συμμετοχή 9.000 €",
            ["total", "eu", "part"],
        ),
        ("", "Coût total : 120 000 €, dont 60 000 € du FEDER et 20 000 € d'autofinancement", ["total", "eu", "own"]),
        ("Presupuesto total", "100.000 €, de los cuales 70.000 € para obras", ["total", "part"]),
    ],
)
def test_each_of_several_sums_has_its_own_words(label, text, found):
    assert told(text, label) == found


def test_sums_that_make_up_the_total_are_its_parts():
    assert told("works 30.000 €, staff 10.000 €, total 40.000 €") == ["part", "part", "total"]
    assert told("works 30.000 €, staff 9.000 €, total 40.000 €") == ["-", "-", "total"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It took 870.000 €: 540.000 € for the yard, 195.000 € for the lorry and 135.000 € for the catalogue.",
         ["total", "part", "part", "part"]),
        ("Η αυλή 30.000 €, τα εργαλεία 10.000 €, μαζί 40.000 €.", ["part", "part", "total"]),
        ("It took 870.000 €: 540.000 € for the yard, 195.000 € for the lorry.", ["-", "-", "-"]),
        ("A ticket is 20 €, a meal 12 €, a bed 8 €.", ["-", "-", "-"]),
        ("It took 40.000 €: 30.000 € for the yard and 10.000 € per year for rent.", ["-", "-", "-"]),
    ],
)  # fmt: skip
def test_a_sum_that_those_beside_it_make_up_is_the_total(text, found):
    assert told(text) == found


def test_what_is_paid_every_year_is_no_part_of_a_total():
    assert told("Total 12.000 €, works 10.000 €, upkeep 2.000 € per year") == ["total", "-", "-"]


def test_two_totals_that_differ_are_none_and_one_that_says_so_outdoes_a_budget():
    assert told("Total cost 5.000 €, total budget 6.000 €") == ["-", "-"]
    assert told("Project budget 5.000 €, total budget 6.000 €") == ["-", "total"]


def test_a_part_needs_a_whole_and_is_no_more_than_it():
    assert told("of which 5.000 € for works") == ["-"]
    assert told("Total budget 5.000 €, ERDF 50.000 €") == ["total", "-"]


@given(st.text(alphabet="0123456789.,€ ΕΤΠΑERDFtoal()per;:", max_size=60))
def test_no_text_makes_it_fail(text):
    assert len(told(text, text)) == len(AMOUNTS.all_in(text, is_about_money=True))
