"""What the elements of an HTML page hand on to the words in them."""

from pipeline.model import BlockKind, Cell, MarkKind


def test_items_know_their_depth(document):
    page = document("<ul><li>one<ul><li>inner</li></ul></li><li>two</li></ul>")
    assert [(block.kind, block.level, block.text) for block in page.blocks] == [
        (BlockKind.ITEM, 1, "one"),
        (BlockKind.ITEM, 2, "inner"),
        (BlockKind.ITEM, 1, "two"),
    ]


def test_cells_know_their_place_behind_spans(document):
    page = document(
        "<table><tr><th rowspan=2>a</th><td>b</td></tr><tr><td>c</td></tr><tr><td colspan=2>d<td>e</tr></table>"
    )
    assert [block.cell for block in page.blocks] == [
        Cell(0, 0, 0, is_header=True),
        Cell(0, 0, 1),
        Cell(0, 1, 1),
        Cell(0, 2, 0),
        Cell(0, 2, 2),
    ]


def test_terms_and_details_are_told_apart(document):
    page = document("<dl><dt>Location</dt><dd>Crete</dd></dl>")
    assert [block.kind for block in page.blocks] == [BlockKind.TERM, BlockKind.DETAIL]


def test_bold_and_links_are_marked_by_place_and_target(document):
    page = document('<base href="https://mill.example.org/a/"><p>See <b>the</b> <a href="../plan">plan</a>.</p>')
    (block,) = page.blocks
    assert [(mark.kind, page.text[mark.start : mark.end], mark.target) for mark in block.marks] == [
        (MarkKind.STRONG, "the", ""),
        (MarkKind.LINK, "plan", "https://mill.example.org/plan"),
    ]
