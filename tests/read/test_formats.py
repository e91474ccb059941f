"""MHTML, answers of the WordPress API, Word files."""

import json
from io import BytesIO

import docx
import pytest

from pipeline.errors import PageError
from pipeline.lexicon import shipped
from pipeline.model import BlockKind, IssueCode, Page, Picture
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


def test_the_date_of_saving_and_the_page_among_its_frames_are_known():
    frame = "--XX\nContent-Type: text/html\nContent-Location: https://ads.example.org/\n\n<p>Buy now</p>\n"
    page = "--XX\nContent-Type: text/html\nContent-Location: https://mill.example.org/page\n"
    saved = "Date: Tue, 3 Mar 2026 10:22:03 +0200\n" + MHTML.replace("--XX\nContent-Type: text/html\n", frame + page, 1)
    (found,) = documents(saved, "page.mhtml")
    assert (found.blocks[0].text, found.page.fetched) == ("Μύλος", "2026-03-03")
    by_name = saved.replace("Snapshot-Content-Location: https://mill.example.org/page\n", "")
    by_name = by_name.replace('boundary="XX"', 'boundary="XX"; start="<p@b>"').replace(
        page, f"{page}Content-ID: <p@b>\n"
    )
    (found,) = documents(by_name, "page.mhtml")
    assert found.blocks[0].text == "Μύλος"


def test_a_saved_web_page_that_breaks_off_gives_what_it_holds():
    (page,) = documents(MHTML[: MHTML.index("ley.</p>")], "page.mhtml")
    assert [block.text for block in page.blocks] == ["Μύλος", "It grinds bar"]
    assert [issue.code for issue in page.issues] == [IssueCode.TRUNCATED_SOURCE]
    (whole,) = documents(MHTML, "page.mhtml")
    assert not whole.issues


@pytest.mark.parametrize(
    "wrap",
    [
        lambda one: json.dumps({"found": 2, "posts": [{**one, "title": "B", "content": "<p>C</p>"}, one]}),
        lambda one: f"{json.dumps(one)}\n{json.dumps(one)}\n",
        lambda one: json.dumps([one, {"id": 3}, one], indent=2),
        lambda one: json.dumps([one, one], ensure_ascii=False).encode("utf-16"),
        lambda one: json.dumps([one, one], ensure_ascii=False).encode("utf-8-sig"),
    ],
)
def test_posts_are_found_in_lists_of_every_form(wrap):
    pages = documents(wrap(post()), "page.json")
    assert len(pages) == 2
    assert not [issue for page in pages for issue in page.issues]
    assert pages[1].text == "Αλέθει ‘κριθάρι’."


def test_a_post_behind_a_password_says_so():
    locked = post() | {"content": {"rendered": "", "protected": True}}
    (page,) = documents(json.dumps(locked), "page.json")
    assert [issue.code for issue in page.issues] == [IssueCode.UNREADABLE_PART]


def test_what_a_site_said_instead_of_a_post_is_told():
    answer = json.dumps({"code": "rest_no_route", "message": "No route was found.", "data": {"status": 404}})
    with pytest.raises(PageError, match=r"the site said \"No route was found\.\""):
        documents(answer, "page.json")


def test_pictures_in_markdown_are_pictures_and_addresses_have_no_brackets(document):
    text = "# Boats\n\n![A boat on the slip](img/boat.jpg) Two boats wait.\n\nSee <https://boats.example.org/a>.\n"
    blocks = document(text, "page.md").blocks
    assert [block.text for block in blocks if block.text] == [
        "Boats",
        "Two boats wait.",
        "See https://boats.example.org/a.",
    ]
    assert [block.picture for block in blocks if block.picture] == [Picture("img/boat.jpg", "A boat on the slip")]


def test_a_picture_saved_with_the_page_keeps_its_address(document):
    page = "<!-- saved from url=(0027)https://van.example.org/p/ --><h1>V</h1>"
    page += "<img src='./van_files/a.png'><img src='b.png'>"
    pictures = [block.picture.src for block in document(page, "in/van.html").blocks if block.picture]
    assert pictures == ["./van_files/a.png", "https://van.example.org/p/b.png"]
