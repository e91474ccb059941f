"""The last steps of a record: values in order and paired, issues capped, what keeps its sheet from being ready."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.extract.fields.facts import join_contacts, join_places
from pipeline.extract.page.found import Found, Made
from pipeline.extract.page.sides import Sides
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Role, fields
from pipeline.messages import Message
from pipeline.model import LOST, Blocker, Coverage, FieldPair, FieldValue, Issue, IssueCode, Picture
from pipeline.values.dates import OPEN

# So many issues of one code are listed with their places.
MOST = 20

# A sheet that leaves out more than so much of its practice's words is not the practice.
_MOST_UNPLACED = 0.3


def ordered(found: Found, sides: Sides, lexicon: Lexicon) -> tuple[FieldValue, ...]:
    """All values: fields in the order of `fields.toml`, values in that of the page, pairs filled in.

    One whose letters were lost before the page came here, so that � stands for them, is not sure.
    """
    pairs = paired(found.made, sides)
    known = {field.name: (place, field.role) for place, field in enumerate(fields(lexicon))}
    tied = [
        replace(value, pairs=pairs[index])
        if index in pairs and known[value.field][1] in {Role.SECTION, Role.FACT}
        else value
        for index, value in enumerate(found.values)
    ]
    joined = join_contacts(join_places(_without_open_ends(tied), sides))
    whole = [replace(value, is_sure=False) if LOST in value.text else value for value in joined]
    return tuple(sorted(whole, key=lambda value: (known[value.field][0], _start(value))))


def paired(made: Sequence[Made], sides: Sides) -> dict[int, tuple[FieldPair, ...]]:
    """The pairs of each value that says the same on both sides of a page, by its place.

    The n-th value of a field on the first side answers the n-th on the second. They are paired block by block where
    both have as many blocks, else as wholes.
    """
    fields: dict[str, tuple[list[int], list[int]]] = {}
    for index, (value, _) in enumerate(made):
        fields.setdefault(value.field, ([], []))[not sides.is_first(value.lang)].append(index)
    pairs: dict[int, tuple[FieldPair, ...]] = {}
    for first, second in fields.values():
        for left, right in zip(first, second, strict=False):
            ours, theirs = made[left].blocks, made[right].blocks
            if not ours or len(ours) != len(theirs):
                ours, theirs = ((0, len(made[left].value.text)),), ((0, len(made[right].value.text)),)
            found = tuple(FieldPair(*one, *two) for one, two in zip(ours, theirs, strict=True))
            pairs[left] = pairs[right] = found
    return pairs


def _without_open_ends(values: Sequence[FieldValue]) -> list[FieldValue]:
    """The values without the open end of “from May 2020” where the end stands on a line of its own."""
    ended = {value.lang for value in values if value.field == "end_date" and value.value != OPEN}
    return [value for value in values if value.field != "end_date" or value.value != OPEN or value.lang not in ended]


def _start(value: FieldValue) -> int:
    # Pictures are found in the order of the page, and only those with words below them have a place in its text.
    start = value.locator.start
    return -1 if start is None or isinstance(value.value, Picture) else start


def capped(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """The issues in their order, of each code the first ones; where there are more, one without a place counts them."""
    kept: list[Issue] = []
    counts: Counter[IssueCode] = Counter()
    last: dict[IssueCode, int] = {}
    for issue in issues:
        counts[issue.code] += 1
        if counts[issue.code] <= MOST:
            last[issue.code] = len(kept)
            kept.append(issue)
    for code, at in sorted(last.items(), key=lambda one: -one[1]):
        if counts[code] > MOST:
            worst = kept[at].severity
            kept.insert(at + 1, Issue(code, worst, Message("extract.more-issues", count=counts[code] - MOST)))
    return tuple(kept)


def blockers(values: Sequence[FieldValue], own: Coverage, *, is_sure_kind: bool, is_entry: bool) -> Iterator[Blocker]:
    """What keeps a sheet from being ready; `own` is the coverage of the practice's part of the page.

    An entry of a list needs no more than a title.
    """
    sure = {value.field for value in values if value.is_sure}
    if "title" not in sure:
        yield Blocker.TITLE
    if not is_entry and sure.isdisjoint({"description", "summary"}):
        yield Blocker.DESCRIPTION
    if own.unplaced > _MOST_UNPLACED * (own.field + own.label + own.unplaced):
        yield Blocker.UNPLACED
    if not is_sure_kind:
        yield Blocker.KIND
