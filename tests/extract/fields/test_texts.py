"""Pieces of lines to the text of a field."""

from pipeline.extract.fields.texts import composed


def text(found, **facts):
    return composed([line.whole for line in found], found, "en", **facts)


def test_paragraphs_are_parted_by_a_blank_line_and_items_stand_one_a_line(lines):
    found = lines("<p>It needs:</p><ul><li>two stones</li><li>one cat<ul><li>and milk</li></ul></li></ul><p>So.</p>")
    assert text(found).text == "It needs:\n\n- two stones\n- one cat\n  - and milk\n\nSo."


def test_rows_of_a_table_are_rows_with_their_cells(lines):
    found = lines("<table><tr><td>Stones</td><td>300 €</td></tr><tr><td>Cat</td><td>30 €</td></tr></table>")
    made = text(found)
    assert made.text == "Stones | 300 €\nCat | 30 €"
    assert made.rows == (("Stones", "300 €"), ("Cat", "30 €"))


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
    assert [made.text[part.start : part.end] for part in made.parts] == ["The mill", "Ο μύλος αλέθει ξανά"]


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
    assert (made.text, made.rows) == ("The mill grinds.\n\nIt rests.", ())


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
