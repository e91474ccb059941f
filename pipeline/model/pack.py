"""A pack: many sheets for one event, as its file describes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.model.sheet import Sheet
from pipeline.model.values import Place


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same words in Greek and in English; either may be empty."""

    el: str = ""
    en: str = ""

    def in_languages(self) -> tuple[tuple[str, str], ...]:
        """The non-empty texts as pairs (language, text); identical ones only once."""
        pairs = (("el", self.el), ("en", self.en))
        return tuple(pair for at, pair in enumerate(pairs) if pair[1] and not (at and self.en == self.el))


@dataclass(frozen=True, slots=True)
class Occasion:
    """The event that a pack is for; `date` is an ISO date or any words."""

    title: Bilingual
    place: Bilingual = Bilingual()
    date: str = ""


class Order(StrEnum):
    """The order of the sheets in a pack."""

    LISTED = "listed"
    TITLE = "title"
    PLACE = "place"
    THEME = "theme"


class Need(StrEnum):
    """What a sheet must be to go into a pack."""

    APPROVED = "approved"
    REVIEWED = "reviewed"
    ANY = "any"


class Allowed(StrEnum):
    """What keeps a sheet out of a pack unless it is allowed."""

    PROVISIONAL = "provisional"
    STALE = "stale"
    DRAFT = "draft"
    UNREVIEWED = "unreviewed"


class Booklet(StrEnum):
    """The size of a booklet's pages: A5 on A4 paper, A4 on A3 paper, or no booklet."""

    A5 = "a5"
    A4 = "a4"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PackFilter:
    """Selects the sheets of a pack that lists none; empty criteria are ignored.

    `theme` and `place` are words in the practice's theme and place, `state` is what the sheet must be, `since` is an
    ISO date, or the beginning of one, on or after which the practice started.
    """

    theme: str = ""
    place: str = ""
    state: Need = Need.ANY
    since: str = ""


@dataclass(frozen=True, slots=True)
class PackPrint:
    """How a pack is printed.

    `creep_mm` is how much each sheet of the booklet's paper adds at the fold, in millimetres; with `right` every
    practice starts on a right-hand page.
    """

    booklet: Booklet = Booklet.A5
    creep_mm: float = 0.0
    right: bool = False


@dataclass(frozen=True, slots=True)
class Pack:
    """Many sheets for one event.

    `name` is that of its file. `sheets` name pages, or practices of pages, by the id of the record (`a/b`, `a/b#2`) or
    by the page's file; `cover` is a picture beside the pack's file.
    """

    name: str
    title: Bilingual
    subtitle: Bilingual = Bilingual()
    place: Bilingual = Bilingual()
    date: str = ""
    sheets: tuple[str, ...] = ()
    where: PackFilter | None = None
    order: Order = Order.LISTED
    need: Need = Need.APPROVED
    cover: str = ""
    print: PackPrint = field(default_factory=PackPrint)


@dataclass(frozen=True, slots=True)
class PackEntry:
    """A sheet in a pack, with its data for contents, map and index.

    `name` is the record's id, `page` and `number` identify the practice. `places` and `themes` are in both languages.
    `kept_out` is what would have to be allowed to include it, `state` how far people have reviewed it.
    """

    name: str
    sheet: Sheet
    places: tuple[tuple[Place, Bilingual], ...] = ()
    themes: tuple[Bilingual, ...] = ()
    since: str = ""
    kept_out: tuple[Allowed, ...] = ()
    state: Need = Need.ANY
    page: str = ""
    number: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What no other sheet has: the record's id may be that of another page, too, `a.md` and `a.txt`."""
        return self.page, self.number

    @property
    def titles(self) -> tuple[tuple[str, str], ...]:
        """The title in each language of the sheet, as pairs (language, text)."""
        return tuple((one.lang, one.text.replace("\u00a0", " ")) for one in self.sheet.head.titles)
