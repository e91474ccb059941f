"""Explains a record to a person: each value's exact words, their place and rule; what was left out, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict

from pipeline.lexicon import Lexicon
from pipeline.messages import Message, in_language, listed, recognised
from pipeline.model import (
    Amount,
    Contact,
    Date,
    Fate,
    FieldValue,
    IssueCode,
    KeyFigure,
    Kind,
    Locator,
    Origin,
    Picture,
    Place,
    Record,
    Value,
)
from pipeline.run.explain_choices import choices_of, doubts_of
from pipeline.run.rule_words import rule_meaning

_FATES = (
    (Fate.UNPLACED, "explain.unplaced"),
    (Fate.LABEL, "explain.labels"),
    (Fate.BOILERPLATE, "explain.boilerplate"),
)
_SHORT = 240
_NO_LANGUAGE = frozenset({"zxx", "und"})
_STEPS = 2
_FIRST = re.compile(r":nth-of-type\(1\)")
_NTH = re.compile(r":nth-of-type\((\d+)\)")


def explanation(
    record: Record, text: str, lexicon: Lexicon, field: str | None = None, *, lang: str = "en", is_last: bool = True
) -> str:
    """The whole record, or one field of it, in plain lines; `text` is what its locators point into.

    What is in no field belongs to the page as a whole, and follows the last of its records.
    """
    values = _values(record, text, field)
    if field:
        lines = [*_head(record), "", *values, *choices_of(record, lexicon, field), ""]
    else:
        rest = _rest(record, lang) if is_last else ()
        lines = [*_head(record), "", *values, *choices_of(record, lexicon), *rest, *_issues(record), ""]
    return "\n".join(in_language(line, lang) for line in lines)


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
    if record.why and record.kind is Kind.PRACTICE:
        yield Message("explain.provisional", why=listed([Message(f"serve.why-{why.value}") for why in record.why]))


def _values(record: Record, text: str, field: str | None) -> Iterator[str]:
    values = record.values if field is None else record.of(field)
    for name, lang in record.removed:
        if field in {None, name}:
            yield Message("explain.removed", name=_named(name, lang))
            yield ""
    if not values:
        known = listed([recognised("fields", name) for name in dict.fromkeys(value.field for value in record.values)])
        if field and known:
            yield Message("explain.no-such-value", field=recognised("fields", field), known=known)
        else:
            yield Message("explain.no-field")
    for value in values:
        name = _named(value.field, value.lang)
        if value.value is None:
            yield name
        else:
            yield Message("explain.value", name=name, value=_typed(value.value))
        meaning = rule_meaning(value, record)
        rule = value.rule.partition(": ")[0]
        how = Message("run.about", what=rule, text=meaning) if meaning else rule
        by = "explain.by" if value.is_sure else "explain.by-unsure"
        yield Message(by, how=how, place=_place(value.locator))
        if not value.is_sure:
            yield Message("explain.because", why=doubts_of(value, record))
        if value.origin not in {None, Origin.TAUGHT}:
            yield Message("explain.person", what=listed([*filter(None, _origin_words(value))]))
            yield from _quoted(value.text, whole=field is not None)
            if value.locator.start is None:
                yield ""
                continue
            yield Message("explain.page-has")
        yield from _quoted(_words(value, record, text), whole=field is not None)
        yield ""


def _named(field: str, lang: str) -> str:
    name = recognised("fields", field)
    return name if lang in _NO_LANGUAGE else Message("explain.in-language", name=name, lang=lang)


def _origin_words(value: FieldValue) -> Iterator[str]:
    """Where a person's value comes from, how far it can be trusted, and who gave it."""
    for word in (value.origin, value.state):
        yield Message(f"trust.{word}") if word else ""
    yield Message("explain.by-person", by=value.by) if value.by else ""


def _words(value: FieldValue, record: Record, text: str) -> str:
    """A value's words as they are on the page, before any repair, or its own where the page's text lacks them.

    Words between them that were set aside, or that belong to a picture, are left out.
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
            sum_ = " ".join(filter(None, [f"{low}-{high}" if high else low, currency]))
            return Message("explain.sum-of", sum=sum_, role=Message(f"explain.role-{role.value}")) if role else sum_
        case KeyFigure(number=number, noun=noun):
            return f"{number} {noun}"
        case Place() | Contact() | Picture():
            return listed([Message(f"explain.part-{key}", value=part) for key, part in asdict(value).items() if part])
        case None:
            return ""
