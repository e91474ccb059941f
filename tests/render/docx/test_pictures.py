"""PictureMaker of a Word document in the sizes that the sheet gives them."""

import io
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from pipeline.lexicon import Lexicon
from pipeline.model import Figure
from pipeline.render.docx.elements import Ink, XmlElement, element
from pipeline.render.docx.pictures import PictureMaker, exactly, number_pictures, within
from pipeline.render.passages import passage


def png(width: int, height: int) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), "navy").save(stream, "PNG")
    return stream.getvalue()


def pictures(lexicon: Lexicon, **data: bytes) -> PictureMaker:
    part: Any = docx.Document().part
    return PictureMaker(part, Ink(part, {}, lexicon, "en", str), {f"{name}.png": one for name, one in data.items()})


def figure(name: str) -> Figure:
    return Figure(name, passage("The wheel", "en"))


def test_a_picture_keeps_its_shape_within_its_room() -> None:
    assert within(100, 100)(400, 200) == (100, 50)
    assert within(100, 20)(400, 200) == (40, 20)
    assert exactly(height=30)(400, 200) == (60, 30)


def test_a_drawing_is_shown_by_the_picture_of_its_name_with_its_words(lexicon: Lexicon) -> None:
    made = pictures(lexicon, a=png(40, 20)).run(figure("a.svg"), within(1000, 1000))
    (told,) = made.iter(qn("wp:docPr"))
    (extent,) = made.iter(qn("wp:extent"))
    assert told.get("descr") == "The wheel"
    assert (extent.get("cx"), extent.get("cy")) == ("1000", "500")


@pytest.mark.parametrize(("shape", "sides"), [((400, 100), {"l", "r"}), ((100, 400), {"t", "b"})])
def test_the_picture_at_the_head_is_cut_alike_on_the_sides_that_are_too_long(
    shape: tuple[int, int], sides: set[str], lexicon: Lexicon
) -> None:
    made = pictures(lexicon, a=png(*shape)).opening(figure("a.png"), 210 * 36_000, 74 * 36_000)
    (cut,) = made.iter(qn("a:srcRect"))
    assert dict(cut.attrib) == dict.fromkeys(sides, "37500")


def test_each_picture_of_a_document_has_a_number_of_its_own() -> None:
    roots: list[XmlElement] = [element("w:p", None, element("wp:docPr")) for _ in range(3)]
    number_pictures(roots)
    assert [one.get("id") for root in roots for one in root.iter(qn("wp:docPr"))] == ["1", "2", "3"]
