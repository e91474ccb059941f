"""The small inputs of one fault each: their right answers were written for people and are read with some care."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from benchmarks.reading.corpora import Case
from benchmarks.reading.product import Record

_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_KINDS = ("practice", "other")
_TEXTS = ("title", "summary", "description", "evidence", "institution", "project_about")
_DATES = ("start_date", "end_date", "published")


def faults(case: Case, found: Sequence[Record]) -> list[str]:
    """What is wrong, a few words each; none where the input is read as it should be."""
    record = found[0] if found else {"fields": {}, "kind": None}
    wrong = [name for name, is_right in _answers(case.gold, record) if not is_right]
    if len(found) != case.gold.get("records", len(found)):
        wrong.append(f"{len(found)} records")
    return wrong


def _answers(gold: Mapping[str, Any], record: Record) -> Iterator[tuple[str, bool]]:
    if gold.get("kind") in _KINDS:
        yield "kind", record["kind"] == gold["kind"]
    fields = record["fields"]
    for name in gold:
        items = fields.get(name, [])
        if gold[name] is None:
            yield f"{name} where there is none", not items
        elif name in _TEXTS:
            yield name, any(_says(item["text"], gold[name]) for item in items)
        elif name in _DATES:
            yield name, any(str(item["value"]) == _date(gold[name]) for item in items)
        elif name == "amounts":
            sums = {f"{item['value']['amount']} {item['value']['currency']}" for item in items}
            yield name, sums == set(gold[name])
        elif name in {"location", "contact"}:
            yield name, any(_has(item["value"] or {}, gold[name]) for item in items)
        elif name == "never":
            everything = "\n".join(item["text"] for some in fields.values() for item in some)
            yield name, not any(words in everything for words in gold[name])


def _says(text: str, wanted: str) -> bool:
    """Whether a text says what is wanted: `…` stands for any words, ` (` begins a remark."""
    parts = [part.strip() for part in re.split(r" \((?=never)", wanted)[0].split("…")]
    whole = "…" not in wanted
    words = " ".join(text.split())
    return words == parts[0] if whole else re.match(".*".join(map(re.escape, parts)), words) is not None


def _date(wanted: str) -> str | None:
    match = _DATE.search(wanted)
    return match[0] if match else None


def _has(value: Mapping[str, Any], wanted: Mapping[str, str]) -> bool:
    return all(str(value.get(key, "")).casefold() == want.casefold() for key, want in wanted.items())
