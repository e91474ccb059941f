"""Explains a record to programs: its values, and what became of every character of the page's text, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.model import Record
from pipeline.record import as_dict
from pipeline.text.json_text import json_text


def explanation_line(record: Record, text: str, file: str, field: str | None = None) -> str:
    """One JSON line about a record; `text` is what all offsets point into, `file` says where the page is.

    With a `field` only its values and choices are told.
    """
    content = as_dict(record)
    values = [
        {"field": name, **value}
        for name, found in content["fields"].items()
        for value in found
        if field in {None, name}
    ]
    line = {
        "file": file,
        "number": record.number,
        "kind": content["kind"],
        "ready": content["ready"],
        "why": content.get("why", []),
        "text": text,
        "values": values,
        "dispositions": list(_dispositions(record, text)),
        "choices": {name: found for name, found in _choices(record) if field in {None, name}},
        "issues": content["issues"],
    }
    return f"{json_text(line)}\n"


def _choices(record: Record) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    by_subject: dict[str, list[dict[str, Any]]] = {}
    for choice in record.choices:
        lang = {"lang": choice.lang} if choice.lang else {}
        by_subject.setdefault(choice.subject, []).extend(
            {
                "text": one.text,
                **lang,
                "score": one.score,
                "features": dict(one.features),
                **({"used": True} if place == choice.used else {}),
            }
            for place, one in enumerate(choice.candidates)
        )
    yield from by_subject.items()


def _dispositions(record: Record, text: str) -> Iterator[dict[str, Any]]:
    """The stretches of the text in order: asides with their reasons and, between them, the words of fields."""
    at = 0
    for aside in record.asides:
        start, end = aside.locator.start or 0, aside.locator.end or 0
        yield from _fields(record, text, at, start)
        yield {"start": start, "end": end, "what": aside.fate.value, "why": aside.reason}
        at = end
    yield from _fields(record, text, at, len(text))


def _fields(record: Record, text: str, start: int, end: int) -> Iterator[dict[str, Any]]:
    """The words between two asides, which belong to fields, line by line."""
    at = start
    for line in text[start:end].splitlines(keepends=True):
        words = line.strip()
        first = at + len(line) - len(line.lstrip())
        at += len(line)
        if words:
            last = first + len(words)
            yield {"start": first, "end": last, "what": "field", "why": _field_names(record, first, last)}


def _field_names(record: Record, start: int, end: int) -> str:
    """The fields with values in a stretch of text; none for words of another practice of the page."""
    names = dict.fromkeys(
        value.field
        for value in record.values
        if value.locator.start is not None
        and value.locator.end is not None
        and value.locator.start < end
        and value.locator.end > start
    )
    return ", ".join(names)
