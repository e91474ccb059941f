"""The words of a practice that the ledger keeps, and the points that need a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.amend import sheet_words
from pipeline.model import FieldValue, FieldWords, Judged, Kind, OpenPoint, Record, Standing, Trust
from pipeline.render.report.lacking import texts_lacking

_SIDES = ("el", "en")
# How many letters of a text are kept, so that a person knows which one is meant.
_BEGINNING = 36


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


def words_by_field(plain: Record | None, record: Record) -> dict[str, FieldWords]:
    """The words of a record on its page (`plain`) and its sheet, by `field.language`."""
    sheet, after = dict(sheet_words(record)), _openings(record.values)
    # Mostly nobody has written anything, and both are the same.
    page, before = ({}, {}) if plain is None else (sheet, after)
    if plain is not None and plain is not record:
        page, before = dict(sheet_words(plain)), _openings(plain.values)
    return {
        key: FieldWords(page.get(key, ""), sheet.get(key, ""), before.get(key, ""), after.get(key, ""))
        for key in dict.fromkeys((*page, *sheet))
    }


def _openings(values: Sequence[FieldValue]) -> dict[str, str]:
    openings: dict[str, str] = {}
    for value in values:
        key = f"{value.field}.{value.lang}"
        before = f"{openings[key]}; " if key in openings else ""
        text = before + " ".join(value.text[: 2 * _BEGINNING].split())
        openings[key] = text if len(text) <= _BEGINNING else f"{text[:_BEGINNING]}…"
    return openings
