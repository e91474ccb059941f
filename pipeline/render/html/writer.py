"""`Sheet` → HTML, by the look's `sheet.html`: a page for browsers, and what the PDF is set from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from typing import NamedTuple
from urllib.parse import urlsplit

from jinja2 import Template

from pipeline.lexicon import Lexicon
from pipeline.lexicon.sheet_words import language_name, names_total, sheet_words
from pipeline.model import Figure, Item, Look, Passage, Rendered, Sheet
from pipeline.render.frame import continued, foot
from pipeline.render.html.arranging import arranged
from pipeline.render.measure import has_long_numbers, introduces, is_lone
from pipeline.render.passages import language, pieces
from pipeline.render.sheet.funding import is_funded, risen
from pipeline.render.sheet.voices import Voices
from pipeline.render.table_columns import figure_columns, keeps_words
from pipeline.render.templates import compiled, naming, new_environment
from pipeline.render.walk import passages
from pipeline.render.walk import pieces as pieces_of
from pipeline.render.web import WebHead, data_url, properties, web_head

TEMPLATE, STYLE, SCREEN_STYLE, FUNDING_STYLE = "sheet.html", "sheet.css", "screen.css", "funding-screen.css"

# Deeper lists are set as deep as this.
_DEEPEST = 4


class Node(NamedTuple):
    """An entry of a list with the entries below it."""

    passage: Passage
    below: tuple[Node, ...]
    is_numbered: bool


def write_html(sheet: Sheet, look: Look, lexicon: Lexicon) -> Rendered:
    """The sheet as one HTML file for browsers, with its style, fonts and pictures inside, and without any script."""
    inside = {one.name: data_url(one.media_type, one.data) for one in sheet.resources}
    words = "".join(one.text for one in passages(sheet))
    web = web_head(look, SCREEN_STYLE, words, more=FUNDING_STYLE if is_funded(look) else "")
    return Rendered(markup(sheet, look, lexicon, 1, inside.__getitem__, web).encode("utf-8"))


def markup(
    sheet: Sheet,
    look: Look,
    lexicon: Lexicon,
    layout: int,
    image: Callable[[str], str],
    web: WebHead | None = None,
    variant: str = "",
    more: Iterable[tuple[str, str]] = (),
) -> str:
    """The sheet's HTML in one of the layouts of the style sheet, or as a `variant`.

    `image` tells the address of a resource, `more` are custom properties of its pages.
    """
    words = sheet_words(lexicon, sheet.lang)

    def link_title(target: str) -> str:
        return words.link.format(to=urlsplit(target).netloc or urlsplit(target).path)

    with naming(TEMPLATE):
        return template(look).render(
            sheet=sheet,
            layout=layout,
            web=web,
            properties=[*properties(look), *foot(sheet, lexicon), *more],
            brand=dict(look.brand).get("name", ""),
            funding_colour=dict(look.brand).get("funding_colour", "blue"),
            variant=variant,
            continued=partial(continued, voices=Voices(sheet.languages, lexicon)),
            language_names=[language_name(lexicon, lang) for lang in sheet.languages],
            both=words.both,
            head=sheet.head,
            sections=[arranged(section) for section in sheet.sections],
            has_several=variant != "a5" and sum(1 for _ in pieces_of((sheet.head.lead, sheet.sections), Figure)) > 1,
            foot=sheet.foot,
            image=image,
            link_title=link_title,
            is_total=partial(names_total, lexicon),
        )


def template(look: Look) -> Template:
    """The look's compiled template."""
    return _template(look.file(TEMPLATE))


@lru_cache(maxsize=4)
def _template(source: bytes) -> Template:
    environment = new_environment()
    environment.globals.update(
        cut=pieces,
        figure_columns=figure_columns,
        has_long_numbers=has_long_numbers,
        introduces=introduces,
        is_lone=is_lone,
        keeps_words=keeps_words,
        language=language,
        nodes=_nodes,
        risen=risen,
    )
    environment.filters["kind"] = lambda part: type(part).__name__
    with naming(TEMPLATE):
        return compiled(environment, TEMPLATE, source)


def _nodes(items: tuple[Item, ...], level: int = 1) -> tuple[Node, ...]:
    """The entries as a tree; an entry that is deeper than the one before it hangs below that one."""
    tops: list[tuple[Item, list[Item]]] = []
    for item in items:
        if not tops or item.level <= level or level == _DEEPEST:
            tops.append((item, []))
        else:
            tops[-1][1].append(item)
    return tuple(
        Node(item.passage, _nodes(tuple(below), level + 1) if below else (), item.is_numbered) for item, below in tops
    )
