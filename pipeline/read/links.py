"""Where a page or a sitemap links to, for those who look for further pages."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urljoin

from lxml import etree
from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from pipeline.read.charset import decode

_LINKED = frozenset({"a", "area", "link"})


def selector_flaw(selector: str) -> str:
    """What is wrong with a CSS selector; empty where nothing is."""
    try:
        LexborHTMLParser("").css(selector)
    except SelectolaxError:
        return f"“{selector}” is no CSS selector"
    return ""


def links(data: bytes, url: str, selector: str) -> tuple[str, ...]:
    """The absolute addresses, each once, of the links that `selector` picks on the page at `url`.

    Of other elements that it picks, the links in them count. Addresses that cannot be joined are left out.
    """
    tree = LexborHTMLParser(decode(data).text)
    base = tree.css_first("base[href]")
    start = _joined(url, base.attributes["href"] or "") if base is not None else url
    found: dict[str, None] = {}
    for picked in tree.css(selector):
        for tag in [picked] if picked.tag in _LINKED else picked.css("a[href]"):
            address = (tag.attributes.get("href") or "").strip()
            if address and (absolute := _joined(start, address)):
                found.setdefault(absolute)
    return tuple(found)


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
