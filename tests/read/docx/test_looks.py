"""What the properties of a run say of how its words look."""

import pytest
from lxml import etree

from pipeline.read.docx.looks import changed, shading
from pipeline.read.looks import PLAIN, Look

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def properties(inner):
    return etree.fromstring(f"<w:rPr {W}>{inner}</w:rPr>")


@pytest.mark.parametrize(
    ("inner", "look"),
    [
        ("", PLAIN),
        ("<w:b/>", Look(bold=True)),
        ('<w:b w:val="0"/>', PLAIN),
        ('<w:vanish w:val="true"/>', Look(is_vanished=True)),
        ("<w:dstrike/>", Look(is_struck=True)),
        ('<w:vertAlign w:val="superscript"/>', Look(height=1)),
        ('<w:vertAlign w:val="subscript"/>', Look(height=-1)),
        ('<w:vertAlign w:val="baseline"/>', PLAIN),
        ('<w:sz w:val="22"/>', Look(size=22.0)),
        ('<w:sz w:val="11pt"/>', Look(size=22.0)),
        ('<w:sz w:val="large"/>', PLAIN),
        ('<w:color w:val="ff0000"/>', Look(colour="FF0000")),
        ('<w:color w:val="auto"/>', PLAIN),
        ('<w:highlight w:val="darkBlue"/>', Look(ground="000080")),
        ('<w:rFonts w:hAnsi="Wingdings"/>', Look(font="Wingdings")),
        ('<w:shd w:val="clear" w:fill="00ff00"/>', Look(ground="00FF00")),
        ('<w:shd w:val="solid" w:color="0000FF" w:fill="00FF00"/>', Look(ground="0000FF")),
        ('<w:highlight w:val="red"/><w:shd w:val="clear" w:fill="00FF00"/>', Look(ground="FF0000")),
        ("<w:lang/>", PLAIN),
    ],
)
def test_each_property_changes_its_part_of_the_look(inner, look):
    assert changed(PLAIN, properties(inner)) == look


def test_what_properties_do_not_say_stays_as_the_style_has_it():
    bold = Look(bold=True, size=30.0)
    assert changed(bold, properties('<w:sz w:val="20"/>')) == Look(bold=True, size=20.0)
    assert changed(bold, properties('<w:b w:val="off"/>')) == Look(size=30.0)
    assert changed(bold, None) is bold


def test_no_shading_has_no_colour():
    assert shading(None) == shading(properties("")) == shading(properties('<w:shd w:val="clear" w:fill="auto"/>')) == ""
