"""Pack files: read, with all mistakes reported at once, and written for a person to go on with."""

from __future__ import annotations

import shlex
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any

from pipeline.errors import ConfigurationError, InputError, OutputError
from pipeline.messages import LANGUAGES, Message, in_language, of_system, of_toml
from pipeline.model.pack import Bilingual, Booklet, Need, Occasion, Order, Pack, PackFilter, PackPrint
from pipeline.settings import line_of
from pipeline.store.names import safe_name
from pipeline.store.toml_files import quoted
from pipeline.store.write import write_file

PACKS = "packs"
SUFFIX = ".toml"
# The ledgers of our files in a pack's folder and in a gallery's.
LEDGER, SITE_LEDGER = ".pack.json", ".site.json"

_LARGEST = 2_000_000
_MOST_CREEP = 2.0

# What each key of a pack file holds.
_KEYS: Mapping[str, str] = {
    "title": "said",
    "subtitle": "said",
    "place": "said",
    "date": "text",
    "sheets": "list",
    "where": "where",
    "order": "order",
    "need": "need",
    "cover": "text",
    "print": "print",
}
_WHERE: Mapping[str, str] = {"theme": "text", "place": "text", "state": "need", "since": "text"}
_PRINT: Mapping[str, str] = {"booklet": "booklet", "creep_mm": "creep", "right": "flag"}
_SAID: Mapping[str, str] = {"el": "text", "en": "text"}
_CHOICES: Mapping[str, type[StrEnum]] = {"order": Order, "need": Need, "booklet": Booklet}

Keys = tuple[str, ...]


def load_pack(file: Path) -> Pack:
    """The pack in a file; InputError if it cannot be read, ConfigurationError with all that is wrong with it."""
    try:
        data = file.read_bytes()[: _LARGEST + 1]
    except OSError as error:
        message = Message("pack.no-file", file=str(file), reason=of_system(error))
        raise InputError(message, Message("pack.make-one")) from error
    try:
        text = data.decode("utf-8-sig")
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise ConfigurationError(
            Message("pack.not-toml", file=file.name, reason=of_toml(error, data)), Message("pack.mend-line")
        ) from error
    problems = [*_problems(table, _KEYS), *_missing(table)]
    if problems:
        lines = sorted((line_of(text, path), ".".join(path), what) for path, what in problems)
        details = (Message("settings.problem", file=file.name, line=line, key=key, what=w) for line, key, w in lines)
        raise ConfigurationError(Message("pack.wrong", file=file.name), Message("pack.in-docs"), tuple(details))
    return _pack(file.stem, table)


def _pack(name: str, table: Mapping[str, Any]) -> Pack:
    where, print_ = table.get("where"), table.get("print", {})
    return Pack(
        name=safe_name(name),
        title=Bilingual(**table["title"]),
        subtitle=Bilingual(**table.get("subtitle", {})),
        place=Bilingual(**table.get("place", {})),
        date=str(table.get("date", "")),
        sheets=tuple(table.get("sheets", ())),
        where=None if where is None else _where(where),
        order=Order(table.get("order", Order.LISTED)),
        need=Need(table.get("need", Need.APPROVED)),
        cover=table.get("cover", ""),
        print=PackPrint(
            Booklet(print_.get("booklet", Booklet.A5)), float(print_.get("creep_mm", 0)), print_.get("right", False)
        ),
    )


def _where(table: Mapping[str, Any]) -> PackFilter:
    # TOML dates count as text.
    texts = {key: str(table.get(key, "")) for key in ("theme", "place", "since")}
    return PackFilter(state=Need(table.get("state", Need.ANY)), **texts)


def _missing(table: Mapping[str, Any]) -> Iterator[tuple[Keys, str]]:
    title = table.get("title")
    if title is None or (isinstance(title, dict) and not any(title.values())):
        yield ("title",), Message("pack.needs-title")
    if not table.get("sheets") and table.get("where") is None:
        yield ("sheets",), Message("pack.needs-sheets")
    if table.get("sheets") and table.get("where") is not None:
        yield ("where",), Message("pack.one-of-two")


def _problems(table: Mapping[str, Any], kinds: Mapping[str, str], path: Keys = ()) -> Iterator[tuple[Keys, str]]:
    for key, value in table.items():
        here = (*path, key)
        if key not in kinds:
            near = get_close_matches(key[:40], kinds, n=1)
            yield here, Message("settings.near-setting", name=near[0]) if near else Message("settings.no-such-setting")
        elif kinds[key] in _TABLES:
            if isinstance(value, dict):
                yield from _problems(value, _TABLES[kinds[key]], here)
            else:
                yield here, Message("settings.table", name=".".join(here))
        elif what := _CHECKS[kinds[key]](value):
            yield here, what


def _of_choice(kind: type[StrEnum]) -> Callable[[Any], str]:
    names = [one.value for one in kind]
    return lambda value: "" if value in names else Message("settings.choose-from", names=", ".join(names))


def _text_flaw(value: Any) -> str:
    # A date without quotes is a TOML date.
    return "" if isinstance(value, str) or hasattr(value, "isoformat") else Message("settings.text")


def _list_flaw(value: Any) -> str:
    is_list = isinstance(value, list) and all(isinstance(one, str) for one in value)
    return "" if is_list else Message("settings.list")


def _creep_flaw(value: Any) -> str:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return "" if is_number and 0 <= value <= _MOST_CREEP else Message("settings.at-most", limit=_MOST_CREEP)


def _flag_flaw(value: Any) -> str:
    return "" if isinstance(value, bool) else Message("settings.true-or-false")


_TABLES: Mapping[str, Mapping[str, str]] = {"said": _SAID, "where": _WHERE, "print": _PRINT}
_CHECKS: Mapping[str, Callable[[Any], str]] = {
    "text": _text_flaw,
    "list": _list_flaw,
    "creep": _creep_flaw,
    "flag": _flag_flaw,
    **{name: _of_choice(kind) for name, kind in _CHOICES.items()},
}


def write_pack(file: Path, sheets: Sequence[tuple[str, str]], occasion: Occasion | None = None) -> Path:
    """Write a pack file of these sheets, given as pairs of name and title, for a person to go on with.

    Without a title in the `occasion`, the file's name is the title. OutputError if there is such a file already.
    """
    if file.exists() or file.is_symlink():
        raise OutputError(Message("pack.is-there", file=str(file)), Message("pack.other-name"))
    known = occasion or Occasion(Bilingual())
    title = known.title if known.title.in_languages() else Bilingual(*[file.stem] * 2)
    about = Message("pack.about", file=shlex.quote(file.as_posix()))
    lines = [
        *(f"# {in_language(about, lang)}" for lang in LANGUAGES),
        *(f"{key} = {{el = {quoted(said.el)}, en = {quoted(said.en)}}}" for key, said in _heads(title, known.place)),
        f"date = {quoted(known.date)}",
        'order = "listed"   # listed, title, place, theme',
        'need = "approved"   # approved, reviewed, any',
        "sheets = [",
        *(f"    {quoted(name)},{_comment(shown)}" for name, shown in sheets),
        "]",
        "",
        "[print]",
        'booklet = "a5"   # a5, a4, none',
    ]
    return Path(str(write_file(file.parent, file.name, "".join(f"{line}\n" for line in lines).encode("utf-8"))))


def _heads(title: Bilingual, place: Bilingual) -> tuple[tuple[str, Bilingual], ...]:
    return ("title", title), ("subtitle", Bilingual()), ("place", place)


def _comment(words: str) -> str:
    shown = "".join(sign if sign.isprintable() else " " for sign in words).strip()[:80]
    return f"   # {shown}" if shown else ""
