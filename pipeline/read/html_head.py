"""What the head of an HTML page and its data for machines say of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from bs4 import BeautifulSoup, Tag

from pipeline.model import Metadata, Page, Thing
from pipeline.read.chrome import Furniture
from pipeline.read.html_elements import attribute, holds_more, names
from pipeline.read.linked_data import linked_data, things_of, trail

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
# So many elements that are named after a date are looked at, and up to so many letters are one.
_MOST_DATED = 100
_MOST_ELEMENTS = 20_000
_LONGEST_DATE = 100
# What sites set between the steps of a trail of pages.
_STEPS = re.compile(r"\s*[»›>/|→]\s*")
# Attributes that hold the value of a property of microdata, where its element has no words for it (HTML 5.2.4).
_VALUES = ("content", "datetime", "href", "src")


def metadata(soup: BeautifulSoup, page: Page, markup: str, known: Furniture) -> Metadata:
    """What the page says of itself, `markup` being the source that `soup` was made of."""
    metas = {
        (attribute(tag, "property") or attribute(tag, "name") or attribute(tag, "itemprop")).lower(): attribute(
            tag, "content"
        )
        for tag in reversed(soup.find_all("meta"))
    }
    link = soup.find("link", rel="canonical")
    canonical = attribute(link, "href").strip() if isinstance(link, Tag) else ""
    root, title = soup.find("html"), soup.find("title")
    told = linked_data(script.get_text() for script in soup.find_all("script", type="application/ld+json"))
    marked = list(_microdata(soup)) if "itemscope" in markup else []
    things = (*told.things, *things_of(marked))
    return Metadata(
        title=_one_line(title.get_text()) if isinstance(title, Tag) else "",
        og_title=_one_line(metas.get("og:title", "") or metas.get("twitter:title", "")),
        site_name=_one_line(metas.get("og:site_name", "") or metas.get("application-name", "")),
        url=page.url or canonical or metas.get("og:url", "") or base(soup, ""),
        published=_published(soup, metas, things, known),
        lang=attribute(root, "lang") if isinstance(root, Tag) else "",
        description=_one_line(metas.get("description", "") or metas.get("og:description", "")),
        canonical=canonical,
        open_graph=tuple(
            (name[len("og:") :], _one_line(content))
            for name, content in reversed(metas.items())
            if name.startswith("og:") and content
        ),
        things=things,
        breadcrumbs=told.breadcrumbs or trail(marked) or (_breadcrumbs(soup) if "breadcrumb" in markup else ()),
    )


def base(soup: BeautifulSoup, url: str) -> str:
    """The address that the page's relative ones start from."""
    tag = soup.find("base", href=True)
    return attribute(tag, "href") if isinstance(tag, Tag) else url


def _microdata(soup: BeautifulSoup) -> Iterator[tuple[dict[str, Any], str]]:
    """The items of a page's microdata in the form of JSON-LD, each with the property that it is the value of."""
    nodes: dict[int, dict[str, Any]] = {}
    for tag in soup.find_all(lambda tag: tag.has_attr("itemscope") or tag.has_attr("itemprop")):
        around = next((nodes[id(parent)] for parent in tag.parents if id(parent) in nodes), None)
        value: Any = _value(tag)
        if tag.has_attr("itemscope"):
            value = nodes[id(tag)] = {"@type": attribute(tag, "itemtype").split()}
            yield value, attribute(tag, "itemprop") if around is not None else ""
        if around is not None:
            for name in attribute(tag, "itemprop").split():
                around.setdefault(name, []).append(value)


def _value(tag: Tag) -> str:
    return next(filter(None, (attribute(tag, name) for name in _VALUES)), "") or _one_line(tag.get_text())


def _breadcrumbs(soup: BeautifulSoup) -> tuple[str, ...]:
    """The entries of the first element that is named after a trail of bread crumbs."""
    tag = soup.find(
        lambda tag: any("breadcrumb" in name.lower() for name in (*names(tag), attribute(tag, "aria-label")))
    )
    if not isinstance(tag, Tag):
        return ()
    entries = [_one_line(entry.get_text()) for entry in tag.find_all("li")] or list(tag.stripped_strings)
    return tuple(filter(None, (part for entry in entries for part in _STEPS.split(_one_line(entry)))))


def _is_breadcrumbs(tag: Tag) -> bool:
    return any("breadcrumb" in name.lower() for name in (*names(tag), attribute(tag, "aria-label")))


def _published(soup: BeautifulSoup, metas: Mapping[str, str], things: Iterable[Thing], known: Furniture) -> str:
    said = (*(metas.get(key, "") for key in _PUBLISHED), *(thing.published for thing in things))
    if date := next(filter(None, said), ""):
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


def _one_line(text: str) -> str:
    return " ".join(text.split())
