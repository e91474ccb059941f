"""Metadata of an HTML page: from its head, JSON-LD, microdata and breadcrumbs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from pipeline.model import Metadata, Page, Thing
from pipeline.read.boilerplate_rules import BoilerplateRules
from pipeline.read.html_elements import names
from pipeline.read.linked_data import linked_data, things_of, trail
from pipeline.read.tag import Tag
from pipeline.read.tree import HtmlTree

_DATED = frozenset(
    """documentpublished wp-block-post-date published entry-date post-date date-published article-date
    pubdate publish-date date-header datecreated""".split()
)
# Names of `meta` elements for the day of publication, the most reliable first.
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
# How many elements named after a date are looked at, and the most letters that a date has.
_MOST_DATED = 100
_LONGEST_DATE = 100
# Separators between the steps of breadcrumbs.
_STEPS = re.compile(r"\s*[»›>/|→]\s*")
# Attributes that hold the value of a microdata property, if it is not the element's text (HTML 5.2.4).
_VALUES = ("content", "datetime", "href", "src")


def metadata(tree: HtmlTree, page: Page, markup: str, rules: BoilerplateRules) -> Metadata:
    """The page's metadata; `markup` is the source of `tree`."""
    metas = {
        (tag.get("property") or tag.get("name") or tag.get("itemprop")).lower(): tag.get("content")
        for tag in reversed(tree.named("meta"))
    }
    links = (tag for tag in tree.named("link") if "canonical" in tag.get("rel").lower().split())
    canonical = next((tag.get("href").strip() for tag in links), "")
    linked = linked_data(tree.scripts)
    marked = list(_microdata(tree)) if "itemscope" in markup else []
    things = (*linked.things, *things_of(marked))
    return Metadata(
        title=rules.own_title(next((_one_line(tag.text) for tag in tree.named("title") if not _is_drawn(tag)), "")),
        og_title=_one_line(metas.get("og:title", "") or metas.get("twitter:title", "")),
        site_name=_one_line(metas.get("og:site_name", "") or metas.get("application-name", "")),
        url=page.url or canonical or metas.get("og:url", "") or base(tree, ""),
        published=_published(tree, metas, things, rules),
        lang=next((tag.get("lang") for tag in tree.named("html")), ""),
        description=_one_line(metas.get("description", "") or metas.get("og:description", "")),
        things=things,
        breadcrumbs=linked.breadcrumbs or trail(marked) or (_breadcrumbs(tree) if "breadcrumb" in markup else ()),
    )


def base(tree: HtmlTree, url: str) -> str:
    """The base of the page's relative addresses."""
    return next((tag.get("href") for tag in tree.named("base") if tag.has("href")), url)


def _microdata(tree: HtmlTree) -> Iterator[tuple[dict[str, Any], str]]:
    """The page's microdata items in the form of JSON-LD, each with the property whose value it is."""
    nodes: dict[int, dict[str, Any]] = {}
    for tag in tree.tags():
        if not (tag.has("itemscope") or tag.has("itemprop")):
            continue
        around = next((nodes[id(parent)] for parent in tag.around() if id(parent) in nodes), None)
        value: Any = _value(tag)
        if tag.has("itemscope"):
            value = nodes[id(tag)] = {"@type": tag.get("itemtype").split()}
            yield value, tag.get("itemprop") if around is not None else ""
        if around is not None:
            for name in tag.get("itemprop").split():
                around.setdefault(name, []).append(value)


def _value(tag: Tag) -> str:
    return next(filter(None, (tag.get(name) for name in _VALUES)), "") or _one_line(tag.text)


def _breadcrumbs(tree: HtmlTree) -> tuple[str, ...]:
    """The entries of the first element named after breadcrumbs."""
    tag = next(filter(_is_breadcrumbs, tree.tags()), None)
    if tag is None:
        return ()
    entries = [node.text for node in tag.inside() if isinstance(node, Tag) and node.name == "li"] or tag.texts()
    return tuple(filter(None, (part for entry in entries for part in _STEPS.split(_one_line(entry)))))


def _is_breadcrumbs(tag: Tag) -> bool:
    return any("breadcrumb" in name.lower() for name in (*names(tag), tag.get("aria-label")))


def _is_drawn(tag: Tag) -> bool:
    """Whether the title of an element is that of a drawing in the page."""
    return any(around.name == "svg" for around in tag.around())


def _published(tree: HtmlTree, metas: Mapping[str, str], things: Iterable[Thing], rules: BoilerplateRules) -> str:
    said = (*(metas.get(key, "") for key in _PUBLISHED), *(thing.published for thing in things))
    if date := next(filter(None, said), ""):
        return date
    for tag in tree.named("time", "meta", "span"):
        if tag.get("itemprop") == "datePublished":
            return tag.get("datetime") or tag.get("content") or _one_line(tag.text)
    elements = tree.named("time", "span", "abbr", "dd", "div", "p", "li", "h2")
    dated = (tag for tag in elements if tag.has("class") and _DATED & {name.lower() for name in names(tag)})
    for tag in islice(dated, _MOST_DATED):
        if tag.letters <= _LONGEST_DATE and not _is_aside(tag, rules):
            inner = next((node for node in (tag, *tag.inside()) if isinstance(node, Tag) and node.name == "time"), None)
            return (inner.get("datetime") if inner else tag.get("title")) or _one_line(tag.text)
    return ""


def _is_aside(tag: Tag, rules: BoilerplateRules) -> bool:
    """Whether `tag` stands in boilerplate, such as a list of other pages; a byline does not count."""
    reasons = (
        rules.of_element(parent.name, parent.get("role"), names(parent), in_article=True)
        for parent in tag.around()
        if parent.name not in {"html", "body"}
    )
    return any(reason and reason not in rules.weak for reason in reasons)


def _one_line(text: str) -> str:
    return " ".join(text.split())
