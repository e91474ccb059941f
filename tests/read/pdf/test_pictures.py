"""Pictures of a PDF with the words that belong to them; what a made-up file can ask for is bounded."""

import io
import zlib

import pytest
from PIL import Image

from pipeline.read.pdf.pictures import PlacedPicture, over_lines
from pipeline.read.pdf.words import Box

TEXT = [(50, 700 - 13 * at, "The mill grinds barley for the villages of the valley.") for at in range(3)]


def jpeg(wide=300, high=200, mode="RGB"):
    out = io.BytesIO()
    Image.linear_gradient("L").resize((wide, high)).convert(mode).save(out, "JPEG")
    return out.getvalue()


def stream(data, wide=300, high=200, coding="DCTDecode", colours="DeviceRGB", bits=8):
    head = f"<</Type/XObject/Subtype/Image/Width {wide}/Height {high}/ColorSpace/{colours}/BitsPerComponent {bits}"
    return f"{head}/Filter/{coding}/Length {len(data)}>>stream\n{data.decode('latin-1')}\nendstream"


def at(x, y, wide, high, name="I1", more=""):
    return f"q {wide} 0 0 {high} {x} {y} cm {more}/{name} Do Q\n"


@pytest.fixture
def pictured(drawn):
    """The document of pages with the picture `I1`, and `I2` where given."""

    def made(*pages, first=None, second=None):
        objects = [first or stream(jpeg()), second or stream(jpeg(310))]
        return drawn(*pages, more=objects, resources="/XObject<</I1 100 0 R/I2 101 0 R>>")

    return made


def told(page):
    return [(block.kind.value, block.picture.src if block.picture else block.text[:20]) for block in page.blocks]


def test_a_picture_stands_where_it_does_on_the_page_with_its_caption(pictured):
    page = pictured(
        [*TEXT, at(50, 400, 300, 200), (50, 385, "Figure 1: The mill at dusk"), (50, 350, "It turns again.")]
    )
    assert told(page)[2:] == [
        ("paragraph", "The mill grinds barl"),
        ("figure", "page-1-1.jpg"),
        ("caption", "Figure 1: The mill a"),
        ("paragraph", "It turns again."),
    ]
    (resource,) = page.resources
    assert (resource.name, resource.media_type, resource.data) == ("page-1-1.jpg", "image/jpeg", jpeg())
    assert page.blocks[3].picture.caption == "Figure 1: The mill at dusk"


def test_small_letters_right_below_a_picture_are_its_caption(pictured):
    near = pictured([*TEXT, at(50, 400, 300, 200), (50, 388, "The mill at dusk", 8)])
    far = pictured([*TEXT, at(50, 400, 300, 200), (50, 300, "The mill at dusk", 8)])
    captions = [block.picture.caption for page in (near, far) for block in page.blocks if block.picture]
    assert captions == ["The mill at dusk", ""]


def test_a_picture_parts_no_paragraph(pictured):
    halves = [(50, 700, "The mill grinds barley for all of the villages of the"), (50, 687, "valley, and rye.")]
    page = pictured([*halves[:1], at(350, 688, 200, 100), *halves[1:]])
    assert [kind for kind, _ in told(page)] == ["paragraph", "figure"]


@pytest.mark.parametrize(
    "drawing",
    [
        at(50, 400, 300, 40),
        at(0, 0, 600, 800),
    ],
    ids=["logo", "ground of the words"],
)
def test_logos_and_grounds_are_no_pictures_of_the_page(pictured, drawing):
    words = [(50, 600 - 20 * at, "Barley") for at in range(4)]
    assert not pictured([drawing, *TEXT, *words]).resources


def test_what_stands_on_several_pages_is_none_of_their_content(pictured):
    pages = [[*TEXT, at(50, 400, 300, 200)], [*TEXT, at(50, 400, 300, 200), at(50, 100, 300, 200, "I2")]]
    assert [one.name for one in pictured(*pages).resources] == ["page-2-2.jpg"]


def test_what_is_no_plain_photograph_is_written_anew(pictured):
    data = zlib.compress(bytes([200, 30, 30, 30, 30, 200] * 150 * 200))
    (flat,) = pictured([*TEXT, at(50, 400, 300, 200)], first=stream(data, coding="FlateDecode")).resources
    assert (flat.name, flat.media_type) == ("page-1-1.png", "image/png")
    inks = stream(jpeg(mode="CMYK"), colours="DeviceCMYK")
    (printed,) = pictured([*TEXT, at(50, 400, 300, 200)], first=inks).resources
    assert Image.open(io.BytesIO(printed.data)).mode == "RGB"


@pytest.mark.parametrize(
    "image",
    [
        stream(b"no picture at all", coding="FlateDecode"),
        stream(b"x", wide=60000, high=60000, coding="FlateDecode"),
        stream(b"\xff\xd8\xff no picture", wide=60000, high=60000),
    ],
    ids=["broken", "too large", "too large by its own word"],
)
def test_a_picture_that_cannot_be_taken_out_is_named_all_the_same(pictured, image):
    page = pictured([*TEXT, at(50, 400, 300, 200)], first=image)
    assert not page.resources
    assert ("figure", "page-1-1") in told(page)


def test_no_more_pictures_are_taken_than_a_sheet_could_need(drawn):
    objects = [stream(jpeg(150 + number, 150)) for number in range(40)]
    names = "".join(f"/I{number} {100 + number} 0 R" for number in range(40))
    many = [at(50, 100, 100, 100, f"I{number}") for number in range(40)]
    page = drawn([*TEXT, *many], more=objects, resources=f"/XObject<<{names}>>")
    assert len(page.resources) == 24


def test_a_picture_without_lines_on_its_page_stands_between_those_of_the_others():
    assert over_lines([], [PlacedPicture(0, Box(0, 0, 100, 100), "a", "", None)]).keys() == {0}
