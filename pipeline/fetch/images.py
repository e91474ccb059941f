"""The images in a page's content, stored beside it in `NAME_files/`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote

from pipeline.errors import FetchError
from pipeline.fetch.client import Client
from pipeline.fetch.file_names import address_hash
from pipeline.fetch.outcome import End, FetchOutcome
from pipeline.fetch.page_store import KeptPage
from pipeline.fetch.transport import Answer
from pipeline.fetch.urls import Url, joined, parsed
from pipeline.fetch.visitor import Visitor
from pipeline.messages import Message
from pipeline.settings import FetchSettings
from pipeline.store.names import folded, safe_name
from pipeline.store.write import remove_file, write_file

# The types that a build can print, by their bytes, not by the name or what the server says.
_KINDS = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), (".png",)),
    (re.compile(rb"\xff\xd8\xff"), (".jpg", ".jpeg")),
    (re.compile(rb"GIF8[79]a"), (".gif",)),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), (".webp",)),
)
_MAX_NAME = 100


def bring_images(
    visitor: Visitor, kept: KeptPage, addresses: Sequence[str], settings: FetchSettings
) -> Iterator[FetchOutcome]:
    """Store the images at `addresses` (as the page's reader gives them) that are not there yet.

    Those that the page no longer shows are deleted. One outcome for each image requested.
    """
    pages = visitor.pages
    wanted = [one for one in dict.fromkeys(addresses) if not one.lower().startswith("data:")][: settings.images]
    folder = f"{kept.file.rpartition('.')[0]}_files"
    before = dict(kept.meta.images)
    here = {one: before[one] for one in wanted if one in before and (pages.folder / folder / before[one]).is_file()}
    for address in wanted:
        if address in here:
            continue
        try:
            url = joined(parsed(kept.meta.url), address)
            answer = _image(visitor.client, url, settings)
        except FetchError as error:
            yield FetchOutcome(address, End.REFUSED, reason=error.text, image_of=kept.file)
            continue
        name = _name(url, answer.data, here.values())
        write_file(pages.folder, f"{folder}/{name}", answer.data)
        if visitor.archive:
            visitor.archive.add(answer)
        here[address] = name
        kept = pages.describe(kept, replace(kept.meta, images=tuple(here.items())))
        yield FetchOutcome(address, End.NEW, f"{folder}/{name}", image_of=kept.file)
    pages.describe(kept, replace(kept.meta, images=tuple(here.items())))
    for name in set(before.values()) - set(here.values()):
        remove_file(pages.folder, f"{folder}/{safe_name(name)}")


def _image(client: Client, url: Url, settings: FetchSettings) -> Answer:
    answer = client.get(url, int(settings.image_mb * 1e6))
    if answer.status != 200:
        raise FetchError(Message("fetch.server-answers", answer=answer.status_line))
    if not _suffixes(answer.data):
        raise FetchError(Message("fetch.no-picture"))
    return answer


def _suffixes(data: bytes) -> tuple[str, ...]:
    return next((suffixes for start, suffixes in _KINDS if start.match(data)), ())


def _name(url: Url, data: bytes, taken: Iterable[str]) -> str:
    """A name for an image: the last part of its address, with the extension for its bytes, distinct from the others."""
    own = PurePosixPath(safe_name(unquote(url.path, errors="replace").rpartition("/")[2], _MAX_NAME))
    suffixes = _suffixes(data)
    stem, suffix = (own.stem, own.suffix) if own.suffix.lower() in suffixes else (own.name, suffixes[0])
    is_taken = folded(stem + suffix) in {folded(name) for name in taken}
    return f"{stem}-{address_hash(str(url))}{suffix}" if is_taken else stem + suffix
