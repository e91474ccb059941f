"""What sums are of the whole, told by the words around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicon import shipped
from pipeline.values.amounts import amounts

AMOUNTS = amounts(shipped())


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
def test_a_label_or_the_words_at_a_sum_tell_its_role(told, label, text, role):
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
def test_a_sum_of_which_no_more_is_known_has_no_role(told, label, text):
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
def test_each_of_several_sums_has_its_own_words(told, label, text, found):
    assert told(text, label) == found


@given(st.text(alphabet="0123456789.,€ ΕΤΠΑERDFtoal()per;:", max_size=60))
def test_no_text_makes_it_fail(told, text):
    assert len(told(text, text)) == len(AMOUNTS.all_in(text, is_about_money=True))
