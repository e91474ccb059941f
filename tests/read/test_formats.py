"""MHTML, answers of the WordPress API, Word files."""

import json
from io import BytesIO

import docx
import pytest

from pipeline.errors import PageError
from pipeline.lexicon import shipped
from pipeline.model import BlockKind, IssueCode, Page
from pipeline.read import read

MHTML = """From: <Saved by Blink>
Snapshot-Content-Location: https://mill.example.org/page
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="XX"

--XX
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable

<html><body><h1>=CE=9C=CF=8D=CE=BB=CE=BF=CF=82</h1><p>It grinds bar=
ley.</p><img src=3D"a.png" alt=3D"wheel"></body></html>
--XX
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://mill.example.org/a.png

iVBORw0KGgo=
--XX--
"""


def documents(data, name):
    return read(Page.of(name, "page", data if isinstance(data, bytes) else data.encode()), shipped())


def test_a_saved_web_page_brings_its_pictures_and_its_address():
    (page,) = documents(MHTML.replace("\n", "\r\n"), "page.mhtml")
    assert [block.text for block in page.blocks] == ["Μύλος", "It grinds barley.", ""]
    assert page.metadata.url == "https://mill.example.org/page"
    assert [(one.name, one.media_type, one.data[:4]) for one in page.resources] == [
        ("https://mill.example.org/a.png", "image/png", b"\x89PNG")
    ]


def post(title="Ο μύλος", content="<p>Αλέθει &#8216;κριθάρι&#8217;.</p>"):
    return {
        "date": "2020-01-02T03:04:05",
        "link": "https://mill.example.org/en/m/",
        "title": {"rendered": title},
        "content": {"rendered": content, "protected": False},
    }


def test_a_post_has_its_title_date_and_address_in_the_head():
    (page,) = documents(json.dumps(post()), "page.json")
    assert page.text == "Αλέθει ‘κριθάρι’."
    assert (page.metadata.og_title, page.metadata.published) == ("Ο μύλος", "2020-01-02T03:04:05")
    assert page.metadata.url == "https://mill.example.org/en/m/"


def test_a_list_of_posts_is_a_page_each():
    assert len(documents(json.dumps([post(), post("B")]), "page.json")) == 2


@pytest.mark.parametrize("cut", [-30, -46, -52])
def test_an_answer_cut_inside_an_escape_gives_what_it_holds(cut):
    answer = json.dumps(post(content="<p>Αλέθει κριθάρι</p><p>κάθε βράδυ</p>"))
    (page,) = documents(answer[:cut], "page.json")
    assert page.blocks[0].text == "Αλέθει κριθάρι"
    assert page.blocks[1].text.startswith("κάθ")
    assert IssueCode.TRUNCATED_SOURCE in [issue.code for issue in page.issues]
    assert page.metadata.og_title == "Ο μύλος"


def test_a_list_cut_off_keeps_its_whole_posts():
    answer = json.dumps([post(), post("B", "<p>second</p>")])
    pages = documents(answer[:-25], "page.json")
    assert [page.metadata.og_title for page in pages] == ["Ο μύλος", "B"]


@pytest.mark.parametrize("answer", ["{}", "[]", '{"a": 1}', '["x"]', '{"content'])
def test_other_json_is_no_page(answer):
    with pytest.raises(PageError, match="WordPress"):
        documents(answer, "page.json")


def word_file():
    source = docx.Document()
    source.sections[0].header.paragraphs[0].text = "Form 2.3"
    source.add_heading("A mill", level=1)
    source.add_paragraph("grind", style="List Bullet")
    table = source.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Location"
    table.cell(0, 1).text = "Crete"
    table.cell(0, 1).add_paragraph("Greece")
    source.add_paragraph().add_run("bold").bold = True
    out = BytesIO()
    source.save(out)
    return out.getvalue()


def test_a_word_file_keeps_headings_lists_tables_and_marks_its_header():
    (page,) = documents(word_file(), "page.docx")
    assert [(block.kind, block.text) for block in page.blocks] == [
        (BlockKind.PARAGRAPH, "Form 2.3"),
        (BlockKind.HEADING, "A mill"),
        (BlockKind.ITEM, "grind"),
        (BlockKind.CELL, "Location"),
        (BlockKind.CELL, "Crete"),
        (BlockKind.CELL, "Greece"),
        (BlockKind.PARAGRAPH, "bold"),
    ]
    assert page.blocks[0].chrome == "page header"
    assert page.blocks[4].cell == page.blocks[5].cell
    assert page.blocks[6].marks


@pytest.mark.parametrize(("name", "data"), [("page.docx", b"PK\x03\x04 broken"), ("page.html", b"  \n ")])
def test_a_file_that_cannot_be_read_says_so(name, data):
    with pytest.raises(PageError):
        documents(data, name)


def test_the_head_of_a_markdown_file_is_no_text(document):
    page = document("---\ntitle: The orchard\ndate: 2021-03-04\n---\n\n# The orchard\n\nTwelve families.\n", "page.md")
    assert [(block.text, block.path) for block in page.blocks] == [
        ("The orchard", "line 6"),
        ("Twelve families.", "line 8"),
    ]
    assert (page.metadata.title, page.metadata.published) == ("The orchard", "2021-03-04")
