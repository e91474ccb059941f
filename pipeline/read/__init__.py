"""First step: from the bytes of a page to a document, whose text is in blocks with what the markup says about them.

A reader takes a page, the lexicon and the images that came with the page, and gives a document for each page that
the file holds. The readers of the registry `SOURCES` are imported when they are first needed: some are slow to load.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import TypeAlias, cast

from pipeline.errors import PageError, UnknownTypeError
from pipeline.lexicon import Lexicon
from pipeline.messages import Message
from pipeline.model import Document, Page, Resource
from pipeline.read import media
from pipeline.read.unsupported import refusal
from pipeline.sources import SOURCES

Reader: TypeAlias = Callable[[Page, Lexicon, tuple[Resource, ...]], tuple[Document, ...]]


@cache
def reader_of(kind: str) -> Reader | None:
    """The reader for a media type; None if there is none, or the file must be converted first."""
    source = SOURCES.get(kind)
    if source is None or not source.reader:
        return None
    return cast(Reader, getattr(import_module(f"pipeline.read.{source.reader}"), f"read_{source.reader}"))


def read(page: Page, lexicon: Lexicon, resources: tuple[Resource, ...] = ()) -> tuple[Document, ...]:
    """The documents of one file: one for a page, several for an archive or a list.

    PageError if it cannot be read, UnknownTypeError if it is no page at all.
    """
    if not page.data.strip():
        raise PageError(Message("read.empty-file"), Message("read.save-page-again"))
    kind = page.media_type or media.media_type(page.path, page.data)
    reader = reader_of(kind)
    if reader is None:
        raise UnknownTypeError(*refusal(kind, media.suffix_in(page.path), page.data))
    documents = reader(replace(page, media_type=kind, issues=()), lexicon, resources)
    if not page.issues:
        return documents
    return tuple(replace(document, issues=(*page.issues, *document.issues)) for document in documents)
