"""The index of a gallery: search, filters and a map by a script, with its data in parts; plain lists without it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import quote
from xml.sax.saxutils import escape

from pipeline.lexicon import Lexicon
from pipeline.lexicon.sheet_words import language_names
from pipeline.messages import Message, in_language
from pipeline.model import Look
from pipeline.render.book.panels import Panel
from pipeline.render.html.writer import FUNDING_STYLE, SCREEN_STYLE
from pipeline.render.passages import language_of
from pipeline.render.sheet.funding import is_funded
from pipeline.render.site.index_cards import Facet, IndexCard, facets
from pipeline.render.site.index_map import Pin, index_maps
from pipeline.render.site.page import INDEX, POLICY, SHEETS, STYLE, linked_data
from pipeline.render.templates import naming, template_of
from pipeline.render.web import web_head
from pipeline.text.collating import collation
from pipeline.text.json_text import json_text

TEMPLATE, SITE_STYLE, SEARCH, SCRIPT = "site/index.html", "site/site.css", "search.js", "site/site.js"

# How many sheets are on a list, and in a part of the data.
_LISTED, _PART = 100, 500


# The fixed words of the index, by their messages.
_SAID = {
    "search": "site.search",
    "theme": "site.theme",
    "place": "site.place",
    "year": "site.year",
    "language": "site.language",
    "all": "site.all",
    "found": "site.found",
    "none": "site.none",
    "more": "site.more",
    "clear": "site.clear",
    "map": "site.map",
    "data": "site.data",
    "skip": "site.skip",
    "pages": "site.pages",
}


class SiteIndex(NamedTuple):
    """A gallery: its title in each language, its sheets in their order, its address ("" if unknown)."""

    titles: tuple[tuple[str, str], ...]
    cards: tuple[IndexCard, ...]
    look: Look
    lexicon: Lexicon
    url: str = ""


def write_index(site: SiteIndex, letters: str) -> Iterator[tuple[str, bytes]]:
    """The files of a gallery by their names, except the pages of its sheets and its open data.

    `letters` are all letters on its pages.
    """
    parts = [site.cards[at : at + _PART] for at in range(0, len(site.cards), _PART)]
    names = [f"assets/cards-{number}.js" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield name, _script_data(part)
    maps = index_maps(site.cards, site.look)
    for panel, _ in maps:
        yield f"assets/{panel.drawing.name}", panel.drawing.data
    lists = [site.cards[at : at + _LISTED] for at in range(0, len(site.cards), _LISTED)]
    for number, cards in enumerate(lists, 1):
        yield _list_name(number), _page(site, cards, number, len(lists), names, maps)
    own = "".join((letters, *(word for row in _words().values() for word in row.values())))
    more = FUNDING_STYLE if is_funded(site.look) else ""
    style = web_head(site.look, SCREEN_STYLE, own, more=more).style
    # The policy allows no style attributes.
    pins = "".join(f"#{one.name} {{ left: {one.left}%; top: {one.top}% }}\n" for _, group in maps for one in group)
    yield STYLE, style.encode("utf-8") + site.look.file(SITE_STYLE) + pins.encode()
    yield "assets/site.js", site.look.file(SEARCH) + site.look.file(SCRIPT)
    yield "sitemap.xml", _sitemap(site, len(lists))


def _script_data(cards: Sequence[IndexCard]) -> bytes:
    """A part of the data as a script: a page from disk may load nothing else."""
    lines = ",\n".join(json_text(card.raw()) for card in cards)
    return f"(globalThis.cards ??= []).push(\n{lines}\n);\n".encode(errors="replace")


def _list_name(number: int) -> str:
    return INDEX if number == 1 else f"list-{number}.html"


def _page(
    site: SiteIndex,
    cards: Sequence[IndexCard],
    number: int,
    count: int,
    parts: Sequence[str],
    maps: Sequence[tuple[Panel, tuple[Pin, ...]]],
) -> bytes:
    words = _words()
    with naming(TEMPLATE):
        text = template_of(TEMPLATE, site.look.file(TEMPLATE)).render(
            site=site,
            lang="el" if len(site.titles) == 2 else site.titles[0][0],
            title=" · ".join(text for _, text in site.titles),
            brand=dict(site.look.brand).get("name", ""),
            brand_lang=language_of(dict(site.look.brand).get("name", "")),
            policy=POLICY,
            words=words,
            cards=[(card, quote(f"{SHEETS}{card.name}.html")) for card in cards],
            number=number,
            lists=[_list_name(one) for one in range(1, count + 1)],
            parts=parts,
            maps=maps if number == 1 else (),
            choices=_choices(site),
            linked=linked_data(_index_data(site)),
            total=len(site.cards),
        )
    return text.encode("utf-8")


def _choices(site: SiteIndex) -> list[tuple[str, list[Facet]]]:
    """The lists to filter by: words in Greek order, the latest year first; lists without a choice are left out."""
    found = facets(site.cards)
    for name, values in found.items():
        values.sort(key=lambda one: collation(one.el), reverse=name == "year")
    found["language"] = [
        one._replace(**{lang: _language(site.lexicon, one.value, lang) for lang in ("el", "en")})
        for one in found["language"]
    ]
    return [(name, values) for name, values in found.items() if len(values) > 1]


def _language(lexicon: Lexicon, tag: str, lang: str) -> str:
    name = language_names(lexicon, lang).get(tag, tag)
    return name[:1].upper() + name[1:]


def _index_data(site: SiteIndex) -> Mapping[str, Any]:
    """The index's description for programs (schema.org)."""
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": [{"@value": text, "@language": lang} for lang, text in site.titles],
        **({"url": site.url} if site.url else {}),
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": f"{site.url}data/practices.{ending}"}
            for kind, ending in (("text/csv", "csv"), ("application/json", "json"))
        ],
    }


def _sitemap(site: SiteIndex, lists: int) -> bytes:
    """The sitemap of all pages (sitemaps.org); without the gallery's address, relative to the file."""
    pages = [
        *(_list_name(number) for number in range(1, lists + 1)),
        *(f"{SHEETS}{one.name}.html" for one in site.cards),
    ]
    lines = "".join(f"<url><loc>{escape(site.url + quote(page))}</loc></url>\n" for page in pages)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{lines}</urlset>\n".encode()


@lru_cache(maxsize=1)
def _words() -> Mapping[str, Mapping[str, str]]:
    """The fixed words of the index by language."""
    return {lang: {name: in_language(Message(row), lang) for name, row in _SAID.items()} for lang in ("el", "en")}
