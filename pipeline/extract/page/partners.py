"""What is told of each partner under the heading of all, which is not told of the practice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from pipeline.extract.page.sections import BESIDE, NO_LEVEL, PageSection
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import fields_by_name

_OF_PARTNERS = frozenset({"location", "contact", "institution", "resources", "further_information", "category"})


def with_partners(sections: Sequence[PageSection], lexicon: Lexicon) -> tuple[PageSection, ...]:
    """The sections, facts under a heading of partners as theirs: those that come again, or were told before it."""
    partners = fields_by_name(lexicon)["partners"]
    out = list(sections)
    for at, section in enumerate(sections):
        if not (section.field and section.field.name == "partners" and section.level < NO_LEVEL):
            continue
        below = _below(sections[at + 1 :], section.level)
        told = {one.field.name for one in sections[:at] if one.field and one.pieces}
        counts = Counter(one.field.name for one in below if one.field)
        for number, one in enumerate(below, at + 1):
            is_fact = one.field is not None and one.field.name in _OF_PARTNERS and one.rule in BESIDE
            if is_fact and one.field and (one.field.name in told or counts[one.field.name] > 1):
                out[number] = replace(one, field=partners)
    return tuple(out)


def _below(sections: Sequence[PageSection], level: int) -> list[PageSection]:
    """The sections up to the next heading of a level or above it."""
    return list(takewhile(lambda one: one.level > level, sections))
