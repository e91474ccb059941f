"""Where the pictures of a page are, and those that are written into it."""

import base64
import re
from urllib.parse import quote

import pytest

_DOT = b"\x89PNG\r\n\x1a\n" + b"dot"


@pytest.mark.parametrize(
    ("markup", "src"),
    [
        ("<img src=a.png>", "https://e.org/x/a.png"),
        ("<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' data-src=/b.png>", "https://e.org/b.png"),
        ("<img srcset='c.png 1x, d.png 2x'>", "https://e.org/x/c.png"),
        ("<img src='./mill_files/e.png'>", "./mill_files/e.png"),
        ("<img src='mill_αρχεία/e.png'>", "mill_αρχεία/e.png"),
        (f"<img src='mill_{quote('αρχεία')}/e.png'>", f"mill_{quote('αρχεία')}/e.png"),
        ("<img src='mill-Dateien/e.png'>", "mill-Dateien/e.png"),
        ("<img src='mill_other/e.png'>", "https://e.org/x/mill_other/e.png"),
    ],
)  # fmt: skip
def test_a_picture_has_the_address_that_the_browser_took_it_from(document, markup, src):
    page = document(f"<p>a{markup}</p>", name="dir/mill.html", url="https://e.org/x/")
    (picture,) = [block.picture for block in page.blocks if block.picture]
    assert picture.src == src


def test_a_picture_that_is_written_into_the_page_comes_with_it_under_a_short_name(document):
    source = f"data:image/png;base64,{base64.b64encode(_DOT).decode()}"
    page = document(f"<p>a<img src='{source}' alt='A mill'><img src='{source}'></p>")
    first, second = [block.picture for block in page.blocks if block.picture]
    assert (first.src, first.alt) == (second.src, "A mill")
    assert re.fullmatch(r"picture-[0-9a-f]{16}\.png", first.src)
    (resource,) = page.resources
    assert (resource.name, resource.media_type, resource.data) == (first.src, "image/png", _DOT)


def test_a_picture_that_is_written_into_the_page_and_broken_is_none(document):
    page = document("<p>a<img src='data:text/html,x'><img src='data:image/png;base64'></p>")
    assert [block.picture for block in page.blocks if block.picture] == []
