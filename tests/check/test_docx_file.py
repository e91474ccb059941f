"""A Word document as the checks see it, from packages made by hand."""

from __future__ import annotations

import io
import zipfile

import pytest

from pipeline.check.docx_file import BrokenFileError, WordFile, named

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
)
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="el-GR"/><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:styleId="Base"><w:pPr><w:outlineLvl w:val="1"/><w:numPr/></w:pPr>
  <w:rPr><w:b/><w:sz w:val="30"/><w:shd w:fill="EEEEEE"/></w:rPr></w:style>
<w:style w:styleId="Own"><w:basedOn w:val="Base"/><w:rPr><w:lang w:val="fr-FR"/></w:rPr></w:style>
<w:style w:styleId="Plain"><w:basedOn w:val="Base"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>
  <w:rPr><w:b w:val="0"/></w:rPr></w:style>
<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>
"""


def word(body: str = "", **parts: str) -> WordFile:
    """A document of these parts; names have `_` for `/`."""
    out = io.BytesIO()
    everything = {"word/document.xml": f"<w:body>{body}</w:body>", "word/styles.xml": STYLES, "word/settings.xml": ""}
    everything |= {name.replace("_", "/") + ".xml": text for name, text in parts.items()}
    with zipfile.ZipFile(out, "w") as package:
        for name, text in everything.items():
            package.writestr(name, f"<w:part {SPACES}>{text}</w:part>")
    return WordFile(out)


def first(body: str) -> tuple[WordFile, object, object]:
    """A document, its first paragraph and its first run."""
    made = word(body)
    paragraph = next(made.paragraphs())
    return made, paragraph, next(paragraph.iter(named("w:r")), None)


def styled(style: str, run: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>{run}<w:t>a</w:t></w:r></w:p>'


@pytest.mark.parametrize(
    ("style", "level", "listed"), [("Base", 2, True), ("Own", 2, True), ("Plain", 0, True), ("None", 0, False)]
)
def test_a_paragraph_has_what_the_nearest_of_its_styles_says(style: str, level: int, *, listed: bool) -> None:
    made, paragraph, _ = first(styled(style))
    assert (made.heading_level(paragraph), made.is_listed(paragraph)) == (level, listed)


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
    made, paragraph, run = first(body)
    assert made.language_of(run, paragraph) == lang
    assert made.is_bold(run, paragraph) is is_bold
    assert made.run_value(run, paragraph, "w:sz") == size


def test_the_ground_is_that_of_the_run_else_of_what_it_stands_in() -> None:
    made, paragraph, run = first(styled("Base"))
    assert made.ground_of(run, paragraph) == "EEEEEE"
    cell = f'<w:tc><w:tcPr><w:shd w:fill="111111"/></w:tcPr>{styled("None")}</w:tc>'
    made, paragraph, run = first(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")
    assert made.ground_of(run, paragraph) == "111111"
    made, paragraph, run = first(styled("None", '<w:rPr><w:shd w:fill="auto"/></w:rPr>'))
    assert made.ground_of(run, paragraph) == ""


@pytest.mark.parametrize(
    ("settings", "version", "hyphenates"),
    [
        ("", 0, False),
        ('<w:compat><w:compatSetting w:name="compatibilityMode" w:val="15"/></w:compat>', 15, False),
        ("<w:autoHyphenation/>", 0, True),
        ('<w:autoHyphenation w:val="0"/>', 0, False),
    ],
)
def test_settings_are_read_with_words_defaults(settings: str, version: int, *, hyphenates: bool) -> None:
    made = word(word_settings=settings)
    assert (made.compatibility, made.hyphenates) == (version, hyphenates)


def test_headers_and_footers_belong_to_the_words_and_comments_do_not() -> None:
    made = word(
        "<w:p><w:r><w:t>body</w:t></w:r></w:p>",
        word_header1="<w:p><w:r><w:t>head</w:t></w:r></w:p>",
        word_comments="<w:p><w:r><w:t>aside</w:t></w:r></w:p>",
    )
    assert [made.text(one) for one in made.paragraphs()] == ["body", "head"]


def test_deleted_words_are_not_read() -> None:
    made, paragraph, _ = first("<w:p><w:r><w:t>a</w:t></w:r><w:del><w:r><w:delText>b</w:delText></w:r></w:del></w:p>")
    assert made.text(paragraph) == "a"


@pytest.mark.parametrize("text", ["<a", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</b>"])
def test_a_part_that_is_no_xml_makes_a_broken_file(text: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", text)
    with pytest.raises(BrokenFileError), WordFile(out) as made:
        _ = made.body


def test_what_is_no_package_is_a_broken_file() -> None:
    with pytest.raises(BrokenFileError):
        WordFile(io.BytesIO(b"neither"))


def test_a_part_that_would_fill_the_memory_is_not_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 64_000_001)
    with pytest.raises(BrokenFileError), WordFile(out) as made:
        _ = made.body
