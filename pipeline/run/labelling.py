"""Labels that pages use and the lexicon lacks, gathered over all pages for the person who keeps `fields.toml`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipeline.extract.labels.rows import key
from pipeline.extract.unknown import unknown_labels
from pipeline.model import Page, Resource
from pipeline.run import steps
from pipeline.run.recipe import Recipe
from pipeline.text.json_text import json_text

_NOBODY = "no field is like it: leave it, or add a row"


@dataclass(slots=True)
class _Seen:
    label: str
    meant: str
    like: str
    pages: dict[str, None] = field(default_factory=dict)


def label_lines(page: Page, resources: tuple[Resource, ...], recipe: Recipe, _: str) -> bytes:
    """The unknown labels of a page, a JSON line each: the label, the field suggested, and the label it is like."""
    found = [
        {"page": page.path, "label": one.words, "field": one.field, "like": one.like}
        for bitext in steps.bitexts(page, resources, recipe)
        for one in unknown_labels(bitext, recipe.lexicon)
    ]
    return "".join(f"{json_text(one)}\n" for one in found).encode(errors="replace")


def gathered(lines: Iterable[str]) -> Iterator[str]:
    """What `label_lines` gave of many pages, in plain lines for a person: the commonest labels first."""
    seen: dict[str, _Seen] = {}
    for line in lines:
        one = json.loads(line)
        known = seen.setdefault(key(one["label"]), _Seen(one["label"], one["field"], one["like"]))
        known.pages[one["page"]] = None
    for known in sorted(seen.values(), key=lambda known: (-len(known.pages), not known.meant, known.label)):
        first, *more = known.pages
        where = f"{first} and {len(more)} more" if more else first
        yield f"{known.label}\t{_suggestion(known)}\t{where}"


def _suggestion(known: _Seen) -> str:
    if not known.meant:
        return _NOBODY
    reason = f"like “{known.like}”" if known.like else "by the value behind it"
    return f"{known.meant}? ({reason})"
