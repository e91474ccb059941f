"""Applies people's edits to the values of a practice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.amend.embedded import hosts, inside
from pipeline.amend.judged_words import is_translation, valued
from pipeline.amend.matching import EditMatch, as_printed, matched, translated
from pipeline.amend.tools import Tools
from pipeline.amend.typed_rows import typed_rows
from pipeline.model import Amount, Edit, FieldPair, FieldValue, Run
from pipeline.text.letters import is_greek

_NEUTRAL = frozenset({"zxx", "und", "el-Latn"})


def laid(
    values: Sequence[FieldValue], edits: Sequence[Edit], sides: Sequence[str], tools: Tools
) -> tuple[tuple[FieldValue, ...], tuple[tuple[EditMatch, FieldValue | None], ...], tuple[tuple[str, str], ...]]:
    """The values with all edits of a practice applied, how each edit stands, and what was removed.

    Each match comes with the page's value that it is about.
    """
    matches = matched(values, edits, tools)
    found, removed = _with(values, matches, tools)
    standings = [(match, None if match.at is None else values[match.at]) for match in matches]
    once = {(edit.field, edit.lang): edit for edit in edits if is_translation(edit)}
    for edit in once.values():
        match = translated(found, edit)
        standings.append((match, None if match.at is None else found[match.at]))
        found, more = _with(found, (match,), tools)
        removed += more
    return _paired(found, values, sides), tuple(standings), tuple(dict.fromkeys(removed))


def _with(
    values: Sequence[FieldValue], matches: Iterable[EditMatch], tools: Tools
) -> tuple[tuple[FieldValue, ...], list[tuple[str, str]]]:
    """The values with what each match prints, and the fields and languages of those removed."""
    slots: list[FieldValue | None] = list(values)
    added: list[FieldValue] = []
    removed = []
    own = {match.at for match in matches}
    for match in matches:
        edit, place = match.edit, match.at
        text = as_printed(match, None if place is None else values[place], tools)
        if text == "":
            if place is not None:
                slots[place] = None
            if edit.text == "":
                removed.append((edit.field, edit.lang))
        elif place is not None:
            old = values[place]
            slots[place] = _judged(old if text is None else _worded(old, edit, text, tools), edit)
            for at, words in hosts(values, slots, place, text or "", own, tools):
                there = replace(edit, field=values[at].field, text=words, value=None)
                said = _judged(_worded(values[at], there, words, tools), edit)
                slots[at] = replace(said, is_sure=values[at].is_sure)
            for at, words in inside(values, place, old.text if text is None else text, own, tools):
                there = replace(edit, field=values[at].field, text=words, value=None)
                slots[at] = _judged(_worded(values[at], there, words, tools), edit) if words else None
        elif text is not None:
            is_table = any(value.rows for value in values if value.field == edit.field)
            new = replace(valued(edit, text, tools), rows=typed_rows(text) if is_table else ())
            added.append(_judged(_with_runs(new, (), tools), edit))
    kept = [value for value in slots if value is not None]
    for value in added:
        kept.insert(_place(value, kept, tools), value)
    return tuple(kept), removed


def _judged(value: FieldValue, edit: Edit) -> FieldValue:
    return replace(value, origin=edit.how.origin, state=edit.state, by=edit.by, is_sure=True)


def _worded(old: FieldValue, edit: Edit, text: str, tools: Tools) -> FieldValue:
    """A value of the page with a person's words; a sum keeps its role unless she gives another."""
    new = valued(edit, text, tools)
    typed = new.value
    if isinstance(typed, Amount) and isinstance(old.value, Amount) and typed.role is None:
        typed = replace(typed, role=old.value.role)
    value = replace(old, text=text, value=typed, rows=typed_rows(text, old) if old.rows else (), lang=edit.lang)
    return _with_runs(value, {run.lang for run in old.runs}, tools)


def _with_runs(value: FieldValue, known: Iterable[str], tools: Tools) -> FieldValue:
    """A value with the runs of its text: in its own language, except for other scripts and known languages."""
    langs = {*known, *_NEUTRAL}
    runs: list[Run] = []
    for start, end, found in tools.runs(value.text):
        is_foreign = is_greek(value.text[start:end]) != (value.lang == "el")
        lang = found if is_foreign or found in langs else value.lang
        first = runs.pop().start if runs and runs[-1].lang == lang else start
        runs.append(Run(first, end, lang))
    return replace(value, runs=tuple(runs))


def _place(value: FieldValue, values: Sequence[FieldValue], tools: Tools) -> int:
    """The position of a value that the page lacks: after those of its field and of the fields before it."""
    own = tools.place(value.field)
    return next((at for at, one in enumerate(values) if tools.place(one.field) > own), len(values))


def _paired(values: Sequence[FieldValue], before: Sequence[FieldValue], sides: Sequence[str]) -> tuple[FieldValue, ...]:
    """The values with new pairs where a text changed: line by line if the numbers of lines match, else as wholes."""
    found = list(values)
    for field in {value.field for value in values if _is_new(value, before)}:
        own = [at for at, value in enumerate(found) if value.field == field]
        for at in own:
            found[at] = replace(found[at], pairs=())
        for first, second in zip(*([at for at in own if found[at].lang == lang] for lang in _two(sides)), strict=False):
            pairs = _pairs(found[first].text, found[second].text)
            found[first], found[second] = replace(found[first], pairs=pairs), replace(found[second], pairs=pairs)
    return tuple(found)


def _two(sides: Sequence[str]) -> tuple[str, str]:
    """The languages of the two sides; "" for a missing one."""
    first, second, *_ = (*sides, "", "")
    return first, second


def _is_new(value: FieldValue, before: Sequence[FieldValue]) -> bool:
    same = (value.field, value.lang, value.text)
    return all((one.field, one.lang, one.text) != same for one in before)


def _pairs(first: str, second: str) -> tuple[FieldPair, ...]:
    ours, theirs = _lines(first), _lines(second)
    if len(ours) != len(theirs):
        ours, theirs = [(0, len(first))], [(0, len(second))]
    return tuple(FieldPair(*one, *other) for one, other in zip(ours, theirs, strict=True))


def _lines(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append((at + len(line) - len(line.lstrip()), at + len(line.rstrip())))
        at += len(line)
    return found
