"""The record as JSON: names and forms that other programs may rely on."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from pipeline.model import FieldValue, Record
from pipeline.values.forms import as_raw

SCHEMA = 1
# The parts of a page that go into its records.
PAGE_PARTS = ("path", "url", "fetched", "sha256", "charset", "media_type", "site")


def as_dict(record: Record) -> dict[str, Any]:
    """`record` as a dict of plain JSON types, with keys in the documented order."""
    fields: dict[str, list[dict[str, Any]]] = {}
    for value in record.values:
        fields.setdefault(value.field, []).append(_field_value(value))
    return {
        "schema": SCHEMA,
        "id": record.id,
        "page": {name: getattr(record.page, name) for name in PAGE_PARTS},
        "kind": record.kind.value,
        "sides": list(record.sides),
        "ready": record.is_ready,
        **({"why": [why.value for why in record.why]} if record.why else {}),
        "fields": fields,
        **({"removed": [list(one) for one in record.removed]} if record.removed else {}),
        "issues": [issue.as_dict() for issue in record.issues],
        "coverage": asdict(record.coverage),
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
        found["rows"] = [list(row) for row in value.cells]
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
