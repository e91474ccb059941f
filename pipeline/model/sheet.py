"""Record → Sheet: what is printed, free of any format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from pipeline.model.bitext import Run
from pipeline.model.document import Resource
from pipeline.model.identifier import SheetId
from pipeline.model.issues import Issue


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of a passage that leads to `target` (http, https or mailto only)."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Words to print: one paragraph, label or cell, with the languages of its parts."""

    text: str
    lang: str
    runs: tuple[Run, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading, one passage a language (Greek first); level 1 is the sheet's title."""

    level: int
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the facts box: its label in each language and its values.

    `others` say the same in the sheet's second language and stand beside `values`; empty where there is one wording.
    """

    labels: tuple[Passage, ...]
    values: tuple[Passage, ...]
    others: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts box: who, where, when, how much."""

    rows: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `style` is a named style of the templates (`Kicker`, `Lead`, `Body`, `Source`)."""

    passage: Passage
    style: str = "Body"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list; `level` counts from 1."""

    passage: Passage
    level: int = 1


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
    """An image with its alternative text and caption; `name` is looked up in `Sheet.resources`.

    `style` is `Figure` for the page's own pictures, `Code` for the source's QR code, `Logo` for a brand's logo.
    """

    name: str
    alt: Passage
    caption: Passage | None = None
    style: str = "Figure"


@dataclass(frozen=True, slots=True)
class Note:
    """Fixed prose or a remark of the tool, set apart from the practice's own words."""

    passages: tuple[Passage, ...]
    style: str = "Note"


Flow: TypeAlias = Text | Items | Table | Figure | Note


@dataclass(frozen=True, slots=True)
class Pair:
    """Greek and English that say the same, to be set side by side."""

    left: tuple[Flow, ...]
    right: tuple[Flow, ...]


Part: TypeAlias = Heading | Facts | Pair | Flow


@dataclass(frozen=True, slots=True)
class Sheet:
    """A fact sheet, free of any format. `languages` are those it is set in, `lang` the one of the whole document.

    `identifier` stands in its properties and tells the finished file from a page.

    `source_url` and `source_read` (an ISO date) say where the words come from; both may be empty.
    """

    identifier: SheetId
    title: str
    lang: str
    languages: tuple[str, ...]
    parts: tuple[Part, ...]
    keywords: tuple[str, ...] = ()
    source_url: str = ""
    source_read: str = ""
    resources: tuple[Resource, ...] = ()
    issues: tuple[Issue, ...] = ()
