"""What is said of single paragraphs beyond their style."""

import pytest
from docx.oxml.ns import qn

from pipeline.render.docx.elements import Element, element
from pipeline.render.docx.paragraphs import framed, high, keep, lower


@pytest.fixture
def paragraph() -> Element:
    return element("w:p", None, element("w:pPr", None, element("w:pStyle", {"w:val": "Body"})))


def test_a_paragraph_is_kept_with_the_next_one(paragraph: Element) -> None:
    keep(paragraph)
    assert paragraph.pPr.keepNext is not None


def test_an_empty_one_is_exactly_as_high_as_wanted_and_need_not_stay_with_the_next(paragraph: Element) -> None:
    spacing = high(paragraph, 340).pPr.find(qn("w:spacing"))
    assert (spacing.get(qn("w:line")), spacing.get(qn("w:lineRule"))) == ("340", "exact")
    assert paragraph.pPr.keepNext.get(qn("w:val")) == "0"


def test_room_above_one_is_that_and_no_other(paragraph: Element) -> None:
    lower(paragraph, 250)
    assert dict(paragraph.pPr.find(qn("w:spacing")).attrib) == {qn("w:before"): "250"}


def test_a_frame_has_the_attributes_of_its_style() -> None:
    assert framed({qn("w:w"): "2438"}).get(qn("w:w")) == "2438"
