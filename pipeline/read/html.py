"""HTML pages, also as browsers and SingleFile save them: markup to blocks, and what the head says of the page."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import Any

from bs4 import BeautifulSoup, Tag, XMLParsedAsHTMLWarning

from pipeline.lexicon import Lexicon
from pipeline.model import Document, Issue, Metadata, Page, Resource
from pipeline.read.blocks import Draft, assembled, with_typed_lists
from pipeline.read.charset import decode
from pipeline.read.chrome import Furniture, furniture, judged
from pipeline.read.html_elements import ARTICLE, attribute, holds_more, names
from pipeline.read.html_walk import Walk
from pipeline.read.mojibake import mended

# An XML declaration would have the parser take an XHTML page for XML.
_XML = re.compile(r"\A\s*+<\?xml[^>]{0,200}\?>")
# The comments with which Chromium and SingleFile say where a saved page came from, and when.
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->|^\s*url:\s*(\S+)\s*$", re.MULTILINE)
_SAVED_ON = re.compile(r"^\s*saved date:\s*(.+?)\s*$", re.MULTILINE)
_HEAD = 4000
_DATED = frozenset(
    {"published", "entry-date", "post-date", "date-published", "article-date", "pubdate", "publish-date"}
)
# So many elements that are named after a date are looked at, and up to so many letters are one.
_MOST_DATED = 100
_LONGEST_DATE = 100


def read_html(page: Page, lexicon: Lexicon, resources: tuple[Resource, ...]) -> tuple[Document, ...]:
    """The one document of an HTML file."""
    decoded = decode(page.data, page.charset)
    text, repairs = mended(decoded.text)
    known = replace(page, charset=decoded.charset, media_type="text/html")
    return (html_document(known, text, lexicon, resources, (*decoded.issues, *repairs)),)


def html_document(
    page: Page, markup: str, lexicon: Lexicon, resources: tuple[Resource, ...] = (), issues: tuple[Issue, ...] = ()
) -> Document:
    """The document of decoded markup; `page` gives the address that relative links start from."""
    head = markup[:_HEAD]
    page = _with_origin(page, head) if page.url is None else page
    soup = _parsed(_XML.sub("", markup, count=1) if "<" in markup else f"<p>{markup}</p>")
    known = furniture(lexicon)
    metadata = _metadata(soup, page, known)
    base = _base(soup, metadata.url)
    drafts = _judged(Walk(soup, known, base, _Protected(soup)).drafts, known)
    text, blocks = assembled(with_typed_lists(drafts))
    return Document(page.without_data(), text, blocks, metadata, resources, issues)


def _parsed(markup: str) -> BeautifulSoup:
    with warnings.catch_warnings():
        # What looks like XML inside a page is no reason to read the page as XML.
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        return BeautifulSoup(markup, "lxml")


def _judged(drafts: list[Draft], known: Furniture) -> list[Draft]:
    return [
        draft if draft.chrome == reason else replace(draft, chrome=reason)
        for draft, reason in zip(drafts, judged(drafts, known), strict=True)
    ]


def _with_origin(page: Page, head: str) -> Page:
    found, saved = _SAVED_FROM.search(head), _SAVED_ON.search(head)
    url = (found[1] or found[2]) if found else None
    return replace(page, url=url, fetched=page.fetched or (saved[1] if saved and url else None))


class _Protected:
    """The elements that hold an article, or the page's one main heading."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._ids: set[int] = set()
        headings = soup.find_all("h1")
        for tag in (*soup.find_all(list(ARTICLE)), *(headings if len(headings) == 1 else ())):
            for parent in chain((tag,), tag.parents):
                if id(parent) in self._ids:
                    break
                self._ids.add(id(parent))

    def __call__(self, tag: Tag) -> bool:
        return id(tag) in self._ids


def _base(soup: BeautifulSoup, url: str) -> str:
    tag = soup.find("base", href=True)
    return attribute(tag, "href") if isinstance(tag, Tag) else url


def _metadata(soup: BeautifulSoup, page: Page, known: Furniture) -> Metadata:
    metas = {
        (attribute(tag, "property") or attribute(tag, "name") or attribute(tag, "itemprop")).lower(): attribute(
            tag, "content"
        )
        for tag in reversed(soup.find_all("meta"))
    }
    canonical = soup.find("link", rel="canonical")
    address = attribute(canonical, "href") if isinstance(canonical, Tag) else ""
    root = soup.find("html")
    title = soup.find("title")
    return Metadata(
        title=_one_line(title.get_text()) if isinstance(title, Tag) else "",
        og_title=_one_line(metas.get("og:title", "") or metas.get("twitter:title", "")),
        site_name=_one_line(metas.get("og:site_name", "") or metas.get("application-name", "")),
        url=page.url or address or metas.get("og:url", "") or _base(soup, ""),
        published=_published(soup, metas, known),
        lang=attribute(root, "lang") if isinstance(root, Tag) else "",
    )


def _published(soup: BeautifulSoup, metas: dict[str, str], known: Furniture) -> str:
    for key in ("article:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "citation_date"):
        if metas.get(key):
            return metas[key]
    for script in soup.find_all("script", type="application/ld+json"):
        if date := next(_linked_dates(script.get_text()), ""):
            return date
    marked = soup.find(["time", "meta", "span"], attrs={"itemprop": "datePublished"})
    if isinstance(marked, Tag):
        return attribute(marked, "datetime") or attribute(marked, "content") or _one_line(marked.get_text())
    elements = soup.find_all(["time", "span", "dd", "div", "p", "li"], class_=True)
    dated = (tag for tag in elements if _DATED & {name.lower() for name in names(tag)})
    for tag in islice(dated, _MOST_DATED):
        if not holds_more(tag, _LONGEST_DATE) and not _is_aside(tag, known):
            inner = tag if tag.name == "time" else tag.find("time")
            written = attribute(inner, "datetime") if isinstance(inner, Tag) else ""
            return written or _one_line(tag.get_text())
    return ""


def _is_aside(tag: Tag, known: Furniture) -> bool:
    """Whether `tag` stands in furniture, such as a list of other pages."""
    return any(
        known.of_element(parent.name, attribute(parent, "role"), names(parent), in_article=True)
        for parent in tag.parents
    )


def _linked_dates(script: str) -> Iterator[str]:
    try:
        waiting: list[Any] = [json.loads(script)]
    except (ValueError, RecursionError):
        return
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            if isinstance(node.get("datePublished"), str):
                yield node["datePublished"]
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node


def _one_line(text: str) -> str:
    return " ".join(text.split())
