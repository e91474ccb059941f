from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.fetch.client import Client
from pipeline.fetch.clock import SystemClock
from pipeline.fetch.images import bring_images
from pipeline.fetch.page_store import PageStore
from pipeline.fetch.urls import parsed
from pipeline.fetch.visitor import Visitor
from pipeline.settings import FetchSettings
from pipeline.store.load import load_page
from pipeline.store.walk import sources

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20
JPEG = b"\xff\xd8\xff" + b"1" * 20
HOST = "127.0.0.2"


@pytest.fixture
def bring(site, tmp_path: Path, network, clock):
    """Fetches the page `/a`, then images for it; gives end and file or reason of each."""

    def run(*addresses: str, **settings: float) -> list[tuple[str, str]]:
        own = FetchSettings(retries=0, seconds=60, **settings)
        client, pages = Client(own, network, clock), PageStore(tmp_path)
        visitor = Visitor(client, pages, SystemClock())
        visitor.page(parsed(site.url + "/a"))
        kept = pages.at(f"{HOST}/a.html")
        assert kept is not None
        found = bring_images(visitor, kept, addresses, own)
        return [(outcome.end.value, outcome.file or outcome.reason) for outcome in found]

    site.page("/a", "<p>one</p>")
    for path, data in (("/img/one.png", PNG), ("/two.php", JPEG), ("/other/one.png", PNG + b"2"), ("/svg", b"<svg/>")):
        site.page(path, data, ("Content-Type", "image/png"))
    return run


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in (folder / HOST / "a_files").glob("*"))


def test_images_are_stored_beside_the_page_and_found_by_their_addresses(site, bring, tmp_path) -> None:
    found = bring(site.url + "/img/one.png", "/two.php?id=1", site.url + "/other/one.png")
    assert [end for end, _ in found] == ["new"] * 3
    assert names(tmp_path)[1:] == ["one.png", "two.php.jpg"]
    (source,) = sources([tmp_path], tmp_path)
    _, resources = load_page(source, 1_000_000)
    assert {one.name: one.data for one in resources} == {
        site.url + "/img/one.png": PNG,
        "/two.php?id=1": JPEG,
        site.url + "/other/one.png": PNG + b"2",
    }


def test_images_that_are_there_are_not_asked_for_again(site, bring, tmp_path) -> None:
    bring(site.url + "/img/one.png")
    site.asked.clear()
    assert bring(site.url + "/img/one.png", "/two.php") == [("new", f"{HOST}/a_files/two.php.jpg")]
    assert site.paths() == ["/robots.txt", "/a", "/two.php"]


def test_an_image_that_the_page_no_longer_shows_is_deleted(site, bring, tmp_path) -> None:
    bring(site.url + "/img/one.png", "/two.php")
    bring("/two.php")
    assert names(tmp_path) == ["two.php.jpg"]
    bring()
    assert not (tmp_path / HOST / "a_files").exists()


def test_what_is_no_picture_that_can_be_printed_is_refused(site, bring, tmp_path) -> None:
    assert bring("/svg", "/missing.png", "data:image/png;base64,xx", "http://[", "file:///etc/passwd") == [
        ("refused", "it is not a PNG, JPEG, GIF or WebP"),
        ("refused", "the server answers 404 Not Found"),
        ("refused", "not a valid web address: Invalid IPv6 URL"),
        ("refused", "only http:// and https:// addresses can be fetched"),
    ]
    assert not names(tmp_path)


def test_an_image_of_an_inner_address_is_never_asked_for(inner, bring) -> None:
    assert bring(inner.url + "/secret") == [
        ("refused", "127.0.0.1 is the loopback, which is contacted only with --allow-private")
    ]
    assert not inner.asked


def test_images_have_limits(site, bring, tmp_path) -> None:
    site.page("/large.png", PNG + bytes(2000), ("Content-Type", "image/png"))
    found = bring("/large.png", "/two.php", "/img/one.png", image_mb=0.001, images=2)
    assert [end for end, _ in found] == ["refused", "new"]


def test_a_path_in_an_address_leads_nowhere_else(site, bring, tmp_path) -> None:
    for path in ("/x%2f..%2f..%2f..%2fout.png", "/..%5c..%5cout.png", "/%00.png", "/.png", "/con.png"):
        site.page(path, PNG)
        bring(path)
    outside = [file for file in tmp_path.rglob("*") if file.is_file() and file.parent.name not in {"a_files", HOST}]
    assert not outside
