from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from fnmatch import fnmatch
from pathlib import Path

import pytest

from pipeline.check.docx import docx_flaws

Flaws = Callable[..., list[str]]
BODY, STYLES, SETTINGS, CORE = "word/document.xml", "word/styles.xml", "word/settings.xml", "docProps/core.xml"
# What the body ends with; the sections before it end in paragraphs.
END = "<w:sectPr"
TYPED = '<w:p><w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t>{}</w:t></w:r></w:p>'


@pytest.fixture
def flaws(sheets: Mapping[str, bytes], tmp_path: Path) -> Flaws:
    """What is found after a text in the parts of a name was replaced, or put before the end of the body."""

    def found(part: str = "", old: str = "", new: str = "", names: tuple[str, ...] = ()) -> list[str]:
        file = tmp_path / "sheet.docx"
        with zipfile.ZipFile(io.BytesIO(sheets[".docx"])) as source, zipfile.ZipFile(file, "w") as target:
            for name in source.namelist():
                text = source.read(name)
                if fnmatch(name, part):
                    assert old.encode() in text
                    text = new.encode().join(text.rsplit(old.encode(), 1 if old == END else -1))
                target.writestr(name, text)
            for name in names:
                target.writestr(name, b"")
        return [f"{flaw.rule}: {flaw.text}" for flaw in docx_flaws(file)]

    return found


def added(words: str) -> tuple[str, str, str]:
    return BODY, END, f"{words}{END}"


DEFECTS = {
    "no title": ((CORE, "dc:title", "dc:subject"), "title: the document has no title"),
    "no language": ((STYLES, 'w:lang w:val="el-GR"', 'w:lang w:val="Greek"'), "language: 'Greek' is no language"),
    "one language for all": ((BODY, "en-GB", "el-GR"), "language: “Two mornings a week"),
    "an older Word": ((SETTINGS, 'w:val="15"', 'w:val="12"'), "settings: Word opens the file in a mode"),
    "hyphens": ((SETTINGS, 'w:autoHyphenation w:val="0"', "w:autoHyphenation"), "hyphens: words are hyphenated"),
    "no page numbers": (("word/footer?.xml", "PAGE", "TIME"), "pages: the pages have no numbers"),
    "a link in a footer to a file": (
        ("word/_rels/footer1.xml.rels", "https://", "file:///"),
        "links: the link “https://kafeneio.example.gr/praktikes",
    ),
    "a picture in a footer without words": (
        ("word/footer1.xml", 'descr="', 'title="'),
        "pictures: the alternative text of the picture",
    ),
    "an unknown style": ((BODY, 'w:val="Side"', 'w:val="Lost"'), "styles: there is no style 'Lost'"),
    "no title heading": ((BODY, 'w:val="Heading1"', 'w:val="Lead"'), "headings: there are 0 headings of level 1"),
    "pale words": (
        added(TYPED.format("Hardly seen").replace("<w:rPr>", '<w:rPr><w:color w:val="BBBBBB"/>')),
        "contrast: “Hardly seen” is #bbbbbb on #ffffff: 1.9 : 1 instead of 4.5 : 1",
    ),
    "words on a dark ground": (
        added(
            TYPED.format("In the dark").replace(
                "<w:rPr>", '<w:rPr><w:color w:val="1F2430"/><w:shd w:val="clear" w:color="auto" w:fill="303030"/>'
            )
        ),
        "contrast: “In the dark” is #1f2430 on #303030: 1.2 : 1 instead of 4.5 : 1",
    ),
    "a bold line": (
        added(TYPED.format("Results").replace("<w:rPr>", "<w:rPr><w:b/>")),
        "headings: “Results” is made bold",
    ),
    "a typed bullet": (added(TYPED.format("• one more")), "lists: “• one more” has a typed bullet"),
    "a typed number": (added(TYPED.format("2) one more")), "lists: “2) one more” has a typed bullet"),
    "a table without a header": (
        added('<w:tbl><w:tblPr><w:tblLook w:val="04A0"/></w:tblPr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>'),
        "tables: the first row of the table “” is not marked",
    ),
    "a table without a title": ((BODY, "w:tblCaption", "w:tblNothing"), "tables: the table"),
    "no alternative text": ((BODY, 'descr="', 'title="'), "pictures: the alternative text of the picture"),
    "a link to a file": (
        ("word/_rels/document.xml.rels", "mailto:grafiades@", "file:///etc/"),
        "links: the link “grafiades@kafeneio.example.gr” leads to no web",
    ),
    "a fetched template": (
        (
            "word/_rels/document.xml.rels",
            "</Relationships>",
            '<Relationship Id="x" Type="t/attachedTemplate" Target="http://x/" TargetMode="External"/></Relationships>',
        ),
        "links: the document fetches its attachedTemplate from “http://x/”",
    ),
    "a fetching field": (
        added('<w:p><w:r><w:instrText>INCLUDETEXT "http://x"</w:instrText></w:r></w:p>'),
        "scripts: the field",
    ),
    "an open change": (added('<w:p><w:ins w:id="1" w:author="a"/></w:p>'), "leftovers: 1 tracked change "),
    "a comment": (added('<w:p><w:r><w:commentReference w:id="1"/></w:r></w:p>'), "leftovers: 1 comment "),
}


def test_a_sheet_as_it_was_made_has_no_flaw(flaws: Flaws) -> None:
    assert flaws() == []


@pytest.mark.parametrize("name", DEFECTS)
def test_each_defect_is_found(name: str, flaws: Flaws) -> None:
    change, start = DEFECTS[name]
    found = flaws(*change)
    assert [one for one in found if one.startswith(start)], found


def test_the_ground_of_a_style_of_letters_counts_for_their_contrast(flaws: Flaws) -> None:
    run = '<w:r><w:rPr><w:rStyle w:val="{}"/></w:rPr><w:t>Check</w:t></w:r>'
    marked = f'<w:p><w:pPr><w:pStyle w:val="Kicker"/></w:pPr>{run}</w:p>'
    assert flaws(*added(marked.format("Mark"))) == []
    assert flaws(*added(marked.format("SecondCaption"))) != []


def test_a_date_in_a_cell_of_its_own_is_no_list(flaws: Flaws) -> None:
    date = TYPED.format("15. May 2024")
    properties = '<w:tblPr><w:tblCaption w:val="Dates"/></w:tblPr>'
    assert flaws(*added(f"<w:tbl>{properties}<w:tr><w:tc>{date}</w:tc></w:tr></w:tbl>")) == []
    assert flaws(*added(f"<w:tbl>{properties}<w:tr><w:tc>{date}{date}</w:tc></w:tr></w:tbl>")) != []


def test_macros_and_old_styles_are_found(flaws: Flaws) -> None:
    found = flaws(names=("word/vbaProject.bin", "word/stylesWithEffects.xml"))
    assert [one.partition(":")[0] for one in found] == ["scripts", "leftovers"]


def test_a_decorative_picture_needs_no_words(flaws: Flaws) -> None:
    mark = (
        '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext><adec:decorative '
        'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
    )
    inline = f'<wp:inline><wp:docPr id="9" name="x">{mark}</wp:docPr></wp:inline>'
    picture = f"<w:p><w:r><w:drawing>{inline}</w:drawing></w:r></w:p>"
    space = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    assert flaws(*added(picture.replace("<w:p>", f"<w:p {space}>", 1))) == []


def test_the_language_of_a_style_holds_for_its_text(flaws: Flaws) -> None:
    run = '<w:p><w:pPr><w:pStyle w:val="Side"/></w:pPr><w:r><w:t>The scribes meet again in spring</w:t></w:r></w:p>'
    assert flaws(*added(run)) == ["language: “The scribes meet again in spring” is marked as el-GR"]
    assert not flaws(*added(run.replace("<w:t>", '<w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t>')))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7"])
def test_what_is_no_word_document_is_told(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "sheet.docx"
    file.write_bytes(data)
    (flaw,) = docx_flaws(file)
    assert (flaw.rule, flaw.text.startswith("cannot be read as a Word document")) == ("file", True)


def test_an_archive_of_something_else_is_told(tmp_path: Path) -> None:
    file = tmp_path / "sheet.docx"
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("a.txt", "a")
    (flaw,) = docx_flaws(file)
    assert flaw.text.startswith("cannot be read as a Word document: ")


def test_the_ground_of_words_is_that_of_their_paragraph_or_cell_and_their_colour_that_of_their_style(
    flaws: Flaws,
) -> None:
    dark = '<w:shd w:val="clear" w:color="auto" w:fill="202020"/>'
    run = '<w:r><w:rPr><w:color w:val="1F2430"/><w:lang w:val="en-GB"/></w:rPr><w:t>In the dark</w:t></w:r>'
    said = ["contrast: “In the dark” is #1f2430 on #202020: 1.0 : 1 instead of 4.5 : 1"]
    assert flaws(*added(f"<w:p><w:pPr>{dark}</w:pPr>{run}</w:p>")) == said
    cell = "<w:tr><w:tc><w:tcPr>{}</w:tcPr>{}</w:tc></w:tr>"
    table = f'<w:tbl><w:tblPr><w:tblCaption w:val="A table"/></w:tblPr>{cell}</w:tbl>'
    assert flaws(*added(table.format(dark, f"<w:p>{run}</w:p>"))) == said
    white = run.replace("1F2430", "FFFFFF")
    assert flaws(*added(table.format(dark, f"<w:p>{white}</w:p>"))) == []


def test_large_words_need_less_contrast_and_a_colour_that_word_chooses_none(flaws: Flaws) -> None:
    grey = TYPED.format("Seen from afar").replace("<w:rPr>", '<w:rPr><w:color w:val="888888"/>{}')
    assert flaws(*added(grey.format('<w:sz w:val="36"/>'))) == []
    assert flaws(*added(grey.format('<w:sz w:val="35"/>'))) != []
    assert flaws(*added(grey.replace("888888", "auto").format(""))) == []
