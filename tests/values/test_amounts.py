"""Sums of money as pages write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicon import shipped
from pipeline.values.amounts import amounts

AMOUNTS = amounts(shipped())

# Amount, currency and the upper end of a range, parted by spaces; sums parted by semicolons.
SUMS = {
    "48.500¹ €": "48500 EUR",
    "€1.829.785² in all": "1829785 EUR",
    "2,5 x 10⁶ €": "2500000 EUR",
    "10⁶ €": "1000000 EUR",
    "10 €² and 20 €³": "10 EUR;20 EUR",
    "1,2 Mio. Euro": "1200000 EUR",
    "250 Tsd. €": "250000 EUR",
    "120 mille euros": "120000 EUR",
    "5 mil euros": "5000 EUR",
    "2 Mrd. €": "2000000000 EUR",
    "de 5 à 10 €": "5 EUR 10",
    "€235,000 - Walloon": "235000 EUR",
    "2014-2020: €13,541,859 (1st call) + €795,790 (3rd call)": "13541859 EUR;795790 EUR",
    "€ 79,500": "79500 EUR",
    "€1,824,310.00": "1824310 EUR",
    "€ 10,000,000.00": "10000000 EUR",
    "€ 5.000": "5000 EUR",
    "€ 10.000.000,00": "10000000 EUR",
    "631.397,58 €": "631397.58 EUR",
    "6.802.185,23€ x": "6802185.23 EUR",
    "500,000€": "500000 EUR",
    "1 767 677 €": "1767677 EUR",
    "151 968,00 €": "151968 EUR",
    "100.000, € for": "100000 EUR",
    "€250K and €80Κ, €170Κ pa": "250000 EUR;80000 EUR;170000 EUR",
    "8,1 M EUR": "8100000 EUR",
    "124 300 (EUR)": "124300 EUR",
    "each lamp 110 - 140 €": "110 EUR 140",
    "7.7M Eur": "7700000 EUR",
    "30 k PLN (ca. 6400 EURO)": "30000 PLN;6400 EUR",
    "€73.3 million": "73300000 EUR",
    "37 million euros": "37000000 EUR",
    "82.86 million €": "82860000 EUR",
    "81,9 million €": "81900000 EUR",
    "EUR 4.35 million (90%)": "4350000 EUR",
    "EUR162 billion": "162000000000 EUR",
    "170.000 EUR": "170000 EUR",
    "321 000 EUR": "321000 EUR",
    "1.462.700,00 euro": "1462700 EUR",
    "EUR 1-2 million": "1000000 EUR 2000000",
    "20.000 ευρώ": "20000 EUR",
    "326 εκατ. ευρώ και 60 εκατ.ευρώ": "326000000 EUR;60000000 EUR",
    "1,1 ΔΙΣ. ΕΥΡΩ": "1100000000 EUR",
    "25.000€ έως και 400.000€": "25000 EUR 400000",
    "118.606.893 ευρώ ... (75%)": "118606893 EUR",
    "3 millions d'euros": "3000000 EUR",
    "750mila euro": "750000 EUR",
    "€ 129.695.572,00 million": "129695572 EUR",
    "€46,800: 31,200 € for the drivers, 9,600 € for fuel and 6,000 € for": "46800 EUR;31200 EUR;9600 EUR;6000 EUR",
    "in 2014 €5,000 was": "5000 EUR",
    "insurance 1,150": "1150",
    "two winters: 7,500.": "7500",
    "about 1,900 hours of work": "",
    "SEK 4,200,000 (ca. €400,000), two thirds": "4200000 SEK;400000 EUR",
    "640 ευρώ ανά σχολείο": "640 EUR",
    "5 χιλ. ευρώ": "5000 EUR",
    "12.800,50 €": "12800.50 EUR",
    "Forty 3.835 km2, 601.263 people, 2,2 hectares": "",
    "2 εκ. € ": "2000000 EUR",
    "between €5,000 and €7,000": "5000 EUR;7000 EUR",
    "1,5 εκατομμύρια ευρώ": "1500000 EUR",
    "52,000 and 150,000": "52000;150000",
    "420,000": "420000",
    "€ 2 million": "2000000 EUR",
    "approx. 15k €": "15000 EUR",
    "£3,000; $4,500": "3000 GBP;4500 USD",
    "10 000 PLN (2 300 €)": "10000 PLN;2300 EUR",
    "from 10.000 to 20.000 euros": "10000 EUR 20000",
    "0,5 εκ. ευρώ": "500000 EUR",
    "3-5 million EUR": "3000000 EUR 5000000",
    "1.000.000 – 2.000.000 €": "1000000 EUR 2000000",
    "EUR 500 000": "500000 EUR",
    "2 million € (ERDF 1.700.000 €, national 300.000 €)": "2000000 EUR;1700000 EUR;300000 EUR",
    "9 500 € and 3 years": "9500 EUR",
    "Phase 1 - 500 €": "500 EUR",
    "1.200 έως 1.500 ευρώ": "1200 EUR 1500",
    "€1.2m": "1200000 EUR",
    "€ 5,000-7,000": "5000 EUR 7000",
    "€1,5 εκατ.": "1500000 EUR",
    "€120,000 (2019), 30.000 km": "120000 EUR",
    "2 067 958.95": "2067958.95",
    "45.000,- EUR": "45000 EUR",
    "60 εκατ.ευρώ": "60000000 EUR",
    "EUR 15.000,-- and 1'200 CHF": "15000 EUR;1200 CHF",
    "85 % of 3,000 pupils": "",
    "from 12.000€ to 15.000€": "12000 EUR 15000",
    "€500-€700": "500 EUR 700",
    "Κόστος: 3.150 € τον χρόνο": "3150 EUR",
    "Italie1 649 144,50€": "1649144.50 EUR",
    "ανά m2 500 €, Phase1 500 €": "500 EUR;500 EUR",
}


@pytest.mark.parametrize("written", SUMS)
def test_every_sum_is_read_and_none_invented(written):
    found = [one.amount for one in AMOUNTS.all_in(written, is_about_money=True)]
    told = (" ".join(part for part in (one.amount, one.currency, one.amount_max) if part) for one in found)
    assert ";".join(told) == SUMS[written]


def test_a_number_without_a_currency_is_a_sum_only_where_money_is_the_matter():
    assert AMOUNTS.all_in("insurance 1,150") == ()


def test_a_sum_says_where_it_stands():
    text = "Signs cost € 79,500 in all."
    (found,) = AMOUNTS.all_in(text)
    assert text[found.start : found.end] == "€ 79,500"


@given(st.text(alphabet="0123456789.,€ EURMKεκατ.ευρώ-–%²٣'", max_size=40))
def test_no_text_makes_it_fail(text):
    assert all(found.start < found.end for found in AMOUNTS.all_in(text, is_about_money=True))


def test_a_currency_in_the_label_holds_for_the_number_behind_it():
    assert AMOUNTS.currency_in("Total budget (EUR):") == "EUR"
    (found,) = AMOUNTS.all_in("164 700", is_about_money=True, currency="EUR")
    assert (found.amount.amount, found.amount.currency) == ("164700", "EUR")


def test_a_number_of_people_alone_is_no_sum():
    assert AMOUNTS.all_in("12", is_about_money=True) == ()
