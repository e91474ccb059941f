"""`Sheet` → HTML, by the look's `sheet.html`: a page for browsers, and what the PDF is set from."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import urlsplit

from jinja2 import Environment, StrictUndefined, Template

from pipeline.lexicon import Lexicon
from pipeline.lexicon.sheet import sheet_words
from pipeline.model import Heading, Item, Look, Note, Pair, Part, Passage, Rendered, Sheet, Table
from pipeline.render.frame import page_words, short_title
from pipeline.render.parts import passages
from pipeline.render.passages import language, pieces
from pipeline.render.tables import figure_columns

TEMPLATE, STYLE = "sheet.html", "sheet.css"

# A section with fewer characters a language is kept on one page.
_BRIEF = 800

# What a paragraph, item or cell takes besides its letters.
_LINE = 60

# Deeper lists are set as deep as this.
_DEEPEST = 4

# The brand's settings that the style sheet knows as custom properties.
_PROPERTIES = frozenset({"accent", "tint", "ink", "spacing"})

# Where on the sheet a part stands that belongs to no section, by its style.
_ZONES: Mapping[str, str] = MappingProxyType(
    {"Tags": "tail", "Context": "tail", "Source": "source", "Code": "code", "Fund": "fund", "Logo": "logos"}
)

_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")


class Node(NamedTuple):
    """An entry of a list with the entries below it."""

    passage: Passage
    below: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its notes and what stands under it.

    `form` is for the style sheet: `pairs` or `single`, `brief` for what should not be broken over pages, `tabled` for
    what begins with a table.
    """

    heading: Heading
    notes: tuple[Note, ...]
    parts: tuple[Part, ...]

    @property
    def form(self) -> str:
        form = "pairs" if any(isinstance(part, Pair) for part in self.parts) else "single"
        letters = sum(len(one.text) + _LINE for one in passages(self.parts))
        if letters < (2 * _BRIEF if form == "pairs" else _BRIEF):
            return f"{form} brief"
        return f"{form} tabled" if any(isinstance(part, Table) for part in self.parts[:2]) else form


def write_html(sheet: Sheet, look: Look, lexicon: Lexicon) -> Rendered:
    """The sheet as one HTML file for browsers, with its style and pictures inside and the reader's own fonts."""
    data = {one.name: f"data:{one.media_type};base64,{base64.b64encode(one.data).decode()}" for one in sheet.resources}
    style = _FONT_FACE.sub("", look.file(STYLE).decode("utf-8"))
    return Rendered(markup(sheet, look, lexicon, 1, data.__getitem__, style).encode("utf-8"))


def markup(
    sheet: Sheet, look: Look, lexicon: Lexicon, layout: int, image: Callable[[str], str], style: str = ""
) -> str:
    """The sheet's HTML in one of the layouts of the style sheet; `image` tells the address of a resource."""
    words = sheet_words(lexicon, sheet.lang)

    def told(target: str) -> str:
        return words.link.format(to=urlsplit(target).netloc or urlsplit(target).path)

    head, sections, zones = _arranged(sheet.parts)
    return template(look).render(
        sheet=sheet,
        layout=layout,
        style=style,
        properties=[pair for pair in look.brand if pair[0] in _PROPERTIES],
        brand=dict(look.brand).get("name", ""),
        short_title=short_title(sheet),
        page_words=page_words(sheet, lexicon),
        head=head,
        sections=sections,
        zones=zones,
        image=image,
        told=told,
    )


def template(look: Look) -> Template:
    """The look's compiled template."""
    return _template(look.file(TEMPLATE))


@lru_cache(maxsize=4)
def _template(source: bytes) -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.globals.update(cut=pieces, figure_columns=figure_columns, language=language, nodes=_nodes)
    environment.filters["kind"] = lambda part: type(part).__name__
    return environment.from_string(source.decode("utf-8"))


def _arranged(parts: Iterable[Part]) -> tuple[list[Part], list[Section], dict[str, list[Part]]]:
    """The parts by where they stand: before the sections, in them, in zones of their own."""
    head: list[Part] = []
    groups: list[tuple[Heading, list[Part]]] = []
    zones: dict[str, list[Part]] = {zone: [] for zone in _ZONES.values()}
    for part in parts:
        zone = _ZONES.get(getattr(part, "style", ""))
        if zone:
            zones[zone].append(part)
        elif isinstance(part, Heading) and part.level > 1:
            groups.append((part, []))
        else:
            (groups[-1][1] if groups else head).append(part)
    return head, [_section(heading, group) for heading, group in groups], zones


def _section(heading: Heading, group: list[Part]) -> Section:
    notes = tuple(part for part in group if isinstance(part, Note) and part.style == "Missing")
    return Section(heading, notes, tuple(part for part in group if part not in notes))


def _nodes(items: tuple[Item, ...], level: int = 1) -> tuple[Node, ...]:
    """The entries as a tree; an entry that is deeper than the one before it hangs below that one."""
    tops: list[tuple[Passage, list[Item]]] = []
    for item in items:
        if not tops or item.level <= level or level == _DEEPEST:
            tops.append((item.passage, []))
        else:
            tops[-1][1].append(item)
    return tuple(Node(passage, _nodes(tuple(below), level + 1) if below else ()) for passage, below in tops)
