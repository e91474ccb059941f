from __future__ import annotations

import gzip

import pytest
from warcio.archiveiterator import ArchiveIterator

from pipeline.errors import OutputError
from pipeline.fetch.client import Client
from pipeline.fetch.transport import Answer
from pipeline.fetch.urls import parsed
from pipeline.fetch.warc import WarcFile
from pipeline.settings import FetchSettings


def records(file) -> list[tuple[str, str, bytes]]:
    with file.open("rb") as stream:
        return [
            (record.rec_type, record.rec_headers.get_header("WARC-Target-URI") or "", record.content_stream().read())
            for record in ArchiveIterator(stream, check_digests="raise")
        ]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_answers_are_added_to_an_archive_with_their_requests(site, network, clock, tmp_path, name: str) -> None:
    page = "<p>Οι σκάλες</p>".encode()
    site.page("/a", gzip.compress(page), ("Content-Encoding", "gzip"), ("X-Name", "Αθήνα".encode().decode("latin-1")))
    site.page("/b", "<p>b</p>")
    client = Client(FetchSettings(), network, clock)
    for path in ("/a", "/b"):
        WarcFile(tmp_path / name, clock).add(client.get(parsed(site.url + path)))
    found = records(tmp_path / name)
    assert [kind for kind, _, _ in found] == ["warcinfo", "response", "request", "response", "request"]
    assert found[1][1:] == (site.url + "/a", page)
    assert found[3][1:] == (site.url + "/b", b"<p>b</p>")
    raw = (tmp_path / name).read_bytes()
    assert (gzip.decompress(raw) if name.endswith(".gz") else raw).startswith(b"WARC/1.1\r\n")


def test_strange_headers_do_no_harm(clock, tmp_path) -> None:
    head = (("Content-Type", "text/html"), ("X", "\xff\u20ac"), ("", "x"), ("Transfer-Encoding", "chunked"))
    answer = Answer(
        parsed("http://example.gr/"), 200, "\xff", head, "1.1.1.1", (("Host", "example.gr"),), b"one", b"one"
    )
    WarcFile(tmp_path / "a.warc", clock).add(answer)
    assert records(tmp_path / "a.warc")[1][2] == b"one"


def test_an_archive_that_cannot_be_written_ends_the_run(clock, tmp_path) -> None:
    answer = Answer(parsed("http://example.gr/"), 200, "OK", (), "1.1.1.1", (), b"one", b"one")
    with pytest.raises(OutputError):
        WarcFile(tmp_path / "none" / "a.warc", clock).add(answer)


OTHERS = b"WARC/1.1\r\nWARC-Type: warcinfo\r\n\r\nsoftware: another/1\r\n"


@pytest.mark.parametrize("data", [b"my notes\n", OTHERS, gzip.compress(OTHERS, mtime=0), b"\x1f\x8bxx"])
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_nothing_is_added_to_a_file_of_somebody_else(name: str, data: bytes, clock, tmp_path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(OutputError, match="nothing is added to it"):
        WarcFile(tmp_path / name, clock)
    assert (tmp_path / name).read_bytes() == data


def test_an_archive_that_is_a_link_is_not_followed(clock, tmp_path) -> None:
    (tmp_path / "rc").touch()
    (tmp_path / "a.warc").symlink_to("rc")
    with pytest.raises(OutputError):
        WarcFile(tmp_path / "a.warc", clock)
