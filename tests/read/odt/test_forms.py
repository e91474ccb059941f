"""What forms in an OpenDocument text show."""

from lxml import etree

from pipeline.read.odt.forms import forms
from pipeline.read.odt.package import NAMESPACES

NAMES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())


def xml(inner, facts=""):
    return etree.fromstring(f"<draw:frame {NAMES} {facts}>{inner}</draw:frame>")


def test_forms_show_what_was_typed_ticked_and_chosen():
    root = xml(
        '<form:text form:id="a" form:value="old" form:current-value="new"/>'
        '<form:checkbox form:id="b" form:label="Yes" form:current-state="checked"/>'
        '<form:checkbox form:id="c" form:label="No"/>'
        '<form:listbox form:id="d"><form:option form:label="Mill" form:current-selected="true"/>'
        '<form:option form:label="Kiln"/></form:listbox>'
    )
    assert forms(root) == {"a": "new", "b": "☒ Yes", "c": "☐ No", "d": "Mill"}
