"""What people wrote about a page, its values and its site: all of it survives every new scrape and build."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.record import FieldValue, Kind, Origin, Trust
from pipeline.model.values import Value

NamedTexts = tuple[tuple[str, str], ...]


class EditOrigin(StrEnum):
    """How an edit came about."""

    CORRECTION = "correction"
    TRANSLATION = "translation"
    MACHINE = "machine"
    SHEET = "sheet"
    TABLE = "table"

    @property
    def origin(self) -> Origin:
        """The origin that records give for it."""
        return Origin(self.value) if self in (EditOrigin.TRANSLATION, EditOrigin.MACHINE) else Origin.CORRECTION


class Standing(StrEnum):
    """How an edit stands against the current page; computed, never stored."""

    CURRENT = "current"
    STALE = "stale"
    DONE = "done"
    MOVED = "moved"
    GONE = "gone"
    ORPHAN = "orphan"


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """The source of a translation: its language, and the hash of its words."""

    lang: str
    seen: str


@dataclass(frozen=True, slots=True)
class Edit:
    """What a person, or a program on a person's behalf, wrote about one value.

    `practice` is the practice's number on its page ("" for its only one), `at` the value's position among equal ones,
    from 1. `seen` is the hash of the words, or of the typed value, that were judged, and `was` these words; both are ""
    for a value that the page lacks. `text` None approves the page's words, "" removes the value. `value` is only given
    if the words cannot be read as the field's type, `of` only for translations.
    """

    field: str
    lang: str
    practice: str = ""
    at: int = 1
    seen: str = ""
    was: str = ""
    text: str | None = None
    value: Value = None
    how: EditOrigin = EditOrigin.CORRECTION
    of: MadeFrom | None = None
    state: Trust = Trust.REVIEWED
    by: str = ""
    on: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """An edit compared with the current page.

    `value` is the page's own value that it is about, None if there is none (any more). `practice` is the number of the
    practice that it applies to, which may have changed. `proposal` merges the person's changes and the page's, if they
    are not about the same sentences; it is never applied automatically.
    """

    edit: Edit
    standing: Standing
    value: FieldValue | None = None
    practice: str = ""
    proposal: str | None = None


@dataclass(frozen=True, slots=True)
class PictureEdit:
    """What a person wrote about a picture of the page, or about an added one, a file beside the review file.

    `use` None leaves the choice to the page. `alt` and `caption` are pairs (language, text).
    """

    src: str
    use: bool | None = None
    alt: NamedTexts = ()
    caption: NamedTexts = ()
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Approval:
    """A person's approval of a whole sheet: `seen` is the hash of everything that it printed."""

    practice: str
    seen: str
    by: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Printing:
    """A sheet that was handed out: `words` are the hashes of its values by `field.language`."""

    seen: str
    words: NamedTexts = ()
    on: str = ""
    pack: str = ""
    practice: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """Everything that people wrote about one page.

    `practices` is "joined" for a page that was wrongly split, else ""; `split_at` are the words that start its second
    and later practices. `same_as` is the path of a page about the same practice, so that this one gets no sheet.
    """

    page: str
    url: str = ""
    kind: Kind | None = None
    practices: str = ""
    split_at: tuple[str, ...] = ()
    same_as: str = ""
    edits: tuple[Edit, ...] = ()
    pictures: tuple[PictureEdit, ...] = ()
    approvals: tuple[Approval, ...] = ()
    printings: tuple[Printing, ...] = ()


@dataclass(frozen=True, slots=True)
class Lesson:
    """One thing that people taught about a site.

    `words` label `field`, or are boilerplate if `field` is ""; or `place` holds the values of `field`: elements with
    their classes, outermost first, separated by ` > `. `page` is where it was taught.
    """

    words: str = ""
    place: str = ""
    field: str = ""
    page: str = ""
    by: str = ""
    on: str = ""

    @property
    def rule(self) -> tuple[str, str, str]:
        """The part of it that affects records, without where it comes from."""
        return self.words, self.place, self.field

    @property
    def reason(self) -> str:
        """Why words that it makes boilerplate are set aside; the message is in messages/reasons.toml."""
        return f"taught: “{self.words}” is no content"


@dataclass(frozen=True, slots=True)
class Teaching:
    """Everything that people taught about one site."""

    site: str
    labels: tuple[Lesson, ...] = ()
    places: tuple[Lesson, ...] = ()
    boilerplate: tuple[Lesson, ...] = ()

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        """All of them: labels, places, boilerplate."""
        return (*self.labels, *self.places, *self.boilerplate)

    def only(self, kept: Callable[[Lesson], bool]) -> Teaching:
        """The same site with only those lessons that are `kept`."""
        groups = (tuple(filter(kept, group)) for group in (self.labels, self.places, self.boilerplate))
        return Teaching(self.site, *groups) if self.lessons else self
