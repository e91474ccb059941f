"""A page that a browser saved with its pictures in one MIME file."""

import pytest

from pipeline.errors import PageError
from pipeline.lexicon import shipped
from pipeline.model import IssueCode, Page
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


def test_a_mime_file_without_a_page_is_none():
    with pytest.raises(PageError):
        documents("MIME-Version: 1.0\nContent-Type: image/png\n\nx", "page.mhtml")
