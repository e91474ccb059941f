"""HTML pages, also as browsers and SingleFile save them: markup to blocks, and what the head says of the page."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice, pairwise
from typing import Any

from bs4 import BeautifulSoup, Tag, XMLParsedAsHTMLWarning

from pipeline.lexicon import Lexicon
from pipeline.model import BlockKind, Document, Issue, Metadata, Page, Resource
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
    """documentpublished wp-block-post-date published entry-date post-date date-published article-date
    pubdate publish-date date-header datecreated""".split()
)
# What heads of pages call the day on which they were put there, the surest first.
_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "citation_date",
    "citation_publication_date",
    "dc.date.created",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "publish-date",
)
_PAGE_NUMBER = re.compile(r"(\d{1,3})(?:\s+[^\W\d_]|$)")
_LONGEST_HEAD = 80
# A cell of so many letters under a heading is no cell of a table.
_LAYOUT = 400
# So many elements that are named after a date are looked at, and up to so many letters are one.
_MOST_DATED = 100
_MOST_ELEMENTS = 20_000
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
    folder = f"{page.path.rpartition('/')[2].rpartition('.')[0]}_files"
    walk = Walk(soup, known, base, _Protected(soup), main=_main(soup), folder=folder, lays_out=_Layout(soup))
    drafts = _judged(walk.drafts, known)
    text, blocks = assembled(with_typed_lists(drafts))
    return Document(page.without_data(), text, blocks, metadata, resources, issues)


def _parsed(markup: str) -> BeautifulSoup:
    with warnings.catch_warnings():
        # What looks like XML inside a page is no reason to read the page as XML.
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        return BeautifulSoup(markup, "lxml")


def _judged(drafts: list[Draft], known: Furniture) -> list[Draft]:
    numbers = _page_numbers(drafts)
    reasons = ("page number" if at in numbers else reason for at, reason in enumerate(judged(drafts, known)))
    return [
        draft if draft.chrome == reason else replace(draft, chrome=reason)
        for draft, reason in zip(drafts, reasons, strict=True)
    ]


def _page_numbers(drafts: list[Draft]) -> set[int]:
    """The paragraphs, by their index, of a printed page put on the web that are its numbers: each counts one further.

    The first may stand beside the running head.
    """
    opened = {
        at: int(found[1])
        for at, draft in enumerate(drafts)
        if draft.kind is BlockKind.PARAGRAPH and not draft.continues and (found := _PAGE_NUMBER.match(draft.text))
    }
    alone = {at: number for at, number in opened.items() if drafts[at].text.isdecimal()}
    counted = {at for pair in pairwise(alone) if alone[pair[1]] == alone[pair[0]] + 1 for at in pair}
    first = min(counted, default=-1)
    heads = (at for at, number in opened.items() if at < first and number == alone[first] - 1)
    return counted | {at for at in heads if len(drafts[at].text) <= _LONGEST_HEAD}


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


class _Layout:
    """The cells that hold a heading of the page and much text: their table only lays the page out."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._ids: set[int] = set()
        for tag in soup.find_all(["h1", "h2"]):
            for parent in tag.parents:
                if id(parent) in self._ids:
                    break
                self._ids.add(id(parent))

    def __call__(self, tag: Tag) -> bool:
        return id(tag) in self._ids and holds_more(tag, _LAYOUT)


def _main(soup: BeautifulSoup) -> Tag | None:
    """The one element that the page says to be its main content, if most of its words and its heading stand there."""
    found = [tag for tag in soup.find_all(["main", "div", "section"], limit=_MOST_ELEMENTS) if _is_main(tag)]
    if len(found) != 1 or 2 * len(found[0].get_text()) < len(soup.get_text()):
        return None
    headings = soup.find_all("h1")
    return None if len(headings) == 1 and found[0] not in headings[0].parents else found[0]


def _is_main(tag: Tag) -> bool:
    return tag.name == "main" or attribute(tag, "role") == "main"


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
    for key in _PUBLISHED:
        if metas.get(key):
            return metas[key]
    for script in soup.find_all("script", type="application/ld+json"):
        if date := next(_linked_dates(script.get_text()), ""):
            return date
    marked = soup.find(["time", "meta", "span"], attrs={"itemprop": "datePublished"})
    if isinstance(marked, Tag):
        return attribute(marked, "datetime") or attribute(marked, "content") or _one_line(marked.get_text())
    elements = soup.find_all(["time", "span", "abbr", "dd", "div", "p", "li", "h2"], class_=True)
    dated = (tag for tag in elements if _DATED & {name.lower() for name in names(tag)})
    for tag in islice(dated, _MOST_DATED):
        if not holds_more(tag, _LONGEST_DATE) and not _is_aside(tag, known):
            inner = tag if tag.name == "time" else tag.find("time")
            written = attribute(inner, "datetime") if isinstance(inner, Tag) else attribute(tag, "title")
            return written or _one_line(tag.get_text())
    return ""


def _is_aside(tag: Tag, known: Furniture) -> bool:
    """Whether `tag` stands in furniture, such as a list of other pages; a byline is none."""
    reasons = (
        known.of_element(parent.name, attribute(parent, "role"), names(parent), in_article=True)
        for parent in tag.parents
        if parent.name not in {"html", "body"}
    )
    return any(reason and reason not in known.weak for reason in reasons)


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
