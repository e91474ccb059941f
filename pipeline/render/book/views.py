"""What the pages around the sheets of a pack show, ready for their template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.lexicon import Lexicon
from pipeline.messages import Message, in_language
from pipeline.model import Figure, Look, Resource
from pipeline.model.pack import Bilingual, Pack, PackEntry
from pipeline.render.book.chips import Chip, Spot
from pipeline.render.book.panels import Panel, accent_colours, panels
from pipeline.render.passages import passage
from pipeline.render.sheet.coverage import coverage
from pipeline.text import fold
from pipeline.text.collating import collation

Words = tuple[tuple[str, str], ...]


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

    def translated(self, message: Message) -> Words:
        """A message in the languages of the book."""
        return tuple((lang, in_language(message, lang)) for lang in self.languages)


class SheetEntry(NamedTuple):
    """A sheet as it is listed in contents, map and index."""

    number: int
    anchor: str
    titles: Words
    places: Words
    page: int
    link_title: str


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


def book_maps(book: Book, shown: Sequence[SheetEntry]) -> tuple[tuple[MapView, ...], tuple[Resource, ...]]:
    """The maps of a book, and their drawings; none if no place is known."""
    found = panels(spots_of(book), _MAP, accent_colours(book.look))
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
    return tuple(IndexPart(book.translated(heading), groups) for heading, groups in parts if groups)


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


def spots_of(book: Book) -> tuple[Spot, ...]:
    """The practices of a book on the map, each at each of its places."""
    return tuple(
        Spot(number, place) for number, entry in enumerate(book.entries, 1) for place, _ in dict(entry.places).items()
    )
