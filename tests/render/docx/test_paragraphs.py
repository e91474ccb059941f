"""What is said of single paragraphs beyond their style."""

import pytest
from docx.oxml.ns import qn

from pipeline.render.docx.elements import XmlElement, element
from pipeline.render.docx.paragraphs import framed, high, keep, sized, spaced, style_of


@pytest.fixture
def paragraph() -> XmlElement:
    return element("w:p", None, element("w:pPr", None, element("w:pStyle", {"w:val": "Body"})))


def test_a_paragraph_is_kept_with_the_next_one(paragraph: XmlElement) -> None:
    spaced(paragraph, "before", 250)
    for _ in range(2):
        keep(paragraph)
    assert [one.tag for one in paragraph.pPr] == [qn("w:pStyle"), qn("w:keepNext"), qn("w:spacing")]


def test_a_paragraph_tells_its_style_if_it_names_one(paragraph: XmlElement) -> None:
    bare = element("w:p", None, element("w:pPr"))
    assert (style_of(paragraph), style_of(bare)) == ("Body", None)
    keep(bare)
    assert [one.tag for one in bare.pPr] == [qn("w:keepNext")]


def test_an_empty_one_is_exactly_as_high_as_wanted_and_need_not_stay_with_the_next(paragraph: XmlElement) -> None:
    spacing = high(paragraph, 340).pPr.find(qn("w:spacing"))
    assert (spacing.get(qn("w:line")), spacing.get(qn("w:lineRule"))) == ("340", "exact")
    assert paragraph.pPr.keepNext.get(qn("w:val")) == "0"


def test_room_above_one_is_that_and_no_other(paragraph: XmlElement) -> None:
    spaced(paragraph, "before", 250)
    assert dict(paragraph.pPr.find(qn("w:spacing")).attrib) == {qn("w:before"): "250"}


def test_a_frame_has_the_attributes_of_its_style(paragraph: XmlElement) -> None:
    found = framed(paragraph, {qn("w:w"): "2438"}, 3000).pPr
    assert [one.tag for one in found] == [qn("w:pStyle"), qn("w:framePr")]
    assert found.find(qn("w:framePr")).get(qn("w:w")) == "2438"


def test_a_frame_that_the_style_lost_is_as_wide_as_the_indent_of_the_text_if_it_has_one(paragraph: XmlElement) -> None:
    assert framed(paragraph, {}, 0).pPr.find(qn("w:framePr")) is None
    found = framed(paragraph, {}, 2665).pPr.find(qn("w:framePr"))
    assert (found.get(qn("w:w")), found.get(qn("w:wrap"))) == ("2438", "around")


def test_a_size_stands_before_the_language_as_the_schema_wants_it() -> None:
    run = element("w:r", None, element("w:rPr", None, element("w:lang", {"w:val": "el-GR"})))
    (properties,) = sized(run, 10.5)
    assert [(one.tag, one.get(qn("w:val"))) for one in properties] == [
        (qn("w:sz"), "21"), (qn("w:szCs"), "21"), (qn("w:lang"), "el-GR"),
    ]  # fmt: skip
