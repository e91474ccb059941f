"""The facts box of a sheet: who, where, when, how much."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lexicon.fields import Field, Role, fields, fields_by_name
from pipeline.lexicon.sheet import date_words
from pipeline.model import Date, Fact, FieldValue, Passage, Record
from pipeline.render.blocks import lines
from pipeline.render.passages import cut, joined, passage
from pipeline.render.voices import Voices, distinct, in_one_line

# Facts that stand elsewhere on the sheet (kicker, source) or share a row.
_ELSEWHERE = frozenset({"project", "published", "end_date", "period"})

# Up to here the languages of a fact share a line of the box (letters at 10 pt on 118 mm).
_LINE = 68


# A date with a name in it; the T of a time stamp is none.
_WORD = re.compile(r"[^\W\d_]{3}")


def facts(record: Record, voices: Voices) -> tuple[Fact, ...]:
    """The rows of the box, in the order of the fields' table, with the period in one row and the budget after it."""
    return tuple(row for row in _rows(record, voices) if row.values)


def _rows(record: Record, voices: Voices) -> Iterator[Fact]:
    for field in fields(voices.lexicon):
        if field.role is not Role.FACT or field.name in _ELSEWHERE:
            continue
        if field.name == "start_date":
            yield _period(record, voices)
            yield Fact(voices.label("budget"), _sums(record.of("amounts"), voices))
        else:
            yield Fact(labels(field, voices), _values(record.of(field.name), voices))


def labels(field: Field, voices: Voices) -> tuple[Passage, ...]:
    """The field's label in each language of the sheet."""
    return distinct(passage(field.shown(lang), lang) for lang in voices.languages)


def dates(values: tuple[FieldValue, ...], voices: Voices) -> tuple[Passage, ...]:
    """A date in each language: as the page writes it, else in words from what it was read as."""
    return distinct(found for lang in voices.languages if (found := _date(values, lang, voices)))


def _values(values: tuple[FieldValue, ...], voices: Voices) -> tuple[Passage, ...]:
    groups = voices.by_language(values).values()
    whole = [
        joined(distinct(line.passage for value in group for line in lines(value)), " · ") if _short(group) else None
        for group in groups
    ]
    if all(whole):
        return in_one_line((one for one in whole if one), _LINE)
    return distinct(line.passage for group in groups for value in group for line in lines(value))


def _sums(values: tuple[FieldValue, ...], voices: Voices) -> tuple[Passage, ...]:
    """Sums of money in a row, a row a language."""
    groups = voices.by_language(values).values()
    return in_one_line(
        (joined(distinct(cut(one, 0, len(one.text)) for one in group), " · ") for group in groups), _LINE
    )


def _short(group: list[FieldValue]) -> bool:
    return sum(len(value.text) for value in group) <= _LINE


def _period(record: Record, voices: Voices) -> Fact:
    starts, ends = record.of("start_date"), record.of("end_date")
    known = fields_by_name(voices.lexicon)
    name = "period" if starts and ends else "start_date" if starts else "end_date"
    shown = [
        joined(distinct(_known(_date(values, lang, voices) for values in (starts, ends))), " – ")
        for lang in voices.languages
    ]
    return Fact(labels(known[name], voices), in_one_line(shown, _LINE))


def _known(found: Iterator[Passage | None]) -> Iterator[Passage]:
    return (one for one in found if one)


def _date(values: tuple[FieldValue, ...], lang: str, voices: Voices) -> Passage | None:
    """The date in `lang`; as the page writes it in another language where it cannot be put in words.

    A date in figures alone is put in words in every language, if it was understood.
    """
    own = next((value for value in values if value.lang == lang and _WORD.search(value.text)), None)
    if own:
        return cut(own, 0, len(own.text))
    for value in values:
        if isinstance(value.value, Date) and (words := date_words(voices.lexicon, lang).date(value.value.edtf)):
            return passage(words, lang)
    return cut(values[0], 0, len(values[0].text)) if values else None
