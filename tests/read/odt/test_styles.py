"""The styles of an OpenDocument text, and those that they are made of."""

import pytest
from lxml import etree

from pipeline.read.formatting import PLAIN
from pipeline.read.odt.package import NAMESPACES
from pipeline.read.odt.styles import ListLevel, Styles, colour, numeral

NAMES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())


def styles(inner):
    return Styles(None, etree.fromstring(f"<office:styles {NAMES}>{inner}</office:styles>"))


def style(name, properties="", parent="", family="paragraph", facts=""):
    return (
        f'<style:style style:name="{name}" style:family="{family}" style:parent-style-name="{parent}" {facts}>'
        f"<style:text-properties {properties}/></style:style>"
    )


def test_the_nearer_style_overrules_what_it_is_made_of_and_a_ring_ends():
    known = styles(style("a", 'fo:font-weight="normal"', "b") + style("b", 'fo:font-weight="700"', "a"))
    assert not known.paragraph("a").look.bold
    assert known.paragraph("b").look.bold


def test_either_attribute_strikes_words_out():
    line = 'style:text-line-through-{}="{}" style:text-line-through-{}="{}"'
    for first, second in (("solid", "none"), ("none", "single")):
        known = styles(style("T", line.format("style", first, "type", second), family="text"))
        assert known.words(PLAIN, "T").is_struck
    known = styles(style("T", line.format("style", "none", "type", "none"), family="text"))
    assert not known.words(PLAIN, "T").is_struck


def test_an_outline_level_overrules_the_level_of_a_name():
    known = styles(
        style("Heading_20_3") + style("Ours", facts='style:default-outline-level="2"', parent="Heading_20_3")
    )
    assert [known.paragraph(name).level for name in ("Heading_20_3", "Ours", "Title", "Standard")] == [3, 2, 1, 0]


@pytest.mark.parametrize(("written", "found"), [("#a0b1c2", "A0B1C2"), ("transparent", ""), ("#abc", "")])
def test_a_colour_is_six_digits(written, found):
    assert colour(written) == found


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [(3, "1", "3"), (3, "a", "c"), (3, "A", "C"), (4, "I", "IV"), (0, "i", "0"), (2, "", "2")],
)
def test_numbers_have_the_form_of_their_list(number, form, shown):
    assert numeral(number, form) == shown


def test_bullets_have_no_number_and_no_unknown_level_has():
    known = styles('<text:list-style style:name="L"><text:list-level-style-bullet text:level="1"/></text:list-style>')
    assert known.list_level("L", 1).form == ""
    assert known.list_level("L", 9) == known.list_level("none", 1) == ListLevel()
