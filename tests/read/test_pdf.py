"""PDF files, written here byte by byte."""

import pytest

from pipeline.errors import PageError
from pipeline.lexicon import shipped
from pipeline.model import BlockKind, Page
from pipeline.read import read


def documents(data, name):
    return read(Page.of(name, "page", data), shipped())


def pdf(lines):
    """A PDF of one page: each line is its size, its distance from the left and from the bottom, and its words."""
    drawn = "".join(f"BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET\n" for size, x, y, words in lines)
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(drawn)}>>stream\n{drawn}endstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj{body}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 6\n0000000000 65535 f \n{table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{len(out)}\n"
    return (out + "%%EOF").encode()


WHEEL = (
    "The wheel turns at night, when the village is asleep and nobody needs the water of the brook for anything else. "
    "It grinds until the first light of the morning comes."
)


def test_a_pdf_has_its_headings_and_its_paragraphs_made_whole():
    page = pdf(
        [
            (20, 50, 700, "A mill for barley"),
            (10, 50, 660, "The wheel turns at night, when the village is asleep and nobody needs the wa-"),
            (10, 50, 647, "ter of the brook for anything else. It grinds until the first light of the morning"),
            (10, 50, 634, "comes."),
            (10, 50, 600, "The flour is sold."),
            (10, 50, 570, "Location"),
            (10, 300, 570, "Crete, Greece"),
        ]
    )
    (document,) = documents(page, "page.pdf")
    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.HEADING, "A mill for barley"),
        (BlockKind.PARAGRAPH, WHEEL),
        (BlockKind.PARAGRAPH, "The flour is sold."),
        (BlockKind.CELL, "Location"),
        (BlockKind.CELL, "Crete, Greece"),
    ]


def test_a_pdf_without_text_says_that_it_needs_ocr():
    with pytest.raises(PageError) as caught:
        documents(pdf([]), "scan.pdf")
    assert "OCR" in caught.value.hint


def test_a_broken_pdf_says_so():
    with pytest.raises(PageError, match="broken"):
        documents(b"%PDF-1.4 nothing else", "page.pdf")
