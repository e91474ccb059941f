"""Paragraphs, lists and tables of an OpenDocument text in their order."""

from pipeline.model import BlockKind


def test_a_row_repeated_beyond_reason_and_covered_cells_count_for_their_columns_only(odt):
    cell = "<table:table-cell {}><text:p>{}</text:p></table:table-cell>"
    row = cell.format('table:number-columns-spanned="2"', "A") + "<table:covered-table-cell/>"
    row += cell.format('table:number-columns-repeated="16000"', "B")
    found = odt(f"<table:table><table:table-row>{row}</table:table-row></table:table>").blocks
    assert [(block.kind, block.text) for block in found] == [(BlockKind.CELL, "A"), (BlockKind.CELL, "B")]
    assert (found[0].cell.column, found[1].cell.column) == (0, 2)


def test_what_follows_in_an_entry_continues_it_and_a_header_is_none(odt):
    items = "<text:list-header><text:p>We need</text:p></text:list-header>"
    items += "<text:list-item><text:p>A drawer</text:p><text:p>of oak</text:p></text:list-item>"
    found = odt(f"<text:list>{items}</text:list>").blocks
    assert [(block.text, block.kind, block.continues) for block in found] == [
        ("We need", BlockKind.PARAGRAPH, False),
        ("A drawer", BlockKind.ITEM, False),
        ("of oak", BlockKind.ITEM, True),
    ]


def test_a_table_of_contents_and_a_hidden_section_are_set_aside(told):
    body = "<text:table-of-content><text:index-body><text:p>Mill 3</text:p></text:index-body></text:table-of-content>"
    body += '<text:section text:display="none"><text:p>Secret</text:p></text:section><text:p>Seen</text:p>'
    assert told(body) == ["Mill 3 [table of contents]", "Secret [hidden]", "Seen"]
