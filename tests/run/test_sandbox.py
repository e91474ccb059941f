"""Addresses found in bytes from the web."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import FetchError
from pipeline.run.sandbox import Sandbox
from pipeline.settings import Settings

PAGE = """<html><body><nav><img src="menu.png" alt="Menu"></nav>
<main><h1>The mill</h1><p>It grinds the flour of the village every Friday.</p>
<img src="img/wheel.jpg" alt="The wheel"></main></body></html>"""


@pytest.fixture
def looker(tmp_path: Path) -> Sandbox:
    return Sandbox(Settings(), tmp_path)


def test_links_are_absolute_and_only_those_that_are_picked(looker: Sandbox) -> None:
    data = b'<main><a class="more" href="../b">B</a><a href="/c">C</a></main>'
    assert looker.links(data, "https://mill.example/list/a", "a.more") == ("https://mill.example/b",)


def test_what_cannot_be_looked_into_is_told(looker: Sandbox) -> None:
    with pytest.raises(FetchError):
        looker.links(b"<p>Mill</p>", "https://mill.example/", "a[")


def test_a_sitemap_names_pages_and_further_sitemaps(looker: Sandbox) -> None:
    pages, more = (f"<{kind}><loc>https://mill.example/{kind}</loc></{kind}>" for kind in ("url", "sitemap"))
    found = looker.sitemap(f"<all>{pages}{more}</all>".encode())
    assert found == (("https://mill.example/url",), ("https://mill.example/sitemap",))


def test_pictures_are_those_of_the_content_and_none_of_a_broken_page_harms_another(
    looker: Sandbox, tmp_path: Path
) -> None:
    (tmp_path / "torn.pdf").write_bytes(b"%PDF-1.7\nno more")
    (tmp_path / "mill.html").write_text(PAGE, encoding="utf-8")
    assert list(looker.pictures(tmp_path, ["torn.pdf", "mill.html"])) == [None, ("img/wheel.jpg",)]
