from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from pipeline.exchange.xml import ForeignFileError, ReturnedPackage, packed, root, text, written

BOMB = '<!DOCTYPE x [<!ENTITY a "ha">{}]><x>&l9;</x>'.format(
    "".join(f'<!ENTITY l{n} "{(f"&l{n - 1};" if n else "&a;") * 10}">' for n in range(10))
)


@pytest.mark.parametrize("code", ["utf-8", "utf-16"])
def test_an_entity_bomb_is_refused(code: str) -> None:
    with pytest.raises(ForeignFileError):
        root(BOMB.encode(code))


def test_entities_are_refused_even_where_nothing_uses_them() -> None:
    with pytest.raises(ForeignFileError, match="entities"):
        root(BOMB.replace("&l9;", "").encode())


def test_an_entity_leads_to_no_file() -> None:
    with pytest.raises(ForeignFileError):
        root(b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>')


def test_a_plain_document_type_is_fine() -> None:
    assert root(b'<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx/>').tag == "tmx"


@pytest.mark.parametrize("data", [b"", b"<a>", b"plain", b"<a/>" * 2])
def test_what_is_no_xml_is_refused(data: bytes) -> None:
    with pytest.raises(ForeignFileError, match="damaged"):
        root(data)


def test_text_is_read_through_the_markup_of_programs() -> None:
    assert text(root(b"<t>a<g>b<x/></g>c</t>")) == "abc"
    assert text(None) == ""


def test_writing_leaves_texts_alone() -> None:
    top = etree.Element("a")
    etree.SubElement(top, "b").text = "  two  blanks  "
    assert text(root(written(top))[0]) == "  two  blanks  "


def test_a_part_that_unpacks_to_more_than_a_table_is_refused_unread() -> None:
    package = ReturnedPackage(packed([("word/document.xml", bytes(50_000_000))]))
    with pytest.raises(ForeignFileError, match="too large"):
        package.root("word/document.xml")


def test_a_part_that_says_less_than_it_holds_is_refused() -> None:
    data = bytearray(packed([("a.xml", b"<a>" + b" " * 100_000 + b"</a>")]))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    with pytest.raises(ForeignFileError):
        ReturnedPackage(bytes(data)).root("a.xml")


@pytest.mark.parametrize("name", ["row", "x:row"])
def test_a_table_of_more_rows_than_texts_can_be_is_refused_unread(name: str) -> None:
    def package(count: int) -> ReturnedPackage:
        return ReturnedPackage(
            packed([("a.xml", b"<t xmlns:x='x'>" + f"<{name} r='1'></{name}>".encode() * count + b"</t>")])
        )

    assert len(package(30_000).root("a.xml", b"row")) == 30_000
    with pytest.raises(ForeignFileError, match="30000 rows"):
        package(30_001).root("a.xml", b"row")


def test_what_is_no_package_is_refused_and_a_missing_part_too() -> None:
    with pytest.raises(ForeignFileError):
        ReturnedPackage(b"no zip")
    package = ReturnedPackage(packed([("a.xml", b"<a/>")]))
    assert "a.xml" in package
    with pytest.raises(ForeignFileError, match="damaged"):
        package.root("b.xml")


def test_packing_gives_the_same_bytes_again() -> None:
    data = packed([("a", b"1")])
    assert data == packed([("a", b"1")])
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None


def test_packed_files_bear_the_earliest_date_that_a_zip_has_so_that_the_same_words_give_the_same_bytes() -> None:
    with zipfile.ZipFile(io.BytesIO(packed([("a.xml", b"<a/>")]))) as package:
        assert [entry.date_time for entry in package.infolist()] == [(1980, 1, 1, 0, 0, 0)]
