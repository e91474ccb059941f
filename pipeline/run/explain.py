"""A record told to a person: each value with its exact words, their place and the rule; what was left out, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from pipeline.model import Amount, Contact, Date, Fate, FieldValue, Locator, Picture, Place, Record, Value

_FATES = (
    (Fate.UNPLACED, "Not placed in any field"),
    (Fate.LABEL, "Labels"),
    (Fate.BOILERPLATE, "Set aside as page furniture"),
)
_SHORT = 240


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
        yield f"No {field} was found." if field else "No field was found."
    for value in values:
        typed = f" = {_typed(value.value)}" if value.value is not None else ""
        yield f"{value.field} ({value.lang}){typed}"
        yield f"    by {value.rule}, {_place(value.locator)}"
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
    where = f"at {place.path}" if place.path else ""
    if place.start is None:
        return where or "not in the page's text"
    return " ".join(filter(None, [f"letters {place.start}-{place.end}", where]))


def _typed(value: Value) -> str:
    match value:
        case Date(edtf=text):
            return text
        case Amount(amount=low, currency=currency, amount_max=high):
            return " ".join(filter(None, [f"{low}-{high}" if high else low, currency]))
        case Place() | Contact() | Picture():
            return ", ".join(f"{key} {part}" for key, part in asdict(value).items() if part)
        case None:
            return ""
