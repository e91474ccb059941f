"""Record → Sheet: what is printed, free of any format."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from pipeline.model.document import Resource
from pipeline.model.identifier import SheetId
from pipeline.model.issues import Issue
from pipeline.model.passage import Passage
from pipeline.model.record import FieldValue


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the facts box: its label in each language and its values.

    `others` say the same in the sheet's second language, beside `values`; empty if there is only one wording. `shared`
    belongs to both and stands once, below them.
    """

    labels: tuple[Passage, ...]
    values: tuple[Passage, ...]
    others: tuple[Passage, ...] = ()
    shared: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    passage: Passage


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list; `level` counts from 1. A numbered one has its number in its words, and no bullet."""

    passage: Passage
    level: int = 1
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A bulleted list."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row; every row has as many cells as the header."""

    header: tuple[Passage, ...]
    rows: tuple[tuple[Passage, ...], ...]
    caption: Passage | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its alternative text; `name` is looked up in `Sheet.resources`.

    `captions` are one a language; `credit` says whose picture it is.
    """

    name: str
    alt: Passage
    captions: tuple[Passage, ...] = ()
    credit: Passage | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Fixed prose or a remark by the tool, distinguished from the practice's own words."""

    passages: tuple[Passage, ...]


Flow: TypeAlias = Text | Items | Table | Figure | Note


@dataclass(frozen=True, slots=True)
class Pair:
    """Greek and English with the same content, to be set side by side."""

    left: tuple[Flow, ...]
    right: tuple[Flow, ...]


Part: TypeAlias = Pair | Flow


@dataclass(frozen=True, slots=True)
class Highlight:
    """A key figure: the number set large, and the words below it, in the sheet's first language first."""

    number: Passage
    words: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the sections.

    `kicker` says what the sheet is; `mark` is empty but on a sheet that is to be checked before it is handed out.
    `titles` are one a language, `project` names the project or programme, `office` who hands the sheet out; `logos` are
    the office's where no funding line bears them. `notes` tell what the whole page lacks, `lead` is the summary.
    """

    kicker: Passage
    titles: tuple[Passage, ...]
    mark: tuple[Passage, ...] = ()
    project: Passage | None = None
    office: Passage | None = None
    logos: tuple[Figure, ...] = ()
    picture: Figure | None = None
    figures: tuple[Highlight, ...] = ()
    facts: tuple[Fact, ...] = ()
    map: Figure | None = None
    notes: tuple[Passage, ...] = ()
    lead: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, one passage for each language, and its content; `notes` say what this section lacks.

    `field` is the name of the record's field that it prints.
    """

    heading: tuple[Passage, ...]
    notes: tuple[Passage, ...] = ()
    flows: tuple[Part, ...] = ()
    field: str = ""


@dataclass(frozen=True, slots=True)
class Funding:
    """The European Union's emblem with its statement, the fund's name and disclaimers.

    Other logos stand in the emblem's row, `beside` it under the fund's name and at most `logo_height` millimetres high,
    or as `partners` in rows below it.
    """

    emblem: Figure
    statements: tuple[Passage, ...]
    partners: tuple[tuple[Figure, ...], ...] = ()
    notes: tuple[Passage, ...] = ()
    beside: tuple[Figure, ...] = ()
    logo_height: float = 10.0

    @property
    def rows(self) -> tuple[tuple[Figure, ...], ...]:
        """All logos in rows of their own, for what has no room beside the emblem."""
        return (self.beside,) if self.beside else self.partners


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands below the sections: the site's fixed prose, tags, the source, the funding line."""

    context: tuple[Note, ...] = ()
    tags: Passage | None = None
    source: tuple[Passage, ...] = ()
    code: Figure | None = None
    funding: Funding | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A fact sheet, free of any format. `languages` are those of the sheet, `lang` the one of the whole document.

    `identifier` goes into its properties and distinguishes the finished file from a page. `source_read` is the ISO date
    on which the page was read, or "". `values` are all of the record's: an anchor's value is distinguished from equal
    ones by its position among them.
    """

    identifier: SheetId
    title: str
    lang: str
    languages: tuple[str, ...]
    head: Head
    sections: tuple[Section, ...]
    foot: Foot = Foot()
    keywords: tuple[str, ...] = ()
    source_read: str = ""
    resources: tuple[Resource, ...] = ()
    issues: tuple[Issue, ...] = ()
    values: tuple[FieldValue, ...] = field(default=(), repr=False)
