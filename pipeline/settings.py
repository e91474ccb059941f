"""The settings of a run: one frozen, documented class, read from TOML. All problems of a file are shown at once."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from difflib import get_close_matches
from typing import Annotated, Any, Literal, get_type_hints

from annotated_types import Ge, Gt, Le, MinLen, Predicate

from pipeline.contrast import LEGIBLE, WHITE, contrast
from pipeline.errors import ConfigurationError

SheetLanguages = Literal["both", "el", "en"]

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
# The grey of labels and notes in the style sheet and in the Word template.
_QUIET = "#565d6b"


def _is_legible(colour: str) -> bool:
    """Whether words in this colour can be read on white."""
    return bool(_COLOUR.fullmatch(colour)) and contrast(colour, WHITE) >= LEGIBLE


Colour = Annotated[str, Predicate(_COLOUR.fullmatch)]
TextColour = Annotated[str, Predicate(_is_legible)]
# What may stand in a line that every request sends.
Contact = Annotated[str, Predicate(re.compile(r"[ -~]{0,200}").fullmatch)]

# What a value must look like where a rule of ours has failed, by setting.
_IN_WORDS = {
    **dict.fromkeys(("accent", "ink"), "write a colour as #rrggbb, dark enough to be read on white (4.5 : 1)"),
    "tint": "a colour is written #rrggbb",
    "contact": "write an e-mail address or a URL, in Latin letters",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one page may cost; a page beyond it fails, the others go on."""

    seconds: Annotated[float, Gt(0)] = 30.0  # wall time a page
    memory_mb: Annotated[int, Gt(0)] = 1500  # memory of the worker that builds it
    page_mb: Annotated[int, Gt(0)] = 20  # size of a page's file
    letters: Annotated[int, Gt(0)] = 500_000  # characters of one sheet; beyond them it is cut
    pdf_pages: Annotated[int, Gt(0)] = 200  # pages of one PDF; beyond them it is cut


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclaimer:
    """What the funding line says besides, in each language of the sheet; "" for nothing."""

    el: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """Who hands the sheet out, and its look. Colours are `#rrggbb`; logos are PNG, JPEG or SVG files in the templates.

    Naming the `fund` prints the funding line: the European Union's emblem and statement, the logos beside them.
    """

    name: str = ""
    logos: tuple[str, ...] = ()
    accent: TextColour = "#003399"  # headings, rules; Reflex Blue as in the EU's emblem
    tint: Colour = "#eef2fa"  # ground of the facts box
    ink: TextColour = "#1f2430"  # text
    spacing: Annotated[float, Ge(0.6), Le(1.6)] = 1.0  # factor of the distances between sections, facts, paragraphs
    fund: str = ""  # programme or fund named in the funding line
    funding: Literal["co-funded", "funded"] = "co-funded"  # by the European Union
    funding_colour: Literal["blue", "black", "white", "mono"] = "blue"  # white: on blue; mono: emblem in black, too
    disclaimer: Disclaimer = field(default_factory=Disclaimer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """What a print shop wants of the variant `print`."""

    marks: bool = False  # crop marks at the corners
    profile: str = ""  # ICC profile of the press in the templates folder: all colours in its inks, as PDF/X-4


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """How `sheets fetch` behaves towards other people's servers: pauses can be made longer, never shorter."""

    contact: Contact = ""  # e-mail or URL that a site's keeper finds in the log beside the tool's name
    pause: Annotated[float, Ge(2)] = 2.0  # seconds between two requests to a host, at least
    longest_pause: Annotated[float, Ge(2)] = 120.0  # seconds that a site may ask for (Crawl-delay, Retry-After)
    retries: Annotated[int, Ge(0), Le(10)] = 3  # after 429, 5xx and broken connections
    seconds: Annotated[float, Gt(0)] = 60.0  # for a page in all, redirects and retries included, pauses apart
    page_mb: Annotated[float, Gt(0)] = 10.0  # size of a page after decompression
    image_mb: Annotated[float, Gt(0)] = 5.0  # size of an image
    images: Annotated[int, Ge(0)] = 20  # images stored with a page
    list_pages: Annotated[int, Gt(0)] = 500  # pages of a list, sitemaps of an index


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything a run can be told. Folders are relative to the working folder."""

    input: str = "input"
    output: str = "output"
    formats: Annotated[tuple[str, ...], MinLen(1)] = ("pdf", "docx", "json")
    variants: tuple[Literal["print", "large", "a5"], ...] = ()  # further PDF files of each sheet
    n_up: bool = False  # the variant a5 twice on A4, too
    languages: SheetLanguages = "both"  # sides of the sheet
    text_languages: tuple[str, ...] = ("el", "en", "fr", "nl", "it", "es", "de")  # told apart inside a text
    overflow: Literal["grow", "fail"] = "grow"  # what to do with more than two pages
    context: bool = False  # print the site's fixed prose as a small box
    templates: str = ""  # folder of the look; else ./templates, else the shipped one
    lexicon: str = ""  # folder of own TOML tables that extend the shipped ones; else ./lexicon
    jobs: Annotated[int, Ge(0)] = 0  # worker processes; 0 = as many as processors
    engine: Literal["pool", "dask"] = "pool"  # who works on pages: processes of this machine, or a Dask cluster
    scheduler: str = ""  # address of the Dask scheduler; else DASK_SCHEDULER_ADDRESS, else a cluster of this machine
    brand: Brand = field(default_factory=Brand)
    print: Print = field(default_factory=Print)
    limits: Limits = field(default_factory=Limits)
    fetch: Fetch = field(default_factory=Fetch)


def parse(text: str, name: str, root: tuple[str, ...] = ()) -> Settings:
    """Settings from the TOML `text` of the file `name`, below the table `root` (`("tool", "sheets")`).

    Raises ConfigurationError with every problem, each with its line, and a did-you-mean for unknown keys.
    """
    try:
        table: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{name}: not valid TOML: {error}", "mend the line that is named") from error
    for key in root:
        table = table.get(key, {}) if isinstance(table, Mapping) else {}
    # In strict mode only JSON input lets a list become a tuple, and nothing else become anything else.
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 - 0.1 s that a run without settings need not pay

    problems = [(path, _unknown(path)) for path in _unknown_keys(table, Settings)]
    try:
        settings = TypeAdapter(Settings).validate_json(json.dumps(table, default=str), strict=True)
    except ValidationError as error:
        problems += [
            (tuple(map(str, one["loc"])), _in_words(one["type"], one["loc"], one["msg"]))
            for one in error.errors(include_url=False)
        ]
    problems += _illegible_on_tint(table)
    if problems:
        lines = sorted((line_of(text, (*root, *path)), ".".join(path), message) for path, message in problems)
        details = tuple(f"{name}:{line}: {key}: {message}" for line, key, message in lines)
        raise ConfigurationError(f"{name} has settings that are wrong", "the README lists all settings", details)
    return settings


def _in_words(problem: str, path: tuple[int | str, ...], message: str) -> str:
    return _IN_WORDS.get(str(path[-1]), message) if problem == "predicate_failed" else message


def _illegible_on_tint(table: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    """What cannot be read on the tint: a problem of the tint where that is set, else of the words' colour."""
    brand = table.get("brand", {}) if isinstance(table, Mapping) else {}
    given = brand if isinstance(brand, Mapping) else {}
    ink, accent, tint = (str(given.get(name, getattr(Brand(), name))) for name in ("ink", "accent", "tint"))
    if not (_is_legible(ink) and _is_legible(accent) and _COLOUR.fullmatch(tint)):
        return  # told already
    for key, name, colour in (("ink", "ink", ink), ("accent", "accent", accent), ("tint", "grey of labels", _QUIET)):
        if (ratio := contrast(colour, tint)) < LEGIBLE:
            text = f"the {name}, {colour}, cannot be read on the tint, {tint}: {ratio:.1f} : 1 instead of 4.5 : 1"
            yield ("brand", "tint" if "tint" in given else key), text


def _unknown_keys(table: Any, known: type, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if not isinstance(table, Mapping):
        return
    hints = get_type_hints(known)
    for key, value in table.items():
        if key not in hints:
            yield (*path, key)
        elif is_dataclass(hints[key]):
            yield from _unknown_keys(value, hints[key], (*path, key))


def _unknown(path: tuple[str, ...]) -> str:
    known: Any = Settings
    for key in path[:-1]:
        known = get_type_hints(known)[key]
    near = get_close_matches(path[-1][:40], [one.name for one in fields(known)], n=1)
    return "no such setting" + (f"; did you mean {near[0]}?" if near else "")


def line_of(text: str, path: tuple[str, ...]) -> int:
    """The line (from 1) where a key is set, for a person to find it; that of its table, else 1, if it is not plain."""
    table: tuple[str, ...] = ()
    best = 1
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if stripped.startswith("["):
            table = tuple(part.strip(" \"'") for part in stripped.split("#")[0].strip("[] \t").split("."))
            if table == path[: len(table)]:
                best = number
        key = tuple(part.strip(" \"'") for part in stripped.split("=")[0].split("."))
        if "=" in stripped and (*table, *key) == path[: len(table) + len(key)] and len(table) + len(key) > 0:
            return number
    return best
