"""The names of sections at the heads of the pages on which they go on."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from pipeline.lexicon import Lexicon
from pipeline.model import Look, Record, Rendered, Section, Sheet, Text
from pipeline.render.docx import write_docx
from pipeline.render.docx.template import TEMPLATE
from pipeline.render.passages import passage
from pipeline.render.sheet.compose import compose

Made = Callable[[str, str], Rendered]
HEADING = passage("Περιγραφή", "el"), passage("Description", "en")


@pytest.fixture
def document(records: dict[str, Record], lexicon: Lexicon, look: Look) -> Callable[..., Any]:
    """A sheet of two pages with some sections in place of its own, as a Word document."""
    sheet = compose(records["long"], lexicon, look)

    def made(*sections: Section, look: Look = look, **more: Any) -> Any:
        written: Sheet = replace(sheet, sections=sections or sheet.sections, **more)
        return docx.Document(io.BytesIO(write_docx(written, look, lexicon).data))

    return made


def names(document: Any) -> list[str]:
    return ["".join(one.text for one in section.header.paragraphs) for section in document.sections]


def long(letters: int = 9_000) -> Section:
    return Section(HEADING, flows=(Text(passage("word " * (letters // 5), "en")),))


def test_later_pages_of_a_section_have_its_name_and_its_first_page_none(document: Callable[..., Any]) -> None:
    made = document(long(), long())
    name = "Περιγραφή · Description (συνέχεια · continued)"
    assert names(made)[:3] == ["", name, name]
    _, *later = made.sections
    assert {one.start_type for one in later} == {WD_SECTION.CONTINUOUS}
    for section in later:
        assert section.different_first_page_header_footer
        assert [one.text for one in section.first_page_header.paragraphs] == [""]
        assert [one.text for one in section.first_page_footer.paragraphs] == [
            one.text for one in made.sections[0].footer.paragraphs
        ]
    assert later[0].header.paragraphs[0].style.name == "Continued"


def test_a_section_begins_with_its_heading_or_the_rule_above_it(document: Callable[..., Any]) -> None:
    made = document(long(), long())
    ends = [one for one in made.element.body.iterchildren() if one.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None]
    assert [one.getnext().style for one in ends][:2] == ["Rule", "Rule"]


def test_what_stays_on_a_page_and_what_follows_the_sections_have_no_name(document: Callable[..., Any]) -> None:
    made = document(long(), long(100), long(100))
    name = "Περιγραφή · Description (συνέχεια · continued)"
    assert names(made) == ["", name, ""]
    assert names(document(long(100), long(), long(100))) == ["", name, ""]


def test_sections_that_stay_on_their_pages_are_no_sections_of_word(document: Callable[..., Any]) -> None:
    assert names(document(*[long(200)] * 20)) == [""]


def test_a_sheet_of_one_page_is_one_section(made: Made) -> None:
    assert len(docx.Document(io.BytesIO(made("docx", "short").data)).sections) == 1


def own_look(look: Look, template: Any) -> Look:
    out = io.BytesIO()
    template.save(out)
    return replace(look, files=tuple((name, out.getvalue() if name == TEMPLATE else data) for name, data in look.files))


def test_a_header_of_the_template_s_own_stays(document: Callable[..., Any], look: Look) -> None:
    template = docx.Document(io.BytesIO(look.file(TEMPLATE)))
    template.sections[0].header.paragraphs[0].text = "Region of Petra"
    assert names(document(long(), look=own_look(look, template))) == ["Region of Petra"]


def test_a_template_without_a_header_of_its_first_page_has_no_names(document: Callable[..., Any], look: Look) -> None:
    template = docx.Document(io.BytesIO(look.file(TEMPLATE)))
    for kind in ("headerReference", "footerReference"):
        for one in template.element.body.sectPr.findall(qn(f"w:{kind}")):
            template.element.body.sectPr.remove(one)
    assert len(document(long(), look=own_look(look, template)).sections) == 1


def test_the_file_is_sound(made: Made, tmp_path: Any) -> None:
    (tmp_path / "long.docx").write_bytes(made("docx", "long").data)
    assert [str(one) for one in OpenXmlValidator().validate(str(tmp_path / "long.docx")).errors] == []
