"""The record as JSON: names and forms that the outside may rely on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from types import MappingProxyType
from typing import Any

from pipeline.model import Amount, Contact, Date, FieldValue, Issue, KeyFigure, Page, Picture, Place, Record, Value

SCHEMA = 1


def as_dict(record: Record) -> dict[str, Any]:
    """`record` as a dict of plain JSON types; keys stand in the order in which they are documented."""
    fields: dict[str, list[dict[str, Any]]] = {}
    for value in record.values:
        fields.setdefault(value.field, []).append(_field_value(value))
    coverage = record.coverage
    return {
        "schema": SCHEMA,
        "id": record.id,
        "page": _page(record.page),
        "kind": record.kind.value,
        "sides": list(record.sides),
        "ready": record.is_ready,
        **({"why": [why.value for why in record.why]} if record.why else {}),
        "fields": fields,
        "issues": [_issue(issue) for issue in record.issues],
        "coverage": {
            "characters": coverage.characters,
            "field": coverage.field,
            "label": coverage.label,
            "boilerplate": coverage.boilerplate,
            "unplaced": coverage.unplaced,
        },
    }


def _page(page: Page) -> dict[str, Any]:
    return {
        "path": page.path,
        "url": page.url,
        "fetched": page.fetched,
        "sha256": page.sha256,
        "charset": page.charset,
        "media_type": page.media_type,
        "site": page.site,
    }


def _field_value(value: FieldValue) -> dict[str, Any]:
    found: dict[str, Any] = {
        "lang": value.lang,
        "text": value.text,
        "runs": [[value.text[run.start : run.end], run.lang] for run in value.runs],
        "value": _typed(value.value),
        "start": value.locator.start,
        "end": value.locator.end,
        "rule": value.rule,
    }
    if value.rows:
        found["rows"] = [list(row) for row in value.rows]
    if not value.is_sure:
        found["sure"] = False
    if value.pairs:
        found["pairs"] = [list(pair) for pair in value.pairs]
    return found


def _amount(value: Amount) -> dict[str, Any]:
    top = {} if value.amount_max is None else {"amount_max": value.amount_max}
    role = {} if value.role is None else {"role": value.role.value}
    return {"amount": value.amount, "currency": value.currency, **top, **role}


def _place(value: Place) -> dict[str, Any]:
    nuts = {} if value.nuts is None else {"nuts": value.nuts}
    return {"country": value.country, "region": value.region, **nuts}


def _contact(value: Contact) -> dict[str, Any]:
    return {key: part for key, part in asdict(value).items() if part is not None}


# The JSON form of a typed value, by its type.
_FORMS: Mapping[type, Callable[[Any], Any]] = MappingProxyType(
    {
        Date: lambda value: value.edtf,
        Amount: _amount,
        KeyFigure: asdict,
        Place: _place,
        Contact: _contact,
        Picture: asdict,
    }
)


def _typed(value: Value) -> Any:
    return None if value is None else _FORMS[type(value)](value)


def _issue(issue: Issue) -> dict[str, Any]:
    locator = issue.locator
    return {
        "code": issue.code.value,
        "severity": issue.severity.value,
        "message": issue.message,
        "start": None if locator is None else locator.start,
        "end": None if locator is None else locator.end,
    }
