"""Practices as open data: words and typed values, not how they were found, and no personal data unless asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pipeline.export.writers import as_csv
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Role, fields
from pipeline.model import Record
from pipeline.text import AddressKind, addresses
from pipeline.text.json_text import json_text
from pipeline.values.forms import as_raw

# Fields that are left out: pictures, which are other people's work, and contacts.
_PICTURES, _CONTACT = "images", "contact"

DataRow = Mapping[str, Any]


def data_of(record: Record, *, contacts: bool) -> dict[str, Any]:
    """A practice as plain JSON; without `contacts` it names no contact and holds no e-mail address."""
    by_field: dict[str, list[dict[str, Any]]] = {}
    for value in record.values:
        if value.field == _PICTURES or (value.field == _CONTACT and not contacts):
            continue
        typed = as_raw(value.value)
        text = value.text if contacts else _without_mail(value.text)
        one = {"lang": value.lang, "text": text, **({} if typed is None else {"value": typed})}
        if text and one not in by_field.setdefault(value.field, []):
            by_field[value.field].append(one)
    fields_ = {name: values for name, values in by_field.items() if values}
    return {"id": record.id, "languages": list(record.sides), "source": record.page.url, "fields": fields_}


def _without_mail(text: str) -> str:
    """A text without e-mail addresses, which are personal data."""
    for start, end, kind in sorted(addresses(text), reverse=True):
        if kind is AddressKind.EMAIL:
            text = f"{text[:start]}…{text[end:]}"
    return text


def as_json(rows: Sequence[DataRow]) -> bytes:
    """A JSON list, a line a practice."""
    lines = ",\n".join(json_text(row) for row in rows)
    return f"[\n{lines}\n]\n".encode(errors="replace")


def as_table(rows: Sequence[DataRow], lexicon: Lexicon) -> bytes:
    """A CSV file, a row a practice; no cell can become a formula."""
    return as_csv(tuple(_table(rows, lexicon)), ())


def _table(rows: Sequence[Mapping[str, Any]], lexicon: Lexicon) -> Iterator[tuple[str, ...]]:
    """A row a practice, a column a field and language; typed values in the words of the record's JSON."""
    names = [field.name for field in fields(lexicon) if field.role is not Role.GROUP]
    used = [name for name in names if any(name in row["fields"] for row in rows)]
    columns = [(name, lang) for name in used for lang in _languages_of(rows, name)]
    yield "id", "sheet", "source", *(f"{name}_{lang}" if lang else name for name, lang in columns)
    for row in rows:
        cells = (_cell(row["fields"].get(name, ()), lang) for name, lang in columns)
        yield row["id"], row["sheet"], row["source"] or "", *cells


def _languages_of(rows: Sequence[Mapping[str, Any]], name: str) -> list[str]:
    """The languages of a field's texts; [""] for one with typed values."""
    values = [value for row in rows for value in row["fields"].get(name, ())]
    if any("value" in value for value in values):
        return [""]
    return sorted({value["lang"] for value in values}, key=lambda lang: (lang != "el", lang != "en", lang))


def _cell(values: Iterable[Mapping[str, Any]], lang: str) -> str:
    own = (value for value in values if not lang or value["lang"] == lang)
    return "\n".join(dict.fromkeys(_value_text(value.get("value")) or str(value["text"]) for value in own))


def _value_text(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(str(part) for part in value.values() if part)
    return str(value or "")
