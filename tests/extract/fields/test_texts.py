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
