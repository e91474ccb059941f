"""HTML pages, also as browsers and SingleFile save them: markup to blocks, and what the head says of the page."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from urllib.parse import quote

from pipeline.lexicon import Lexicon
from pipeline.lexicon.captions import captions
from pipeline.model import BlockKind, Document, Issue, Page, Resource
from pipeline.read.blocks import Draft, assembled, with_typed_lists
from pipeline.read.boilerplate import reasons
from pipeline.read.boilerplate_rules import BoilerplateRules, boilerplate_rules
from pipeline.read.captions import with_captions
from pipeline.read.charset import decode
from pipeline.read.hidden import doubtful_issue, hidden_issues
from pipeline.read.html_head import base, metadata
from pipeline.read.html_layout import LayoutCells, identities
from pipeline.read.html_pictures import HtmlPictures
from pipeline.read.html_walk import Walk
from pipeline.read.markup import says_it_is_xml
from pipeline.read.mojibake import mended
from pipeline.read.plain import plain_document
from pipeline.read.style_rules import bold_classes
from pipeline.read.tag import Tag
from pipeline.read.tree import HtmlTree
from pipeline.sources import companions

# Files of these names are XML to a browser: there elements without an end tag close themselves.
_XML = (".xhtml", ".xht")
# The comments with which Chromium and SingleFile say where a saved page came from, and when.
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->|^\s*url:\s*(\S+)\s*$", re.MULTILINE)
_SAVED_ON = re.compile(r"^\s*saved date:\s*(.+?)\s*$", re.MULTILINE)
_HEAD = 4000
_PAGE_NUMBER = re.compile(r"(\d{1,3})(?:\s+[^\W\d_]|$)")
_LONGEST_HEAD = 80
_MOST_DOUBTS = 20


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
    tree = HtmlTree(markup, is_xml=page.path.lower().endswith(_XML) or says_it_is_xml(markup))
    if (typed := _typed(tree)) is not None:
        return plain_document(page, typed, lexicon, resources, issues)
    _set_bold(tree)
    known = boilerplate_rules(lexicon)
    described = metadata(tree, page, markup, known)
    start = base(tree, described.url)
    pictures = HtmlPictures(start, _beside(page))
    walk = Walk(tree, known, pictures, _Protected(tree), main=_main(tree), lays_out=LayoutCells(tree))
    text, blocks = assembled(with_typed_lists(with_captions(_with_reasons(walk.drafts, known), captions(lexicon))))
    doubts = (doubtful_issue(path, words) for path, words in walk.doubts[:_MOST_DOUBTS])
    issues = (*issues, *hidden_issues(blocks), *doubts)
    return Document(page.without_data(), text, blocks, described, (*resources, *pictures.resources.values()), issues)


def _typed(tree: HtmlTree) -> str | None:
    """The text of a page that a browser saved from a text file: a single `pre` element."""
    bodies = tree.named("body")
    shown = [node for body in bodies for node in body.contents if isinstance(node, Tag) or node.strip()]
    only = shown[0] if len(shown) == 1 else None
    if not isinstance(only, Tag) or only.name != "pre" or any(isinstance(node, Tag) for node in only.contents):
        return None
    return only.text


def _set_bold(tree: HtmlTree) -> None:
    """Say in the elements themselves that the style sheet of an exported document sets them bold."""
    classes = bold_classes(tree.styles)
    for tag in tree.named("span", "p") if classes else ():
        if not classes.isdisjoint(tag.get("class").split()):
            tag.attributes["style"] = f"{tag.get('style')};font-weight:bold"


def _beside(page: Page) -> frozenset[str]:
    """The names of the folder where a browser saves the page's pictures, as addresses have them, without case."""
    folders = companions(page.path.rpartition("/")[2])
    return frozenset(one.casefold() for folder in folders for one in (folder, quote(folder)))


def _with_reasons(drafts: list[Draft], rules: BoilerplateRules) -> list[Draft]:
    numbers = _page_numbers(drafts)
    found = ("page number" if at in numbers else reason for at, reason in enumerate(reasons(drafts, rules)))
    return [
        draft if draft.boilerplate == reason else replace(draft, boilerplate=reason)
        for draft, reason in zip(drafts, found, strict=True)
    ]


def _page_numbers(drafts: list[Draft]) -> set[int]:
    """The indexes of paragraphs that are page numbers of a printed document put on the web: each counts one further.

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


# Beside the page's main heading an article with a smaller part of its letters is not what the page is about.
_CARD = 4


class _Protected:
    """The elements around the main part, the page's only main heading, and its longest article.

    Shorter ones may be cards that lead to other pages; so may all that together are a small part of a page with its
    main heading elsewhere.
    """

    def __init__(self, tree: HtmlTree) -> None:
        headings = tree.named("h1")
        own = tree.named("main") + (headings if len(headings) == 1 else [])
        longest = sorted(tree.named("article"), key=lambda tag: tag.letters)[-1:]
        is_card = len(headings) == 1 and any(_CARD * tag.letters < tree.root.letters for tag in longest)
        self._ids = identities(own if is_card else own + longest)

    def __call__(self, tag: Tag) -> bool:
        return id(tag) in self._ids


def _main(tree: HtmlTree) -> Tag | None:
    """The only element marked as main content, if it holds the page's heading and most of its words."""
    found = [*tree.named("main"), *(tag for tag in tree.named("div", "section") if tag.get("role") == "main")]
    if len(found) != 1 or 2 * found[0].letters < tree.root.letters:
        return None
    headings = tree.named("h1")
    return None if len(headings) == 1 and found[0] not in headings[0].around() else found[0]
