"""PDF files as a whole: files of real programs, and files that cannot be read."""

from pathlib import Path

import pytest

from pipeline import extract_page
from pipeline.errors import NoTextError, PageError
from pipeline.model import BlockKind

DATA = Path(__file__).parents[2] / "data" / "pdf"
WHEEL = (
    "The wheel turns at night, when the village is asleep and nobody needs the water of the brook for anything else. "
    "It grinds until the first light of the morning comes."
)


def test_a_pdf_has_its_headings_and_its_paragraphs_made_whole(drawn):
    document = drawn(
        [
            (50, 700, "A mill for barley", 20),
            (50, 660, "The wheel turns at night, when the village is asleep and nobody needs the wa-"),
            (50, 647, "ter of the brook for anything else. It grinds until the first light of the morning"),
            (50, 634, "comes."),
            (50, 600, "The flour is sold."),
            (50, 570, "Location"),
            (300, 570, "Crete, Greece"),
        ]
    )
    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.HEADING, "A mill for barley"),
        (BlockKind.PARAGRAPH, WHEEL),
        (BlockKind.PARAGRAPH, "The flour is sold."),
        (BlockKind.CELL, "Location"),
        (BlockKind.CELL, "Crete, Greece"),
    ]


def test_a_pdf_without_text_says_that_it_needs_ocr(drawn):
    with pytest.raises(NoTextError) as caught:
        drawn([])
    assert "OCR" in caught.value.hint


def test_a_broken_pdf_says_so(document):
    with pytest.raises(PageError, match="broken"):
        document(b"%PDF-1.4 nothing else", "page.pdf")


@pytest.mark.parametrize("name", ["katalogos.pdf", "katalogos-tagged.pdf"])
def test_a_catalogue_with_a_practice_a_page_gives_its_practices(name):
    records = extract_page(DATA / name)
    names = ("title", "institution", "resources")
    said = [{name: record["fields"][name][0]["text"] for name in names} for record in records]
    assert said == [
        {
            "title": "Κοινοτικό περιβόλι στον Πέρα Μύλο",
            "institution": "Δήμος Πέρα Μύλου",
            "resources": "12.300 €",
        },
        {
            "title": "Μονοπάτια της πέτρινης γέφυρας",
            "institution": "Περιφέρεια Άνω Ποταμιάς",
            "resources": "96.700 €",
        },
        {"title": "Εργαστήρι υφαντικής Λιθαριού", "institution": "Δήμος Λιθαριού", "resources": "31.900 €"},
    ]


def test_the_print_of_a_browser_without_tags_is_read_by_its_places(document):
    read = document((DATA / "pera-geitonia-untagged.pdf").read_bytes(), "page.pdf")
    rows = {block.cell.row: [] for block in read.blocks if block.cell}
    for block in read.blocks:
        if block.cell:
            rows[block.cell.row].append(block.text)
    assert list(rows.values()) == [
        ["Φορέας υλοποίησης", "Δήμος Πέρα Μύλου"],
        ["Προϋπολογισμός", "48.500 €"],
        ["Κωδικός"],
        ["Διάρκεια", "2019 – 2021"],
    ]
    (columns,) = [block.text for block in read.blocks if block.text.startswith("The villagers")]
    assert "from the quarry nearby, and each neighbourhood took a part of it" in columns
    assert columns.endswith("Visitors now come to walk on it.")
    assert [block.level for block in read.blocks if block.kind is BlockKind.HEADING] == [1, 2, 2, 2, 1, 2, 2]
    assert read.page.url == "http://pera-geitonia.example:8791/sxoini.html"
