"""What the pages around the sheets of a pack show, ready for their template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.lexicon import Lexicon
from pipeline.lexicon.sheet import date_words
from pipeline.messages import Message, in_language
from pipeline.model import Figure, Look, Resource
from pipeline.model.pack import Bilingual, Pack, PackEntry
from pipeline.render.book.panels import Chip, Colours, Panel, Spot, cover_art, panels
from pipeline.render.passages import language_of, passage
from pipeline.render.sheet.coverage import coverage
from pipeline.text import fold
from pipeline.text.collating import collation

Words = tuple[tuple[str, str], ...]

# Titles with more letters than these are set smaller, and smaller still, on the cover.
_LONG, _LONGER = 42, 90

# The size of a map in millimetres.
_MAP = (174.0, 176.0)


@dataclass(frozen=True, slots=True)
class Book:
    """A pack with its sheets in their order, and its look.

    `languages` are those of the pages around the sheets; the first is that of the whole book. `cover` is a picture.
    """

    pack: Pack
    entries: tuple[PackEntry, ...]
    look: Look
    lexicon: Lexicon
    languages: tuple[str, ...]
    cover: Resource | None = None

    @property
    def lang(self) -> str:
        return self.languages[0]

    @property
    def title(self) -> str:
        """The title in all languages of the book."""
        return " · ".join(text for _, text in self.said(self.pack.title))

    def said(self, words: Bilingual) -> Words:
        """Words in the book's languages, else in any; characters that no font has are replaced by their codes."""
        known = coverage(self.look)
        given = dict(words.in_languages())
        own = [(lang, given[lang]) for lang in self.languages if lang in given] or list(given.items())
        return tuple((lang, known.printable(passage(text, lang)).text) for lang, text in own)

    def told(self, message: Message) -> Words:
        """A message in the languages of the book."""
        return tuple((lang, in_language(message, lang)) for lang in self.languages)


class SheetEntry(NamedTuple):
    """A sheet as it is listed in contents, map and index."""

    number: int
    anchor: str
    titles: Words
    places: Words
    page: int
    told: str


class SheetGroup(NamedTuple):
    """Sheets that have something in common, and its names."""

    names: Words
    entries: tuple[SheetEntry, ...]


class MapView(NamedTuple):
    """A map with its numbers, and the sheets of each of its places."""

    figure: Figure
    width: float
    height: float
    chips: tuple[tuple[Chip, SheetEntry], ...]
    places: tuple[SheetGroup, ...]
    is_greek: bool


class IndexPart(NamedTuple):
    """A part of the index."""

    heading: Words
    groups: tuple[SheetGroup, ...]


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


def anchor(number: int) -> str:
    """The anchor of a sheet."""
    return f"sheet-{number}"


def sheet_entries(book: Book, pages: Sequence[int]) -> tuple[SheetEntry, ...]:
    """The sheets of a book, which begin on these pages."""
    return tuple(
        SheetEntry(
            number,
            anchor(number),
            entry.titles,
            _first_place(book, entry),
            page,
            f"{number}. {' · '.join(text for _, text in entry.titles)}",
        )
        for number, (entry, page) in enumerate(zip(book.entries, pages, strict=True), 1)
    )


def _first_place(book: Book, entry: PackEntry) -> Words:
    return book.said(entry.places[0][1]) if entry.places else ()


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
        practices=book.told(Message("pack.practices", count=len(book.entries))),
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
        own |= {first.foot.funding.emblem.name, *(one.name for row in first.foot.funding.partners for one in row)}
    art = Resource(_ART, "image/svg+xml", cover_art(_spots(book), _accent(book)))
    shown = tuple(one for one in first.resources if one.name in own)
    return (*shown, book.cover) if book.cover else (*shown, art)


def book_maps(book: Book, shown: Sequence[SheetEntry]) -> tuple[tuple[MapView, ...], tuple[Resource, ...]]:
    """The maps of a book, and their drawings; none if no place is known."""
    found = panels(_spots(book), _MAP, colours(_accent(book)))
    return tuple(_map(book, panel, shown) for panel in found), tuple(panel.drawing for panel in found)


def _map(book: Book, panel: Panel, shown: Sequence[SheetEntry]) -> MapView:
    chips = tuple((chip, shown[chip.number - 1]) for chip in sorted(panel.chips))
    alt = in_language(Message("pack.map-alt"), book.lang)
    here = {chip.number for chip in panel.chips}
    groups = _sheet_groups(
        book, (one for one in shown if one.number in here), lambda entry: [one for _, one in entry.places]
    )
    return MapView(
        Figure(panel.drawing.name, passage(alt, book.lang)), panel.width, panel.height, chips, groups, panel.is_greek
    )


def book_index(book: Book, shown: Sequence[SheetEntry]) -> tuple[IndexPart, ...]:
    """The index of a book: by theme and by place, as far as any is known."""
    themes = _sheet_groups(book, shown, lambda entry: entry.themes)
    places = _sheet_groups(book, shown, lambda entry: [one for _, one in entry.places])
    parts = ((Message("pack.by-theme"), themes), (Message("pack.by-place"), places))
    return tuple(IndexPart(book.told(heading), groups) for heading, groups in parts if groups)


def _sheet_groups(
    book: Book, shown: Iterable[SheetEntry], of: Callable[[PackEntry], Iterable[Bilingual]]
) -> tuple[SheetGroup, ...]:
    groups: dict[str, tuple[Words, dict[int, SheetEntry]]] = {}
    for view in shown:
        for said in of(book.entries[view.number - 1]):
            names = book.said(said)
            if names:
                groups.setdefault(fold(names[0][1]).strip(), (names, {}))[1][view.number] = view
    found = (SheetGroup(names, tuple(entries.values())) for names, entries in groups.values())
    is_greek = book.lang == "el"
    return tuple(sorted(found, key=lambda group: collation(group.names[0][1], greek_first=is_greek)))


def _spots(book: Book) -> tuple[Spot, ...]:
    return tuple(
        Spot(number, place) for number, entry in enumerate(book.entries, 1) for place, _ in dict(entry.places).items()
    )


def _accent(book: Book) -> str:
    return dict(book.look.brand).get("accent", "#003399")


def colours(accent: str) -> Colours:
    """The colours of a map in the brand's accent."""
    return Colours((accent, 0.07), ("#ccd4e4", 1), (accent, 0.42), accent)
