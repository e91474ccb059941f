"""Which cells of tables lay out the page."""

import pytest

from pipeline.read.html_layout import LayoutCells, identities
from pipeline.read.tree import HtmlTree

LONG = "A van of books calls at nine villages every week. " * 10


def laid_out(markup):
    tree = HtmlTree(markup)
    lays_out = LayoutCells(tree)
    return [" ".join(cell.text.split())[:12] for cell in tree.named("td", "th") if lays_out(cell)]


def table(*rows):
    return "<table>" + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows) + "</table>"


def test_a_row_around_a_page_s_heading_or_table_lays_it_out():
    assert laid_out(table(["Menu", f"<h1>The van</h1><p>{LONG}</p>"])) == ["Menu", "The vanA van"]
    facts = table(["Owner", "Guild"], ["Cost", "5 €"])
    assert laid_out(table(["Menu", f"<p>{LONG}</p>{facts}"])) == ["Menu", "A van of boo"]


def test_a_small_table_or_heading_in_a_cell_leaves_it_a_cell_of_data():
    assert laid_out(table(["Costs", table(["Fuel", "4 €"], ["Books", "9 €"])], ["Owner", "<h2>Guild</h2>"])) == []


def test_a_table_of_one_column_holds_no_data():
    assert laid_out(table(["The van"], [], ["Words"])) == ["The van", "Words"]
    assert laid_out(table(["The van"], ["Owner", "Guild"])) == []


@pytest.mark.parametrize("name", ["<b>Owner</b><br>", "<strong>Owner</strong> <br/>"])
def test_cells_that_all_have_a_name_over_their_words_are_cards(name):
    assert len(laid_out(table([f"{name}Guild", f"{name}Bakers"]))) == 2
    assert laid_out(table([f"{name}Guild", "Bakers"])) == []
    assert laid_out(table([name, name])) == []


def test_elements_are_known_with_all_around_them():
    tree = HtmlTree("<div><p><b>a</b></p></div><i>b</i>")
    found = identities(tree.named("b"))
    assert [id(tag) in found for tag in tree.named("div", "p", "b", "i")] == [True, True, True, False]
