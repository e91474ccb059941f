"""The styles of a Word file, and those that they are made of."""

import pytest
from lxml import etree

from pipeline.read.docx.package import _SPACES
from pipeline.read.docx.styles import Numbering, Styles, numbering, outline_level

NAMES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _SPACES.items())


def xml(inner, name="w:styles"):
    return etree.fromstring(f"<{name} {NAMES}>{inner}</{name}>")


def style(name, called, based="", properties="", facts=""):
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}" {facts}><w:name w:val="{called}"/>'
        f'<w:basedOn w:val="{based}"/>{properties}</w:style>'
    )


def test_a_style_is_a_heading_by_the_name_of_one_that_it_is_made_of():
    known = Styles(xml(style("a", "heading 2") + style("b", "Ours", "a") + style("c", "Τίτλος") + style("d", "Body")))
    assert [known.paragraph(name).level for name in "abcd"] == [2, 2, 1, 0]


def test_styles_made_of_each_other_end_and_an_unknown_one_is_the_default():
    default = style("n", "Normal", properties="<w:rPr><w:b/></w:rPr>", facts='w:default="1"')
    known = Styles(xml(style("a", "A", "b") + style("b", "B", "a") + default))
    assert not known.paragraph("a").look.bold
    assert known.paragraph("nowhere").look.bold
    assert known.paragraph("").look.bold


def test_entries_of_lists_and_captions_of_figures_are_told_from_their_likes():
    names = {"a": "List Bullet", "b": "List Paragraph", "c": "Caption", "d": "Table Caption", "e": "toc 1"}
    known = Styles(xml("".join(style(name, called) for name, called in names.items())))
    assert [name for name in names if known.paragraph(name).is_list] == ["a"]
    assert [name for name in names if known.paragraph(name).is_caption] == ["c"]
    assert [name for name in names if known.paragraph(name).is_contents] == ["e"]


@pytest.mark.parametrize(("written", "level"), [("0", 1), ("8", 9), ("9", 0), ("-1", None)])
def test_the_tenth_outline_level_is_running_text(written, level):
    assert outline_level(xml(f'<w:outlineLvl w:val="{written}"/>', "w:pPr")) == level


def test_a_list_is_told_with_its_depth():
    found = xml('<w:numPr><w:ilvl w:val="12"/><w:numId w:val="4"/></w:numPr>', "w:pPr")
    assert numbering(found) == Numbering("4", 8)
    assert numbering(xml("", "w:pPr")) is None
