"""Pages that are lists of what other pages tell."""

import pytest

from pipeline.extract.choose.kind_lists import is_list_of_openings
from pipeline.model import Kind

MILL = "The old mill grinds again, two days a week, and the bakers of four villages buy its flour without a middleman"
BOAT = "A ferry that nobody wanted carries the laundry of four islands, and the guest houses have sold their machines"
HEADS = ("The mill of Lofos", "Laundry by boat")


@pytest.fixture
def is_list(lines, lexicon):
    return lambda text: is_list_of_openings(lines(text, "page.txt"), lexicon)


@pytest.mark.parametrize(
    ("end", "below"),
    [
        ("...", ""),
        (" […]", ""),
        (" …", ""),
        (". MORE", ""),
        (". Weiterlesen", ""),
        (".", "Read more\n"),
        (".", "Δείτε περισσότερα\n"),
    ],
)
def test_texts_that_are_cut_short_or_lead_on_are_openings_of_other_pages(is_list, end, below):
    assert is_list(f"{HEADS[0]}\n{MILL}{end}\n{below}{HEADS[1]}\n{BOAT}{end}\n{below}")


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADS[0]}\n{MILL}...\n{BOAT}.\n",
        f"{HEADS[0]}\n{MILL}.\n{BOAT}.\n{MILL}...\n{BOAT}...\n{MILL}...\n",
        f"{HEADS[0]}\n{MILL}, and some want more\n{BOAT}, and some want more\n",
        f"{HEADS[0]}\n{MILL}.\n{BOAT}.\n",
        f"{HEADS[0]}\nMore\n",
    ],
)
def test_a_text_of_its_own_is_none_although_others_are_announced_below_it(is_list, text):
    assert not is_list(text)


@pytest.mark.parametrize("count", ["Displaying 1 - 20 of 340", "1–10 από 43 πρακτικές", "Ergebnisse 11-20 von 20"])
def test_a_page_that_counts_its_entries_is_a_list(is_list, count):
    assert is_list(f"{count}\n{HEADS[0]}\n{MILL}.\n")


@pytest.mark.parametrize(
    "line",
    [
        "2012 - 2014 for 900 euros",
        "Open 9-17 in 2020",
        "5 - 7 June 2019",
        "10 - 20 of 15",
        "1-2 of 3 %",
        f"1 - 2 of 3: {MILL}",
    ],
)
def test_other_numbers_count_no_entries(is_list, line):
    assert not is_list(f"{line}\n{HEADS[0]}\n{MILL}.\n")


def test_a_list_without_labels_is_no_practice_and_a_practice_with_announcements_stays_one(record):
    listed = f"{HEADS[0]}\n\n{MILL}...\n\n{HEADS[1]}\n\n{BOAT}...\n"
    assert record(listed, "page.txt").kind is Kind.OTHER
    assert (
        record(f"{listed}\nResults\n\n{BOAT}.\n\nInstitution: Municipality of Lofos\n", "page.txt").kind
        is Kind.PRACTICE
    )


def test_three_ways_to_read_on_make_a_list_of_whatever_is_above_them(is_list):
    entry = "{}\nOld market 4, 12345 Lofos\nView project\n"
    assert is_list(f"{MILL}.\n" + "".join(map(entry.format, (*HEADS, "Lamps on loan"))))
    assert not is_list(f"{MILL}.\n" + "".join(map(entry.format, HEADS)))


@pytest.mark.parametrize(("letters", "is_count"), [(60, True), (61, False)])
def test_a_count_of_entries_stands_in_a_line_of_up_to_sixty_letters(is_list, letters, is_count):
    assert is_list(f"{'1 - 2 of 3 mills '.ljust(letters, 'x')}\n{HEADS[0]}\n{MILL}.\n") is is_count


@pytest.mark.parametrize(
    ("count", "is_count"), [("0 - 2 of 3", False), ("1 - 2 of 2", True), ("2 - 2 of 3", False), ("1 - 3 of 2", False)]
)
def test_a_count_goes_from_the_first_to_the_last_of_all(is_list, count, is_count):
    assert is_list(f"{count}\n{HEADS[0]}\n{MILL}.\n") is is_count


@pytest.mark.parametrize(("letters", "is_text"), [(90, True), (89, False)])
def test_what_is_cut_short_is_the_opening_of_a_text_from_ninety_letters(is_list, letters, is_text):
    opening = f"{'The old mill grinds again and so on '.ljust(letters - 1, 'x')}…"
    assert is_list(f"{HEADS[0]}\n{opening}\n{HEADS[1]}\n{opening}\n") is is_text


@pytest.mark.parametrize(
    ("texts", "is_one"),
    [("…", False), ("……", True), ("….", True), ("….….", True), ("….…..", False), (".……", False), ("", False)],
)
def test_at_least_two_and_half_of_the_texts_are_openings_and_the_first_is_one(is_list, texts, is_one):
    lines = "".join(f"{MILL}{'...' if end == '…' else '.'}\n" for end in texts)
    assert is_list(f"{HEADS[0]}\n{lines}") is (is_one and texts.count("…") > 1)
