"""Web archives in one piece, which are no page: those that can be read are taken apart before, page by page."""

from __future__ import annotations

from typing import Never

from pipeline.errors import PageError, UnknownTypeError
from pipeline.lexicon import Lexicon
from pipeline.model import Page, Resource


def read_warc(page: Page, _lexicon: Lexicon, _resources: tuple[Resource, ...]) -> Never:
    """Always refuses, with what to do instead."""
    if page.data.startswith(b"WARC/"):
        raise PageError("a web archive is no single page", "name it as a file: its pages are found in it")
    raise UnknownTypeError("it is packed, and no whole web archive", "unpack it, or fetch the pages again")
