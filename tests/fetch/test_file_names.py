from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import FetchError
from pipeline.fetch.file_names import address_hash, extension, slug
from pipeline.fetch.urls import parsed
from pipeline.store.ignored_names import is_ignored


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "home"),
        ("/practices/42", "practices-42"),
        ("/practices/42/", "practices-42"),
        ("/el/πρακτικές/σκάλες.html?id=3", "el-πρακτικές-σκάλες"),
        ("/a//b/../c", "a-c"),
        ("/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "etc-passwd"),
        ("/%00%1b[31m", "31m"),
        ("/README.html", "_README"),
        ("/urls.txt", "_urls"),
        ("/index.php", "_index"),
        ("/con", "_con"),
        ("/.htaccess", "htaccess"),
    ],
)
def test_a_path_becomes_one_safe_name(path: str, name: str) -> None:
    assert slug(parsed(f"http://example.gr{path}")) == name


@given(st.text(max_size=300))
def test_every_path_has_a_name_that_a_walk_finds(path: str) -> None:
    try:
        name = slug(parsed(f"http://example.gr/{path}"))
    except FetchError:
        return
    assert name
    assert "/" not in name
    assert len(name.encode()) <= 81
    assert not is_ignored(name + ".html")
    assert not is_ignored(name + ".txt")


@pytest.mark.parametrize(
    ("path", "content_type", "data", "suffix"),
    [
        ("/a", "text/html; charset=x", b"", ".html"),
        ("/a.php", "TEXT/HTML", b"", ".html"),
        ("/a.pdf", "text/html", b"", ".html"),
        ("/a", "application/pdf", b"", ".pdf"),
        ("/a.docx", "application/octet-stream", b"PK", ".docx"),
        ("/a", "", b"\n<!DOCTYPE html>", ".html"),
        ("/a", "", b"\xef\xbb\xbf<html>", ".html"),
        ("/a", "", b"%PDF-1.7", ".pdf"),
        ("/a", "", b"\x7fELF", ""),
        ("/a.html", "image/png", b"", ""),
        ("/a", "video/mp4", b"<html>", ""),
    ],
)
def test_the_extension_follows_the_type(path: str, content_type: str, data: bytes, suffix: str) -> None:
    assert extension(parsed(f"http://example.gr{path}"), content_type, data) == suffix


def test_two_addresses_are_kept_apart_by_six_digits() -> None:
    assert address_hash("http://example.gr/?id=1") != address_hash("http://example.gr/?id=2")
    assert len(address_hash("x")) == 6
