"""HTML pages, also as browsers and SingleFile save them: markup to blocks, and what the head says of the page."""

from __future__ import annotations

import re
import warnings
from dataclasses import replace
from itertools import chain, pairwise

from bs4 import BeautifulSoup, Tag, XMLParsedAsHTMLWarning

from pipeline.lexicon import Lexicon
from pipeline.model import BlockKind, Document, Issue, Page, Resource
from pipeline.read.blocks import Draft, assembled, with_typed_lists
from pipeline.read.charset import decode
from pipeline.read.chrome import Furniture, furniture, judged
from pipeline.read.html_elements import ARTICLE, attribute, holds_more
from pipeline.read.html_head import base, metadata
from pipeline.read.html_walk import Walk
from pipeline.read.mojibake import mended

# An XML declaration would have the parser take an XHTML page for XML.
_XML = re.compile(r"\A\s*+<\?xml[^>]{0,200}\?>")
# The comments with which Chromium and SingleFile say where a saved page came from, and when.
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->|^\s*url:\s*(\S+)\s*$", re.MULTILINE)
_SAVED_ON = re.compile(r"^\s*saved date:\s*(.+?)\s*$", re.MULTILINE)
_HEAD = 4000
_PAGE_NUMBER = re.compile(r"(\d{1,3})(?:\s+[^\W\d_]|$)")
_LONGEST_HEAD = 80
_MOST_ELEMENTS = 20_000
# A cell of so many letters under a heading is no cell of a table.
_LAYOUT = 400


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
    told = metadata(soup, page, markup, known)
    start = base(soup, told.url)
    folder = f"{page.path.rpartition('/')[2].rpartition('.')[0]}_files"
    walk = Walk(soup, known, start, _Protected(soup), main=_main(soup), folder=folder, lays_out=_Layout(soup))
    drafts = _judged(walk.drafts, known)
    text, blocks = assembled(with_typed_lists(drafts))
    return Document(page.without_data(), text, blocks, told, resources, issues)


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
