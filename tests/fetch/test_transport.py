from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from pipeline.errors import FetchError
from pipeline.fetch import connecting
from pipeline.fetch.connecting import BrokenError, InnerAddressError, Network
from pipeline.fetch.transport import Answer, exchange
from pipeline.fetch.urls import parsed

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def ask(url: str, network: Network, seconds: float = 5, most: int = 100_000) -> Answer:
    return exchange(parsed(url), {"User-Agent": "practice-sheets/0 (+someone@example.gr)"}, seconds, most, network)


def sending(data: bytes):
    return lambda connection: connection.sendall(data)


def test_the_bytes_of_a_page_come_untouched(site, network) -> None:
    page = "<p>Οι σκάλες</p>\r\n\x00".encode("cp1253")
    site.page("/a", page, ("Content-Type", "text/html; charset=windows-1253"), ("ETag", '"1"'))
    answer = ask(site.url + "/a", network)
    assert (answer.status, answer.data, answer.raw) == (200, page, page)
    assert (answer.header("etag"), answer.header("CONTENT-TYPE")) == ('"1"', "text/html; charset=windows-1253")
    assert answer.address == "127.0.0.2"


def test_a_packed_page_is_unpacked_and_kept_as_it_came_too(site, network) -> None:
    packed = gzip.compress(b"<p>one</p>", mtime=0)
    site.page("/a", packed, ("Content-Encoding", "gzip"))
    answer = ask(site.url + "/a", network)
    assert (answer.data, answer.raw) == (b"<p>one</p>", packed)


def test_the_server_is_told_the_name_and_not_the_address(site, clock) -> None:
    network = Network(lambda host, port: ["127.0.0.2"], lambda address: "")
    port = parsed(site.url).port
    ask(f"http://praktikes.example.gr:{port}/a", network)
    assert site.heads[0]["host"] == f"praktikes.example.gr:{port}"
    assert "cookie" not in site.heads[0]


@pytest.mark.parametrize(
    "rest", [b"0\r\n" + b"T: t\r\n" * 70_000, b"1;" + b"x" * 60_000 + b"\r\na\r\n"], ids=["trailers", "marks"]
)
def test_trailers_and_marks_of_chunks_count_as_bytes(hostile, network, rest: bytes) -> None:
    data = HEAD + b"Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n" + rest * (1 if b"T: t" in rest else 7)
    with pytest.raises(FetchError, match=r"larger than 0\.1 MB"):
        ask(hostile(sending(data + b"\r\n0\r\n\r\n")), network)


def test_chunks_are_put_together(hostile, network) -> None:
    body = b"Transfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\n4;x=y\r\none!\r\n0\r\nTrailer: x\r\n\r\n"
    assert ask(hostile(sending(HEAD + body)), network).data == b"<p>one!"


def test_environment_proxies_are_not_asked(site, network, monkeypatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert ask(site.url + "/a", network).status == 404


def test_a_redirect_is_not_followed_by_itself(site, inner, network) -> None:
    site.redirect("/a", inner.url + "/secret")
    assert ask(site.url + "/a", network).header("location") == inner.url + "/secret"
    assert not inner.asked


def test_no_connection_is_made_to_an_inner_address(inner) -> None:
    with pytest.raises(InnerAddressError, match="the loopback"):
        ask(inner.url + "/secret", Network())
    assert not inner.asked


def test_a_name_is_resolved_once_and_the_checked_address_is_connected_to(site, inner, network) -> None:
    """Names that lead outward when they are checked and inward when they are connected to."""
    answers = iter([["127.0.0.2"], ["127.0.0.1"], ["127.0.0.1"]])
    shifty = Network(lambda host, port: next(answers), network.refusal)
    port = parsed(site.url).port
    assert ask(f"http://shifty.example.gr:{port}/secret", shifty).address == "127.0.0.2"
    with pytest.raises(InnerAddressError):
        ask(f"http://shifty.example.gr:{parsed(inner.url).port}/secret", shifty)
    assert not inner.asked


def test_of_several_addresses_only_outer_ones_are_connected_to(site, inner, network) -> None:
    mixed = Network(lambda host, port: ["127.0.0.1", "::1", "127.0.0.2"], network.refusal)
    assert ask(f"http://mixed.example.gr:{parsed(site.url).port}/", mixed).address == "127.0.0.2"
    with pytest.raises(BrokenError):
        ask(f"http://mixed.example.gr:{parsed(inner.url).port}/secret", mixed)
    assert not inner.asked


def test_a_dripping_server_is_left_at_the_deadline(hostile, dripping, network) -> None:
    with pytest.raises(FetchError, match="no whole answer within") as raised:
        ask(hostile(dripping), network, seconds=0.6)
    assert not isinstance(raised.value, BrokenError)


@pytest.mark.parametrize(
    "start",
    [
        b"",
        b"HTTP/1.1 200 OK\r\n",
        HEAD + b"\r\n",
        HEAD + b"Content-Length: 99\r\n\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n5",
    ],
)
def test_a_server_that_falls_silent_is_left_at_the_deadline(hostile, network, start: bytes) -> None:
    def script(connection: socket.socket) -> None:
        connection.sendall(start)
        time.sleep(3)

    with pytest.raises(FetchError, match="no whole answer within"):
        ask(hostile(script), network, seconds=0.4)


def test_a_resolver_that_does_not_answer_is_left_at_the_deadline(clock) -> None:
    def resolve(host: str, port: int) -> list[str]:
        time.sleep(3)
        return ["127.0.0.2"]

    with pytest.raises(FetchError, match="no whole answer within"):
        ask("http://example.gr/", Network(resolve), seconds=0.3)


def endless(piece: bytes, head: bytes = HEAD + b"\r\n"):
    def script(connection: socket.socket) -> None:
        connection.sendall(head)
        while True:
            connection.sendall(piece)

    return script


@pytest.mark.parametrize(
    "script",
    [
        endless(b"x" * 65536),
        endless(b"ffff\r\n" + b"x" * 65535 + b"\r\n", HEAD + b"Transfer-Encoding: chunked\r\n\r\n"),
        endless(b"X-Header: " + b"y" * 1000 + b"\r\n", HEAD),
        endless(b"y" * 65536, HEAD + b"X-Header: "),
        endless(b"y" * 65536, b"HTTP/1.1 200 "),
        endless(b"HTTP/1.1 100 Continue\r\n\r\n", b""),
        endless(b"0" * 65536, HEAD + b"Transfer-Encoding: chunked\r\n\r\n"),
        endless(b"T: t\r\n" * 9999, HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n"),
    ],
    ids=["body", "chunks", "headers", "header", "status", "continue", "chunk size", "trailer"],
)
def test_whatever_has_no_end_is_cut_off(hostile, network, script) -> None:
    with pytest.raises(FetchError):
        ask(hostile(script), network, seconds=1)


def test_a_page_that_is_announced_as_too_large_is_not_even_begun(hostile, network) -> None:
    with pytest.raises(FetchError, match=r"larger than 0\.1 MB"):
        ask(hostile(sending(HEAD + b"Content-Length: 100001\r\n\r\nx")), network)


@pytest.mark.parametrize(
    "body",
    [
        b"Content-Length: 99\r\n\r\nshort",
        b"Transfer-Encoding: chunked\r\n\r\n9\r\nshort",
        b"Transfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n",
        b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"short" * 99, mtime=0)[:-5],
    ],
)
def test_a_body_that_breaks_off_is_no_page(hostile, network, body: bytes) -> None:
    with pytest.raises(FetchError):
        ask(hostile(sending(HEAD + body)), network)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\r\n\r\n",
        b"HELLO\r\n\r\n",
        b"HTTP/1.1 999999 X\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n\xff",
        b"\x00" * 999,
        b"SSH-2.0-OpenSSH\r\n",
        HEAD + b"Content-Length: -5\r\n\r\nx",
        HEAD + b"Content-Length: 5, 6\r\n\r\nshort",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        HEAD + b"Content-Length: \xb2\r\n\r\nx",
        HEAD + b"Content-Length: 99999999999999999999999\r\n\r\nx",
    ],
)
def test_an_answer_that_is_no_sound_http_never_gets_beyond_an_error(hostile, network, answer: bytes) -> None:
    with suppress(FetchError):
        assert len(ask(hostile(sending(answer)), network, seconds=60).data) < 10


def test_nobody_listens_is_a_broken_connection(network) -> None:
    with socket.create_server(("127.0.0.2", 0)) as unused:
        port = unused.getsockname()[1]
    with pytest.raises(BrokenError, match="refused"):
        ask(f"http://127.0.0.2:{port}/", network)


def test_a_host_without_an_address_is_told(clock) -> None:
    def nobody(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    def later(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure")

    with pytest.raises(FetchError, match=r"there is no host nowhere\.example"):
        ask("http://nowhere.example/", Network(nobody))
    with pytest.raises(BrokenError, match="cannot be looked up"):
        ask("http://nowhere.example/", Network(later))
    with pytest.raises(FetchError, match="no address"):
        ask("http://nowhere.example/", Network(lambda host, port: []))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of `praktikes.example.gr` that signs itself, with its key."""
    if not shutil.which("openssl"):
        pytest.skip("no openssl program to make a certificate with")
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    name = "praktikes.example.gr"
    subprocess.run(
        [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            f"/CN={name}",
            "-addext",
            f"subjectAltName=DNS:{name}",
            "-keyout",
            "key.pem",
            "-out",
            "certificate.pem",
        ],
        cwd=file.parent,
        check=True,
        capture_output=True,
    )
    file.write_bytes((file.parent / "key.pem").read_bytes() + (file.parent / "certificate.pem").read_bytes())
    return file


@pytest.fixture
def secure(certificate: Path) -> Iterator[tuple[int, list[str]]]:
    """A TLS server at 127.0.0.2: its port, and the names that it was asked for."""
    names: list[str] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    context.sni_callback = lambda _socket, name, _context: names.append(name)
    listener = socket.create_server(("127.0.0.2", 0))

    def run() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            try:
                with context.wrap_socket(connection, server_side=True) as wrapped:
                    wrapped.recv(65536)
                    wrapped.sendall(HEAD + b"Content-Length: 2\r\n\r\nok")
            except OSError:
                continue

    threading.Thread(target=run, daemon=True).start()
    yield listener.getsockname()[1], names
    listener.close()


def test_a_certificate_is_held_against_the_name_and_not_the_address(secure, certificate, monkeypatch) -> None:
    port, names = secure
    network = Network(lambda host, port: ["127.0.0.2"], lambda address: "")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    connecting._tls.cache_clear()
    try:
        assert ask(f"https://praktikes.example.gr:{port}/", network).data == b"ok"
        with pytest.raises(FetchError, match="certificate of other") as raised:
            ask(f"https://other.example.gr:{port}/", network)
        assert not isinstance(raised.value, BrokenError)
    finally:
        connecting._tls.cache_clear()
    assert names == ["praktikes.example.gr", "other.example.gr"]


def test_a_certificate_of_nobody_is_not_trusted(secure) -> None:
    port, _ = secure
    with pytest.raises(FetchError, match="certificate of praktikes"):
        ask(f"https://praktikes.example.gr:{port}/", Network(lambda host, port: ["127.0.0.2"], lambda address: ""))


def test_a_handshake_that_never_comes_is_left_at_the_deadline(network) -> None:
    with (
        socket.create_server(("127.0.0.2", 0)) as silent,
        pytest.raises(FetchError, match="no whole answer within"),
    ):
        ask(f"https://127.0.0.2:{silent.getsockname()[1]}/", network, seconds=0.4)
