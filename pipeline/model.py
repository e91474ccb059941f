"""Every type that crosses a step's border: Page → Document → Bitext → Record → Sheet → bytes.

All types are frozen, slotted and built of tuples: they compare by value and pickle freely.
Offsets are counted in code points. In `Block`, `Mark` and `Locator` they point into the page's text
(`Document.text`); in `Run`s of a segment, a value or a passage they point into that object's own text.
Languages are BCP 47 tags; besides real languages `el-Latn` (Greek in Latin letters), `und` (letters of no
certain language) and `zxx` (addresses, file names, hashtags) occur.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple, TypeAlias

# ---------------------------------------------------------------- issues


class Severity(StrEnum):
    """How much an issue matters to the person who prints the sheet."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class IssueCode(StrEnum):
    """What can be odd about a page that is built all the same."""

    CHARSET_MISLABELLED = "charset-mislabelled"
    CHARSET_UNCERTAIN = "charset-uncertain"
    MOJIBAKE_REPAIRED = "mojibake-repaired"
    CHARACTERS_DROPPED = "characters-dropped"
    LETTERS_REPAIRED = "letters-repaired"
    TRUNCATED_SOURCE = "truncated-source"
    UNREADABLE_PART = "unreadable-part"
    LANGUAGE_UNCERTAIN = "language-uncertain"
    UNKNOWN_LABEL = "unknown-label"
    NEAR_LABEL = "near-label"
    EMPTY_SECTION = "empty-section"
    REPEATED_TEXT = "repeated-text"
    UNPLACED_TEXT = "unplaced-text"
    MISSING_FIELD = "missing-field"
    MISSING_LANGUAGE = "missing-language"
    UNREAD_VALUE = "unread-value"
    DISAGREEING_VALUES = "disagreeing-values"
    NOT_A_PRACTICE = "not-a-practice"
    UNPRINTABLE_CHARACTER = "unprintable-character"
    UNSAFE_LINK = "unsafe-link"
    UNUSABLE_IMAGE = "unusable-image"
    TOO_LONG = "too-long"
    NAME_TAKEN = "name-taken"


@dataclass(frozen=True, slots=True)
class Locator:
    """Where something stands: `path` in the source (CSS path, line, paragraph), `start`–`end` in the page's text.

    `start` and `end` are None where the words are not in the page's text (URL, og:title, alt text).
    """

    path: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """Something odd about a page that does not keep it from being built."""

    code: IssueCode
    severity: Severity
    message: str
    locator: Locator | None = None

    def as_dict(self) -> dict[str, str | int | None]:
        """The issue as records, manifest and report print it."""
        place = self.locator or Locator("")
        return {
            "code": self.code.value,
            "severity": self.severity.value,
            "message": self.message,
            "start": place.start,
            "end": place.end,
        }


# ---------------------------------------------------------------- read: Page → Document


@dataclass(frozen=True, slots=True)
class Page:
    """The raw bytes of one page and how we got them.

    `path` is relative to the input folder, with `/`; `id` is `path` without its extension, plus `#n` for the n-th
    page of an archive. `charset` and `media_type` are None until a reader has looked at the bytes. `site` is the
    URL's host, else the top folder of `path`, else "".
    """

    id: str
    path: str
    data: bytes = field(repr=False)
    sha256: str
    url: str | None = None
    fetched: str | None = None
    media_type: str | None = None
    charset: str | None = None
    site: str = ""

    @classmethod
    def of(
        cls, path: str, page_id: str, data: bytes, url: str | None = None, fetched: str | None = None, site: str = ""
    ) -> Page:
        """A page as it comes from disk or memory."""
        digest = sha256(data).hexdigest()
        return cls(id=page_id, path=path, data=data, sha256=digest, url=url, fetched=fetched, site=site)

    def without_data(self) -> Page:
        """The same page for use behind the reader, where nobody needs the bytes."""
        return replace(self, data=b"")


class BlockKind(StrEnum):
    """What the markup, or the shape of a plain-text line, says that a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    TERM = "term"
    DETAIL = "detail"
    FIGURE = "figure"
    CAPTION = "caption"


class MarkKind(StrEnum):
    """What the markup says about a stretch inside a block."""

    STRONG = "strong"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch `start`–`end` of the page's text that is set bold or links to `target` (an absolute URL if known)."""

    kind: MarkKind
    start: int
    end: int
    target: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in which table a block stands; `table` counts from 0 on the page, `row` and `column` in the table."""

    table: int
    row: int
    column: int
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that the page shows; `src` as written, made absolute where the page's URL is known."""

    src: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, line of a paragraph, list item, cell, term or figure, in page order.

    `text` is exactly `Document.text[start:end]`; it holds no line break: text after a `<br>` is a block of its own
    that `continues` the one before. `level` is 1–6 for headings and the depth (from 1) for items. `lang` is what the
    markup declares, often wrongly. `chrome` says why the block is page furniture; empty for content.
    """

    kind: BlockKind
    text: str
    start: int
    end: int
    path: str
    level: int = 0
    lang: str | None = None
    continues: bool = False
    cell: Cell | None = None
    picture: Picture | None = None
    marks: tuple[Mark, ...] = ()
    chrome: str = ""

    @property
    def is_chrome(self) -> bool:
        return bool(self.chrome)

    @property
    def locator(self) -> Locator:
        return Locator(self.path, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself outside its visible text. Empty strings where it is silent."""

    title: str = ""
    og_title: str = ""
    site_name: str = ""
    url: str = ""
    published: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Resource:
    """An image that came with the page (saved folder, archive, stored by fetch), looked up by `name` only."""

    name: str
    media_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Document:
    """A page as text and blocks. The blocks stand in order and cover every non-space character of `text`."""

    page: Page
    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata = Metadata()
    resources: tuple[Resource, ...] = ()
    issues: tuple[Issue, ...] = ()


# ---------------------------------------------------------------- split: Document → Bitext


class Run(NamedTuple):
    """A stretch `start`–`end` of one language; unpacks to `start, end, lang`."""

    start: int
    end: int
    lang: str


@dataclass(frozen=True, slots=True)
class Normalised:
    """Repaired text with the way back: `anchors` are pairs (offset in `text`, offset in the source) in rising order.

    Between two anchors both texts run in step; an empty tuple means that the offsets are the same throughout.
    """

    text: str
    anchors: tuple[tuple[int, int], ...] = ()

    def origin(self, offset: int) -> int:
        """The source's offset of an offset of `text` (its end included)."""
        at = bisect_right(self.anchors, (offset, 1 << 62)) - 1
        if at < 0:
            return offset
        here, there = self.anchors[at]
        return there + offset - here


@dataclass(frozen=True, slots=True)
class Segment:
    """A block with its repaired text and the text's runs, which cover it without gap or overlap.

    `lang` is the language of most of its letters (`zxx` where it has none of any language). `sentences` are the
    (start, end) of its sentences in `normalised.text`.
    """

    block: Block
    normalised: Normalised
    runs: tuple[Run, ...]
    lang: str
    sentences: tuple[tuple[int, int], ...] = ()

    @property
    def text(self) -> str:
        return self.normalised.text


@dataclass(frozen=True, slots=True)
class Bitext:
    """All segments of a page, one a block, in page order; `issues` are those of reading and splitting."""

    document: Document
    segments: tuple[Segment, ...]
    issues: tuple[Issue, ...] = ()


# ---------------------------------------------------------------- extract: Bitext → Record


@dataclass(frozen=True, slots=True)
class Date:
    """An EDTF (ISO 8601-2) date at the precision given; an open end is `..`."""

    edtf: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money: decimals as text, ISO 4217 currency or None; `amount_max` is the upper end of a range."""

    amount: str
    currency: str | None = None
    amount_max: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """ISO 3166-1 alpha-2 country, the region as written, and the NUTS code where it is certain."""

    country: str | None = None
    region: str | None = None
    nuts: str | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask; None where the page does not say."""

    name: str | None = None
    organisation: str | None = None
    email: str | None = None
    phone: str | None = None


Value: TypeAlias = Date | Amount | Place | Contact | Picture | None


class FieldPair(NamedTuple):
    """Two stretches that say the same: `el_start`–`el_end` of the Greek value, `en_start`–`en_end` of the English."""

    el_start: int
    el_end: int
    en_start: int
    en_end: int


@dataclass(frozen=True, slots=True)
class FieldValue:
    """One value of a field in one language.

    `text` is repaired: paragraphs parted by a blank line, list items one a line starting `- ` (two spaces more a
    depth), a table one row a line with ` | ` between cells. `value` is the typed form, None for texts. `rows` are a
    table's cells. `pairs` tie a Greek and an English value of the same field together, block by block. `rule` names
    what found the value.
    """

    field: str
    lang: str
    text: str
    runs: tuple[Run, ...]
    locator: Locator
    rule: str
    value: Value = None
    rows: tuple[tuple[str, ...], ...] = ()
    pairs: tuple[FieldPair, ...] = ()


class Kind(StrEnum):
    """Whether a page describes a practice."""

    PRACTICE = "practice"
    OTHER = "other"


class Fate(StrEnum):
    """What became of a character of the page's text; the four add up to all that are no white space."""

    FIELD = "field"
    LABEL = "label"
    BOILERPLATE = "boilerplate"
    UNPLACED = "unplaced"


@dataclass(frozen=True, slots=True)
class Aside:
    """Words of the page that are in no field: `fate` LABEL, BOILERPLATE or UNPLACED, and why."""

    text: str
    fate: Fate
    reason: str
    locator: Locator


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the page's non-space characters went where; the four parts add up to `characters`."""

    characters: int
    field: int
    label: int
    boilerplate: int
    unplaced: int


@dataclass(frozen=True, slots=True)
class Record:
    """All that is known of one practice. `number` tells several practices of one page apart ("1", "2.1"), else ""."""

    page: Page
    kind: Kind
    values: tuple[FieldValue, ...]
    asides: tuple[Aside, ...]
    issues: tuple[Issue, ...]
    coverage: Coverage
    number: str = ""
    resources: tuple[Resource, ...] = ()

    @property
    def id(self) -> str:
        return f"{self.page.id}#{self.number}" if self.number else self.page.id

    def of(self, name: str) -> tuple[FieldValue, ...]:
        """The values of one field, in page order."""
        return tuple(value for value in self.values if value.field == name)


# ---------------------------------------------------------------- compose: Record → Sheet


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
    """A row of the facts box: its label in each language and its values."""

    labels: tuple[Passage, ...]
    values: tuple[Passage, ...]


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

    `source_url` and `source_read` (an ISO date) say where the words come from; both may be empty.
    """

    id: str
    title: str
    lang: str
    languages: tuple[str, ...]
    parts: tuple[Part, ...]
    keywords: tuple[str, ...] = ()
    source_url: str = ""
    source_read: str = ""
    resources: tuple[Resource, ...] = ()
    issues: tuple[Issue, ...] = ()


# ---------------------------------------------------------------- write: Sheet → bytes


@dataclass(frozen=True, slots=True)
class Look:
    """All of the look as bytes: template files by name (`sheet.html`, `fonts/….ttf`), and the brand's settings.

    `overflow` says what to do with a sheet that two pages cannot hold: `grow` or `fail`.
    `digest` is the sha256 over all files; two looks with the same digest render the same.
    """

    files: tuple[tuple[str, bytes], ...] = field(repr=False)
    digest: str
    brand: tuple[tuple[str, str], ...] = ()
    overflow: str = "grow"

    def file(self, name: str) -> bytes:
        """The bytes of a template file; KeyError if the look has no such file."""
        for known, data in self.files:
            if known == name:
                return data
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Rendered:
    """One finished file, and what was odd about making it (text too long, a character without a glyph)."""

    data: bytes = field(repr=False)
    issues: tuple[Issue, ...] = ()


class State(StrEnum):
    """What a run did with a page."""

    BUILT = "built"
    UNCHANGED = "unchanged"
    OTHER = "other"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class PageResult:
    """What became of one page: files by name relative to the output folder, or the reason why there are none.

    `issues` are the page's own, `file_issues` those of single files by their names. `sha256` is that of the page's
    bytes, empty where they were not read.
    """

    path: str
    state: State
    files: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)
    issues: tuple[Issue, ...] = ()
    reason: str = ""
    hint: str = ""
    sha256: str = ""
    file_issues: tuple[tuple[str, tuple[Issue, ...]], ...] = ()

    @property
    def all_issues(self) -> tuple[Issue, ...]:
        """The issues of the page and of all its files, each once: two files are often odd in the same way."""
        once: dict[tuple[str | int | None, ...], Issue] = {}
        for issue in (*self.issues, *(issue for _, found in self.file_issues for issue in found)):
            once.setdefault(tuple(issue.as_dict().values()), issue)
        return tuple(once.values())


@dataclass(frozen=True, slots=True)
class Report:
    """A run as a whole: the results in input order, and the exit code that they add up to.

    `gone` are output files whose page is no longer there (deleted where the run was told to prune); `notes` are
    remarks on the run itself, such as a missing system library.
    """

    results: tuple[PageResult, ...]
    exit_code: int
    gone: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
