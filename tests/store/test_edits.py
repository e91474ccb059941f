from __future__ import annotations

import io
import zipfile
from hashlib import sha256
from pathlib import Path

import docx
import pytest

from pipeline.model import IssueCode
from pipeline.store.edits import edit_issues, is_edit, is_known, is_persons_file, is_whole, short_digest


def _docx() -> bytes:
    file = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("a person's own words")
    document.save(file)
    return file.getvalue()


def _zip(name: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr(name, "x" * 100)
    return file.getvalue()


PDF = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n1 0 obj\xff\n%%EOF\n"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", _docx()),
        ("a.docx", _zip("mimetype")),
        ("a.docx", b"{\\rtf1 mine}"),
        ("a.docx", b"\xd0\xcf\x11\xe0 a document of old Word"),
        ("a.pdf", PDF),
        ("a.pdf", PDF + b"1 0 obj\xff\n%%EOF\n\n"),
        ("a.html", b"<!DOCTYPE html><html><p>mine</html>"),
        ("a.html", b"<p>mine"),
        ("a.json", b'{"schema": 1,}\n'),
        ("a.large.new.pdf", PDF),
    ],
)
def test_what_a_person_or_her_program_writes_is_whole(name: str, data: bytes) -> None:
    assert is_whole(name, data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        *((f"a.{kind}", data) for kind in ("docx", "pdf", "html", "json") for data in (b"", b" \n", b"\0" * 5000)),
        ("a.docx", _docx()[:-400]),
        ("a.docx", _docx()[:900] + b"\xff" * 20 + _docx()[920:]),
        ("a.docx", b"\x93\x01\xff noise"),
        ("a.docx", b"no document"),
        ("a.pdf", b"no document"),
        ("a.pdf", PDF[:-7]),
        ("a.pdf", PDF.replace(b"%PDF", b"\0\0\0\0")),
        ("a.html", b"<!DOCTYPE html><html><body><p>cut sho"),
        ("a.json", b'{"schema": 1, "id": "a'),
    ],
)
def test_an_empty_or_damaged_file_is_not(name: str, data: bytes) -> None:
    assert not is_whole(name, data)


def test_bytes_that_were_ours_once_are_no_edit(tmp_path: Path) -> None:
    file, ours = tmp_path / "a.json", [short_digest(sha256(data).hexdigest()) for data in (b"{1}", b"{2}")]
    assert not is_edit(file, ours)
    for data in (b"{1}", b"{2}"):
        file.write_bytes(data)
        assert not is_edit(file, ours)
        assert is_known(file, ours)
    file.write_bytes(b"{3}")
    assert is_edit(file, ours)
    assert not is_known(file, ours)


def test_a_link_and_a_folder_in_the_place_of_an_output_are_a_persons(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").symlink_to("nowhere")
    (tmp_path / "b.pdf").mkdir()
    assert is_edit(tmp_path / "a.pdf", ())
    assert is_edit(tmp_path / "b.pdf", ())


def test_what_is_damaged_stays_where_nothing_takes_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"no document")
    assert not is_edit(tmp_path / "a.pdf", ())
    assert is_persons_file(tmp_path / "a.pdf", ())
    (tmp_path / "a.pdf").write_bytes(b"")
    assert not is_persons_file(tmp_path / "a.pdf", ())
    assert not is_persons_file(tmp_path / "nowhere.pdf", ())


def test_an_edit_is_told_with_what_lies_beside_it() -> None:
    issues = edit_issues({"a.docx": "a.new.docx", "a-2.pdf": ""})
    assert {issue.code for found in issues.values() for issue in found} == {IssueCode.EDITED_OUTPUT}
    assert issues["a.docx"][0].message == "a.docx was edited and stays as it is; the new one is a.new.docx, beside it"
    assert issues["a-2.pdf"][0].message == "a-2.pdf was edited and stays as it is; its page no longer gives such a file"
