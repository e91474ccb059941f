"""What a Word document shows of its funding line, from packages made by hand."""

from __future__ import annotations

import io
import zipfile

import pytest

from pipeline.check.finding import Flaw
from pipeline.check.funding_line import FundingLine
from pipeline.check.visibility_docx import funding_line_in_docx
from pipeline.lexicon import Lexicon
from pipeline.lexicon.funding_words import funding_words

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="el-GR"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:styleId="H2"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
)


def picture(alt: str, width: int = 18, height: int = 12) -> str:
    """A picture of so many millimetres."""
    size = f'<wp:extent cx="{width * 36_000}" cy="{height * 36_000}"/>'
    return f'<w:r><wp:inline>{size}<wp:docPr descr="{alt}"/></wp:inline></w:r>'


@pytest.fixture
def shown(lexicon: Lexicon):
    def found(body: str) -> FundingLine:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as package:
            package.writestr("word/document.xml", f"<w:document {SPACES}>{body}</w:document>")
            package.writestr("word/styles.xml", f"<w:styles {SPACES}>{STYLES}</w:styles>")
        made = funding_line_in_docx(out.getvalue(), funding_words(lexicon))
        assert isinstance(made, FundingLine)
        return made

    return found


def test_an_emblem_is_known_by_its_words_and_measured(shown) -> None:
    found = shown(f"<w:p>{picture('Emblem of the European Union', 15, 10)}</w:p>")
    (emblem,) = found.emblems
    assert (emblem.width, emblem.height) == (15, 10)
    assert "Emblem of the European Union" in found.text
    assert found.logos == ()


def test_what_stands_in_the_row_of_the_emblem_is_a_logo_and_other_pictures_are_none(shown) -> None:
    row = f"<w:p>{picture('Emblem of the European Union')}{picture('The lake')}</w:p>"
    found = shown(f"{row}<w:p>{picture('A mill')}</w:p>")
    assert [logo.alt for logo in found.logos] == ["The lake"]


def test_a_picture_that_calls_itself_a_logo_is_one_anywhere(shown, lexicon: Lexicon) -> None:
    name = next(name for words in funding_words(lexicon) for name in words.logos)
    assert len(shown(f"<w:p>{picture(f'{name} Lake')}</w:p>").logos) == 1


def test_the_languages_are_those_of_the_sections_headings_else_the_documents(shown) -> None:
    heading = (
        '<w:p><w:pPr><w:pStyle w:val="H2"/></w:pPr><w:r><w:rPr><w:lang w:val="{}"/></w:rPr><w:t>{}</w:t></w:r></w:p>'
    )
    both = heading.format("en-GB", "Evidence") + heading.format("el-GR", "Τεκμήρια")
    assert shown(both).languages == ("el", "en")
    assert shown(heading.format("en-GB", "Evidence") + heading.format("el-GR", " ")).languages == ("en",)
    assert shown(heading.format("fr-FR", "Preuves")).languages == ("el",)
    assert shown("<w:p/>").languages == ("el",)


def test_a_file_that_cannot_be_read_is_a_flaw(lexicon: Lexicon) -> None:
    flaw = funding_line_in_docx(b"neither", funding_words(lexicon))
    assert isinstance(flaw, Flaw)
    assert flaw.rule == "file"
