"""The fields of a practice as a screen shows them: two languages side by side, missing values included."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Field, Role, ValueType, fields
from pipeline.model import MOST_FIGURES, Record, Standing
from pipeline.render.report.lacking import TEXTS
from pipeline.run.page_opening import OpenedPractice
from pipeline.serve.traces import Trace, traces
from pipeline.values.reading import is_typed

# How many rows of a field are shown at first.
MOST_ROWS = 40

# Fields that are shown elsewhere on the screen.
_ELSEWHERE = frozenset({"images"})
_WORDS = frozenset({ValueType.TEXT, ValueType.NAME})
_NEUTRAL = frozenset({"zxx", "und", "el-Latn"})
_OURS = ("el", "en")
# The messages for rules, by how the rules' names begin.
_RULES = (
    ("label-opening", "rule-label"),
    ("near-label", "rule-near"),
    ("label", "rule-label"),
    ("place", "rule-taught"),
    ("chosen", "rule-chosen"),
    ("head-of-page", "rule-head"),
    ("address", "rule-address"),
)


class ValueCell(NamedTuple):
    """A value that can be edited, or the place of a missing one; `name` is that of its input.

    `state` says how far it can be trusted. `owner` is that of its words in the page's text, "" if they are not there.
    `was` are the page's own words if `by` has edited them, else None. If it `is_unread`, its words could not be read as
    a value of the field's type.
    """

    name: str
    lang: str
    text: str
    state: str
    rule: str = ""
    owner: str = ""
    is_doubtful: bool = False
    was: str | None = None
    by: str = ""
    is_unread: bool = False


class FieldGroup(NamedTuple):
    """A field with its rows of one or two cells, and the number of `further` rows that are not shown.

    It `is_lacking` if the page has no value for it.
    """

    name: str
    is_lacking: bool
    rows: tuple[tuple[ValueCell, ...], ...]
    further: int = 0


def columns(record: Record, languages: str) -> tuple[str, ...]:
    """The languages shown side by side: the page's two, or Greek and English where it has only one of these."""
    if languages in _OURS:
        return (languages,)
    if len(record.sides) == 2 or (record.sides and record.sides[0] not in _OURS):
        return record.sides
    return _OURS


def field_groups(practice: OpenedPractice, lexicon: Lexicon, languages: str, whole: str = "") -> tuple[FieldGroup, ...]:
    """All fields that a record can have, in the order of the sheet; long ones are cut, except the field `whole`."""
    numbered: dict[str, list[ValueCell]] = {}
    stale = {id(one.edit) for one in practice.judged if one.standing in {Standing.STALE, Standing.GONE}}
    owners = {id(value): f"v{n}" for n, value in enumerate(practice.plain.values)}
    for n, trace in enumerate(traces(practice)):
        owner = owners.get(id(trace.plain), "") if trace.plain and trace.plain.locator.start is not None else ""
        cell = _cell(n, trace, owner, lexicon, is_stale=id(trace.edit) in stale)
        numbered.setdefault(trace.value.field, []).append(cell)
    sides = columns(practice.record, languages)
    known = [field for field in fields(lexicon) if field.is_printed and field.name not in _ELSEWHERE]
    # Values that need no translation are in the page's own language.
    own = next((one for one in practice.record.sides if one in sides), sides[0])
    found = (_group(field, numbered.get(field.name, ()), sides, own) for field in known)
    return tuple(one if one.name == whole else _cut(one) for one in found)


def _cut(group: FieldGroup) -> FieldGroup:
    return group._replace(rows=group.rows[:MOST_ROWS], further=max(0, len(group.rows) - MOST_ROWS))


def _group(field: Field, cells: Sequence[ValueCell], sides: Sequence[str], own: str) -> FieldGroup:
    is_words = field.type in _WORDS
    by_side: dict[str, list[ValueCell]] = {side: [] for side in sides}
    others = list[ValueCell]()
    for cell in cells:
        by_side.get(cell.lang, others).append(cell)
    rows = [*_side_by_side(field, by_side, is_words=is_words), *((cell,) for cell in others)]
    if not cells:
        rows = [tuple(_missing(field, side) for side in (sides if is_words else (own,)))]
    elif field.role is Role.LIST and (field.type is not ValueType.FIGURE or len(rows) < MOST_FIGURES):
        rows.append((_missing(field, own)._replace(state="more"),))
    return FieldGroup(field.name, not cells, tuple(rows))


def _side_by_side(
    field: Field, by_side: Mapping[str, list[ValueCell]], *, is_words: bool
) -> Iterator[tuple[ValueCell, ...]]:
    most = max(map(len, by_side.values()), default=0)
    for n in range(most):
        row = []
        for side, cells in by_side.items():
            if n < len(cells):
                row.append(cells[n])
            elif is_words and not cells and n == 0:
                row.append(
                    _missing(field, side)._replace(is_doubtful=field.role is Role.SECTION and field.name in TEXTS)
                )
        yield tuple(row)


def _missing(field: Field, lang: str) -> ValueCell:
    if field.type in {ValueType.LINK, ValueType.HASHTAG}:
        return ValueCell(f"n.{field.name}.zxx", "", "", "missing")
    return ValueCell(f"n.{field.name}.{lang}", lang, "", "missing")


def _cell(n: int, trace: Trace, owner: str, lexicon: Lexicon, *, is_stale: bool) -> ValueCell:
    value = trace.value
    state = "stale" if is_stale else value.state.value if value.state else "found" if value.is_sure else "unsure"
    return ValueCell(
        f"t.{n}",
        "" if value.lang in _NEUTRAL else value.lang,
        value.text,
        state,
        next((name for start, name in _RULES if value.rule.startswith(start)), "rule-place"),
        owner,
        is_doubtful=state in {"unsure", "draft", "stale"},
        was=trace.plain.text if trace.plain and trace.edit and trace.plain.text != value.text else None,
        by=value.by,
        is_unread=is_typed(value.field, lexicon) and value.value is None,
    )
