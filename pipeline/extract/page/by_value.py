"""Sections whose value shows that they are of another field than their label says, or of one where it says none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from decimal import Decimal

from pipeline.extract.labels.degrees import part_fields
from pipeline.extract.page.accepting import LONGEST_FACT
from pipeline.extract.page.headings import is_prose, is_sentence
from pipeline.extract.page.part import PracticePart
from pipeline.extract.page.sections import BESIDE, PageSection, Zone
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Field, fields_by_name
from pipeline.model import Rule
from pipeline.values.dates import OPEN
from pipeline.values.readers import Readers, readers

# What a value tells of itself after it: “€73,277 (80% of the whole)”.
_REMARK = re.compile(r"\s*\([^()]*\)$")
_PROSE = frozenset({"description", "evidence"})
# Programmes pay up to .95 of a project, nineteen times what it pays itself; what they have themselves is far more.
_MOST_PAID = 20


def labelled_by_value(sections: Sequence[PageSection], part: PracticePart, lexicon: Lexicon) -> tuple[PageSection, ...]:
    """The sections; one gets another field where its only value shows that it is that field's.

    The name of a fund before nothing but a sum tells costs (“ERDF: €82,350”), that of a text before nothing but dates
    tells when (“Implementation: 2015 – ongoing”), before the name of an organisation who. So does the value beside
    an unknown label, where no label of its field is on the page. A “date” beside a period or an author is the page's.
    """
    known, read = fields_by_name(lexicon), readers(lexicon)
    sections = _without_programme(sections, part, read, lexicon)
    named = {section.field.name for section in sections if section.field}
    has_period = named & {"start_date", "end_date"} or sum(_is_period(section) for section in sections) > 1
    holders = [one for one in sections if one.place is Zone.UNKNOWN and _is_holder(one, part, read)]
    out = []
    for before, section in zip([None, *sections], sections, strict=False):
        name = section.field.name if section.field else ""
        text = part.words(section.pieces[0]) if section.pieces else ""
        if section.lesson:
            out.append(section)
        elif name == "contact" and _is_heading_of_holder(before) and read.contacts.is_organisation(text):
            out.append(replace(section, field=known["institution"]))
        elif (
            name == "funder"
            and section.rule is not Rule.BY_VALUE
            and len(section.pieces) == 1
            and read.amounts.is_only_sum(text)
        ):
            out.append(replace(section, field=known["resources"]))
        elif name in _PROSE and len(section.pieces) == 1 and read.dates.is_only_dates(text):
            out.append(replace(section, field=known["period"]))
        elif section.place is Zone.UNKNOWN and (shown := _by_value(section, text, part, read, named)):
            out.append(_known_as(section, known[shown]))
        elif "institution" not in named and holders == [section]:
            out.append(_known_as(section, known["institution"]))
        elif _is_period(section) and section.is_brief and (has_period or "author" in named) and read.dates.one(text):
            out.append(replace(section, field=known["published"]))
        elif section.rule in BESIDE and (shown := _by_kind(name, text, read, named)):
            out.append(replace(section, field=known[shown]))
        else:
            out.append(section)
    return tuple(out)


def _known_as(section: PageSection, field: Field) -> PageSection:
    """A section under an unknown label as one of a field."""
    label = section.heading or section.label
    return replace(section, place=Zone.FIELD, field=field, label=label, heading=None, rule=Rule.BY_VALUE)


def _without_programme(
    sections: Sequence[PageSection], part: PracticePart, read: Readers, lexicon: Lexicon
) -> Sequence[PageSection]:
    """The sections; a sum under near or unknown words that speak of a programme is its own if far above the others."""
    labels = (one.heading or (one.label if one.meant else None) for one in sections)
    spoken = (label is not None and "funder" in part_fields(part.words(label), lexicon) for label in labels)
    told = [(one, is_spoken, _sum_of(one, part, read)) for one, is_spoken in zip(sections, spoken, strict=True)]
    costs = (cost for one, is_spoken, cost in told if one.field and one.field.name == "resources" and not is_spoken)
    least, funder = _MOST_PAID * max(costs, default=Decimal()), fields_by_name(lexicon)["funder"]
    return [_known_as(one, funder) if is_spoken and 0 < least < cost else one for one, is_spoken, cost in told]


def _sum_of(section: PageSection, part: PracticePart, read: Readers) -> Decimal:
    """The sum that a section begins with, if it says nothing else there."""
    text = part.words(section.pieces[0]) if section.pieces else ""
    found = read.amounts.all_in(text) if read.amounts.is_only_sum(text) else ()
    return Decimal(found[0].amount.amount) if found else Decimal()


def _by_ending(section: PageSection, text: str, part: PracticePart, read: Readers) -> str:
    """The field of a date below or beside an unknown label that ends as a range begins: “Live since”, “Open until”."""
    label = part.words(section.heading).strip(" :") if section.heading else ""
    if (
        not label
        or len(section.pieces) != 1
        or not read.dates.is_only_dates(text)
        or None not in read.dates.period(text)
    ):
        return ""
    start, end = read.dates.period(f"{label.split()[-1].lower()} {text}")
    return "end_date" if start is None and end else "start_date" if end == OPEN else ""


def _is_period(section: PageSection) -> bool:
    return section.field is not None and section.field.name == "period" and bool(section.pieces)


def _is_heading_of_holder(before: PageSection | None) -> bool:
    """Whether a label of institutions has no value but what labels below it tell: “Coordinator”, “Name: …”."""
    field = before.field if before and not before.pieces else None
    return field is not None and field.name == "institution"


def _is_holder(section: PageSection, part: PracticePart, read: Readers) -> bool:
    """Whether nothing but the name of an organisation stands beside an unknown label."""
    is_beside = section.is_full or section.rule is Rule.LABEL_TERM
    texts = [part.words(piece).strip() for piece in section.pieces]
    return is_beside and len(texts) == 1 and not is_sentence(texts[0]) and read.contacts.is_organisation(texts[0])


def _by_kind(name: str, text: str, read: Readers, named: AbstractSet[str]) -> str:
    """The field of a value that is of another kind than the label `name` beside it says, where no label tells it.

    A description may be no more than the name of who is behind it, a “site” where the practice is and no page.
    """
    is_holder = name == "description" and not is_prose(text) and read.contacts.is_organisation(text)
    is_place = name == "further_information" and read.places.country(text.rpartition(",")[2].strip()) is not None
    shown = "institution" if is_holder else "location" if is_place else ""
    return "" if shown in named else shown


def _by_value(section: PageSection, text: str, part: PracticePart, read: Readers, named: AbstractSet[str]) -> str:
    """The field that the one value beside an unknown label tells; empty where nothing does."""
    is_beside = section.is_full or section.rule is Rule.LABEL_TERM
    if len(section.pieces) != 1 or len(text) > LONGEST_FACT:
        return ""
    if (shown := _by_ending(section, text, part, read)) and shown not in named:
        return shown
    if not is_beside:
        # Also below its label: nothing but a sum tells what something cost, whatever stands over it.
        return "resources" if _is_money(text, read) else ""
    contact = read.contacts.contact([text])
    is_period = read.dates.is_only_dates(text) and None not in read.dates.period(text)
    answers = {
        "resources": _is_money(_REMARK.sub("", text), read),
        "contact": contact is not None and bool(contact.email or (contact.phone and contact.name)),
        "location": not read.contacts.is_organisation(text.partition(",")[0]) and _is_place(text, read),
        "period": is_period and named.isdisjoint({"start_date", "end_date"}),
    }
    return next(
        (name for name, is_shown in answers.items() if is_shown and (name not in named or name == "resources")), ""
    )


def _is_money(text: str, read: Readers) -> bool:
    """Whether a text is a sum with its currency and nothing else: a number alone may count anything."""
    return read.amounts.is_only_sum(text) and bool(read.amounts.all_in(text))


def _is_place(text: str, read: Readers) -> bool:
    return read.places.is_place(text.rpartition(",")[2].strip())
