"""The package of a Word file: its parts, and what they point to."""

import io
import zipfile

import pytest

from pipeline.errors import PageError
from pipeline.read.docx.package import Package, Relation, qn

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCUMENT = f"<w:document {W}><w:body/></w:document>"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def packed(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in {"word/document.xml": DOCUMENT, **parts}.items():
            archive.writestr(name, body)
    return Package(out.getvalue())


def relations(*entries):
    lines = "".join(
        f'<Relationship Id="r{number}" Type="x/{kind}" Target="{target}"{mode}/>'
        for number, (kind, target, mode) in enumerate(entries)
    )
    return f'<Relationships xmlns="{RELATIONS}">{lines}</Relationships>'


def test_relations_lead_to_parts_from_their_own_folder_and_to_addresses_as_they_are():
    rels = relations(
        ("header", "header1.xml", ""),
        ("image", "../media/a%20b.png", ""),
        ("theme", "/word/theme.xml", ""),
        ("hyperlink", "https://example.org/../a", ' TargetMode="External"'),
    )
    found = packed(**{"word/_rels/document.xml.rels": rels, "word/header1.xml": DOCUMENT})
    assert list(found.relations("word/document.xml").values()) == [
        Relation("header", "word/header1.xml", is_external=False),
        Relation("image", "media/a b.png", is_external=False),
        Relation("theme", "word/theme.xml", is_external=False),
        Relation("hyperlink", "https://example.org/../a", is_external=True),
    ]
    assert found.related("word/document.xml", "header") == ("word/header1.xml",)
    assert found.related("word/document.xml", "image") == ()


def test_a_target_never_leaves_the_package():
    rels = relations(("image", "../../../../etc/passwd", ""))
    found = packed(**{"word/_rels/document.xml.rels": rels})
    assert found.relations("word/document.xml")["r0"].target == "etc/passwd"
    assert "etc/passwd" not in found


def test_parts_are_found_by_any_spelling_of_their_names():
    found = packed(**{"Word/Header1.xml": DOCUMENT})
    assert "word/header1.XML" in found
    assert found.root("WORD/HEADER1.XML").tag == qn("w:document")
    with pytest.raises(KeyError):
        found.data("word/none.xml")


def test_the_strict_form_is_read_as_the_usual_one():
    strict = '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'
    assert packed(**{"word/document.xml": strict}).root("word/document.xml").tag == qn("w:document")


def test_entities_are_not_followed():
    bomb = f'<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document {W}>&a;</w:document>'
    assert "".join(packed(**{"word/header1.xml": bomb}).root("word/header1.xml").itertext()) == "&a;"


def test_content_types_are_those_of_the_part_else_of_its_suffix():
    by_suffix, by_name = 'Default Extension="XML" ContentType="a"', 'Override PartName="/word/B.xml" ContentType="b"'
    types = f"<Types><{by_suffix}/><{by_name}/></Types>"
    found = packed(**{"[Content_Types].xml": types})
    assert [found.content_type(name) for name in ("word/b.xml", "word/c.xml", "word/d.png")] == ["b", "a", ""]


@pytest.mark.parametrize("document", ["<document/>", f"<w:styles {W}/>"])
def test_what_holds_no_document_is_no_word_file(document):
    with pytest.raises(PageError):
        packed(**{"word/document.xml": document})
