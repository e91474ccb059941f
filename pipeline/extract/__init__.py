"""Third step: the lines of a page to the record of each practice that it describes.

Labels decide, then order and shape. Every character of the page ends as part of a field, as a label, as boilerplate or
as unplaced, and the record says which.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from pipeline.extract.choose.kind import judge, reason
from pipeline.extract.choose.kind_signs import Evidence
from pipeline.extract.page.boilerplate import with_boilerplate
from pipeline.extract.page.found import Verdict
from pipeline.extract.page.kickers import Kicker, kickers
from pipeline.extract.page.line_labels import lines_of
from pipeline.extract.page.lines import Line
from pipeline.extract.page.practices import AS_IT_LOOKS, Parting, groups
from pipeline.extract.page.profile import with_profile
from pipeline.extract.page.section_lines import OF_SITE
from pipeline.extract.page.sides import sides_of
from pipeline.extract.practice import extracted
from pipeline.extract.record.fates import accounted
from pipeline.extract.record.finishing import blockers, capped
from pipeline.lexicon import Lexicon
from pipeline.messages import Message, recognised
from pipeline.model import (
    Aside,
    Bitext,
    Fate,
    FieldValue,
    Issue,
    IssueCode,
    Kind,
    Locator,
    Profile,
    Record,
    Rule,
    Severity,
)

_SHOWN = 80
_NOTHING_KNOWN = Profile()

__all__ = ["extract"]


def extract(
    bitext: Bitext, lexicon: Lexicon, profile: Profile = _NOTHING_KNOWN, parting: Parting = AS_IT_LOOKS
) -> tuple[Record, ...]:
    """The records of a page: one, or one for each practice of a list. Never raises on a page's content.

    What `profile` knows of the page's site decides where labels are silent or unknown: what repeats there is
    boilerplate, and what repeats before other words is a label. A value under a label of the lexicon is the same with
    and without it, but for what people taught the site. `parting` is how a person wants the page parted.
    """
    lines = lines_of(bitext.segments, lexicon, profile.teaching.labels)
    lines = with_boilerplate(with_profile(lines, profile), lexicon)
    boilerplate = [line for line in lines if line.is_repeated]
    kicked = kickers(lines, lexicon)
    sides = sides_of(lines)
    first, *entries = groups(lines, sides, parting)
    parts = entries or [first]
    shared = [line for line in first if entries]
    taught = profile.teaching.places
    practices = [
        extracted(part, sides_of(part) if entries else sides, lines, bitext, kicked, lexicon, taught) for part in parts
    ]
    own_verdicts = [verdict for practice in practices for verdict in practice.verdicts]
    verdicts = [*_of_page(boilerplate, kicked), *_shared(shared), *own_verdicts]
    account = accounted(bitext.document.text, lines, verdicts)
    labelled = {name for practice in practices for name in practice.labelled}
    titles = [value.text for practice in practices for value in practice.values if value.field == "title"]
    beside = _beside_labels([value for practice in practices for value in practice.values])
    judged = judge(Evidence(lines, kicked, bitext.document, labelled, titles, bool(entries), beside), lexicon)
    unplaced = _unplaced(account.asides)
    places = {line.segment.block.locator for line in boilerplate}
    records = []
    for number, (part, practice) in enumerate(zip(parts, practices, strict=True), 1):
        # Labels with nothing under them would make an empty sheet.
        has_values = any(value.field != "title" for value in practice.values)
        span = (part[0].segment.block.start, part[-1].segment.block.end) if entries else ()
        own = account.coverage(*span)
        record = Record(
            bitext.document.page,
            judged.kind if has_values else Kind.OTHER,
            practice.values,
            account.asides,
            capped((*bitext.issues, *_without_labels_at(places, practice.issues), *unplaced)),
            account.coverage(),
            number=str(number) if entries else "",
            resources=bitext.document.resources,
            sides=sides.languages,
            why=tuple(blockers(practice.values, own, is_sure_kind=judged.is_sure, is_entry=bool(entries))),
            choices=(*practice.choices, judged.choice),
        )
        is_practice = record.kind is Kind.PRACTICE
        why = reason(judged, lexicon) if has_values else Message("extract.only-title")
        records.append(record if is_practice else _set_aside(record, why))
    return tuple(records)


def _beside_labels(values: Sequence[FieldValue]) -> frozenset[str]:
    """The fields whose values stand beside words set as a label, known or near to one; costs where they are a sum."""
    fields = {
        one.field for one in values if one.rule.startswith("label-") or one.rule in {Rule.NEAR_LABEL, Rule.BY_VALUE}
    }
    has_sum = any(one.field == "amounts" for one in values)
    return frozenset(fields if has_sum else fields - {"resources"})


def _unplaced(asides: Sequence[Aside]) -> list[Issue]:
    """An issue for each stretch that found no place."""
    left = [aside for aside in asides if aside.fate is Fate.UNPLACED]
    reasons_shown = {aside: recognised("reasons", aside.reason) for aside in left}
    return [
        Issue(
            IssueCode.UNPLACED_TEXT,
            Severity.INFO,
            Message("extract.unplaced", reason=reasons_shown[aside], words=aside.text[:_SHOWN]),
            aside.locator,
        )
        for aside in left
    ]


def _without_labels_at(places: AbstractSet[Locator], issues: Sequence[Issue]) -> list[Issue]:
    """The issues, but for unknown labels that are boilerplate."""
    return [issue for issue in issues if issue.code is not IssueCode.UNKNOWN_LABEL or issue.locator not in places]


def _of_page(boilerplate: Sequence[Line], kicked: Sequence[Kicker]) -> Iterator[Verdict]:
    """The verdicts on lines that are of no practice: what the site repeats, and what says what the page is."""
    yield from (Verdict(line.whole, Fate.BOILERPLATE, OF_SITE) for line in boilerplate)
    yield from (Verdict(kicker.piece, Fate.LABEL, "says what the page is") for kicker in kicked)


def _shared(lines: Sequence[Line]) -> list[Verdict]:
    """Verdicts on what stands before the first entry of a list: it is nobody's, but boilerplate is known as such."""
    return [
        Verdict(line.whole, Fate.BOILERPLATE, line.boilerplate or "no words")
        if line.boilerplate or not line.has_words
        else Verdict(line.whole, Fate.UNPLACED, "before the first practice of the list")
        for line in lines
    ]


def _set_aside(record: Record, reason: str) -> Record:
    """The record of a page that describes no practice: what a practice would lack is no issue there."""
    issues = tuple(issue for issue in record.issues if issue.code is not IssueCode.MISSING_FIELD)
    note = Issue(IssueCode.NOT_A_PRACTICE, Severity.INFO, Message("extract.no-practice", reason=reason))
    return replace(record, issues=(note, *issues))
