"""A record told to a person: each value with its exact words, their place and the rule; what was left out, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict
from types import MappingProxyType

from pipeline.model import (
    Amount,
    Contact,
    Date,
    Fate,
    FieldValue,
    IssueCode,
    KeyFigure,
    Locator,
    Origin,
    Picture,
    Place,
    Record,
    Rule,
    Value,
)

_FATES = (
    (Fate.UNPLACED, "Not placed in any field"),
    (Fate.LABEL, "Labels"),
    (Fate.BOILERPLATE, "Set aside as page furniture"),
)
_SHORT = 240
_NO_LANGUAGE = frozenset({"zxx", "und"})
# What rules mean to a person; the rest say it by their names.
_RULES = MappingProxyType({rule.value: rule.words for rule in Rule})
# Rows of the file that teaches a site.
_ROWS = MappingProxyType({"taught-label": "label", "taught-place": "place"})
_LABEL = "its label"
# The same rule means something else to this field.
_WRITTEN_OUT = {("links", "address"): "written out in the text"}
_STEPS = 2
_FIRST = re.compile(r":nth-of-type\(1\)")
_NTH = re.compile(r":nth-of-type\((\d+)\)")


def explanation(record: Record, text: str, field: str | None = None, *, is_last: bool = True) -> str:
    """The whole record, or one field of it, in plain lines; `text` is the page's text that locators point into.

    What is in no field is told of the whole page, behind the last of its records.
    """
    values = _values(record, text, field)
    if field:
        return "\n".join([*_head(record), "", *values, ""])
    rest = _rest(record) if is_last else ()
    return "\n".join([*_head(record), "", *values, *_choices(record), *rest, *_issues(record), ""])


def _choices(record: Record) -> Iterator[str]:
    """How what no label says was chosen: the candidates with their scores and signs, the chosen one first."""
    for choice in record.choices:
        yield f"Choice of {choice.subject}{choice.lang and f' ({choice.lang})'}"
        for candidate in choice.candidates:
            signs = ", ".join(f"{name} {value:g}" for name, value in candidate.features)
            yield f"    {candidate.score:6.2f} {candidate.text[:_SHORT]}"
            yield f"           {signs}"
        yield ""


def _head(record: Record) -> Iterator[str]:
    page, counts = record.page, record.coverage
    yield f"{record.id}: {record.kind.value} ({page.media_type}, {page.charset}, {page.path})"
    yield (
        f"{counts.characters} characters: {counts.field} in fields, {counts.label} in labels, "
        f"{counts.boilerplate} set aside, {counts.unplaced} not placed"
    )
    yield from (issue.message for issue in record.issues if issue.code is IssueCode.NOT_A_PRACTICE)


def _values(record: Record, text: str, field: str | None) -> Iterator[str]:
    values = record.values if field is None else record.of(field)
    for name, lang in record.removed:
        if field in {None, name}:
            yield f"{name} ({lang}) was left out by a person"
            yield ""
    if not values:
        known = ", ".join(dict.fromkeys(value.field for value in record.values)) or "no field at all"
        yield f"No {field} was found; the page gives {known}." if field else "No field was found."
    for value in values:
        typed = f" = {_typed(value.value)}" if value.value is not None else ""
        lang = f" ({value.lang})" if value.lang not in _NO_LANGUAGE else ""
        meaning = _meaning(value, record)
        rule = value.rule.partition(": ")[0]
        yield f"{value.field}{lang}{typed}"
        yield f"    by {rule}{meaning and ': '}{meaning}; {_place(value.locator)}"
        if value.origin not in {None, Origin.TAUGHT}:
            yield f"    {', '.join(filter(None, (value.origin, value.state, value.by and f'by {value.by}')))}"
            yield from _quoted(value.text, whole=field is not None)
            if value.locator.start is None:
                yield ""
                continue
            yield "    the page has"
        yield from _quoted(_words(value, record, text), whole=field is not None)
        yield ""


def _meaning(value: FieldValue, record: Record) -> str:
    """What the rule of a value means to a person, with the label's own words; empty where its name says it all."""
    kind, _, row = value.rule.partition(": ")
    if kind in _ROWS:
        return f"the row [[{_ROWS[kind]}]] “{row}” in what the site {record.page.site or '(none)'} was taught"
    rule, _, other = value.rule.partition("-of-")
    told = _WRITTEN_OUT.get((value.field, rule)) or _RULES.get(value.rule) or _RULES.get(rule, "")
    return told.format(label=_label(value, other or value.field, record)) if "{label}" in told else told


def _label(value: FieldValue, field: str, record: Record) -> str:
    """The words of the label that a value goes by: the nearest of `field` before it."""
    labels = [
        aside
        for aside in record.asides
        if aside.fate is Fate.LABEL
        and aside.reason.endswith(f" of {field}")
        and (aside.locator.start or 0) < (value.locator.start or 0)
    ]
    if not labels:
        return _LABEL
    nearest = max(labels, key=lambda aside: aside.locator.start or 0)
    return f"“{' '.join(nearest.text.split()).rstrip(' :')}”"


def _words(value: FieldValue, record: Record, text: str) -> str:
    """The words as they stand on the page, before any repair; those of the value where the page's text lacks them.

    What was set aside between them is none of them.
    """
    start, end = value.locator.start, value.locator.end
    if start is None or end is None:
        return value.text
    inside = [
        (aside.locator.start, aside.locator.end)
        for aside in record.asides
        if aside.locator.start is not None
        and aside.locator.end is not None
        and start < aside.locator.start
        and aside.locator.end < end
    ]
    words = ""
    for first, last in sorted(inside):
        words += text[start:first]
        start = max(start, last)
    return words + text[start:end]


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


def _issues(record: Record) -> Iterator[str]:
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
        case Amount(amount=low, currency=currency, amount_max=high, role=role):
            return " ".join(filter(None, [f"{low}-{high}" if high else low, currency, role and f"({role.value})"]))
        case KeyFigure(number=number, noun=noun):
            return f"{number} {noun}"
        case Place() | Contact() | Picture():
            return ", ".join(f"{key} {part}" for key, part in asdict(value).items() if part)
        case None:
            return ""
