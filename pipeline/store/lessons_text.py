"""Reads a file of lessons: TOML → what a site was taught."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any

from pipeline.errors import PageError
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Role, fields
from pipeline.messages import Message
from pipeline.model import Lesson, Teaching

FORMAT = 1
# The kinds of lessons, each with the key of its subject.
_KINDS = {"label": "words", "place": "path", "boilerplate": "words"}
_TOP = ("format", "site", *_KINDS)
_ABOUT = ("from", "by", "on")
_LONGEST = {"label": 120, "place": 400, "boilerplate": 20_000}
_STEP = re.compile(r"(?:\*|[a-zA-Z][\w:-]*)(?:\.[^\s.>]+)*")
_MOST_STEPS = 8
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")
# Amounts are found by their shape wherever they are; their label opens a text about costs.
_SHAPED = ("amounts",)


def parse_lessons(data: bytes, name: str, lexicon: Lexicon, site: str) -> Teaching:
    """What the file `name` says of a site, by default of `site`; PageError names the first mistake, with its line."""
    text, table = _table(data, name)
    problem = next(_problems(text, table, teachable(lexicon)), None)
    if problem is not None:
        line, what = problem
        raise PageError(Message("teaching.wrong", file=name, line=line, what=what), Message("teaching.mend"))
    found = {kind: tuple(_lesson(kind, row) for row in table.get(kind, ())) for kind in _KINDS}
    return Teaching(table.get("site", site), found["label"], found["place"], found["boilerplate"])


@cache
def teachable(lexicon: Lexicon) -> tuple[str, ...]:
    """The fields that a site can be taught."""
    return tuple(
        field.name
        for field in fields(lexicon)
        if field.name in _SHAPED
        or (field.role in {Role.SECTION, Role.FACT} and (field.is_printed or field.name == "period"))
    )


def _lesson(kind: str, row: Mapping[str, Any]) -> Lesson:
    return Lesson(
        words=row.get("words", "").strip(),
        place=" > ".join(step.strip() for step in row["path"].split(">")) if kind == "place" else "",
        field=row.get("field", ""),
        page=row.get("from", ""),
        by=row.get("by", ""),
        on=str(row.get("on", "")),
    )


def _table(data: bytes, name: str) -> tuple[str, dict[str, Any]]:
    try:
        text = data.decode("utf-8-sig")
        return text, tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise PageError(Message("teaching.not-text", file=name), Message("teaching.mend")) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found else len(text.splitlines())
        what = Message("teaching.no-toml", reason=_AT_LINE.sub("", str(error)).strip())
        raise PageError(Message("teaching.wrong", file=name, line=line, what=what), Message("teaching.mend")) from error


def _problems(text: str, table: Mapping[str, Any], names: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """The mistakes in a file, each with its line."""
    for key in table:
        if key not in _TOP:
            yield _line(text, "", 0, key), _unknown(key, _TOP)
    if not isinstance(table.get("format", FORMAT), int) or table.get("format", FORMAT) > FORMAT:
        yield _line(text, "", 0, "format"), Message("teaching.newer", format=str(table["format"])[:20])
    if not isinstance(table.get("site", ""), str):
        yield _line(text, "", 0, "site"), Message("teaching.no-text", name="site")
    told: dict[tuple[str, str], str] = {}
    for kind, subject in _KINDS.items():
        rows = table.get(kind, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            yield _line(text, "", 0, kind), Message("teaching.no-rows", name=kind)
            return
        for at, row in enumerate(rows):
            for key, what in _slips(kind, row, names):
                yield _line(text, kind, at, key), what
            about = (kind, " ".join(str(row.get(subject, "")).casefold().split()))
            field = str(row.get("field", ""))
            if told.setdefault(about, field) != field:
                yield _line(text, kind, at, "field"), Message("teaching.two-fields", one=told[about], other=field)


def _slips(kind: str, row: Mapping[str, Any], names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The mistakes in a row, each with its key."""
    subject = _KINDS[kind]
    keys = (subject, *(() if kind == "boilerplate" else ("field",)), *_ABOUT)
    for key, value in row.items():
        if key not in keys:
            yield key, _unknown(key, keys)
        elif key != "on" and not isinstance(value, str):
            yield key, Message("teaching.no-text", name=key)
            return
    words = str(row.get(subject, ""))
    if not any(map(str.isalnum, words)):
        yield subject, Message("teaching.missing", name=subject)
    elif len(words) > _LONGEST[kind]:
        yield subject, Message("teaching.too-long", name=subject, most=_LONGEST[kind])
    elif kind == "place" and not _is_path(words):
        yield subject, Message("teaching.no-path", path=words[:80])
    if kind != "boilerplate" and row.get("field") not in names:
        field = str(row.get("field", ""))[:40]
        yield "field", Message("teaching.no-field", field=field, names=", ".join(names))


def _is_path(path: str) -> bool:
    steps = path.split(">")
    return len(steps) <= _MOST_STEPS and all(_STEP.fullmatch(step.strip()) for step in steps)


def _unknown(key: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(key[:40].lower(), known, n=1)
    shown = key[:40]
    return Message("teaching.no-key-but", name=shown, near=near[0]) if near else Message("teaching.no-key", name=shown)


def _line(text: str, kind: str, at: int, key: str) -> int:
    """The line, from 1, where a key of the `at`-th row of a kind is set; that of the row, or 1, where it is not."""
    count, best, is_in = -1, 1, not kind
    for number, line in enumerate(text.splitlines(), 1):
        if head := re.match(r"\s*\[+\s*[\"']?([\w-]+)", line):
            count += head[1] == kind
            is_in = bool(kind) and head[1] == kind and count == at
            best = number if is_in or (not kind and head[1] == key) else best
        elif is_in and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
            return number
    return best
