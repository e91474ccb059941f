"""The settings of a run: one frozen, documented class, and one for each of its tables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Annotated, Literal

from annotated_types import Ge, Gt, Le, MinLen, Predicate

from pipeline.settings.brand import Brand

SheetLanguages = Literal["both", "el", "en"]
# Who decides whether a page describes a practice: the tool, or whoever set that all of them do.
PageKind = Literal["auto", "practice"]

# What may stand in a line that every request sends.
WebAddress = Annotated[str, Predicate(re.compile(r"(?:https?://[!-~]{1,200})?").fullmatch)]
HostName = Annotated[str, Predicate(re.compile(r"(?:[\w.-]+|\[[0-9A-Fa-f:]+\])(?::\d{1,5})?").fullmatch)]
HeaderName = Annotated[str, Predicate(re.compile(r"[A-Za-z0-9-]*").fullmatch)]
ContactText = Annotated[str, Predicate(re.compile(r"[ -~]{0,200}").fullmatch)]

# What people may ask for by name; further PDF files of a sheet are variants.
FORMAT_NAMES = ("pdf", "docx", "json", "html")
FormatName = Annotated[str, Predicate(FORMAT_NAMES.__contains__)]
TEXT_LANGUAGES = ("el", "en", "fr", "nl", "it", "es", "de")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one page may cost; a page beyond it fails, the others go on."""

    seconds: Annotated[float, Gt(0)] = 30.0  # processor time a page; ten times that of wall time
    memory_mb: Annotated[int, Gt(0)] = 1500  # memory of the worker that builds it
    page_mb: Annotated[int, Gt(0)] = 20  # size of a page's file
    letters: Annotated[int, Gt(0)] = 500_000  # characters of one sheet; beyond them it is cut
    pdf_pages: Annotated[int, Gt(0)] = 200  # pages of one PDF; beyond them it is cut


@dataclass(frozen=True, slots=True, kw_only=True)
class Convert:
    """Which pages other programs may convert, where these are installed; never in a cluster."""

    office: bool = True  # .doc and .rtf, by LibreOffice
    ocr: bool = True  # PDF files and pictures without text, by OCRmyPDF


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetParts:
    """What stands on a sheet besides the page's words."""

    map: bool = True  # a small map of Europe that shows where the practice is
    figures: bool = True  # key figures set large: budget, period, numbers of the page


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """What a print shop wants of the variant `print`."""

    marks: bool = False  # crop marks at the corners
    profile: str = ""  # ICC profile of the press in the templates folder: all colours in its inks, as PDF/X-4


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings:
    """What a public site of sheets needs to know."""

    url: WebAddress = ""  # where it will stand, for its sitemap
    pictures: bool = False  # show pictures without a credit, too: the office says that it may


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """How `sheets fetch` behaves towards other people's servers: pauses can be made longer, never shorter."""

    contact: ContactText = ""  # e-mail or URL that a site's keeper finds in the log beside the tool's name
    pause: Annotated[float, Ge(2)] = 2.0  # seconds between two requests to a host, at least
    longest_pause: Annotated[float, Ge(2)] = 120.0  # seconds that a site may ask for (Crawl-delay, Retry-After)
    retries: Annotated[int, Ge(0), Le(10)] = 3  # after 429, 5xx and broken connections
    seconds: Annotated[float, Gt(0)] = 60.0  # for a page in all, redirects and retries included, pauses apart
    page_mb: Annotated[float, Gt(0)] = 10.0  # size of a page after decompression
    image_mb: Annotated[float, Gt(0)] = 5.0  # size of an image
    images: Annotated[int, Ge(0)] = 20  # images stored with a page
    list_pages: Annotated[int, Gt(0)] = 500  # pages of a list, sitemaps of an index


@dataclass(frozen=True, slots=True, kw_only=True)
class Ui:
    """How the tool speaks to people; data and records stay English."""

    language: Literal["auto", "el", "en"] = "auto"  # auto: SHEETS_LANG, else the system's language


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSettings:
    """Where stands what people write about pages, and who reaches the review in the browser.

    Another machine reaches it only by one of the `hosts`, through an office's own proxy, which says who somebody is in
    the `user_header`. Instead of a table the folder alone may be given.
    """

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 - as above

    folder: str = "review"  # corrections, approvals, what was handed out; may be a store
    listen: str = "127.0.0.1"  # address that the review listens on
    hosts: tuple[HostName, ...] = ()  # names that it answers to, as browsers send them: "review.dimos.gr"
    user_header: HeaderName = ""  # header in which the proxy names the user


@dataclass(frozen=True, slots=True, kw_only=True)
class Translate:
    """A program of the user's that drafts translations, for `sheets give --draft` alone.

    It gets JSON lines with `id`, `lang`, `to` and `text`, and answers with such lines of `id` and `text`.
    """

    command: tuple[str, ...] = ()  # the program and its arguments
    seconds: Annotated[float, Gt(0)] = 600.0  # how long it may take for all that is asked of it at once


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderSettings:
    """What is set for the pages of one folder."""

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 - as above

    kind: PageKind = "auto"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything a run can be told. Folders are relative to the working folder."""

    input: str = "input"
    output: str = "output"
    review: str | ReviewSettings = field(default_factory=ReviewSettings)
    formats: Annotated[tuple[FormatName, ...], MinLen(1)] = ("pdf", "docx", "json")
    variants: tuple[Literal["print", "large", "a5"], ...] = ()  # further PDF files of each sheet
    n_up: bool = False  # the variant a5 twice on A4, too
    languages: SheetLanguages = "both"  # sides of the sheet
    text_languages: tuple[str, ...] = TEXT_LANGUAGES  # told apart inside a text
    kind: PageKind = "auto"  # practice: every page gets a sheet, also one that does not look like a practice
    folders: Mapping[str, FolderSettings] = field(default_factory=dict, hash=False)  # by folder: "input/region"
    overflow: Literal["grow", "fail"] = "grow"  # what to do with more than two pages
    provisional: Literal["mark", "plain", "skip"] = "mark"  # sheets that are not ready: marked, as others, or none
    stale: Literal["keep", "page"] = "keep"  # of a value that the page has changed since a person corrected it: whose
    only_complete: bool = False  # no sheet of a page that lacks one of the sheet's languages
    context: bool = False  # print the site's fixed prose as a small box
    templates: str = ""  # folder of the look; else ./templates, else the shipped one
    lexicon: str = ""  # folder of own TOML tables that extend the shipped ones; else ./lexicon
    jobs: Annotated[int, Ge(0)] = 0  # worker processes; 0 = as many as processors
    engine: Literal["pool", "dask"] = "pool"  # who works on pages: processes of this machine, or a Dask cluster
    scheduler: str = ""  # address of the Dask scheduler; else DASK_SCHEDULER_ADDRESS, else a cluster of this machine
    sheet: SheetParts = field(default_factory=SheetParts)
    brand: Brand = field(default_factory=Brand)
    print: Print = field(default_factory=Print)
    site: SiteSettings = field(default_factory=SiteSettings)
    limits: Limits = field(default_factory=Limits)
    convert: Convert = field(default_factory=Convert)
    fetch: FetchSettings = field(default_factory=FetchSettings)
    translate: Translate = field(default_factory=Translate)
    ui: Ui = field(default_factory=Ui)

    @property
    def reviewing(self) -> ReviewSettings:
        """All that is set of the review, also where its folder alone is given."""
        return ReviewSettings(folder=self.review) if isinstance(self.review, str) else self.review

    def kind_of(self, page: str) -> PageKind:
        """What is set of a page's kind, by its path in the input folder: by the innermost folder that is named."""
        folders = {_folder(name): of_folder.kind for name, of_folder in self.folders.items()}
        return next((folders[one] for one in _folder(f"{self.input}/{page}").parents if one in folders), self.kind)


def _folder(name: str) -> PurePosixPath:
    # Systems write the same letters in different ways.
    return PurePosixPath(unicodedata.normalize("NFC", name))
