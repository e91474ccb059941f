"""Whole web archives, which are not pages: readable ones have been unpacked page by page before."""

from __future__ import annotations

from typing import Never

from pipeline.errors import PageError, UnknownTypeError
from pipeline.lexicon import Lexicon
from pipeline.messages import Message
from pipeline.model import Page, Resource


def read_warc(page: Page, _lexicon: Lexicon, _resources: tuple[Resource, ...]) -> Never:
    """Always refuses, with what to do instead."""
    if page.data.startswith(b"WARC/"):
        raise PageError(Message("read.warc-no-page"), Message("read.warc-name-file"))
    raise UnknownTypeError(Message("read.warc-not-whole"), Message("read.warc-unpack"))
