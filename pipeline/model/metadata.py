"""Metadata of a page, outside its visible text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing described in JSON-LD or microdata, in the terms of schema.org; "" for what is not given.

    `types` are without their vocabulary (`NewsArticle`). `under` is the property of another item whose value the thing
    is (`author`, `publisher`); "" for what the page itself is about. An address is one line.
    """

    types: tuple[str, ...]
    under: str = ""
    name: str = ""
    headline: str = ""
    description: str = ""
    published: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """Metadata of a page; empty strings for what is not given.

    `url` is the page's address as far as anything tells it. `breadcrumbs` are the pages above it, from the site's first
    page down, and often the page itself.
    """

    title: str = ""
    og_title: str = ""
    site_name: str = ""
    url: str = ""
    published: str = ""
    lang: str = ""
    description: str = ""
    things: tuple[Thing, ...] = ()
    breadcrumbs: tuple[str, ...] = ()
