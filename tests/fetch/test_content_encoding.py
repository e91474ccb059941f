from __future__ import annotations

import gzip
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import FetchError
from pipeline.fetch.content_encoding import decoded

PAGE = "<p>Οι σκάλες δανείζονται με την κιμωλία.</p>".encode() * 50
PACKED = {
    "gzip": gzip.compress(PAGE, mtime=0),
    "x-gzip": gzip.compress(PAGE, mtime=0),
    "deflate": zlib.compress(PAGE),
    "br": brotli.compress(PAGE),
    "": PAGE,
    "identity": PAGE,
}


def in_pieces(data: bytes, size: int = 7) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, len(data), size))


@pytest.mark.parametrize("encoding", PACKED)
def test_every_encoding_is_unpacked_from_pieces(encoding: str) -> None:
    assert decoded(in_pieces(PACKED[encoding]), encoding.upper(), 100_000) == PAGE


def test_bare_deflate_is_read_as_old_servers_send_it() -> None:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    assert decoded(in_pieces(packer.compress(PAGE) + packer.flush()), "deflate", 100_000) == PAGE


def test_a_gzip_of_several_members_is_read_to_its_end() -> None:
    data = gzip.compress(b"one ") + gzip.compress(b"") + gzip.compress(b"two")
    assert decoded([data], "gzip", 100) == b"one two"
    assert decoded(in_pieces(data, 1), "gzip", 100) == b"one two"


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
def test_a_stream_that_was_cut_short_is_no_page(encoding: str) -> None:
    with pytest.raises(FetchError, match="cut short"):
        decoded([PACKED[encoding][:-3]], encoding, 100_000)
    with pytest.raises(FetchError, match="cut short"):
        decoded([], encoding, 100_000)


@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_a_page_that_is_not_packed_as_it_says_is_refused(encoding: str) -> None:
    with pytest.raises(FetchError, match="and is not"):
        decoded([PAGE], encoding, 100_000)


@pytest.mark.parametrize("encoding", ["zstd", "compress", "gzip, gzip", "x" * 900])
def test_an_encoding_that_was_not_asked_for_is_refused(encoding: str) -> None:
    with pytest.raises(FetchError, match="not asked for"):
        decoded([PAGE], encoding, 100_000)


@pytest.mark.parametrize("encoding", PACKED)
def test_the_limit_is_exact(encoding: str) -> None:
    assert decoded([PACKED[encoding]], encoding, len(PAGE)) == PAGE
    with pytest.raises(FetchError, match="larger than"):
        decoded([PACKED[encoding]], encoding, len(PAGE) - 1)


def gzip_bomb() -> bytes:
    packer = zlib.compressobj(9, wbits=16 + zlib.MAX_WBITS)
    # From the second on, packed pieces that end so are the same.
    first, again = (packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    return first + again * 511


def brotli_bomb() -> bytes:
    packer = brotli.Compressor(quality=1)
    return b"".join(packer.process(bytes(1 << 20)) for _ in range(512)) + packer.finish()


@pytest.mark.parametrize(("encoding", "make"), [("gzip", gzip_bomb), ("br", brotli_bomb)])
def test_a_bomb_of_half_a_gigabyte_is_noticed_at_the_limit_without_filling_the_memory(
    encoding: str, make: Callable[[], bytes]
) -> None:
    bomb = make()
    tracemalloc.start()
    with pytest.raises(FetchError, match="larger than 10 MB"):
        decoded(in_pieces(bomb, 65536), encoding, 10_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40_000_000


def test_a_flood_of_empty_members_is_cut_off() -> None:
    with pytest.raises(FetchError, match="too many pieces"):
        decoded([gzip.compress(b"") * 3000], "gzip", 100)


@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate", "br"]))
def test_no_bytes_break_the_decoder(data: bytes, encoding: str) -> None:
    with suppress(FetchError):
        assert len(decoded(in_pieces(data), encoding, 1000)) <= 1000
