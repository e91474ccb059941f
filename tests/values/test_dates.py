"""Dates as pages write them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicon import shipped
from pipeline.values.dates import dates

DATES = dates(shipped())
EDTF = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?|\.\.")

ONE = {
    "mai 2018": "2018-05",
    "1er août 2020": "2020-08-01",
    "15 de mayo de 2019": "2019-05-15",
    "15. März 2018": "2018-03-15",
    "3 gennaio 2018": "2018-01-03",
    "1 maart 2018": "2018-03-01",
    "1 de março de 2020": "2020-03-01",
    "set. 2019": "2019-09",
    "a set of 2019": "2019",
    "Marco Rossi, 2019": "2019",
    "2021²": "2021",
    "2016/09/01": "2016-09-01",
    "Παρασκευή, 30/03/2018": "2018-03-30",
    "χειμώνας του 2015": "2015-24",
    "January 2014": "2014-01",
    "07 February 2018": "2018-02-07",
    "Oct 12, 2017": "2017-10-12",
    "3rd of May 2016": "2016-05-03",
    "01.07.2019": "2019-07-01",
    "19/08/2022": "2022-08-19",
    "4-10-2023": "2023-10-04",
    "09-Junio-2022 14:21": "2022-06-09",
    "30-JUN -2017": "2017-06-30",
    "16/5/ 2013": "2013-05-16",
    "2020-09-01": "2020-09-01",
    "01.06.05": "2005-06-01",
    "12/2015": "2015-12",
    "2012": "2012",
    "Spring 2015": "2015-21",
    "χειμώνας του 2016": "2016-24",
    "Τετάρτη, 17 Μάιος 2017 09:27": "2017-05-17",
    "4 Απριλίου 2024": "2024-04-04",
    "1η Μαρτίου 2012": "2012-03-01",
    "Νοέμβριος 14, 2019": "2019-11-14",
    "ΟΚΤΩΒΡΙΟΣ 2013": "2013-10",
    "Γενάρης 2018": "2018-01",
    "[ 29-03-2018 ]": "2018-03-29",
    "31 February 2015": "2015-02",
    "Ongoing": "..",
    "Σε εξέλιξη": "..",
    "Συνεχίζεται": "..",
    "36 months": None,
    "17 και 18 Νοεμβρίου": None,
    "€ 2014,50": None,
    "the 2010s": None,
}

PERIODS = {
    "du 1er mai 2018 au 30 juin 2019": ("2018-05-01", "2019-06-30"),
    "Jan. 2014 bis Dez. 2016": ("2014-01", "2016-12"),
    "15 al 20 mayo 2019": ("2019-05-15", "2019-05-20"),
    "from May to the end of June 2019": ("2019-05", "2019-06"),
    "The project may run until 2019": (None, "2019"),
    "seit März 2016": ("2016-03", ".."),
    "marzo 2020 - in corso": ("2020-03", ".."),
    "vanaf 1 januari 2020": ("2020-01-01", ".."),
    "jusqu'en décembre 2019": (None, "2019-12"),
    "2018 - heute": ("2018", ".."),
    "May 2015 onwards": ("2015-05", ".."),
    "Από Μάιο 2015 και μετά": ("2015-05", ".."),
    "1st Jan 2012 - 31st Dec 2014": ("2012-01-01", "2014-12-31"),
    "from 1 Apr 2016 to 31 Mar 2021": ("2016-04-01", "2021-03-31"),
    "19-20th June 2018": ("2018-06-19", "2018-06-20"),
    "01.07.2019 – 30.06.2022": ("2019-07-01", "2022-06-30"),
    "1.6.2018-31.5.2023": ("2018-06-01", "2023-05-31"),
    "8 και 9 Μαΐου 2014": ("2014-05-08", "2014-05-09"),
    "5 Απριλίου – 13 Μαΐου 2016": ("2016-04-05", "2016-05-13"),
    "Σεπτέμβριος 2014 - Ιούνιος 2019": ("2014-09", "2019-06"),
    "Από 1η Φεβρουαρίου 2020 έως 31 Ιανουαρίου 2022": ("2020-02-01", "2022-01-31"),
    "March - June 2018": ("2018-03", "2018-06"),
    "σχολικό έτος 2014-2015": ("2014", "2015"),
    "2014-15": ("2014", "2015"),
    "2015, 2016, 2017 & 2019": ("2015", "2019"),
    "24 months (01.03.2016 – 28.02.2018)": ("2016-03-01", "2018-02-28"),
    "2014 - ongoing": ("2014", ".."),
    "2014 –": ("2014", ".."),
    "2019 έως σήμερα": ("2019", ".."),
    "since 2014": ("2014", ".."),
    "από το 2014": ("2014", ".."),
    "until December 2020": (None, "2020-12"),
    "2013": ("2013", None),
    "12 μήνες": (None, None),
}


@pytest.mark.parametrize("written", ONE)
def test_a_date_is_read_at_the_precision_given(written):
    found = DATES.one(written)
    assert (found.edtf if found else None) == ONE[written]


@pytest.mark.parametrize("written", PERIODS)
def test_a_period_has_its_ends(written):
    assert tuple(date.edtf if date else None for date in DATES.period(written)) == PERIODS[written]


@given(st.text(alphabet="0123456789./-–, ηςΜαΐουMayto²٣st'", max_size=40))
def test_no_text_makes_it_fail_and_every_date_is_edtf(text):
    assert all(EDTF.fullmatch(found.date.edtf) for found in DATES.all_in(text))
    assert all(date is None or EDTF.fullmatch(date.edtf) for date in (*DATES.period(text), DATES.one(text)))


@pytest.mark.parametrize(
    ("text", "is_date"), [("Sunday, 12 May 2019", True), ("Κυριακή 12/5/2019", True), ("Expo 2015", False)]
)
def test_a_line_is_a_date_if_little_else_stands_in_it(text, is_date):
    assert DATES.is_date_line(text) is is_date


@pytest.mark.parametrize(
    ("text", "is_bare"),
    [
        ("2014-2020", True),
        ("από Μάιο 2019 έως 31/12/2020", True),
        ("16/5/2013 – ongoing", True),
        ("du 1er mai 2018 au 30 juin 2019", True),
        ("ΕΣΠΑ 2014-2020", False),
        ("projects 2014-2020", False),
        ("", False),
    ],
)
def test_dates_are_bare_where_nothing_but_a_range_is_told(text, is_bare):
    assert DATES.is_bare(text) is is_bare


@pytest.mark.parametrize("text", ["not yet", "δεν έχει τελειώσει", "όχι ακόμη", "τρέχει ακόμη"])
def test_an_end_that_has_not_come_is_open(text):
    assert DATES.one(text).edtf == ".."


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("from spring 2019 to Dec. 2021", "2019-21", "2021-12"),
        ("03/2016 – ongoing", "2016-03", ".."),
        ("Μάρτιος 2015 - 31/12/2018", "2015-03", "2018-12-31"),
        ("2016 – Ιούνιος 2019", "2016", "2019-06"),
    ],
)
def test_the_two_ends_of_a_period_may_be_written_in_two_forms(text, start, end):
    assert [date.edtf for date in DATES.period(text)] == [start, end]


def test_a_day_before_a_hyphen_is_no_day_of_the_month_behind_it():
    assert [one.date.edtf for one in DATES.all_in("May 10-June 12, 2019")][-1] == "2019-06-12"


def test_words_tell_when_something_was_changed():
    read = dates(shipped())
    assert read.is_of_change("Ενημερώθηκε 3/5/2021")
    assert not read.is_of_change("posted 3/5/2021")
