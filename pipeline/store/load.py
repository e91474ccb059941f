"""Bytes from disk: a page with its meta file and the images that came with it."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pipeline.errors import PageError
from pipeline.messages import Message, of_system
from pipeline.model import Page, Resource
from pipeline.sources import HTTP_ANSWER, JSON
from pipeline.store import archive
from pipeline.store.meta import PageMeta, host, parse_meta
from pipeline.store.names import original, stem, suffix
from pipeline.store.opening import open_to_read
from pipeline.store.remote import AnyPath, StoreObject
from pipeline.store.sidecars import IMAGE_TYPES, meta_name
from pipeline.store.source import Source

# What may be in the place of a page, by the error of opening it.
_NO_FILE = {errno.ELOOP: Message("output.is-link-now"), errno.EINVAL: Message("output.no-regular-file")}


def read_file(file: AnyPath, max_bytes: int) -> bytes:
    """A regular file's bytes; PageError if it is not one, is too large or cannot be read.

    Never waits for a pipe, never follows a link.
    """
    try:
        data = _of_store(file, max_bytes) if isinstance(file, StoreObject) else _of_disk(file, max_bytes)
    except OSError as error:
        if error.errno in _NO_FILE:
            raise PageError(_NO_FILE[error.errno], Message("output.regular-file")) from error
        hint = Message("store.check-name" if isinstance(error, FileNotFoundError) else "store.check-rights")
        raise PageError(Message("store.unreadable", error=of_system(error)), hint) from error
    if len(data) > max_bytes:
        raise PageError(
            Message("store.too-large", megabytes=f"{max_bytes / 1000000.0:g}"), Message("store.split-or-raise")
        )
    return data


def _of_disk(file: Path, max_bytes: int) -> bytes:
    # Links were followed when the page was found: a link that is here now was put here since.
    with open_to_read(file) as stream:
        return stream.read(max_bytes + 1)


def _of_store(file: StoreObject, max_bytes: int) -> bytes:
    if file.stat().st_size > max_bytes:
        return bytes(max_bytes + 1)
    return file.read_bytes()


def load_page(source: Source, max_bytes: int) -> tuple[Page, tuple[Resource, ...]]:
    """A page with the images that came with it; PageError where it cannot be read."""
    if source.flaw:
        raise PageError(source.flaw, Message("store.replace-file"))
    if source.part and not source.part.is_post:
        page = _archived_page(source, source.part, max_bytes)
        return page, tuple(_archived_pictures(source, page.data, max_bytes))
    data = (
        archive.archived_answer(source.file, source.part, max_bytes)
        if source.part
        else read_file(source.file, max_bytes)
    )
    meta = _meta(source)
    top, slash, _ = source.path.partition("/")
    page = Page.of(source.path, stem(source.path), data, meta.url, meta.fetched, meta.host or (top if slash else ""))
    page = replace(page, issues=meta.issues)
    if source.part:
        path = source.path.rpartition("#")[0]
        page = replace(page, path=path, part=str(source.part.number), media_type=JSON, url=None)
    try:
        return page, tuple(_saved_images(source, max_bytes, meta.images))
    except OSError as error:
        raise PageError(
            Message("store.images-unreadable", error=of_system(error)), Message("store.check-folder-rights")
        ) from error


def _archived_page(source: Source, part: archive.ArchivedPage, max_bytes: int) -> Page:
    data = archive.archived_answer(source.file, part, max_bytes)
    number = str(part.number or "")
    path = source.path.removesuffix(f"#{number}") if number else source.path
    page = Page.of(path, stem(source.path), data, part.url or None, part.fetched or None, host(part.url))
    return replace(page, media_type=HTTP_ANSWER, part=number)


def _archived_pictures(source: Source, answer: bytes, max_bytes: int) -> Iterator[Resource]:
    """The pictures of an archive that one of its pages names, by their addresses; together no larger than a page."""
    body = archive.answer_body(answer, max_bytes) if source.pictures else b""
    budget = max_bytes
    for found in source.pictures:
        file = urlsplit(found.url).path.rpartition("/")[2]
        if file and (file.encode() in body or unquote(file).encode() in body):
            data = archive.picture_bytes(source.file, found, budget)
            budget -= len(data)
            if data:
                yield Resource(found.url, found.media_type, data)


def _meta(source: Source) -> PageMeta:
    """What the page's meta file says; empty where there is none."""
    name = meta_name(source.file.name)
    if all(one.name != name for one in source.sidecars):
        return PageMeta()
    return parse_meta(read_file(source.file.parent / name, 1_000_000), name)


def edited_page(file: AnyPath, data: bytes) -> str:
    """The name of the edited page beside which a fetch has put this file; "" for any other file."""
    name = original(file.name)
    page = file.parent / name
    if name == file.name or not page.exists():
        return ""
    try:
        meta = parse_meta(read_file(page.parent / meta_name(name), 1_000_000), name)
    except PageError:
        return ""
    return name if meta.beside == sha256(data).hexdigest() else ""


def _saved_images(source: Source, max_bytes: int, addresses: Mapping[str, str]) -> Iterator[Resource]:
    """The images that came with a page, under the page's names for them; together no larger than a page."""
    budget = max_bytes
    for name, size, _ in source.sidecars:
        kind = IMAGE_TYPES.get(suffix(name))
        if kind and size <= budget:
            data = read_file(source.file.parent / name, budget)
            budget -= len(data)
            yield Resource(addresses.get(name.rpartition("/")[2], name), kind, data)
