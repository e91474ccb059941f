"""Third step: the lines of a page to the record of each practice that it describes.

Labels decide, then order and shape. Every character of the page ends as part of a field, as a label, as boilerplate or
as unplaced, and the record says which.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.choose.kind import Judgement, judge, reason
from pipeline.extract.choose.kind_signs import Evidence
from pipeline.extract.page.boilerplate import with_boilerplate
from pipeline.extract.page.found import Verdict
from pipeline.extract.page.kickers import Kicker, kickers
from pipeline.extract.page.line_labels import lines_of
from pipeline.extract.page.lines import Line
from pipeline.extract.page.part import PracticePart
from pipeline.extract.page.practices import AS_IT_LOOKS, Parting, groups
from pipeline.extract.page.profile import with_profile
from pipeline.extract.page.section_lines import OF_SITE
from pipeline.extract.page.sides import sides_of
from pipeline.extract.page.taught import in_places
from pipeline.extract.practice import Practice, extracted
from pipeline.extract.record.fates import accounted
from pipeline.extract.record.finishing import blockers, capped
from pipeline.lexicon import Lexicon
from pipeline.messages import Message, recognised
from pipeline.model import (
    Aside,
    Bitext,
    Document,
    Fate,
    Issue,
    IssueCode,
    Kind,
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

    What `profile` knows of the page's site decides where no label of the lexicon does: what repeats there is none of
    the page's own, or before other words a label. What people taught the site, and their `parting`, go before all.
    """
    lines = lines_of(bitext.segments, lexicon, profile.teaching.labels)
    lines = with_boilerplate(with_profile(lines, profile), lexicon)
    kicked, sides = kickers(lines, lexicon), sides_of(lines)
    first, *entries = groups(lines, sides, parting)
    practices = []
    for own in entries or [first]:
        part = PracticePart(lines, sides_of(own))
        known = in_places(own, profile.teaching.places, lexicon)
        practices.append(extracted(own, part, bitext, kicked, lexicon, known))
    verdicts = [*_of_page(lines, kicked), *_shared(first if entries else ())]
    verdicts += [verdict for practice in practices for verdict in practice.verdicts]
    account = accounted(bitext.document.text, lines, verdicts)
    judged = judge(_evidence(practices, lines, kicked, bitext.document), lexicon)
    records = []
    for number, (own, practice) in enumerate(zip(entries or [()], practices, strict=True), 1):
        span = (own[0].segment.block.start, own[-1].segment.block.end) if own else ()
        counted = account.coverage(*span)
        record = Record(
            bitext.document.page,
            judged.kind,
            practice.values,
            account.asides,
            capped((*bitext.issues, *practice.issues, *_unplaced(account.asides))),
            account.coverage(),
            number=str(number) if entries else "",
            resources=bitext.document.resources,
            sides=sides.languages,
            why=tuple(blockers(practice.values, counted, is_sure_kind=judged.is_sure, is_entry=bool(entries))),
            choices=(*practice.choices, judged.choice),
        )
        records.append(_of_kind(record, judged, lexicon))
    return tuple(records)


def _evidence(
    practices: Sequence[Practice], lines: Sequence[Line], kicked: Sequence[Kicker], document: Document
) -> Evidence:
    """What tells the kind of a page. Values stand beside words set as a label, known or near to one; costs as a sum."""
    values = [value for practice in practices for value in practice.values]
    labelled = {name for practice in practices for name in practice.labelled}
    titles = [value.text for value in values if value.field == "title"]
    beside = {
        one.field for one in values if one.rule.startswith("label-") or one.rule in {Rule.NEAR_LABEL, Rule.BY_VALUE}
    }
    has_sum = any(one.field == "amounts" for one in values)
    beside -= set() if has_sum else {"resources"}
    return Evidence(lines, kicked, document, labelled, titles, len(practices) > 1, beside)


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


def _of_page(lines: Sequence[Line], kicked: Sequence[Kicker]) -> Iterator[Verdict]:
    """The verdicts on lines that are of no practice: what the site repeats, and what says what the page is."""
    yield from (Verdict(line.whole, Fate.BOILERPLATE, OF_SITE) for line in lines if line.is_repeated)
    yield from (Verdict(kicker.piece, Fate.LABEL, "says what the page is") for kicker in kicked)


def _shared(lines: Sequence[Line]) -> list[Verdict]:
    """Verdicts on what stands before the first entry of a list: it is nobody's, but boilerplate is known as such."""
    return [
        Verdict(line.whole, Fate.BOILERPLATE, line.boilerplate or "no words")
        if line.boilerplate or not line.has_words
        else Verdict(line.whole, Fate.UNPLACED, "before the first practice of the list")
        for line in lines
    ]


def _of_kind(record: Record, judged: Judgement, lexicon: Lexicon) -> Record:
    """The record; where the page describes no practice with the reason, and without what a practice would lack."""
    # Labels with nothing under them would make an empty sheet.
    is_empty = all(value.field == "title" for value in record.values)
    if judged.kind is Kind.PRACTICE and not is_empty:
        return record
    why = Message("extract.only-title") if is_empty else reason(judged, lexicon)
    note = Issue(IssueCode.NOT_A_PRACTICE, Severity.INFO, Message("extract.no-practice", reason=why))
    issues = tuple(issue for issue in record.issues if issue.code is not IssueCode.MISSING_FIELD)
    return replace(record, kind=Kind.OTHER, issues=(note, *issues))
