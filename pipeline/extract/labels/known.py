"""The labels of a lexicon, and those that a site was taught."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from pipeline import text
from pipeline.errors import ConfigurationError
from pipeline.extract.labels import keys
from pipeline.extract.labels.keys import key
from pipeline.extract.labels.label import Labels
from pipeline.kept import kept
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Field, fields, fields_by_name
from pipeline.lexicon.values import words
from pipeline.messages import Message
from pipeline.model import Lesson

# Sums are found in what is told of costs.
HOMES = MappingProxyType({"amounts": "resources"})


@cache
def folded_labels(lexicon: Lexicon) -> Mapping[str, str]:
    """The labels of all fields as they are spelt, and folded: thousands, so that it is done once."""
    columns = (column for field in fields(lexicon) for column in field.labels.values())
    written = [one for column in columns for one in column]
    source = "\n".join(written).encode() + _folding()
    return kept("labels", source, lambda: {one: key(one) for one in written})


def _folding() -> bytes:
    """The source of all that has a say in how labels are folded."""
    modules = [Path(keys.__file__), *sorted(Path(text.__file__).parent.glob("*.py"))]
    return b"".join(module.read_bytes() for module in modules)


@cache
def labels(lexicon: Lexicon) -> Labels:
    """The labels of `lexicon`. ConfigurationError names one that stands under two fields."""
    by_label: dict[str, Field] = {}
    spelt: dict[str, str] = {}
    for field in fields(lexicon):
        for written in (label for column in field.labels.values() for label in column):
            folded = folded_labels(lexicon)[written]
            spelt.setdefault(folded, written)
            if by_label.setdefault(folded, field).name != field.name:
                raise ConfigurationError(
                    Message("lexicon.label-twice", words=written, first=field.name, second=by_label[folded].name),
                    Message("lexicon.leave-one"),
                )
    openings: dict[str, list[str]] = {}
    by_field: dict[str, list[str]] = {}
    for folded, field in by_label.items():
        by_field.setdefault(field.name, []).append(folded)
    for folded in sorted(by_label, key=len, reverse=True):
        openings.setdefault(folded.partition(" ")[0], []).append(folded)
    said = words(lexicon)
    columns = (said.articles, said.objects, said.copulas)
    articles, objects, copulas = ("|".join(re.escape(key(word)) for word in column) for column in columns)
    return Labels(
        MappingProxyType(by_label),
        MappingProxyType(spelt),
        MappingProxyType({name: tuple(found) for name, found in by_field.items()}),
        MappingProxyType({word: tuple(found) for word, found in openings.items()}),
        frozenset(key(label) for field in fields(lexicon) for label in field.brief),
        frozenset(map(key, said.articles)),
        re.compile(rf"(?:(?:{articles}) )?(?P<label>.+?)(?: (?:{objects}))?(?: (?:{copulas}))?"),
        MappingProxyType({}),
    )


def with_lessons(table: Labels, lessons: Sequence[Lesson], lexicon: Lexicon) -> Labels:
    """The labels with those that a site was taught; a lesson goes before the lexicon's own row."""
    by_name = fields_by_name(lexicon)
    taught = {key(lesson.words): lesson for lesson in lessons if lesson.field in by_name}
    if not taught:
        return table
    fields_ = {folded: by_name[HOMES.get(lesson.field, lesson.field)] for folded, lesson in taught.items()}
    openings = dict(table.openings)
    for folded in sorted(taught, key=len):
        first = folded.partition(" ")[0]
        openings[first] = (folded, *(one for one in openings.get(first, ()) if one != folded))
    return replace(
        table,
        field_of=MappingProxyType({**table.field_of, **fields_}),
        openings=MappingProxyType(openings),
        taught=MappingProxyType(taught),
    )
