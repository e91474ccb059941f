"""Pieces of lines to the text of a field."""

import pytest

from pipeline.extract.fields.texts import composed
from pipeline.extract.page.lines import Piece
from pipeline.model import Run


def text(found, **facts):
    return composed([line.whole for line in found], found, "en", **facts)


def cells(made):
    return tuple(tuple(made.text[start:end] for start, end in row) for row in made.rows)


def test_paragraphs_are_parted_by_a_blank_line_and_items_stand_one_a_line(lines):
    found = lines("<p>It needs:</p><ul><li>two stones</li><li>one cat<ul><li>and milk</li></ul></li></ul><p>So.</p>")
    assert text(found).text == "It needs:\n\n- two stones\n- one cat\n  - and milk\n\nSo."


def test_the_lines_of_an_item_stand_on_one_line(lines):
    found = lines("<ul><li>Two stones<br>Of granite</li><li>One cat</li></ul>")
    assert text(found).text == "- Two stones Of granite\n- One cat"


def test_rows_of_a_table_are_rows_with_their_cells(lines):
    found = lines("<table><tr><td>Stones</td><td>300 €</td></tr><tr><td>Cat</td><td>30 €</td></tr></table>")
    made = text(found)
    assert made.text == "Stones | 300 €\nCat | 30 €"
    assert cells(made) == (("Stones", "300 €"), ("Cat", "30 €"))


def test_a_short_value_has_no_signs_of_lists(lines):
    found = lines("<ul><li>Town of Petra</li><li>Guild of Millers</li></ul>")
    assert text(found, is_short=True).text == "Town of Petra, Guild of Millers"


def test_a_line_that_runs_on_is_joined(lines):
    found = lines("The mill grinds\nagain for all.\n\nIt rests.\n", "page.txt")
    assert text(found).text == "The mill grinds again for all.\n\nIt rests."


def test_the_runs_cover_the_text_from_end_to_end(lines):
    made = text(lines("<p>The mill</p><p>Ο μύλος αλέθει ξανά</p>"))
    assert made.runs[0].start == 0
    assert all(one.end == other.start for one, other in zip(made.runs, made.runs[1:], strict=False))
    assert made.runs[-1].end == len(made.text)
    assert [made.text[start:end] for start, end in made.blocks] == ["The mill", "Ο μύλος αλέθει ξανά"]


def test_parts_of_one_language_are_one_run_and_another_language_one_of_its_own(lines):
    made = text(lines("<p>The mill grinds.</p><p>It rests on Sunday.</p><p>Ο μύλος αλέθει ξανά</p>"))
    assert [run.lang for run in made.runs] == ["en", "el"]


def test_the_number_of_an_item_stays_in_a_text_and_goes_from_a_short_value(lines):
    found = lines("1. Carve two stones\n2. Buy a cat\n", "page.txt")
    assert text(found).text == "- 1. Carve two stones\n- 2. Buy a cat"
    assert text(found, is_short=True).text == "Carve two stones, Buy a cat"


def test_what_stands_below_a_table_is_parted_from_its_rows(lines):
    table = "<table><tr><td>Stones</td><td>300 €</td></tr></table>"
    assert text(lines(f"<p>Costs.</p>{table}<p>So.</p>")).text == "Costs.\n\nStones | 300 €\n\nSo."


def test_the_blocks_of_one_cell_are_paragraphs(lines):
    found = lines("<table><tr><td><p>The mill grinds.</p><p>It rests.</p></td></tr></table>")
    made = text(found)
    assert (made.text, cells(made)) == ("The mill grinds.\n\nIt rests.", ())


def test_a_term_stands_on_the_line_of_its_detail(lines):
    assert text(lines("<dl><dt>Stones</dt><dd>two of granite</dd></dl>")).text == "Stones two of granite"


def test_a_line_that_opens_with_a_capital_or_stands_below_a_full_stop_is_a_paragraph(lines):
    found = lines("The mill grinds\nAgain for all.\nand rests.\n", "page.txt")
    assert text(found).text == "The mill grinds\n\nAgain for all.\n\nand rests."


def test_a_value_is_located_from_its_first_word_to_its_last(document, lines):
    page = "<p>The mill</p><ul><li>grinds</li><li>rests well</li></ul>"
    found = lines(f"<body>{page}</body>")
    made = composed([line.whole for line in found[1:]], found, "en").value("description", "label", found)
    assert document(page).text[made.locator.start : made.locator.end] == "grinds\nrests well"


def table(*rows):
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def test_an_empty_cell_keeps_its_column(lines):
    made = text(lines(table("<th></th><th>2023</th><th>2024</th>", "<td>Wheels</td><td></td><td>7</td>")))
    assert cells(made) == (("", "2023", "2024"), ("Wheels", "", "7"))
    assert made.text == " | 2023 | 2024\nWheels |  | 7"
    assert [made.text[start:end] for start, end in made.blocks] == ["2023", "2024", "Wheels", "7"]
    assert (made.runs[0].start, made.runs[-1].end) == (0, len(made.text))


def test_a_row_with_a_single_cell_is_one_of_its_table(lines):
    made = text(lines(table("<td>Wheels</td><td>7</td>", "<td>Stones</td><td></td>", "<td></td><td>9</td>")))
    assert cells(made) == (("Wheels", "7"), ("Stones", ""), ("", "9"))


def test_cells_that_reach_over_columns_or_rows_leave_the_others_in_place(lines):
    made = text(
        lines(
            table(
                "<th>Village</th><th>Kind</th><th>Count</th>",
                '<td rowspan="2">Petra</td><td>Wheels</td><td>7</td>',
                "<td>Stones</td><td>9</td>",
                '<td colspan="2">Both</td><td>16</td>',
            )
        )
    )
    assert cells(made)[1:] == (("Petra", "Wheels", "7"), ("", "Stones", "9"), ("Both", "", "16"))


def test_the_lines_of_a_cell_are_one_cell(lines):
    made = text(
        lines(
            table(
                "<td>Wheels<br>and stones</td><td><p>Petra</p><p>Rachi</p></td>", "<td>a</td><td><p>b.</p><p>C</p></td>"
            )
        )
    )
    assert cells(made) == (("Wheels and stones", "Petra, Rachi"), ("a", "b. C"))
    assert len(made.blocks) == 4


def test_a_column_in_which_nothing_of_the_text_stands_is_none_of_its_own(lines):
    found = lines(
        table(*(f"<td>{a}</td><td>{b}</td><td>7</td>" for a, b in (("Wheels", "Ρόδες"), ("Stones", "Πέτρες"))))
    )
    english = [line.whole for line in found if line.text not in {"Ρόδες", "Πέτρες"}]
    assert cells(composed(english, found, "en")) == (("Wheels", "7"), ("Stones", "7"))


def test_two_tables_are_parted_by_a_blank_line(lines):
    made = text(lines(table("<td>a</td><td>b</td>") + table("<td>c</td><td>d</td><td>e</td>")))
    assert made.text == "a | b\n\nc | d | e"


def test_a_table_that_lays_the_page_out_is_none_in_the_text(lines):
    made = text(lines(table("<td><h3>Wheels</h3><p>They turn.</p></td><td><p>They are two.</p></td>")))
    assert (made.text, cells(made)) == ("Wheels\n\nThey turn.\n\nThey are two.", ())


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        ("\t2023\t2024\nWheels\t\t7\n", (("", "2023", "2024"), ("Wheels", "", "7"))),
        (
            "Kind\t2023\t2024\nWheels\t\t\nStones\t3\t7\n",
            (("Kind", "2023", "2024"), ("Wheels", "", ""), ("Stones", "3", "7")),
        ),
    ],
)
def test_tabs_keep_their_columns_too(lines, content, rows):
    assert cells(text(lines(content, "page.txt"))) == rows


def test_what_joins_two_parts_is_in_the_language_of_the_first_and_a_sign_of_lists_before_all_in_the_texts(lines):
    greek = text(lines("<p>Ο μύλος αλέθει.</p><p>Η γάτα κοιμάται.</p>"))
    assert greek.runs == (Run(0, len(greek.text), "el"),)
    items = text(lines("<ul><li>Ο μύλος αλέθει</li><li>Η γάτα κοιμάται</li></ul>"))
    assert items.runs == (Run(0, 2, "en"), Run(2, len(items.text), "el"))


@pytest.mark.parametrize(
    ("start", "whole", "short"),
    [
        (0, "- 1. Carve two stones", "Carve two stones"),
        (3, "- Carve two stones", "Carve two stones"),
        (9, "two stones", "two stones"),
    ],
)
def test_an_item_has_its_sign_where_it_is_told_from_its_beginning(lines, start, whole, short):
    line, _ = lines("1. Carve two stones\n2. Buy a cat\n", "page.txt")
    pieces = [Piece(0, start, len(line.text))]
    for is_short, words in ((False, whole), (True, short)):
        made = composed(pieces, (line,), "en", is_short=is_short)
        assert (made.text, made.runs) == (words, (Run(0, len(words), "en"),))
        ((first, last),) = made.blocks
        assert made.text[first:last] == words.removeprefix("- ")


def test_the_runs_of_words_in_another_language_stand_at_these(lines):
    (line,) = lines("<p>The guild is called Σύλλογος Μυλωνάδων Πέτρας in the valley.</p>")
    made = composed([Piece(0, 4, len(line.text))], (line,), "en")
    assert [(made.text[run.start : run.end].strip(), run.lang) for run in made.runs] == [
        ("guild is called", "en"),
        ("Σύλλογος Μυλωνάδων Πέτρας", "el"),
        ("in the valley.", "en"),
    ]
    assert all(run.start < run.end for run in made.runs)


def test_where_a_piece_begins_between_two_languages_its_first_run_has_words(lines):
    found = lines("<p>The van stops in Ράχη, on the bridge.</p>")
    start = found[0].text.index("Ράχη")
    made = composed([Piece(0, start, start + 4)], found, "en")
    assert (made.text, made.runs) == ("Ράχη", (Run(0, 4, "el"),))


def test_the_first_level_of_items_stands_at_the_margin_however_deep_it_is_on_the_page(lines):
    found = lines("<ul><li>Tools<ul><li>two stones<ul><li>of granite</li></ul></li></ul></li></ul>")
    made = composed([line.whole for line in found[1:]], found, "en")
    assert made.text == "- two stones\n  - of granite"


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("The mill grinds:\nagain for all.\n", "The mill grinds:\n\nagain for all."),
        ("The mill grinds\n\nagain for all.\n", "The mill grinds\n\nagain for all."),
        ("The mill grinds\n9 times for all.\n", "The mill grinds\n\n9 times for all."),
    ],
)
def test_a_line_runs_on_only_in_small_letters_right_below_one_that_is_open(lines, page, words):
    assert text(lines(page, "page.txt")).text == words
