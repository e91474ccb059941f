"""Reads a file of lessons: TOML → what a site was taught."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Role, fields
from pipeline.messages import Message
from pipeline.model import Lesson, Teaching
from pipeline.store.toml_files import KeyReaders, TomlFile, WrongKindError

FORMAT = 1
# The kinds of lessons, each with the key of its subject, and how long that may be.
_KINDS = MappingProxyType({"label": ("words", 120), "place": ("path", 400), "boilerplate": ("words", 20_000)})
_STEP = re.compile(r"(?:\*|[a-zA-Z][\w:-]*)(?:\.[^\s.>]+)*")
_MOST_STEPS = 8
# Amounts are found by their shape wherever they are; their label opens a text about costs.
_SHAPED = ("amounts",)


def parse_lessons(data: bytes, name: str, lexicon: Lexicon, site: str) -> Teaching:
    """The lessons in the file `name` of a site, by default of `site`; PageError lists every mistake with its line."""
    file = TomlFile(data, name, Message("teaching.mend"))
    top: KeyReaders = {"format": _format, "site": _text}
    found = file.read({key: value for key, value in file.table.items() if key not in _KINDS}, top)
    lessons = {kind: tuple(_lessons(file, kind, teachable(lexicon))) for kind in _KINDS}
    file.hold()
    return Teaching(found.get("site", site), lessons["label"], lessons["place"], lessons["boilerplate"])


@cache
def teachable(lexicon: Lexicon) -> tuple[str, ...]:
    """The fields that a site can be taught."""
    return tuple(
        field.name
        for field in fields(lexicon)
        if field.name in _SHAPED
        or (field.role in {Role.SECTION, Role.FACT} and (field.is_printed or field.name == "period"))
    )


def _lessons(file: TomlFile, kind: str, names: tuple[str, ...]) -> Iterator[Lesson]:
    """The lessons of a kind; one that contradicts another is noted."""
    subject, longest = _KINDS[kind]
    readers: dict[str, Callable[[Any], str]] = {subject: lambda raw: _subject(subject, raw, longest)}
    if kind != "boilerplate":
        readers["field"] = lambda raw: _field(raw, names)
    field_of: dict[str, str] = {}
    for at, row in file.rows(kind, {**readers, "from": _text, "by": _text, "on": str}, readers.keys()):
        field = row.get("field", "")
        about = " ".join(row[subject].casefold().split())
        if field_of.setdefault(about, field) != field:
            file.note(Message("teaching.two-fields", one=field_of[about], other=field), kind, at, "field")
        yield _lesson(row)


def _lesson(row: Mapping[str, str]) -> Lesson:
    return Lesson(
        words=row.get("words", "").strip(),
        place=" > ".join(step.strip() for step in row.get("path", "").split(">")),
        field=row.get("field", ""),
        page=row.get("from", ""),
        by=row.get("by", ""),
        on=row.get("on", ""),
    )


def _text(raw: object) -> str:
    if not isinstance(raw, str):
        raise WrongKindError(Message("review.kind-text"))
    return raw


def _format(raw: object) -> object:
    if not isinstance(raw, int) or raw > FORMAT:
        raise ValueError(Message("review.newer-format", format=str(raw)[:20]))
    return raw


def _subject(key: str, raw: object, longest: int) -> str:
    words = _text(raw)
    if not any(map(str.isalnum, words)):
        raise ValueError(Message("teaching.missing", name=key))
    if len(words) > longest:
        raise ValueError(Message("teaching.too-long", name=key, most=longest))
    if key == "path" and not _is_path(words):
        raise ValueError(Message("teaching.no-path", path=words[:80]))
    return words


def _field(raw: object, names: tuple[str, ...]) -> str:
    if raw not in names:
        raise ValueError(Message("teaching.no-field", field=str(raw)[:40], names=", ".join(names)))
    return str(raw)


def _is_path(path: str) -> bool:
    steps = path.split(">")
    return len(steps) <= _MOST_STEPS and all(_STEP.fullmatch(step.strip()) for step in steps)
