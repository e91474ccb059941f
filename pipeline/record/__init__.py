"""The record as JSON: names and forms that the outside may rely on."""

from __future__ import annotations

from typing import Any

from pipeline.model import Amount, Contact, Date, FieldValue, Issue, Page, Picture, Place, Record, Value

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
    if value.pairs:
        found["pairs"] = [list(pair) for pair in value.pairs]
    return found


def _typed(value: Value) -> Any:
    match value:
        case Date(edtf):
            return edtf
        case Amount(amount, currency, amount_max):
            top = {} if amount_max is None else {"amount_max": amount_max}
            return {"amount": amount, "currency": currency, **top}
        case Place(country, region, nuts):
            return {"country": country, "region": region, **({} if nuts is None else {"nuts": nuts})}
        case Contact(name, organisation, email, phone):
            parts = {"name": name, "organisation": organisation, "email": email, "phone": phone}
            return {key: part for key, part in parts.items() if part is not None}
        case Picture(src, alt):
            return {"src": src, "alt": alt}
        case None:
            return None


def _issue(issue: Issue) -> dict[str, Any]:
    locator = issue.locator
    return {
        "code": issue.code.value,
        "severity": issue.severity.value,
        "message": issue.message,
        "start": None if locator is None else locator.start,
        "end": None if locator is None else locator.end,
    }
