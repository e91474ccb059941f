from __future__ import annotations

import io
import zipfile

import docx
import pytest

from pipeline.model import SheetId
from pipeline.read.finished_sheets import sheet_id

OURS = SheetId.of("a & b.html", "2", ["words"])
TOLD = str(OURS).replace("&", "&amp;")


def test_a_word_file_of_ours_is_known_by_its_property_also_after_an_edit() -> None:
    document = docx.Document()
    document.core_properties.identifier = str(OURS)
    document.add_paragraph("a person's own words")
    file = io.BytesIO()
    document.save(file)
    assert sheet_id(file.getvalue()) == OURS


@pytest.mark.parametrize(
    "data",
    [
        f"%PDF-1.7\n<dc:identifier>{TOLD}</dc:identifier>".encode(),
        f'%PDF-1.4\n<rdf:Description dc:identifier="{TOLD}"/>'.encode(),
        f'<html><head><meta name="dcterms.identifier" content="{TOLD}" /></head>'.encode(),
        f"<HTML><HEAD><META CONTENT='{TOLD}' NAME='dcterms.identifier'>".encode(),
    ],
)
def test_pdf_and_html_are_known_in_the_forms_that_programs_write(data: bytes) -> None:
    assert sheet_id(data) == OURS


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 broken",
        b"%PDF-1.7\n<dc:identifier>urn:isbn:1</dc:identifier>",
        f"<html><body><p>{TOLD}</p>".encode(),
        f"practice\n{TOLD}".encode(),
    ],
)
def test_any_other_file_is_none_of_ours(data: bytes) -> None:
    assert sheet_id(data) is None


def test_a_package_without_properties_is_none_of_ours() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("word/document.xml", f"<w:t>{TOLD}</w:t>")
    assert sheet_id(file.getvalue()) is None
