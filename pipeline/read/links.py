"""The links of a page or a sitemap, for finding further pages."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from lxml import etree
from soupsieve import SelectorSyntaxError
from soupsieve import compile as compiled

from pipeline.read.charset import decode

_LINKED = frozenset({"a", "area", "link"})


def selector_flaw(selector: str) -> str:
    """A message on what is wrong with a CSS selector; empty if nothing is."""
    try:
        compiled(selector)
    except (SelectorSyntaxError, NotImplementedError) as error:
        return str(error).splitlines()[0]
    return ""


def links(data: bytes, url: str, selector: str) -> tuple[str, ...]:
    """The absolute addresses, each once, of the links that `selector` picks on the page at `url`.

    Of other elements that it picks, the links in them count. Addresses that cannot be joined are left out.
    """
    soup = BeautifulSoup(decode(data).text, "lxml")
    base = soup.find("base", href=True)
    start = _joined(url, _address(base)) if isinstance(base, Tag) else url
    addresses: dict[str, None] = {}
    for picked in soup.select(selector):
        tags = [picked] if picked.name in _LINKED else picked.find_all("a", href=True)
        for tag in tags:
            address = _address(tag)
            if address and (absolute := _joined(start, address)):
                addresses.setdefault(absolute)
    return tuple(addresses)


def sitemap_links(data: bytes) -> tuple[Sequence[str], Sequence[str]]:
    """The pages and the further sitemaps that a sitemap (sitemaps.org) names; one as plain text names pages only."""
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return data.decode("utf-8-sig", "replace").split(), ()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, remove_comments=True)
    root = etree.fromstring(data, parser)
    if root is None:
        return (), ()
    found = [(_local(place.getparent()), (place.text or "").strip()) for place in root.iter("{*}loc")]
    return [url for kind, url in found if kind == "url"], [url for kind, url in found if kind == "sitemap"]


def _local(element: etree._Element | None) -> str:
    return etree.QName(element).localname if element is not None else ""


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def _address(tag: Tag) -> str:
    """The address that a tag links to; "" if none."""
    value = tag.get("href")
    return value.strip() if isinstance(value, str) else ""
