"""Letters and digests in plain text: headings underlined, facts behind dots, a mail's head and signature."""

import pytest

from pipeline.model import Fate

LETTER = """From: Notes of the shore <notes@shore.example.eu>
Subject: One idea for the winter

LETTERS FROM THE SHORE
======================

IDEA OF THE SEASON
==================

A raft for the postman
======================

In short
--------

The postman of two islands rows, and takes the children along.

Description
-----------

The bridge was closed for three winters. A joiner built a raft out of the
doors of the old school, and the postman learnt to row it on the village
pond before the first ice came.

Results
-------

 * No letter was late, although the wind blew from the north on most of
   the days
 * Nobody fell in

Run by ......... Post of the Two Islands
Where .......... Attiki, Greece
Start .......... autumn 2016
End ............ still running
Contact ........ Ada Invented <ada@raft.example.gr>,
                 tel. +30 210 000 4417

========================
IN THE NEXT ISSUE: Bread
========================

--
Older letters: https://shore.example.eu/old
"""


def test_the_heading_below_one_in_capitals_is_the_title(fields):
    assert fields(LETTER, "page.txt")["title"] == "A raft for the postman"


def test_dots_lead_from_a_label_to_its_value(fields):
    found = fields(LETTER, "page.txt")
    told = {name: found[name] for name in ("institution", "start_date", "end_date")}
    assert told == {"institution": "Post of the Two Islands", "start_date": "2016-23", "end_date": ".."}
    assert (found["location"]["nuts"], found["contact"]["phone"]) == ("EL30", "+30 210 000 4417")


def test_underlined_lines_are_headings_and_wrapped_entries_stay_entries(fields):
    found = fields(LETTER, "page.txt")
    assert found["summary"] == "The postman of two islands rows, and takes the children along."
    assert found["description"].endswith("pond before the first ice came.")
    entries = "- No letter was late, although the wind blew from the north on most of the days\n- Nobody fell in"
    assert found["evidence"] == entries


@pytest.mark.parametrize("words", ["One idea for the winter", "Older letters", "Bread"])
def test_the_head_and_the_signature_of_a_mail_are_boilerplate(record, words):
    found = record(LETTER, "page.txt")
    assert {aside.fate for aside in found.asides if words in aside.text} == {Fate.BOILERPLATE}
    assert not any(value.field == "links" for value in found.values)


def test_a_single_text_in_greek_on_an_english_page_is_a_side_of_its_own(fields):
    greek = "Περίληψη\n--------\n\nΟ ταχυδρόμος κωπηλατεί.\n\n"
    page = LETTER.replace("Description\n-----------", f"{greek}Description\n-----------")
    english = "The postman of two islands rows, and takes the children along."
    assert sorted(fields(page, "page.txt")["summary"]) == [english, "Ο ταχυδρόμος κωπηλατεί."]
