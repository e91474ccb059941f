"""The package of an OpenDocument file."""

import pytest

from pipeline.errors import PageError
from pipeline.messages import Message
from pipeline.read.odt.package import Package, qn


def test_a_part_that_is_not_there_is_empty(odt_file):
    package = Package(odt_file("<text:p>Words</text:p>"))
    assert package.data("none.xml") == b""
    assert package.root("none.xml") is None
    assert package.root("content.xml").tag == qn("office:document-content")


def test_a_file_with_a_password_is_told(odt_file):
    with pytest.raises(PageError) as told:
        Package(odt_file("", parts={"META-INF/manifest.xml": b"<m><encryption-data/></m>"}))
    assert told.value.text == Message("read.locked-office")


def test_entities_are_not_followed(odt_file):
    bomb = b'<!DOCTYPE a [<!ENTITY e "grown">]><a>&e;</a>'
    root = Package(odt_file("", parts={"a.xml": bomb})).root("a.xml")
    assert "grown" not in "".join(root.itertext())
