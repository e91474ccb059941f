"""What is in a ZIP or an OLE file is told from its parts."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest

from pipeline.read.packages import IWORK, PACKAGE, ZIP, package_type
from pipeline.sources import DOCX, ODT, PLAIN


def packed(*names: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in names:
            package.writestr(name, "x")
    return out.getvalue()


def word() -> bytes:
    out = BytesIO()
    docx.Document().save(out)
    return out.getvalue()


def test_a_word_file_is_one_under_any_name_and_also_cut_short() -> None:
    assert package_type(word(), PLAIN) == DOCX
    assert package_type(word()[:-500], PLAIN) == DOCX


def test_a_package_that_no_longer_shows_what_it_is_is_what_its_name_claims() -> None:
    assert package_type(b"PK\x03\x04 broken", DOCX) == DOCX
    assert package_type(b"PK\x03\x04 broken", PLAIN) == ZIP
    assert package_type(packed("content.xml", "mimetype", "META-INF/manifest.xml"), ODT) == ODT


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (["word/page.html", "b.html"], ZIP),
        (["[Content_Types].xml", "visio/document.xml"], PACKAGE),
        (["META-INF/MANIFEST.MF", "a.class"], PACKAGE),
        (["Index/Document.iwa", "preview.jpg"], IWORK),
        ([], ZIP),
    ],
)
def test_an_archive_of_files_is_told_from_a_document_of_another_program(names: list[str], kind: str) -> None:
    assert package_type(packed(*names), PLAIN) == kind


def test_what_is_no_package_is_none() -> None:
    assert package_type(b"<html>PK\x03\x04", PLAIN) == ""
