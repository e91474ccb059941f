"""The cover of a book, and the pictures around its sheets."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.lexicon.sheet_words import date_words
from pipeline.messages import Message, in_language
from pipeline.model import Figure, Resource
from pipeline.render.book.panels import accent_of, cover_art
from pipeline.render.book.views import Book, Words, spots_of
from pipeline.render.passages import language_of, passage

# Titles with more letters than these are set smaller, and smaller still, on the cover.
_LONG, _LONGER = 42, 90


class Cover(NamedTuple):
    """What the cover shows; `size` is the class of its title."""

    title: Words
    subtitle: Words
    when: Words
    practices: Words
    office: Words
    size: str
    logos: tuple[Figure, ...]
    picture: Figure | None
    art: Figure | None


def cover(book: Book) -> Cover:
    """The cover of a book."""
    pack, office = book.pack, dict(book.look.brand).get("name", "")
    letters = max(len(text) for _, text in book.said(pack.title))
    alt = passage(in_language(Message("pack.map-alt"), book.lang), book.lang)
    title = passage(book.said(pack.title)[0][1], book.said(pack.title)[0][0])
    return Cover(
        title=book.said(pack.title),
        subtitle=book.said(pack.subtitle),
        when=_when(book),
        practices=book.translated(Message("pack.practices", count=len(book.entries))),
        office=((language_of(office), office),) if office else (),
        size="longer" if letters > _LONGER else "long" if letters > _LONG else "short",
        logos=book.entries[0].sheet.head.logos,
        picture=Figure(book.cover.name, title) if book.cover else None,
        art=None if book.cover else Figure(_ART, alt),
    )


def _when(book: Book) -> Words:
    """Place and date of the event, in each language."""
    places = dict(book.said(book.pack.place))
    found = []
    for lang in book.languages:
        date = date_words(book.lexicon, lang).date(book.pack.date) or book.pack.date if book.pack.date else ""
        if text := ", ".join(filter(None, (places.get(lang, "") or next(iter(places.values()), ""), date))):
            found.append((lang, text))
    return tuple(found)


# The map on the cover.
_ART = "cover-map.svg"


def front_pictures(book: Book) -> tuple[Resource, ...]:
    """The pictures on the pages around the sheets, except the maps."""
    first = book.entries[0].sheet
    own = {one.name for one in first.head.logos}
    if first.foot.funding:
        own |= {first.foot.funding.emblem.name, *(one.name for row in first.foot.funding.rows for one in row)}
    art = Resource(_ART, "image/svg+xml", cover_art(spots_of(book), accent_of(book.look)))
    shown = tuple(one for one in first.resources if one.name in own)
    return (*shown, book.cover) if book.cover else (*shown, art)
