"""The words of a practice that the ledger keeps, and the points that need a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.amend import sheet_words
from pipeline.model import FieldValue, Judged, Kind, Record, Standing, Trust
from pipeline.render.report.lacking import texts_lacking
from pipeline.run.word_changes import SAME

_SIDES = ("el", "en")
# How many letters of a text are kept, so that a person knows which one is meant.
_BEGINNING = 36


class OpenPoint(NamedTuple):
    """Something that needs a person: its `kind` as the options of `sheets status` name it, the field and language.

    `what` says more: why a sheet is provisional, where an edit stands. A point about the whole sheet has no field.
    """

    kind: str
    field: str = ""
    lang: str = ""
    what: str = ""


def open_points(record: Record, judged: Sequence[Judged], *, is_orphan: bool = False) -> tuple[OpenPoint, ...]:
    """All open points of a record; `judged` are its edits. On a page that is no practice, nothing can be missing."""
    found = [OpenPoint("orphans")] if is_orphan else [*_of_edits(judged)]
    if record.kind is Kind.PRACTICE:
        found += _of_practice(record)
    return tuple(dict.fromkeys(found))


def _of_edits(judged: Sequence[Judged]) -> Iterator[OpenPoint]:
    for one in judged:
        if one.standing is Standing.ORPHAN:
            yield OpenPoint("orphans", one.edit.field, one.edit.lang, one.standing.value)
        elif one.standing in {Standing.STALE, Standing.GONE}:
            yield OpenPoint("stale", one.edit.field, one.edit.lang, one.standing.value)


def _of_practice(record: Record) -> Iterator[OpenPoint]:
    if record.why:
        yield OpenPoint("provisional", what=",".join(record.why))
    for value in record.values:
        if not value.is_sure:
            yield OpenPoint("unsure", value.field, value.lang)
        if value.state is Trust.DRAFT:
            yield OpenPoint("draft", value.field, value.lang)
    for lang in _SIDES:
        yield from (OpenPoint("missing", name, lang) for name in texts_lacking(record, lang))


def ledger_words(plain: Record | None, record: Record) -> str:
    """The words of a record on its page (`plain`) and its sheet, as the ledger keeps them for `word_changes`."""
    page = dict(sheet_words(plain)) if plain else {}
    sheet = dict(sheet_words(record))
    opening = (_openings(plain.values) if plain else {}, _openings(record.values))
    lines = []
    for key in dict.fromkeys((*page, *sheet)):
        is_same = page.get(key) == sheet.get(key)
        on_sheet = (SAME, "") if is_same else (sheet.get(key, ""), opening[1].get(key, ""))
        lines.append("\t".join((key, page.get(key, ""), on_sheet[0], opening[0].get(key, ""), on_sheet[1])))
    return "\n".join(lines)


def _openings(values: Sequence[FieldValue]) -> dict[str, str]:
    openings: dict[str, str] = {}
    for value in values:
        key = f"{value.field}.{value.lang}"
        before = f"{openings[key]}; " if key in openings else ""
        text = before + " ".join(value.text[: 2 * _BEGINNING].split())
        openings[key] = text if len(text) <= _BEGINNING else f"{text[:_BEGINNING]}…"
    return openings
