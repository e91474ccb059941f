"""Files of well-known types that are no pages say what they are, in both languages, and what to do."""

from __future__ import annotations

import plistlib
import zipfile
from io import BytesIO

import pytest

from pipeline.errors import UnknownTypeError
from pipeline.lexicon import shipped
from pipeline.messages import in_language
from pipeline.model import Page
from pipeline.read import read


def packed(**parts: str) -> bytes:
    """A ZIP of parts by name, of which `mimetype` is not compressed."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return out.getvalue()


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + stream.encode("utf-16-le") + bytes(500)


def office(folder: str) -> bytes:
    return packed(**{"[Content_Types].xml": "<Types/>", f"{folder}/main.xml": "<a/>"})


MAIL = b"Received: from mail.example.gr\r\nFrom: a@example.gr\r\nSubject: A mill\r\n"
LETTER = MAIL + b'Content-Type: multipart/related; boundary="X"\r\n\r\n--X\r\nContent-Type: text/html\r\n\r\n<p>A'
WORD_2003 = b'<?xml version="1.0"?>\r\n<?mso-application progid="Word.Document"?>\r\n<w:wordDocument/>'

FLAT = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n\n<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns">'
    b"<office:meta><meta:generator>A</meta:generator></office:meta><text:p>A mill</text:p></office:document>"
)


def told(name: str, data: bytes) -> tuple[str, str]:
    with pytest.raises(UnknownTypeError) as caught:
        read(Page.of(name, "page", data), shipped())
    error = caught.value
    assert in_language(error.text, "el") != error.text
    assert in_language(error.hint, "el") != error.hint
    return error.text, error.hint


@pytest.mark.parametrize(
    ("name", "data", "what", "hint"),
    [
        ("a.doc", ole("WordDocument"), "an old Word file", "save it as .docx"),
        ("a.fodt", FLAT, "a document of another program", "save what describes the practice as .docx or .pdf"),
        ("a.html", FLAT, "a document of another program", ".docx or .pdf"),
        ("a.xml", b'<?xml version="1.0"?><?xml-stylesheet href="a"?><!-- a --><rss>', "another program", ".pdf"),
        ("a.doc", WORD_2003, "an old Word file", "save it as .docx"),
        ("a.doc", rb"{\rtf1\ansi A mill}", "a rich text file", "save it as .docx"),
        ("a.epub", packed(mimetype="application/epub+zip", text="A"), "an e-book", ".html or .docx"),
        ("a.xlsx", office("xl"), "a spreadsheet", ".docx or .pdf"),
        ("a.xls", ole("Workbook"), "a spreadsheet", ".docx or .pdf"),
        ("a.ods", packed(mimetype="application/vnd.oasis.opendocument.spreadsheet", c="A"), "a spreadsheet", ".pdf"),
        ("a.pptx", office("ppt"), "a presentation", ".docx or .pdf"),
        ("a.ppt", ole("PowerPoint Document"), "a presentation", ".docx or .pdf"),
        ("a.odg", packed(mimetype="application/vnd.oasis.opendocument.graphics", c="A"), "another program", ".pdf"),
        ("a.vsdx", office("visio"), "a document of another program", ".docx or .pdf"),
        ("a.pub", ole("Quill"), "a document of another program", ".docx or .pdf"),
        ("a.docx", ole("EncryptedPackage"), "locked with a password", "save it again without one"),
        ("a.zip", packed(**{"a.html": "<p>A", "word/b.html": "<p>B"}), "an archive with files in it", "unpack it"),
        ("a.zip", packed(**{"a.html": "<p>A" * 99})[:-40], "an archive with files in it", "unpack it"),
        ("a.rar", b"Rar!\x1a\x07\x00" + bytes(99), "an archive with files in it", "unpack it"),
        ("a.tar", b"a.html".ljust(257, b"\0") + b"ustar\x0000" + bytes(99), "an archive with files in it", "unpack it"),
        ("a.eml", MAIL + b"\r\nSee the page.", "an e-mail message", "its attachment"),
        ("a.eml", MAIL.replace(b"\r", b"") + b"\n<html><p>A</p></html>", "an e-mail message", "its attachment"),
        ("a.eml", LETTER, "an e-mail message", "its attachment"),
        ("a.msg", ole("__substg1.0_0037001F"), "an e-mail message", "its attachment"),
        ("scan.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(99), "a picture that belongs to no page", "(OCR)"),
        ("scan.tiff", b"II*\x00" + bytes(99), "a picture that belongs to no page", "(OCR)"),
        (
            "a.svg",
            b'<?xml version="1.0"?><svg><text>A</text></svg>',
            "a picture",
            "",
        ),
        ("a.html", b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"><svg><text>A</text></svg>', "a picture", ""),
        ("a.csv", b"title;sum\nA mill;640\n", "text, but no page by its name, which ends in .csv", "ends in .txt"),
        ("a.bin", bytes(range(256)), "binary data of an unknown kind", "from the browser"),
    ],
)
def test_a_file_that_is_no_page_says_what_it_is(name: str, data: bytes, what: str, hint: str) -> None:
    text, advice = told(name, data)
    assert what in text
    assert hint in advice


@pytest.mark.parametrize("name", ["page.html", "page.docx", "page.pdf", "page.txt"])
def test_the_type_is_told_from_the_content_whatever_the_name(name: str) -> None:
    assert told(name, office("xl"))[0] == "a spreadsheet"


URL = "https://www.example.gr/praktiki?id=7&lang=el"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.url", f"[InternetShortcut]\r\nURL={URL}\r\n".encode()),
        ("a.url", f"[DEFAULT]\r\nBASEURL={URL}\r\n[InternetShortcut]\r\nIDList=\r\nURL={URL}\r\n".encode("utf-16")),
        ("a.url.txt", f"\ufeff[InternetShortcut]\nURL={URL}".encode()),
        ("a.webloc", plistlib.dumps({"URL": URL})),
        ("a.webloc", plistlib.dumps({"URL": URL}, fmt=plistlib.FMT_BINARY)),
        ("a.desktop", f"[Desktop Entry]\nType=Link\nURL={URL}\n".encode()),
    ],
)
def test_a_shortcut_says_how_to_fetch_the_page(name: str, data: bytes) -> None:
    what, hint = told(name, data)
    assert what == f"a shortcut to {URL}, not the page itself"
    assert hint == f"bring the page with: sheets fetch '{URL}'"


@pytest.mark.parametrize("target", ["file:///home/a/page.html", "javascript:alert(1)", "https://a b", ""])
def test_a_shortcut_to_no_web_page_is_none_to_fetch(target: str) -> None:
    what, hint = told("a.url", f"[InternetShortcut]\nURL={target}\n".encode())
    assert what.startswith("a shortcut to ")
    assert hint == "put the file itself here"


def test_the_address_of_a_shortcut_is_no_command() -> None:
    hint = told("a.url", b"[InternetShortcut]\nURL=https://e.example/$(reboot);'x'\n")[1]
    assert hint == """bring the page with: sheets fetch 'https://e.example/$(reboot);'"'"'x'"'"''"""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("page.txt", b"Subject: A mill\nTo: everybody\n\nIt grinds barley."),
        ("page.md", b"Date: 2021\nTo: all\n\n# A mill"),
        ("page.txt", b"A page on [InternetShortcut] files\nURL=https://www.example.gr/"),
        ("page", b"From: <Saved by Blink>\nSubject: A mill\nDate: Tue, 3 Mar 2026 10:22:03 +0200\n\n<p>It grinds."),
        ("page.html", b"<p>BM, RIFF and PK are how some files begin.</p>"),
        ("page.html", b"<html><body><svg></svg><p>A mill</p></body></html>"),
        ("page.html", b'<svg class="icon"><path d="M0 0"/></svg><h1>A mill</h1><p>It grinds barley.</p>'),
    ],
)
def test_a_page_that_looks_a_little_like_another_type_is_read(name: str, data: bytes) -> None:
    assert read(Page.of(name, "page", data), shipped())[0].text


@pytest.mark.parametrize(
    "start",
    [
        '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "a.dtd">\n<html xmlns="a">',
        '<?xml version="1.0"?>\n<!-- saved --><HTML>',
        '<?xml version="1.0"?><div class="a">',
        "<?xml:namespace prefix = o /><o:p></o:p>",
        '<?xml version="1.0"?><header></header>',
        '<?xml version="1.0"?><!DOCTYPE html><template></template>',
        '<?xml version="1.0"?><meta charset="utf-8"/>',
    ],
)
def test_web_pages_that_begin_as_xml_are_pages(start: str) -> None:
    assert read(Page.of("a.html", "page", f"{start}<p>The mill</p>".encode()), shipped())[0].text == "The mill"


def test_many_comments_of_a_page_that_begins_as_xml_are_parted_in_one_way() -> None:
    assert read(Page.of("a.html", "page", b'<?xml version="1.0"?>' + b"<!---->" * 1000 + b"The mill"), shipped())[
        0
    ].text
