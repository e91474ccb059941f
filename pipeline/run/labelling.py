"""Labels that pages use and the lexicon lacks, collected over all pages for whoever maintains `fields.toml`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipeline.extract.labels.keys import key
from pipeline.extract.unknown import unknown_labels
from pipeline.messages import Message, listed
from pipeline.model import Page, Resource
from pipeline.run import steps
from pipeline.run.recipe import Recipe
from pipeline.text.json_text import json_text

# A line of plain text on this many pages, each time followed by other words, is a label.
_REPEATED = 3
# How many letters of a value tell it from others.
_LONGEST = 80
_NOBODY = Message("run.label-unlike")


@dataclass(slots=True)
class _Seen:
    label: str
    meant: str
    like: str
    is_plain: bool
    pages: dict[str, None] = field(default_factory=dict)
    values: set[str] = field(default_factory=set)

    @property
    def is_label(self) -> bool:
        """Whether it is a label, by its shape or because it precedes different values on several pages."""
        return not self.is_plain or min(len(self.pages), len(self.values)) >= _REPEATED


def label_lines(page: Page, resources: tuple[Resource, ...], recipe: Recipe, _: str) -> bytes:
    """The unknown labels of a page, a JSON line each: the label, a suggested field, and the known label it is like."""
    found = [
        {
            "page": page.path,
            "label": one.words,
            "field": one.field,
            "like": one.like,
            "value": one.value[:_LONGEST],
            "plain": one.is_plain,
        }
        for bitext in steps.bitexts(page, resources, recipe)
        for one in unknown_labels(bitext, recipe.lexicon, recipe.profile.teaching.labels)
    ]
    return "".join(f"{json_text(one)}\n" for one in found).encode(errors="replace")


def label_suggestions(lines: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """The output of `label_lines` for many pages as (label, suggestion, place), the commonest labels first."""
    seen: dict[str, _Seen] = {}
    for line in lines:
        one = json.loads(line)
        known = seen.setdefault(key(one["label"]), _Seen(one["label"], one["field"], one["like"], one["plain"]))
        known.is_plain = known.is_plain and one["plain"]
        known.pages[one["page"]] = None
        known.values.add(one["value"])
    for known in sorted(
        filter(lambda known: known.is_label, seen.values()),
        key=lambda known: (-len(known.pages), not known.meant, known.label),
    ):
        first, *more = known.pages
        where = Message("run.label-more", first=first, count=len(more)) if more else first
        values = [Message("run.label-values", count=len(known.values))] if len(known.values) >= _REPEATED else []
        yield known.label, _suggestion(known), listed([where, *values])


def _suggestion(seen: _Seen) -> str:
    if not seen.meant:
        return _NOBODY
    reason = Message("run.label-like", like=seen.like) if seen.like else Message("run.label-by-value")
    return Message("run.label-suggested", field=seen.meant, reason=reason)
