"""A record told to a person: each value with its exact words, their place and the rule; what was left out, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict
from types import MappingProxyType

from pipeline.messages import Message, in_language, listed, recognised, rows
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
    Value,
)

_FATES = (
    (Fate.UNPLACED, "explain.unplaced"),
    (Fate.LABEL, "explain.labels"),
    (Fate.BOILERPLATE, "explain.boilerplate"),
)
_SHORT = 240
_NO_LANGUAGE = frozenset({"zxx", "und"})
# Rows of the file that teaches a site.
_ROWS = MappingProxyType({"taught-label": "label", "taught-place": "place"})
# The same rule means something else to this field.
_WRITTEN_OUT = ("links", "address")
_STEPS = 2
_FIRST = re.compile(r":nth-of-type\(1\)")
_NTH = re.compile(r":nth-of-type\((\d+)\)")


def explanation(record: Record, text: str, field: str | None = None, *, lang: str = "en", is_last: bool = True) -> str:
    """The whole record, or one field of it, in plain lines of a language; `text` is what its locators point into.

    What is in no field is told of the whole page, behind the last of its records.
    """
    values = _values(record, text, field)
    if field:
        lines = [*_head(record), "", *values, ""]
    else:
        rest = _rest(record, lang) if is_last else ()
        lines = [*_head(record), "", *values, *_choices(record), *rest, *_issues(record), ""]
    return "\n".join(in_language(line, lang) for line in lines)


def _choices(record: Record) -> Iterator[str]:
    """How what no label says was chosen: the candidates with their scores and signs, the chosen one first."""
    for choice in record.choices:
        subject = f"{choice.subject} ({choice.lang})" if choice.lang else choice.subject
        yield Message("explain.choice", subject=subject)
        for candidate in choice.candidates:
            signs = ", ".join(f"{name} {value:g}" for name, value in candidate.features)
            yield f"    {candidate.score:6.2f} {candidate.text[:_SHORT]}"
            yield f"           {signs}"
        yield ""


def _head(record: Record) -> Iterator[str]:
    page, counts = record.page, record.coverage
    yield f"{record.id}: {record.kind.value} ({page.media_type}, {page.charset or '–'}, {page.path})"
    yield Message(
        "explain.coverage",
        characters=counts.characters,
        field=counts.field,
        label=counts.label,
        boilerplate=counts.boilerplate,
        unplaced=counts.unplaced,
    )
    yield from (issue.message for issue in record.issues if issue.code is IssueCode.NOT_A_PRACTICE)


def _values(record: Record, text: str, field: str | None) -> Iterator[str]:
    values = record.values if field is None else record.of(field)
    for name, lang in record.removed:
        if field in {None, name}:
            yield Message("explain.removed", name=f"{name} ({lang})")
            yield ""
    if not values:
        known = ", ".join(dict.fromkeys(value.field for value in record.values))
        if field and known:
            yield Message("explain.no-such-value", field=field, known=known)
        else:
            yield Message("explain.no-field")
    for value in values:
        name = value.field if value.lang in _NO_LANGUAGE else f"{value.field} ({value.lang})"
        if value.value is None:
            yield name
        else:
            yield Message("explain.value", name=name, value=_typed(value.value))
        meaning = _meaning(value, record)
        rule = value.rule.partition(": ")[0]
        how = Message("run.about", what=rule, text=meaning) if meaning else rule
        yield Message("explain.by", how=how, place=_place(value.locator))
        if value.origin not in {None, Origin.TAUGHT}:
            yield Message("explain.person", what=listed([*filter(None, _given(value))]))
            yield from _quoted(value.text, whole=field is not None)
            if value.locator.start is None:
                yield ""
                continue
            yield Message("explain.page-has")
        yield from _quoted(_words(value, record, text), whole=field is not None)
        yield ""


def _given(value: FieldValue) -> Iterator[str]:
    """How a person's value came about, how far it can be trusted, and who gave it."""
    for word in (value.origin, value.state):
        yield Message(f"trust.{word}") if word else ""
    yield Message("explain.by-person", by=value.by) if value.by else ""


def _meaning(value: FieldValue, record: Record) -> str:
    """What the rule of a value means to a person, with the label's own words; empty where its name says it all."""
    kind, _, row = value.rule.partition(": ")
    if kind in _ROWS:
        return Message("rules.taught", row=_ROWS[kind], words=row, site=record.page.site or "–")
    rule, _, other = value.rule.partition("-of-")
    if (value.field, rule) == _WRITTEN_OUT:
        return Message("rules.written-out")
    known = next((one for one in (value.rule, rule) if one in rows("rules")), "")
    if "{label}" not in (rows("rules")[known]["en"] if known else ""):
        return Message(f"rules.{known}") if known else ""
    return Message(f"rules.{known}", label=_label(value, other or value.field, record))


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
        return Message("rules.its-label")
    nearest = max(labels, key=lambda aside: aside.locator.start or 0)
    return f"“{' '.join(nearest.text.split()).rstrip(' :')}”"


def _words(value: FieldValue, record: Record, text: str) -> str:
    """The words as they stand on the page, before any repair; those of the value where the page's text lacks them.

    What was set aside between them is none of them, and the words of a picture are the picture's.
    """
    start, end = value.locator.start, value.locator.end
    if start is None or end is None:
        return value.text
    places = [*(aside.locator for aside in record.asides), *(image.locator for image in record.of("images"))]
    inside = [
        (place.start, place.end)
        for place in places
        if place.start is not None and place.end is not None and start < place.start and place.end < end
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
        yield Message("explain.more-lines", count=len(lines) - 3)


def _rest(record: Record, lang: str) -> Iterator[str]:
    for fate, title in _FATES:
        asides = [aside for aside in record.asides if aside.fate is fate]
        if asides:
            yield Message(title)
        for aside in asides:
            words = " ".join(aside.text.split())
            reason = in_language(recognised("reasons", aside.reason), lang)
            yield f"    {words if len(words) <= 80 else words[:80] + ' …'}  [{reason}]"
        if asides:
            yield ""


def _issues(record: Record) -> Iterator[str]:
    if record.issues:
        yield Message("explain.issues")
    for issue in record.issues:
        code = f"{issue.severity.value} {issue.code.value}"
        if issue.locator:
            yield Message("explain.issue-at", code=code, text=issue.message, place=_place(issue.locator))
        else:
            yield Message("explain.issue", code=code, text=issue.message)


def _place(place: Locator) -> str:
    path = " > ".join(place.path.split(" > ")[-_STEPS:])
    path = _NTH.sub(r" \1", _FIRST.sub("", path))
    if place.start is None or place.end is None:
        return Message("explain.at", path=path) if path else Message("explain.nowhere")
    if path:
        return Message("explain.letters-at", start=place.start, end=place.end, path=path)
    return Message("explain.letters", start=place.start, end=place.end)


def _typed(value: Value) -> str:
    match value:
        case Date(edtf=".."):
            return Message("explain.open-end")
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
