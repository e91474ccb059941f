"""The pages of a web archive (WARC, ISO 28500), found by streaming: no archive is ever held in memory."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from pipeline.errors import PageError
from pipeline.messages import Message
from pipeline.store.remote import AnyPath
from pipeline.store.sidecars import IMAGE_TYPES
from pipeline.store.unpacked import UnpackedStream
from pipeline.text.http_answers import INFLATED, answer_parts, inflated

_HTML = ("text/html", "application/xhtml+xml")
_PICTURES = frozenset(IMAGE_TYPES.values())
_CHUNK = 1 << 20
# A record's head, or that of an answer in it, holds at most so many bytes.
_LONGEST_HEAD = 1 << 16
_LENGTH = re.compile(r"\d{1,15}")
_OK = re.compile(rb"HTTP/\d(?:\.\d)? +200\b")


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """The `number`-th page of an archive (from 1), and where its HTTP answer is.

    `offset` counts unpacked bytes from the start of the gzip member at `member` or, in an archive that is not packed,
    from the start of the file. `sha256` is that of the answer's `length` bytes. A page that `is_post` comes from a list
    of posts instead of an archive, and only its bytes know its address.
    """

    number: int
    member: int
    offset: int
    length: int
    url: str
    fetched: str
    sha256: str
    is_post: bool = False


@dataclass(frozen=True, slots=True)
class ArchivedPicture:
    """A picture that a crawler fetched, and where its HTTP answer is, as for a page."""

    url: str
    media_type: str
    member: int
    offset: int
    length: int


def is_archive(file: AnyPath) -> bool:
    """Whether a file starts like a web archive, packed or not; OSError if it cannot be read."""
    try:
        with UnpackedStream(file) as stream:
            return stream.read(5) == b"WARC/"
    except (EOFError, zlib.error):
        return False


def archived_items(file: AnyPath) -> Iterator[ArchivedPage | ArchivedPicture]:
    """Each HTML page and picture that a crawler fetched, in the archive's order.

    PageError where the archive breaks off.
    """
    count = 0
    try:
        with UnpackedStream(file) as stream:
            while (headers := _headers(stream)) is not None:
                part = _part(stream, headers, count + 1)
                if part is not None:
                    count += isinstance(part, ArchivedPage)
                    yield part
    except (OSError, EOFError, ValueError, zlib.error) as error:
        where = Message("store.after-pages", count=count) if count != 1 else Message("store.after-one-page")
        raise PageError(Message("store.archive-broken", where=where), Message("store.fetch-rest-again")) from error
    if not count:
        raise PageError(Message("store.archive-no-html"), Message("store.archive-pages-too"))


def archived_answer(file: AnyPath, part: ArchivedPage, max_bytes: int) -> bytes:
    """A page of an archive, as the HTTP answer that the crawler got; PageError if it cannot be read."""
    name = part.url or Message("store.archive-page", number=part.number)
    if part.length > max_bytes:
        raise PageError(
            Message("store.part-too-large", name=name, megabytes=f"{max_bytes / 1000000.0:g}"),
            Message("store.raise-page-mb"),
        )
    try:
        with UnpackedStream(file, part.member) as stream:
            for _ in _chunks(stream, part.offset):
                pass
            data = stream.read(part.length)
    except (OSError, EOFError, zlib.error) as error:
        raise PageError(Message("store.part-unreadable", name=name), Message("read.fetch-again")) from error
    if sha256(data).hexdigest() != part.sha256:
        raise PageError(Message("store.archive-changed"), Message("store.build-again"))
    return data


def picture_bytes(file: AnyPath, picture: ArchivedPicture, max_bytes: int) -> bytes:
    """The bytes of a picture of an archive; b"" if it cannot be read or is larger than `max_bytes`."""
    if picture.length > max_bytes:
        return b""
    try:
        with UnpackedStream(file, picture.member) as stream:
            for _ in _chunks(stream, picture.offset):
                pass
            return answer_body(stream.read(picture.length), max_bytes)
    except (OSError, EOFError, zlib.error):
        return b""


def answer_body(data: bytes, max_bytes: int) -> bytes:
    """The body of an HTTP answer, unpacked if it was packed with gzip."""
    fields, sent = answer_parts(data)
    if fields.get("content-encoding", "").lower() not in INFLATED:
        return sent
    try:
        return inflated(sent, max_bytes)
    except zlib.error:
        return sent


def _part(stream: UnpackedStream, headers: Mapping[str, str], number: int) -> ArchivedPage | ArchivedPicture | None:
    """Reads to the end of a record; returns the page or picture in it, if any. ValueError without a length."""
    said = headers.get("content-length", "")
    if not _LENGTH.fullmatch(said):
        raise ValueError(Message("store.record-without-length"))
    length = int(said)
    member, offset = stream.place()
    if headers.get("warc-type", "").lower() != "response":
        for _ in _chunks(stream, length):
            pass
        return None
    head = _head(stream, min(length, _LONGEST_HEAD))
    digest = sha256(head)
    for chunk in _chunks(stream, length - len(head)):
        digest.update(chunk)
    url = headers.get("warc-target-uri", "").strip("<>")
    if not _is_page(head):
        kind = _fields(head).get("content-type", "").lower().partition(";")[0].strip()
        is_shown = bool(_OK.match(head)) and kind in _PICTURES
        return ArchivedPicture(url, kind, member, offset, length) if is_shown else None
    return ArchivedPage(number, member, offset, length, url, headers.get("warc-date", ""), digest.hexdigest())


def _is_page(head: bytes) -> bool:
    kind = _fields(head).get("content-type", "").lower()
    return bool(_OK.match(head)) and kind.startswith(_HTML)


def _headers(stream: UnpackedStream) -> Mapping[str, str] | None:
    """The head of the next record; None at the end of the archive, ValueError if something else follows."""
    while (line := stream.readline(_LONGEST_HEAD)).isspace():
        pass
    if not line:
        return None
    if not line.startswith(b"WARC/"):
        raise ValueError(Message("store.no-record"))
    return _fields(line + _head(stream, _LONGEST_HEAD))


def _head(stream: UnpackedStream, most: int) -> bytes:
    """Lines up to an empty one, or up to `most` bytes."""
    head = bytearray()
    while len(head) < most and (line := stream.readline(most - len(head))):
        head += line
        if line in {b"\r\n", b"\n"}:
            break
    return bytes(head)


def _fields(head: bytes) -> Mapping[str, str]:
    """The fields of a head by their names in lower case, without its first line."""
    lines = head.decode("utf-8", "replace").splitlines()[1:]
    pairs = (line.partition(":") for line in lines if ":" in line)
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _chunks(stream: UnpackedStream, count: int) -> Iterator[bytes]:
    """The next `count` bytes in pieces; EOFError if there are fewer."""
    while count:
        chunk = stream.read(min(count, _CHUNK))
        if not chunk:
            raise EOFError("cut short")
        count -= len(chunk)
        yield chunk
