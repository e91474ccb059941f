"""What the properties of a run say of how its words look."""

import pytest
from lxml import etree

from pipeline.read.docx.formatting import changed, shading
from pipeline.read.formatting import PLAIN, CharacterFormat

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def properties(inner):
    return etree.fromstring(f"<w:rPr {W}>{inner}</w:rPr>")


@pytest.mark.parametrize(
    ("inner", "look"),
    [
        ("", PLAIN),
        ("<w:b/>", CharacterFormat(bold=True)),
        ('<w:b w:val="0"/>', PLAIN),
        ('<w:vanish w:val="true"/>', CharacterFormat(is_vanished=True)),
        ("<w:dstrike/>", CharacterFormat(is_struck=True)),
        ('<w:vertAlign w:val="superscript"/>', CharacterFormat(height=1)),
        ('<w:vertAlign w:val="subscript"/>', CharacterFormat(height=-1)),
        ('<w:vertAlign w:val="baseline"/>', PLAIN),
        ('<w:sz w:val="22"/>', CharacterFormat(size=22.0)),
        ('<w:sz w:val="11pt"/>', CharacterFormat(size=22.0)),
        ('<w:sz w:val="large"/>', PLAIN),
        ('<w:color w:val="ff0000"/>', CharacterFormat(colour="FF0000")),
        ('<w:color w:val="auto"/>', PLAIN),
        ('<w:highlight w:val="darkBlue"/>', CharacterFormat(ground="000080")),
        ('<w:rFonts w:hAnsi="Wingdings"/>', CharacterFormat(font="Wingdings")),
        ('<w:shd w:val="clear" w:fill="00ff00"/>', CharacterFormat(ground="00FF00")),
        ('<w:shd w:val="solid" w:color="0000FF" w:fill="00FF00"/>', CharacterFormat(ground="0000FF")),
        ('<w:highlight w:val="red"/><w:shd w:val="clear" w:fill="00FF00"/>', CharacterFormat(ground="FF0000")),
        ("<w:lang/>", PLAIN),
    ],
)
def test_each_property_changes_its_part_of_the_look(inner, look):
    assert changed(PLAIN, properties(inner)) == look


def test_what_properties_do_not_say_stays_as_the_style_has_it():
    bold = CharacterFormat(bold=True, size=30.0)
    assert changed(bold, properties('<w:sz w:val="20"/>')) == CharacterFormat(bold=True, size=20.0)
    assert changed(bold, properties('<w:b w:val="off"/>')) == CharacterFormat(size=30.0)
    assert changed(bold, None) is bold


def test_no_shading_has_no_colour():
    assert shading(None) == shading(properties("")) == shading(properties('<w:shd w:val="clear" w:fill="auto"/>')) == ""
