"""Summaries of a page's practices for the run's report, picked from their records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import shorten

from pipeline.amend import Amended, sheet_seen
from pipeline.extract.record.likeness import likeness
from pipeline.model import Aside, Coverage, Fate, PracticeSummary, Record, SetAside
from pipeline.run.open_points import open_points, words_by_field

# How many reasons for setting words aside are kept, and how many letters of the words.
_MOST, _OPENING = 12, 90

_TITLE = 300


def summaries(
    named_records: Iterable[tuple[str, Record]], plain: Sequence[Record] = (), amended: Amended | None = None
) -> tuple[PracticeSummary, ...]:
    """The summary of each of a page's records, given with its files' name; what several share is on the first only.

    `plain` are the records as the page gives them, `amended` says where each edit stands.
    """
    pages = {record.number: record for record in plain}
    judged = amended.judged if amended else ()
    homeless = {one.practice for one in judged} - pages.keys()
    made = list[PracticeSummary]()
    last_coverage: Coverage | None = None
    for base, record in named_records:
        is_new = record.coverage != last_coverage
        last_coverage = record.coverage
        made.append(
            PracticeSummary(
                base,
                tuple((value.lang, shorten(value.text, _TITLE, placeholder=" …")) for value in record.of("title")),
                record.page.url or "",
                _fields(record),
                last_coverage if is_new else None,
                _asides(record.asides) if is_new else (),
                likeness(record),
                record.number,
                sheet_seen(record),
                words_by_field(pages.get(record.number), record),
                open_points(
                    record,
                    # Edits of practices that are gone go with the first.
                    [one for one in judged if one.practice == record.number or (one.practice in homeless and not made)],
                    is_orphan=bool(amended and amended.is_orphan),
                ),
            )
        )
    return tuple(made)


def _fields(record: Record) -> tuple[tuple[str, tuple[str, ...]], ...]:
    languages: dict[str, dict[str, None]] = {}
    for value in record.values:
        languages.setdefault(value.field, {})[value.lang] = None
    return tuple((name, tuple(found)) for name, found in languages.items())


def _asides(asides: Iterable[Aside]) -> tuple[SetAside, ...]:
    """Boilerplate by its reason, the most words first. What was not placed stands among the issues.

    Reasons are plain words, as the ledger gives them back: a report is written anew where a row's repr has changed.
    """
    groups: dict[str, list[str]] = {}
    for aside in asides:
        if aside.fate is Fate.BOILERPLATE:
            groups.setdefault(str(aside.reason), []).append(" ".join(aside.text.split()))
    set_aside = [
        SetAside(
            reason, sum(map(_letters, texts)), shorten(max(texts, key=len)[: 2 * _OPENING], _OPENING, placeholder=" …")
        )
        for reason, texts in groups.items()
    ]
    return tuple(sorted(set_aside, key=lambda one: (-one.characters, one.reason))[:_MOST])


def _letters(text: str) -> int:
    return len(text) - text.count(" ")
