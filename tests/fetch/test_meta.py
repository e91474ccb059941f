from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.fetch.meta import FetchMeta, dumped, loaded

META = FetchMeta(
    url="https://example.gr/b",
    asked="https://example.gr/a",
    fetched="2026-11-02T08:00:00+00:00",
    status=200,
    content_type="text/html",
    etag='W/"1"',
    last_modified="Mon, 02 Nov 2026 08:00:00 GMT",
    sha256="ab" * 32,
    images=(("https://example.gr/a.png", "a.png"), ('https://example.gr/b.png?x="1"', "b.png")),
)


def test_a_meta_file_is_read_as_it_was_written() -> None:
    assert loaded(dumped(META)) == META
    assert tomllib.loads(dumped(META).decode())["fetched"] == "2026-11-02T08:00:00+00:00"


@given(st.text(), st.text(), st.lists(st.tuples(st.text(), st.text()), max_size=3))
def test_any_header_is_kept_or_mended(etag: str, content_type: str, images: list[tuple[str, str]]) -> None:
    meta = FetchMeta("u", "a", "f", 200, content_type, etag, "", "", tuple(images))
    assert loaded(dumped(meta)) == meta


def test_half_a_surrogate_does_no_harm() -> None:
    meta = loaded(dumped(FetchMeta("u", "a", "f", 200, "", "\udcff", "", "")))
    assert meta is not None
    assert meta.etag == "?"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b'url = "https://example.gr"\nfetched = "2026-11-02"',
        b"\xff",
        b"= 3",
        dumped(META).replace(b"200", b'"200"'),
        dumped(META).replace(b"[[images]]", b"[images]", 1).partition(b"[[images]]")[0],
        dumped(META)[:40],
    ],
)
def test_what_this_tool_did_not_write_whole_is_not_taken_for_its_own(data: bytes) -> None:
    assert loaded(data) is None
