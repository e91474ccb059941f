"""What a page says of itself for machines, outside its visible text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that a page describes in JSON-LD or microdata, in the words of schema.org; "" where it is silent.

    `types` are without their vocabulary (`NewsArticle`). `under` is the property of another item that the thing is the
    value of (`author`, `publisher`); "" for what the page itself is about. An address is one line.
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
    """What a page says of itself outside its visible text. Empty strings where it is silent.

    `url` is the page's address as far as anything tells it, `canonical` the one that it asks to be known by.
    `open_graph` are its properties as written, without the leading `og:` (`title`, `type`, `site_name`, …), each once.
    `breadcrumbs` are the pages above it, from the site's first page down, and often the page itself.
    """

    title: str = ""
    og_title: str = ""
    site_name: str = ""
    url: str = ""
    published: str = ""
    lang: str = ""
    description: str = ""
    canonical: str = ""
    open_graph: tuple[tuple[str, str], ...] = ()
    things: tuple[Thing, ...] = ()
    breadcrumbs: tuple[str, ...] = ()
