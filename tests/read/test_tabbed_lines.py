"""Lines of a word processor that tabs part are rows of a table."""

from pipeline.model import BlockKind
from pipeline.read.blocks import Draft
from pipeline.read.styled_text import StyledText
from pipeline.read.tabbed_lines import TabbedLines

BASE = Draft(BlockKind.PARAGRAPH, "", "paragraph 1")


def told(found):
    return [(draft.text, draft.cell and (draft.cell.table, draft.cell.row, draft.cell.column)) for draft in found]


def test_rows_behind_each_other_are_one_table_and_words_between_them_end_it():
    made = TabbedLines()
    assert told(made.drafts([StyledText("Budget\t300 €")], BASE)) == [("Budget", (0, 0, 0)), ("300 €", (0, 0, 1))]
    assert told(made.drafts([StyledText("Start\t2021")], BASE)) == [("Start", (0, 1, 0)), ("2021", (0, 1, 1))]
    assert told(made.drafts([StyledText("It grinds.")], BASE)) == [("It grinds.", None)]
    assert told(made.drafts([StyledText("End\t2022")], BASE))[0] == ("End", (1, 0, 0))


def test_a_table_of_the_file_ends_the_rows_of_tabs_and_takes_a_number():
    made = TabbedLines()
    list(made.drafts([StyledText("Budget\t300 €")], BASE))
    assert made.next_table() == 1
    assert told(made.drafts([StyledText("Start\t2021")], BASE))[0] == ("Start", (2, 0, 0))


def test_the_second_line_of_a_paragraph_goes_on_with_the_first():
    found = list(TabbedLines().drafts([StyledText("one\ntwo")], BASE))
    assert [(draft.text, draft.continues) for draft in found] == [("one", False), ("two", True)]


def test_a_heading_has_no_cells():
    found = list(
        TabbedLines().drafts([StyledText("Budget\t300 €")], Draft(BlockKind.HEADING, "", "paragraph 1", level=2))
    )
    assert told(found) == [("Budget 300 €", None)]
