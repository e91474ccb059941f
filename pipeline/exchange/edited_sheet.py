"""Turns an edited sheet into edits of the review, and reports what the record cannot hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from pipeline.exchange.intake import Intake, Notice
from pipeline.exchange.review_edits import Taker, noted, rank, written
from pipeline.exchange.rewording import in_stretches, reworded
from pipeline.exchange.sheet_docx import SheetChanges, SheetReading, changes, even
from pipeline.exchange.unit_text import line, seen8
from pipeline.messages import Message
from pipeline.model import Edit, EditOrigin, FieldValue, Record, Review
from pipeline.render.docx.bookmarks import WHOLE, Name, spans
from pipeline.values.seen import seen_of

_QUOTED = 80
# Pictures are chosen and described elsewhere in the review.
_ELSEWHERE = frozenset({"images"})

Slot = tuple[str, str, int]


def retaken(
    hers: SheetReading, ours: SheetReading, record: Record, review: Review, hand: Taker, *, is_same: bool
) -> Intake:
    """The review of a sheet's page with what a person changed on the sheet.

    `ours` is the sheet as it would be built now. `is_same` is whether hers was built from the same words: only then was
    anything missing removed by her.
    """
    found = changes(hers, ours)
    notices = [Notice("", Message("exchange.tracked"))] if found.has_changes else []
    notices += [Notice("", Message("exchange.loose", words=_quoted(words)), is_refused=True) for words in found.loose]
    now = {place: value for value, place in _places(record)}
    words = {name: text for name, text in found.words.items() if is_same or name in _named(hers)}
    # A value with new words has new bookmarks: hers are handled by `_stale`, and ours were not removed by her.
    since = {_place(name) for name in _named(hers).keys() - _named(ours).keys()}
    words = {name: text for name, text in words.items() if _place(name) not in since}
    words |= dict(_shared(words, now, _named(ours)))
    notices += _stale(hers, ours)
    notices += [Notice(_where(name), what, is_refused=True) for name, what in found.refused.items()]
    groups = sorted({*words, *found.joined, *found.notes} - found.refused.keys())
    for place, names in groupby(groups, key=_place):
        own = list(names)
        value = now.get(place)
        if value is None:
            continue
        review, lines = _value(own, words, found, value, record, review, hand, ours)
        notices += lines
    return Intake(review, tuple(notices))


def _value(
    own: list[Name],
    words: Mapping[Name, str],
    found: SheetChanges,
    value: FieldValue,
    record: Record,
    review: Review,
    hand: Taker,
    ours: SheetReading,
) -> tuple[Review, list[Notice]]:
    """What became of one value."""
    mine = {name.part: words[name] for name in own if name in words and not name.end}
    stretches = {(name.part, name.end): words[name] for name in own if name in words and name.end}
    joined = {name.part for name in own if name in found.joined}
    note = "\n".join(found.notes[name] for name in own if name in found.notes)
    where = _where(own[0])
    if not (mine or stretches or joined or note):
        return review, []
    if reason := _unfit(own, words, value, ours):
        return review, [Notice(where, reason, is_refused=True)]
    edit = Edit(value.field, value.lang, record.number, how=EditOrigin.SHEET, by=hand.by, on=hand.on, note=note)
    if value.origin is None:
        edit = replace(edit, at=rank(record, value), seen=seen_of(value), was=value.text)
    if not (mine or stretches or joined):
        return noted(review, edit, value), [Notice(where, Message("exchange.noted"))]
    text = in_stretches(value, stretches) if stretches else reworded(value, mine, joined)
    edit = replace(edit, text=text)
    made = written(review, edit, value, hand)
    if made is None:
        return review, [Notice(where, Message("exchange.approved"), is_refused=True)]
    return made, [Notice(where, Message("exchange.taken" if text else "exchange.left-out"))]


def _unfit(own: list[Name], words: Mapping[Name, str], value: FieldValue, ours: SheetReading) -> str:
    """Why a value cannot take new words: it is a picture, or the sheet prints it in other words than it has."""
    if value.field in _ELSEWHERE:
        return Message("exchange.elsewhere")
    places = spans(value)
    for name in own:
        if name in words and str(name) in ours.words and (name.end or name.part != WHOLE):
            start, end = (name.part, name.end) if name.end else places[name.part - 1]
            if even(ours.words[str(name)]) != even(value.text[start:end]):
                return Message("exchange.otherwise")
    return ""


def _shared(
    words: Mapping[Name, str], now: Mapping[Slot, FieldValue], printed: Mapping[Name, str]
) -> Iterator[tuple[Name, str]]:
    """New words of a number or an address that stands once for two languages, as those of the other language, too."""
    whole = {_place(name) for name in printed if not name.end}
    for name, text in words.items():
        old = now[_place(name)].text[name.part : name.end] if name.end else ""
        for place, value in now.items() if old else ():
            if place[0] == name.field and place != _place(name) and place not in whole and value.text.count(old) == 1:
                first = value.text.find(old)
                yield Name(*place, seen_of(value)[:8], first, first + len(old)), text


def _places(record: Record) -> Iterator[tuple[FieldValue, Slot]]:
    counts: dict[tuple[str, str], int] = {}
    for value in record.values:
        kind = value.field, value.lang
        counts[kind] = counts.get(kind, 0) + 1
        yield value, (value.field, "".join(filter(str.isalpha, value.lang)), counts[kind])


def _place(name: Name) -> Slot:
    return name.field, name.lang, name.at


def _where(name: Name) -> str:
    return f"{name.field}.{name.lang}" + (f" ({name.at})" if name.at > 1 else "")


def _named(reading: SheetReading) -> dict[Name, str]:
    return {name: words for mark, words in reading.words.items() if (name := Name.parsed(mark))}


def _stale(hers: SheetReading, ours: SheetReading) -> Iterator[Notice]:
    """Notices for values that were changed on her sheet and since then also on the page or in the review."""
    known = _named(ours)
    others = sorted(name for name in _named(hers) if name not in known)
    said = _named(hers)
    for place, names in groupby(others, key=_place):
        own = list(names)
        text = " ".join(said[name] for name in own)
        now = " ".join(words for name, words in sorted(known.items()) if _place(name) == place)
        if line(text) and seen8(text) != own[0].seen and even(line(text)) != even(line(now)):
            yield Notice(_where(own[0]), Message("exchange.stale-sheet", words=_quoted(text)), is_refused=True)


def _quoted(words: str) -> str:
    text = line(words)
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]} …"
