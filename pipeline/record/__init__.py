"""The record as JSON: names and forms that other programs may rely on."""

from __future__ import annotations

from typing import Any

from pipeline.model import FieldValue, Issue, Page, Record
from pipeline.values.forms import as_raw

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
        **({"removed": [list(one) for one in record.removed]} if record.removed else {}),
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
        "value": as_raw(value.value),
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
    if value.origin is not None:
        found["origin"] = value.origin.value
    if value.state is not None:
        found["state"] = value.state.value
    if value.by:
        found["by"] = value.by
    return found


def _issue(issue: Issue) -> dict[str, Any]:
    locator = issue.locator
    return {
        "code": issue.code.value,
        "severity": issue.severity.value,
        "message": issue.message,
        "start": None if locator is None else locator.start,
        "end": None if locator is None else locator.end,
    }
