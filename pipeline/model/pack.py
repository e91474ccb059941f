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
        """The words that are there, as pairs (language, text); the same words only once."""
        pairs = (("el", self.el), ("en", self.en))
        return tuple(pair for at, pair in enumerate(pairs) if pair[1] and not (at and self.en == self.el))


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a pack is made for; `date` is an ISO date or any words."""

    title: Bilingual
    place: Bilingual = Bilingual()
    date: str = ""


class Order(StrEnum):
    """In which order the sheets of a pack stand."""

    LISTED = "listed"
    TITLE = "title"
    PLACE = "place"
    THEME = "theme"


class Need(StrEnum):
    """What a sheet must be to stand in a pack."""

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
    """Which sheets are in a pack that lists none; what is empty chooses nothing.

    `theme` and `place` are words found in the practice's theme and place, `state` is what the sheet must be, `since` is
    an ISO date, or the beginning of one, before which the practice did not begin.
    """

    theme: str = ""
    place: str = ""
    state: Need = Need.ANY
    since: str = ""


@dataclass(frozen=True, slots=True)
class PackPrint:
    """How a pack is printed.

    `creep_mm` is what a sheet of the booklet's paper adds to its fold, in millimetres; with `right` every practice
    begins on a right-hand page.
    """

    booklet: Booklet = Booklet.A5
    creep_mm: float = 0.0
    right: bool = False


@dataclass(frozen=True, slots=True)
class Pack:
    """Many sheets for one event.

    `name` is that of its file. `sheets` name pages, or practices of pages, as records do (`a/b`, `a/b#2`) or by the
    page's file; `cover` is a picture beside the pack's file.
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
    """A sheet in a pack, with what contents, map and index say of it.

    `name` is the record's id, `page` and `number` tell the practice on its page. `places` and `themes` are in both
    languages. `kept_out` is what it would have to be allowed for, `state` what people have judged of it.
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
    def titles(self) -> tuple[tuple[str, str], ...]:
        """The title in each language of the sheet, as pairs (language, text)."""
        return tuple((one.lang, one.text.replace("\u00a0", " ")) for one in self.sheet.head.titles)
