"""The facts box of a sheet: who, where, when, how much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from pipeline.lexicon.fields import Role, fields, fields_by_name
from pipeline.lexicon.place_names import place_name
from pipeline.lexicon.places import shown_names
from pipeline.model import Anchor, Fact, FieldValue, Passage, Place, Record
from pipeline.render.passages import by_letters, joined, passage
from pipeline.render.sheet.blocks import lines
from pipeline.render.sheet.budget import budget, unprinted_sums
from pipeline.render.sheet.dates import period
from pipeline.render.sheet.highlights import has_years
from pipeline.render.sheet.shared import with_shared
from pipeline.render.sheet.voices import Voices, distinct

# Facts that stand elsewhere on the sheet (kicker, source) or share a row.
_ELSEWHERE = frozenset({"project", "published", "end_date", "period"})

# Up to here the values of a fact share a line of the box (letters at 10 pt on 118 mm).
_LINE = 68


def facts(record: Record, voices: Voices, texts: tuple[str, ...], *, has_figures: bool) -> tuple[Fact, ...]:
    """The rows of the box, in the order of the fields' table.

    What stands among the key figures does not stand here again, nor do sums that the printed `texts` tell.
    """
    return tuple(row for row in _rows(record, voices, texts, has_figures=has_figures) if row.values)


def _rows(record: Record, voices: Voices, texts: tuple[str, ...], *, has_figures: bool) -> Iterator[Fact]:
    for field in fields(voices.lexicon):
        if field.role is not Role.FACT or field.name in _ELSEWHERE:
            continue
        if field.name == "start_date":
            if not (has_figures and has_years(record)):
                yield _period(record, voices)
            if not (has_figures and budget(record)):
                yield _fact(voices.label("budget"), unprinted_sums(record, texts, voices), voices)
        elif field.name == "location":
            yield _fact(voices.heading(field), _places(record.of(field.name), voices), voices)
        else:
            groups = voices.by_language(record.of(field.name))
            names, shown = voices.heading(field), {lang: _values(group) for lang, group in groups.items()}
            yield with_shared(names, groups) or _fact(names, shown, voices)


def _places(values: Sequence[FieldValue], voices: Voices) -> dict[str, list[Passage]]:
    """The places by language, named in each of the sheet's; as the page writes them where no country is known.

    In a language that no names of places are known in they stand as the page has them in it, else in English.
    """
    by_language: dict[str, list[Passage]] = {}
    for lang in voices.languages:
        own = [value for value in values if value.lang == lang]
        if shown_names(voices.lexicon, lang):
            shown = [_place(value, lang, voices) for value in own or values]
        else:
            shown = [_as_written(value) for value in own] or [_place(value, "en", voices) for value in values]
        by_language[lang] = list(distinct(shown))
    return by_language


def _place(value: FieldValue, lang: str, voices: Voices) -> Passage:
    if not isinstance(value.value, Place) or not value.value.country:
        return _as_written(value)
    name = place_name(value.value, lang, voices.lexicon, value.text, value.lang)
    # A name that is not known in Greek stays as the page has it.
    foreign = {"el": value.lang if value.lang != "el" else "en"}.get(lang, lang)
    shown = joined((passage(part, own if own == "el" else foreign) for part, own in by_letters(name, lang)), "")
    return replace(shown, anchors=(Anchor(0, len(shown.text), value, 0, len(value.text)),))


def _as_written(value: FieldValue) -> Passage:
    return joined((line.passage for line in lines(value)), " · ")


def _fact(names: tuple[Passage, ...], values: Mapping[str, Sequence[Passage]], voices: Voices) -> Fact:
    """The values of the sheet's two languages side by side where they differ, else all in one column."""
    first, *second = (distinct(values.get(lang, ())) for lang in voices.languages)
    others = second[0] if second else ()
    if first and others and [one.text for one in first] != [one.text for one in others]:
        rest = chain.from_iterable(group for lang, group in values.items() if lang not in voices.languages)
        return Fact(names, first, (*others, *rest))
    return Fact(names, distinct(chain.from_iterable(values.values())))


def _values(group: list[FieldValue]) -> tuple[Passage, ...]:
    found = distinct(line.passage for value in group for line in lines(value))
    return (joined(found, " · "),) if sum(len(one.text) for one in found) <= _LINE else found


def _period(record: Record, voices: Voices) -> Fact:
    starts, ends = record.of("start_date"), record.of("end_date")
    known = fields_by_name(voices.lexicon)["period"]
    names = voices.heading(known) if starts and ends else voices.label("start" if starts else "end")
    return _fact(names, {lang: (one,) for lang, one in period(starts, ends, voices).items()}, voices)
