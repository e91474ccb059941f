"""Files that real programs made of the sample pages: their records hold the same as those of the pages themselves.

How each was made stands in the README beside it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline import extract_page
from pipeline.run import programs
from pipeline.store.load import load_page
from pipeline.store.walk import sources

HERE = Path(__file__).parent
WELLS = "municipal-portal/palia-pigadia/page.html"
PARTS = "programme-database/building-parts-bank/page.html"
NEEDS_OFFICE = pytest.mark.skipif(not programs.version("soffice", "--version"), reason="LibreOffice is not installed")
CAFE = "bilingual-text/kafeneio-ton-eggrafon/page.txt"


def told(record: dict[str, Any]) -> dict[tuple[str, str], list[tuple[str, Any]]]:
    """What a record says, by field and language, whatever the line breaks; pictures and links depend on the file."""
    found: dict[tuple[str, str], list[tuple[str, Any]]] = {}
    for field, values in record["fields"].items():
        for value in values if field not in {"images", "links"} else ():
            found.setdefault((field, value["lang"]), []).append((" ".join(value["text"].split()), value["value"]))
    return found


@pytest.mark.parametrize(
    ("file", "pages"),
    [
        ("docx/building-parts-bank.docx", [PARTS]),
        ("docx/building-parts-bank-pandoc.docx", [PARTS]),
        ("odt/building-parts-bank.odt", [PARTS]),
        ("odt/building-parts-bank-pandoc.odt", [PARTS]),
        pytest.param("doc/building-parts-bank.doc", [PARTS], marks=NEEDS_OFFICE),
        pytest.param("doc/building-parts-bank.rtf", [PARTS], marks=NEEDS_OFFICE),
        ("pdf/kafeneio-ton-eggrafon.pdf", [CAFE]),
        ("mhtml/palia-pigadia.mhtml", [WELLS]),
        ("saved-page/palia-pigadia.html", [WELLS]),
        ("saved-page/building-parts-bank.html", [PARTS]),
        ("warc/portal.warc.gz", [WELLS, PARTS]),
    ],
)
def test_a_real_file_gives_the_record_of_its_page(file: str, pages: list[str]) -> None:
    records = extract_page(HERE / "data" / file)
    assert [record["kind"] for record in records] == ["practice"] * len(pages)
    for record, page in zip(records, pages, strict=True):
        (expected,) = extract_page(HERE / "pages" / page)
        assert told(record) == told(expected)


def test_the_folder_of_a_saved_page_is_no_page_and_gives_its_pictures() -> None:
    folder = HERE / "data/saved-page"
    found = {source.path: source for source in sources([folder], folder)}
    assert sorted(found) == ["building-parts-bank.html", "palia-pigadia.html"]
    _, resources = load_page(found["building-parts-bank.html"], 20_000_000)
    assert [(one.name, one.media_type) for one in resources] == [
        ("building-parts-bank_files/parts-yard.jpg", "image/jpeg")
    ]
    (record,) = extract_page(folder / "building-parts-bank.html")
    assert [image["value"]["src"] for image in record["fields"]["images"]] == [
        "./building-parts-bank_files/parts-yard.jpg"
    ]
