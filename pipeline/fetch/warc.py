"""Writes responses to a web archive: WARC 1.1 (ISO 28500:2017)."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline import __version__
from pipeline.errors import OutputError
from pipeline.fetch.clock import Clock
from pipeline.fetch.transport import Answer
from pipeline.messages import Message, of_system
from pipeline.store.opening import open_to_read
from pipeline.store.write import append_to, is_link

# The body is stored without chunks, so the headers of the transfer must go, too.
_OF_THE_WIRE = frozenset({"transfer-encoding", "connection", "keep-alive", "trailer", "content-length"})


# An archive of ours is recognised by its first record.
_MAKER, _HEAD = "practice-sheets", 2_000


class WarcFile:
    """A WARC file that responses are appended to, whether or not it exists. Compressed if its name ends in `.gz`."""

    def __init__(self, file: Path, clock: Clock) -> None:
        if is_link(file) or (file.exists() and not _is_ours(file)):
            raise OutputError(Message("fetch.foreign-warc", file=str(file)), Message("fetch.other-warc"))
        self._file = file
        self._clock = clock

    def add(self, answer: Answer) -> None:
        """Append a response with its request. OutputError if the file cannot be written."""
        buffer = io.BytesIO()
        writer = WARCWriter(buffer, gzip=self._file.name.endswith(".gz"), warc_version="1.1")
        date = self._clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")
        try:
            if not self._file.exists() or not self._file.stat().st_size:
                info = {"software": f"{_MAKER}/{__version__}", "format": "WARC File Format 1.1"}
                writer.write_record(writer.create_warcinfo_record(self._file.name, info))
            _write_pair(writer, answer, date)
            # In one call: a run that is killed leaves complete records.
            append_to(self._file, buffer.getvalue())
        except OSError as error:
            raise OutputError(
                Message("fetch.warc-unwritable", file=str(self._file), error=of_system(error)),
                Message("fetch.choose-warc"),
            ) from error


def _is_ours(file: Path) -> bool:
    """Whether a file is empty, or an archive whose first record has our name."""
    try:
        with open_to_read(file) as stream:
            head = stream.read(_HEAD)
    except OSError:
        return False
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(wbits=31).decompress(head, _HEAD)
        except zlib.error:
            return False
    return not head or (head.startswith(b"WARC/1.") and f"software: {_MAKER}/".encode() in head)


def _write_pair(writer: WARCWriter, answer: Answer, date: str) -> None:
    head = [(_ascii(name), value) for name, value in answer.head if name.lower() not in _OF_THE_WIRE]
    head.append(("Content-Length", str(len(answer.raw))))
    status = StatusAndHeaders(f"{answer.status} {_ascii(answer.reason)}".strip(), head, protocol="HTTP/1.1")
    about = {"WARC-Date": date, "WARC-IP-Address": answer.address}
    url, body = str(answer.url), io.BytesIO(answer.raw)
    response = writer.create_warc_record(
        url, "response", payload=body, length=len(answer.raw), http_headers=status, warc_headers_dict=dict(about)
    )
    line = StatusAndHeaders(f"GET {answer.url.target} HTTP/1.1", list(answer.asked), is_http_request=True)
    request = writer.create_warc_record(url, "request", http_headers=line, warc_headers_dict=dict(about))
    writer.write_request_response_pair(request, response)


def _ascii(text: str) -> str:
    return text.encode("ascii", "replace").decode()
