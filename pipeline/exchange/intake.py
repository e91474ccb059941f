"""Turns what came back into edits of the review, one by one, by id and hash; nothing that is there is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from pipeline.exchange.glossary import Term, is_kept, lacking
from pipeline.exchange.review_edits import Taker, rank, written
from pipeline.exchange.unit import ReturnedUnit, TranslationState, Unit, UnitKey
from pipeline.exchange.unit_text import exact8, line, seen8
from pipeline.exchange.units import said, units
from pipeline.lexicon import Lexicon
from pipeline.messages import Message
from pipeline.model import Edit, EditOrigin, FieldValue, MadeFrom, Record, Review, Trust
from pipeline.render.report.lacking import base_language
from pipeline.values.seen import seen_of


class Notice(NamedTuple):
    """What became of one text: `where` is its page, field and language, `what` the result."""

    where: str
    what: str
    is_refused: bool = False


@dataclass(frozen=True, slots=True)
class Intake:
    """A page's review with what came back, the notices, and units that wait for the rest of their text."""

    review: Review
    notices: tuple[Notice, ...] = ()
    waiting: tuple[tuple[Unit, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PageState:
    """A page as it is now: its records with people's edits applied, and which translations are stale."""

    records: tuple[Record, ...]
    lexicon: Lexicon
    stale: Mapping[str, frozenset[tuple[str, str]]]
    terms: tuple[Term, ...] = ()

    def units(self, to: str) -> Iterator[tuple[Record, Unit]]:
        """All units of the page's records."""
        for record in self.records:
            stale = self.stale.get(record.number, frozenset())
            for lang in dict.fromkeys(base_language(value.lang) for value in record.values):
                found = units(record, to, self.lexicon, lang=lang, stale=stale, every=True)
                yield from ((record, unit) for unit in found)


def taken_in(backs: Sequence[tuple[UnitKey, ReturnedUnit]], desk: PageState, review: Review, hand: Taker) -> Intake:
    """Add a page's units that came back to its review."""
    notices: list[Notice] = []
    waiting: list[tuple[Unit, str]] = []
    now = {to: list(desk.units(to)) for to in {key.to for key, _ in backs}}
    fields: dict[tuple[str, str, str, int, str], list[tuple[UnitKey, ReturnedUnit, Unit, Record]]] = {}
    for key, back in backs:
        found = _unit(key, now[key.to])
        if reason := _refusal(key, back, found):
            notices.append(Notice(where(key), reason, is_refused=True))
        elif found and _is_said(back, found[1], desk.terms):
            fields.setdefault((key.practice, key.field, key.lang, key.at, key.to), []).append((key, back, *found[::-1]))
    for group in fields.values():
        review, lines, rest = _field(group, [unit for _, unit in now[group[0][0].to]], review, hand)
        notices += [*lines, *_terms(group, desk.terms)]
        waiting += rest
    return Intake(review, tuple(notices), tuple(waiting))


def where(key: UnitKey) -> str:
    """A unit's place, as shown to people."""
    practice = f"#{key.practice}" if key.practice else ""
    return f"{key.page}{practice} {key.field}.{key.to} {key.part}"


def _unit(key: UnitKey, now: Sequence[tuple[Record, Unit]]) -> tuple[Record, Unit] | None:
    """The unit with the same words as the one given out: at its place, else anywhere in its field."""
    own = [
        (record, unit)
        for record, unit in now
        if (unit.key.practice, unit.key.field, unit.key.lang) == (key.practice, key.field, key.lang)
        and unit.key.seen == key.seen
    ]
    return min(own, key=lambda one: abs(one[1].key.part - key.part), default=None)


def _refusal(key: UnitKey, back: ReturnedUnit, found: tuple[Record, Unit] | None) -> str:
    """Why a unit cannot be accepted; "" if it can, or if nobody wrote anything."""
    if back.flaw:
        return back.flaw
    if not line(back.target) or exact8(back.target) == key.given:
        return ""
    if back.source is not None and seen8(line(back.source)) != key.seen:
        return Message("exchange.other-source")
    return Message("exchange.stale") if found is None else ""


def _is_said(back: ReturnedUnit, unit: Unit, terms: Sequence[Term]) -> bool:
    """Whether a unit was translated; the source itself counts only if the glossary keeps it."""
    target = line(back.target)
    return bool(target) and (target != line(unit.source) or target == line(unit.target) or is_kept(target, terms))


def _field(
    group: Sequence[tuple[UnitKey, ReturnedUnit, Unit, Record]], now: Sequence[Unit], review: Review, hand: Taker
) -> tuple[Review, list[Notice], list[tuple[Unit, str]]]:
    """Take in the units of one field, which is written once they are complete."""
    key, _, first, _ = group[0]
    place = where(key).rpartition(" ")[0]
    units = {unit.key.part: unit for _, _, unit, _ in group}
    said_of = _said_of(group, units)
    if any(len(words) > 1 for words in said_of.values()):
        return review, [Notice(place, Message("exchange.twice"), is_refused=True)], []
    new = {part: next(iter(words)) for part, words in said_of.items()}
    answered = [(unit, new[part]) for part, unit in units.items() if new[part] != line(unit.target)]
    if not answered:
        return review, [], []
    own = [unit for unit in now if unit.key[:5] == first.key[:5]]
    # A translation of words that have changed since does not count until somebody says so.
    words = {
        unit.key.part: line(unit.target) for unit in own if unit.target and unit.want is not TranslationState.STALE
    } | new
    if any(unit.key.part not in words for unit in own):
        what = Message("exchange.incomplete", count=len(answered), total=len(own))
        return review, [Notice(place, what, is_refused=True)], answered
    if any(key.given != unit.key.given and line(back.target) != line(unit.target) for key, back, unit, _ in group):
        return review, [Notice(place, Message("exchange.conflict"), is_refused=True)], []
    is_draft = hand.how is EditOrigin.MACHINE or any(back.is_draft or _is_left(key, back) for key, back, _, _ in group)
    edit, target = _edit(group, words, hand)
    made = written(review, replace(edit, state=Trust.DRAFT) if is_draft else edit, target, hand)
    if made is None:
        return review, [Notice(place, Message("exchange.approved"), is_refused=True)], []
    return made, [Notice(place, Message("exchange.taken-draft" if is_draft else "exchange.taken"))], []


def _said_of(
    group: Iterable[tuple[UnitKey, ReturnedUnit, Unit, Record]], units: Mapping[int, Unit]
) -> Mapping[int, set[str]]:
    """What came back for each part; the words that are there already say nothing beside others."""
    said_of: dict[int, set[str]] = {}
    for _, back, unit, _ in group:
        said_of.setdefault(unit.key.part, set()).add(line(back.target))
    return {part: words - {line(units[part].target)} or words for part, words in said_of.items()}


def _terms(group: Sequence[tuple[UnitKey, ReturnedUnit, Unit, Record]], terms: Sequence[Term]) -> Iterator[Notice]:
    """Notices for glossary terms that a translation lacks; it is accepted, but worth another look."""
    for key, back, unit, _ in group:
        if line(back.target) != line(unit.target):
            for term in lacking(unit.source, line(back.target), base_language(key.lang), key.to, terms):
                words = Message("exchange.term", word=term.side(base_language(key.lang)), other=term.side(key.to))
                yield Notice("", Message("exchange.at", where=where(key), what=words))


def _edit(
    group: Sequence[tuple[UnitKey, ReturnedUnit, Unit, Record]], words: Mapping[int, str], hand: Taker
) -> tuple[Edit, FieldValue | None]:
    """The edit made of a field's units, and the value that it is about; None if the page has none."""
    key, _, first, record = group[0]
    source = [value for value in record.of(key.field) if value.lang == first.key.lang][first.key.at - 1]
    target = next((value for value in record.of(key.field) if base_language(value.lang) == key.to), None)
    edit = Edit(
        key.field,
        key.to if target is None else target.lang,
        practice=record.number,
        text=said(source, words),
        how=hand.how,
        of=MadeFrom(source.lang, seen_of(source)),
        by=hand.by,
        on=hand.on,
        note="\n".join(dict.fromkeys(filter(None, (back.note.strip() for _, back, _, _ in group)))),
    )
    if target is not None and target.origin is None:
        edit = replace(
            edit, at=rank(record, target), seen=seen_of(target), was=target.text, how=EditOrigin.TABLE, of=None
        )
    return edit, target


def _is_left(key: UnitKey, back: ReturnedUnit) -> bool:
    """Whether a draft filled in from the memory came back unchanged."""
    return bool(key.draft) and exact8(back.target) == key.draft


def waiting_units(taken_: Iterable[tuple[Unit, str]]) -> tuple[Unit, ...]:
    """Units of incomplete texts, with the words that came back for them."""
    return tuple(replace(unit, target=words, want=TranslationState.DONE) for unit, words in taken_)
