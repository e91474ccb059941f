from __future__ import annotations

from pipeline.read.printed import running_lines, unwrapped

HEAD = "Learning from Ferries – a collection"


def test_the_numbers_of_pages_and_the_lines_beside_them_are_running_lines() -> None:
    lines = [HEAD, "", "The ferry carries", "", "34", "", HEAD, "", "milk and post.", "", "35"]
    assert sorted(running_lines(lines)) == [0, 4, 6, 10]


def test_a_number_that_counts_nothing_and_a_line_that_is_only_repeated_stay() -> None:
    assert not running_lines(["Crete", "", "34", "", "The ferry", "", "Crete", "", "90"])


def test_what_a_browser_prints_around_its_pages_is_no_text_of_a_copy() -> None:
    head, first, second = (
        "12/1/26, 6:06 PM      The ferry library",
        "file:///tmp/a.html          1/2",
        "file:///tmp/a.html  2/2",
    )
    lines = [head, "The ferry library", "It lends books.", first, "", head, "Opened 12/1/26, 6:06 PM", second]
    assert sorted(running_lines(lines)) == [0, 3, 5, 7]
    apart = [
        "1.12.2026 18:06",
        "",
        "The ferry library",
        "",
        "https://ferry.example.org/",
        "",
        "1/1",
        "",
        "It lends books.",
    ]
    assert sorted(running_lines(apart)) == [0, 4, 6]
    assert sorted(running_lines(["The ferry library", "It lends books.", head, first])) == [2, 3]


def test_a_date_and_an_address_of_the_page_itself_stay() -> None:
    assert not running_lines(
        ["12/1/26, 18:00", "", "The ferry library", "", "https://ferry.example.org/", "", "It lends books."]
    )
    assert not running_lines(["12/1/26, 18:00", "", "https://ferry.example.org/", "", "3/2"])
    assert sorted(running_lines(["file:///a.html 1/1", "The ferry library", "12/1/26, 18:00 it opens"])) == [0]


def test_lines_broken_at_a_narrow_width_are_joined_and_the_text_is_as_long_as_before() -> None:
    text = (
        "A drained pond is easier to find than to fill. Old\n"
        "drains are overgrown, and the maps show only those\n"
        "which were dug by the company. The council asked a\n"
        "retired ditcher to draw the others from memory.\n"
    )
    joined = unwrapped(text)
    assert joined == text[:-1].replace("\n", " ") + "\n"


def test_facts_are_not_joined_to_each_other() -> None:
    prose = "The ferry carries milk and post to the far island\n" * 4
    facts = "Lead body: the ferry company of the northern isles\nCountry: Ireland, and the islands to the west of it\n"
    assert "isles\nCountry: Ireland" in unwrapped(prose + facts)


def test_facts_of_about_one_length_are_no_wrapped_text() -> None:
    facts = (
        "Organisation Town of Lofos in northern Epirus\n"
        "Region Western Macedonia in Greece\n"
        "Start of the practice March 2019\n"
        "End of the practice October 2022\n"
        "Budget of the project 12.000 euros\n"
    )
    assert unwrapped(facts) == facts


def test_columns_parted_by_spaces_are_not_joined() -> None:
    prose = "The ferry carries milk and post to the far island\n" * 4
    facts = "Lead body         Ferry Company of the Northern Isles\nPeriod            2014 to 2016, and no day longer\n"
    assert "Isles\nPeriod" in unwrapped(prose + facts)
