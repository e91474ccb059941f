"""A record told to a person: each value with its exact words, their place and the rule; what was left out, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict
from types import MappingProxyType

from pipeline.model import Amount, Contact, Date, Fate, FieldValue, Locator, Picture, Place, Record, Value

_FATES = (
    (Fate.UNPLACED, "Not placed in any field"),
    (Fate.LABEL, "Labels"),
    (Fate.BOILERPLATE, "Set aside as page furniture"),
)
_SHORT = 240
_NO_LANGUAGE = frozenset({"zxx", "und"})
# What rules mean to a person; the rest say it by their names.
_RULES = MappingProxyType(
    {
        "label-heading": "under its label, a heading",
        "label-line": "under its label, a line of its own",
        "label-cell": "beside its label in a table",
        "label-term": "beside its label in a list of terms",
        "label-colon": "behind its label and a colon",
        "label-bold": "behind its label in bold",
        "label-opening": "behind its label, the line's first words",
        "near-label": "under words that are nearly its label",
        "after-kicker": "below the line that says what the page is",
        "main-heading": "the page's main heading",
        "named-in-head": "named so in the page's head, too",
        "first-heading": "the first heading",
        "first-line": "the first line",
        "below-title": "below the title, in the other language",
        "before-labels-of-its-language": "before the first label in its language",
        "head-of-page": "in the page's head only",
        "address": "in the page's address",
        "first-paragraph": "the first paragraph, without a label",
        "before-first-label": "before the first label",
        "before-description": "before the description",
        "line-with-link": "a line with a link behind the last section",
        "date-line": "a line that is only a date",
        "period-line": "a line of two dates without a label",
        "place-line": "a line that names a place, without a label",
        "named-in-project-about": "the first name in the text about the project",
        "sum": "a sum of money under a label of costs",
        "hashtag": "a hashtag",
        "link": "where words of the text lead",
        "picture": "a picture outside page furniture",
    }
)
_STEPS = 2
_FIRST = re.compile(r":nth-of-type\(1\)")
_NTH = re.compile(r":nth-of-type\((\d+)\)")


def explanation(record: Record, text: str, field: str | None = None) -> str:
    """The whole record, or one field of it, in plain lines; `text` is the page's text that locators point into."""
    return "\n".join([*_head(record), "", *_values(record, text, field), *([] if field else _rest(record)), ""])


def _head(record: Record) -> Iterator[str]:
    page, counts = record.page, record.coverage
    yield f"{record.id}: {record.kind.value} ({page.media_type}, {page.charset}, {page.path})"
    yield (
        f"{counts.characters} characters: {counts.field} in fields, {counts.label} in labels, "
        f"{counts.boilerplate} set aside, {counts.unplaced} not placed"
    )


def _values(record: Record, text: str, field: str | None) -> Iterator[str]:
    values = record.values if field is None else record.of(field)
    if not values:
        known = ", ".join(dict.fromkeys(value.field for value in record.values)) or "no field at all"
        yield f"No {field} was found; the page gives {known}." if field else "No field was found."
    for value in values:
        typed = f" = {_typed(value.value)}" if value.value is not None else ""
        lang = f" ({value.lang})" if value.lang not in _NO_LANGUAGE else ""
        meaning = f": {_RULES[value.rule]}" if value.rule in _RULES else ""
        yield f"{value.field}{lang}{typed}"
        yield f"    by {value.rule}{meaning}; {_place(value.locator)}"
        yield from _quoted(_words(value, text), whole=field is not None)
        yield ""


def _words(value: FieldValue, text: str) -> str:
    """The words as they stand on the page, before any repair; those of the value where the page's text lacks them."""
    place = value.locator
    return value.text if place.start is None or place.end is None else text[place.start : place.end]


def _quoted(words: str, *, whole: bool) -> Iterator[str]:
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    for line in lines if whole else lines[:3]:
        yield "    | " + (line if whole or len(line) <= _SHORT else line[:_SHORT] + " …")
    if not whole and len(lines) > 3:
        yield f"    | … ({len(lines) - 3} more lines; name the field to see them)"


def _rest(record: Record) -> Iterator[str]:
    for fate, title in _FATES:
        asides = [aside for aside in record.asides if aside.fate is fate]
        if asides:
            yield title
        for aside in asides:
            words = " ".join(aside.text.split())
            yield f"    {words if len(words) <= 80 else words[:80] + ' …'}  [{aside.reason}]"
        if asides:
            yield ""
    if record.issues:
        yield "Issues"
    for issue in record.issues:
        where = f" ({_place(issue.locator)})" if issue.locator else ""
        yield f"    {issue.severity.value} {issue.code.value}: {issue.message}{where}"


def _place(place: Locator) -> str:
    path = " > ".join(place.path.split(" > ")[-_STEPS:])
    path = _NTH.sub(r" \1", _FIRST.sub("", path))
    where = f"at {path}" if path else ""
    if place.start is None:
        return where or "not in the page's text"
    return " ".join(filter(None, [f"letters {place.start}-{place.end}", where]))


def _typed(value: Value) -> str:
    match value:
        case Date(edtf=".."):
            return ".. (no end yet)"
        case Date(edtf=text):
            return text
        case Amount(amount=low, currency=currency, amount_max=high):
            return " ".join(filter(None, [f"{low}-{high}" if high else low, currency]))
        case Place() | Contact() | Picture():
            return ", ".join(f"{key} {part}" for key, part in asdict(value).items() if part)
        case None:
            return ""
