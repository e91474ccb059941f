"""Word files, and files that cannot be read."""

from io import BytesIO

import docx
import pytest

from pipeline.errors import PageError
from pipeline.lexicon import shipped
from pipeline.model import BlockKind, Page
from pipeline.read import read


def documents(data, name):
    return read(Page.of(name, "page", data if isinstance(data, bytes) else data.encode()), shipped())


def word_file():
    source = docx.Document()
    source.sections[0].header.paragraphs[0].text = "Form 2.3"
    source.add_heading("A mill", level=1)
    source.add_paragraph("grind", style="List Bullet")
    table = source.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Location"
    table.cell(0, 1).text = "Crete"
    table.cell(0, 1).add_paragraph("Greece")
    source.add_paragraph().add_run("bold").bold = True
    out = BytesIO()
    source.save(out)
    return out.getvalue()


def test_a_word_file_keeps_headings_lists_tables_and_marks_its_header():
    (page,) = documents(word_file(), "page.docx")
    assert [(block.kind, block.text) for block in page.blocks] == [
        (BlockKind.PARAGRAPH, "Form 2.3"),
        (BlockKind.HEADING, "A mill"),
        (BlockKind.ITEM, "grind"),
        (BlockKind.CELL, "Location"),
        (BlockKind.CELL, "Crete"),
        (BlockKind.CELL, "Greece"),
        (BlockKind.PARAGRAPH, "bold"),
    ]
    assert page.blocks[0].boilerplate == "page header"
    assert page.blocks[4].cell == page.blocks[5].cell
    assert page.blocks[6].marks


@pytest.mark.parametrize(("name", "data"), [("page.docx", b"PK\x03\x04 broken"), ("page.html", b"  \n ")])
def test_a_file_that_cannot_be_read_says_so(name, data):
    with pytest.raises(PageError):
        documents(data, name)
