"""The other parts of a Word file: headers, comments, pictures, charts, diagrams, documents taken in, and its forms."""

import re
import zipfile
from io import BytesIO

import pytest

from pipeline.errors import PageError
from pipeline.lexicon import shipped
from pipeline.model import BlockKind, Page, Picture
from pipeline.read import read

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452")
PARAGRAPH = "<w:p><w:r><w:t>The mill grinds.</w:t></w:r></w:p>"


def p(words):
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def drawing(inner, about="", extent=""):
    inline = f'<wp:inline>{extent}<wp:docPr id="1" name="x"{about}/>{inner}</wp:inline>'
    return f"<w:p><w:r><w:drawing>{inline}</w:drawing></w:r></w:p>"


def test_headers_of_first_even_and_other_pages_are_boilerplate(told):
    parts = {f"{name}.xml": ("header", f"<w:hdr>{p(name)}</w:hdr>") for name in ("first", "even", "default")}
    parts["foot.xml"] = ("footer", f"<w:ftr>{p('foot')}</w:ftr>")
    asked = "".join(f'<w:headerReference w:type="{name}" r:id="{name}.xml"/>' for name in ("first", "even", "default"))
    section = f'<w:sectPr>{asked}<w:footerReference w:type="default" r:id="foot.xml"/></w:sectPr>'
    assert told(PARAGRAPH + section, parts) == [
        "first [page header]",
        "even [page header]",
        "default [page header]",
        "The mill grinds.",
        "foot [page footer]",
    ]


def test_comments_are_words_of_the_page_and_of_no_field(told):
    comments = f'<w:comments><w:comment w:id="0" w:author="E">{p("check the year")}</w:comment></w:comments>'
    assert told(PARAGRAPH, {"comments.xml": ("comments", comments)}) == ["The mill grinds.", "check the year [comment]"]


def test_a_picture_comes_with_its_bytes_and_what_is_said_of_it(word):
    shown = drawing('<a:blip r:embed="image1.png"/>', ' descr="the  wheel"', '<wp:extent cx="3600000" cy="2400000"/>')
    old = '<w:p><w:r><w:pict><v:shape alt="old"><v:imagedata r:id="image2.png"/></v:shape></w:pict></w:r></w:p>'
    parts = {"media/image1.png": ("image", PNG), "media/image2.png": ("image", PNG)}
    found = word(PARAGRAPH + shown + old, parts)
    assert [block.picture for block in found.blocks if block.picture] == [
        Picture("media/image1.png", "the wheel"),
        Picture("media/image2.png", "old"),
    ]
    assert [(one.name, one.media_type, one.data) for one in found.resources] == [
        ("media/image1.png", "image/png", PNG),
        ("media/image2.png", "image/png", PNG),
    ]


STYLE = '<w:style w:type="paragraph" w:styleId="Lez"><w:name w:val="caption"/></w:style>'
CAPTION = ("styles", f"<w:styles>{STYLE}</w:styles>")


@pytest.mark.parametrize(
    ("body", "caption", "credit"),
    [
        ("{picture}<w:p>{lez}<w:r><w:t>The wheel. Photo: M. P.</w:t></w:r></w:p>", "The wheel.", "Photo: M. P."),
        ("<w:p>{lez}<w:r><w:t>The wheel</w:t></w:r></w:p>{picture}", "The wheel", ""),
        ("{picture}<w:p><w:r><w:t>Εικόνα 1: Ο τροχός</w:t></w:r></w:p>", "Εικόνα 1: Ο τροχός", ""),
        ("{picture}<w:p><w:r><w:t>Foto: M. P.</w:t></w:r></w:p>", "", "Foto: M. P."),
        ("{picture}<w:p><w:r><w:t>The wheel turns again.</w:t></w:r></w:p>", "", ""),
        (
            "<w:p>{lez}<w:r><w:t>Costs</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>It turns.</w:t></w:r></w:p>{picture}",
            "",
            "",
        ),
    ],
)
def test_a_picture_has_the_caption_beside_it(word, body, caption, credit):
    shown = drawing('<a:blip r:embed="image1.png"/>')
    style = '<w:pPr><w:pStyle w:val="Lez"/></w:pPr>'
    parts = {"styles.xml": CAPTION, "media/image1.png": ("image", PNG)}
    found = word(PARAGRAPH + body.format(picture=shown, lez=style) + PARAGRAPH, parts=parts)
    (picture,) = [block.picture for block in found.blocks if block.picture]
    assert (picture.caption, picture.credit) == (caption, credit)
    assert any(block.kind is BlockKind.CAPTION for block in found.blocks) is bool(caption or credit)


def test_an_icon_is_no_picture_of_the_practice(word):
    icon = drawing('<a:blip r:embed="image1.png"/>', "", '<wp:extent cx="180000" cy="180000"/>')
    found = word(PARAGRAPH + icon, {"media/image1.png": ("image", PNG)})
    assert [block.boilerplate for block in found.blocks if block.picture] == ["spacer"]


def test_a_picture_that_lies_elsewhere_is_not_fetched(word):
    found = word(PARAGRAPH + drawing('<a:blip r:link="l1"/>'), links={"l1": "https://mill.example.org/a.png"})
    assert ([block.picture for block in found.blocks], found.resources) == ([None], ())


def test_words_of_a_chart_and_of_a_diagram_are_counted_and_named(told):
    chart = (
        "<c:chartSpace><a:p><a:r><a:t>Επισκέπτες</a:t></a:r></a:p><c:strCache><c:pt><c:v>2023</c:v></c:pt></c:strCache>"
        "</c:chartSpace>"
    )
    diagram = "<dgm:dataModel><a:p><a:r><a:t>Στά</a:t></a:r><a:r><a:t>διο 1</a:t></a:r></a:p></dgm:dataModel>"
    body = drawing('<c:chart r:id="chart1.xml"/>') + drawing('<dgm:relIds r:dm="data1.xml"/>')
    parts = {"charts/chart1.xml": ("chart", chart), "diagrams/data1.xml": ("diagramData", diagram)}
    assert told(body, parts) == [
        "Επισκέπτες [words of a chart]",
        "2023 [words of a chart]",
        "Στάδιο 1 [words of a diagram]",
    ]


def test_words_of_a_shape_are_read(told):
    assert told(drawing("<a:p><a:r><a:t>Προϋπολογισμός: 48.500 €</a:t></a:r></a:p>")) == ["Προϋπολογισμός: 48.500 €"]


def test_a_web_page_that_a_word_file_takes_in_is_read(word):
    chunk = b"<html><body><h2>Budget</h2><p>48.500 \xe2\x82\xac</p><p>a</p></body></html>"
    found = word(f'{PARAGRAPH}<w:altChunk r:id="chunk.htm"/>', {"chunk.htm": ("aFChunk", chunk)})
    assert [(block.kind, block.text) for block in found.blocks] == [
        ("paragraph", "The mill grinds."),
        ("heading", "Budget"),
        ("paragraph", "48.500 €"),
        ("paragraph", "a"),
    ]


def test_a_word_file_in_a_word_file_is_read(word, word_file):
    inner = word_file(p("From inside."))
    found = word(f'{PARAGRAPH}<w:altChunk r:id="chunk.docx"/>', {"chunk.docx": ("aFChunk", inner)})
    assert [block.text for block in found.blocks] == ["The mill grinds.", "From inside."]
    for _ in range(5):
        inner = word_file('<w:altChunk r:id="chunk.docx"/>', {"chunk.docx": ("aFChunk", inner)})
    found = word(f'{PARAGRAPH}<w:altChunk r:id="chunk.docx"/>', {"chunk.docx": ("aFChunk", inner)})
    assert [issue.code for issue in found.issues] == ["unreadable-part"]


def test_a_document_taken_in_that_cannot_be_read_is_told(word):
    found = word(f'{PARAGRAPH}<w:altChunk r:id="chunk.rtf"/>', {"chunk.rtf": ("aFChunk", b"{\\rtf1 x}")})
    assert [issue.code for issue in found.issues] == ["unreadable-part"]
    assert "chunk.rtf" in found.issues[0].message


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
@pytest.mark.parametrize("name", ["a.docm", "a.dotx", "a.dotm", "a.docx"])
def test_templates_and_files_with_macros_are_word_files(word_file, kind, name):
    (found,) = read(Page.of(name, "a", word_file(PARAGRAPH, kind=kind)), shipped())
    assert [block.text for block in found.blocks] == ["The mill grinds."]


def test_macros_are_not_run_and_told(word):
    found = word(PARAGRAPH, {"vbaProject.bin": ("vbaProject", b"Sub AutoOpen")})
    assert [issue.code for issue in found.issues] == ["macros"]


def test_the_strict_form_is_read(word_file):
    names = (
        (b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main"),
        (b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"),
    )  # fmt: skip
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(word_file(PARAGRAPH))) as package, zipfile.ZipFile(out, "w") as strict:
        for name in package.namelist():
            part = package.read(name)
            for usual, own in names:
                part = part.replace(usual, own)
            strict.writestr(name, part)
    assert not re.search(rb"wordprocessingml/2006", zipfile.ZipFile(out).read("word/document.xml"))
    (found,) = read(Page.of("a.docx", "a", out.getvalue()), shipped())
    assert [block.text for block in found.blocks] == ["The mill grinds."]


def test_a_package_without_a_word_document_is_refused():
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/other.xml", "<a/>")
    with pytest.raises(PageError, match="not a Word file"):
        read(Page.of("a.docx", "a", out.getvalue()), shipped())
