"""What drawings of a Word file hold."""

from lxml import etree

from pipeline.read.docx.drawings import DrawnText, TextBox, chosen, found_in
from pipeline.read.docx.package import _SPACES, Package
from pipeline.read.office import InlinePicture

NAMES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _SPACES.items())
NAMES += ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"' * ("mc" not in _SPACES)
MAIN = "word/document.xml"


def xml(inner):
    return etree.fromstring(f"<w:drawing {NAMES}>{inner}</w:drawing>")


def test_the_first_form_that_holds_anything_is_shown():
    full = "<w:r><w:t>words</w:t></w:r>"
    forms = xml(f"<mc:Choice><w:r/></mc:Choice><mc:Choice>{full}</mc:Choice><mc:Fallback>{full}</mc:Fallback>")
    assert chosen(forms) is forms[1]
    assert chosen(xml("<mc:Choice><w:r/></mc:Choice><mc:Fallback/>")) is None


def test_a_picture_has_its_words_and_one_of_less_than_a_centimetre_is_small(word_file):
    package = Package(word_file("<w:p/>", {"media/a.png": ("image", b"\x89PNG")}))
    for width, is_small in ((359_999, True), (360_000, False)):
        drawing = xml(
            f'<wp:inline><wp:extent cx="{width}" cy="900000"/><wp:docPr descr=" The  wheel "/>'
            '<a:blip r:embed="a.png"/></wp:inline>'
        )
        (shown,) = found_in(drawing, package, MAIN)
        assert shown == InlinePicture("media/a.png", "The wheel", is_small)
        assert shown.name == "media/a.png"


def test_a_box_is_left_whole_and_a_picture_from_elsewhere_is_none(word_file):
    package = Package(word_file("<w:p/>", links={"far": "https://mill.example/a.png"}))
    inner = "<w:txbxContent><w:p/><w:txbxContent/></w:txbxContent>"
    drawing = xml(f'<a:blip r:embed="far"/><a:p><a:r><a:t>Wa</a:t></a:r><a:r><a:t>ter</a:t></a:r></a:p>{inner}')
    found = list(found_in(drawing, package, MAIN))
    assert found == [DrawnText("Water"), TextBox(drawing[2])]
