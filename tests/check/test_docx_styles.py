"""What a run or a paragraph of a Word document is by itself and by its styles."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from pipeline.check.docx_styles import WordStyles
from pipeline.read.docx.package import qn

SPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = WordStyles(
    etree.fromstring(
        f"""<w:styles {SPACES}>
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="el-GR"/><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:styleId="Base"><w:pPr><w:outlineLvl w:val="1"/><w:numPr/></w:pPr>
  <w:rPr><w:b/><w:sz w:val="30"/><w:shd w:fill="EEEEEE"/></w:rPr></w:style>
<w:style w:styleId="Own"><w:basedOn w:val="Base"/><w:rPr><w:lang w:val="fr-FR"/></w:rPr></w:style>
<w:style w:styleId="Plain"><w:basedOn w:val="Base"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>
  <w:rPr><w:b w:val="0"/></w:rPr></w:style>
<w:style w:styleId="Odd"><w:pPr><w:outlineLvl w:val="first"/></w:pPr></w:style>
<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>
</w:styles>"""
    )
)


def first(body: str) -> tuple[Any, Any]:
    """The first paragraph of a body, and its first run."""
    paragraph = next(etree.fromstring(f"<w:body {SPACES}>{body}</w:body>").iter(qn("w:p")))
    return paragraph, next(paragraph.iter(qn("w:r")))


def styled(style: str, run: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>{run}<w:t>a</w:t></w:r></w:p>'


@pytest.mark.parametrize(
    ("style", "level", "listed"),
    [("Base", 2, True), ("Own", 2, True), ("Plain", 0, True), ("Odd", 0, False), ("None", 0, False)],
)
def test_a_paragraph_has_what_the_nearest_of_its_styles_says(style: str, level: int, *, listed: bool) -> None:
    paragraph, _ = first(styled(style))
    assert (STYLES.heading_level(paragraph), STYLES.is_listed(paragraph)) == (level, listed)


@pytest.mark.parametrize(
    ("body", "lang", "is_bold", "size"),
    [
        (styled("Base"), "el-GR", True, "30"),
        (styled("Own"), "fr-FR", True, "30"),
        (styled("Plain"), "el-GR", False, "30"),
        (styled("Own", '<w:rPr><w:lang w:val="en-GB"/><w:b w:val="false"/></w:rPr>'), "en-GB", False, "30"),
        (styled("None", '<w:rPr><w:rStyle w:val="Own"/></w:rPr>'), "fr-FR", True, "30"),
        (styled("Loop"), "el-GR", False, "20"),
    ],
)
def test_a_run_has_its_own_properties_then_those_of_its_styles_then_the_documents(
    body: str, lang: str, *, is_bold: bool, size: str
) -> None:
    paragraph, run = first(body)
    assert STYLES.language_of(run, paragraph) == lang
    assert STYLES.is_bold(run, paragraph) is is_bold
    assert STYLES.run_value(run, paragraph, "w:sz") == size


def test_the_ground_is_that_of_the_run_else_of_what_it_stands_in() -> None:
    paragraph, run = first(styled("Base"))
    assert STYLES.ground_of(run, paragraph) == "EEEEEE"
    cell = f'<w:tc><w:tcPr><w:shd w:fill="111111"/></w:tcPr>{styled("None")}</w:tc>'
    paragraph, run = first(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")
    assert STYLES.ground_of(run, paragraph) == "111111"
    paragraph, run = first(styled("None", '<w:rPr><w:shd w:fill="auto"/></w:rPr>'))
    assert STYLES.ground_of(run, paragraph) == ""
