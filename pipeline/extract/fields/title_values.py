"""Titles that were chosen, as values, and the lines that only repeat a title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.choose.titles import Title, repeats
from pipeline.extract.fields.making import fact_found
from pipeline.extract.page.found import Found, Made, found_as, total, value_found
from pipeline.extract.page.lines import Line
from pipeline.extract.page.part import PracticePart
from pipeline.model import Fate, FieldValue, Locator, Run


def titled(titles: Sequence[Title], part: PracticePart) -> Found:
    """The values of titles, at most one a side."""
    return total(_value(title, part) for title in titles)


def _value(title: Title, part: PracticePart) -> Found:
    if title.piece is None:
        lang = part.sides.of_words(title.text)
        runs = (Run(0, len(title.text), lang),)
        return value_found(
            FieldValue("title", lang, title.text, runs, Locator("head"), title.rule, is_sure=title.is_sure)
        )
    line = part.line(title.piece)
    made = fact_found(part, "title", [title.piece], title.rule, is_sure=title.is_sure)
    if title.text:
        made = replace(made, made=tuple(_written(one, title.text) for one in made.made))
    return made + found_as([line.whole], Fate.LABEL, "sign between two languages")


def _written(made: Made, text: str) -> Made:
    """A title in other letters than those at its place, where they are as many."""
    value = made.value
    return made._replace(value=replace(value, text=text)) if len(value.text) == len(text) else made


def repeats_of(lines: Sequence[Line], found: Found) -> dict[int, Found]:
    """The lines that only repeat a title of `found`, by their numbers: boilerplate."""
    own = {verdict.piece.line for verdict in found.verdicts if verdict.reason == "title"}
    others = [line for line in lines if line.number not in own]
    repeated: dict[int, Found] = {}
    for value in found.of("title"):
        for line, reason in repeats(others, value.text):
            again = found_as([line.whole], Fate.BOILERPLATE, reason)
            repeated[line.number] = repeated[line.number] + again if line.number in repeated else again
    return repeated
