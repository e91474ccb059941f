"""The words of a paragraph of an OpenDocument text, and the pictures in its frames."""

import pytest
from lxml import etree

from pipeline.read.odt.package import NAMESPACES, qn
from pipeline.read.odt.words import picture
from pipeline.read.office import InlinePicture

NAMES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())


def xml(inner, facts=""):
    return etree.fromstring(f"<draw:frame {NAMES} {facts}>{inner}</draw:frame>")


@pytest.mark.parametrize(("width", "is_small"), [("0.9cm", True), ("10mm", False), ("0.3in", True), ("29pt", False)])
def test_a_picture_is_small_below_a_centimetre_in_any_unit(width, is_small):
    image = '<draw:image xlink:href="./Pictures/a.png"/><svg:title>Wheel</svg:title><svg:desc> The\nwheel </svg:desc>'
    frame = xml(image, f'svg:width="{width}" svg:height="5cm"')
    assert picture(frame, frame.find(qn("draw:image"))) == InlinePicture("Pictures/a.png", "The wheel", is_small)


def test_a_picture_outside_of_the_file_is_none():
    frame = xml('<draw:image xlink:href="https://mill.example/a.png"/>')
    assert picture(frame, frame[0]) is None


def test_an_old_field_shows_what_was_chosen_and_a_placeholder_is_no_word_of_the_text(told):
    entry = '<field:param field:name="Dropdown_ListEntry" field:value="{}"/>'
    chosen = '<field:param field:name="Dropdown_Selected" field:value="1"/>'
    kind = 'field:type="vnd.oasis.opendocument.field.FORMDROPDOWN"'
    field = f"<field:fieldmark {kind}>{entry.format('Mill')}{entry.format('Kiln')}{chosen}</field:fieldmark>"
    body = f"<text:p>A {field} here</text:p><text:p><text:placeholder>Type here</text:placeholder></text:p>"
    first, second = told(body)
    assert first == "A Kiln here"
    assert second.startswith("Type here [")
