"""The limit of a sheet's length: what lies beyond it stands in the record only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.model import Issue, IssueCode, Items, Link, Note, Pair, Part, Passage, Run, Severity
from pipeline.render.parts import changed, passages

# A cell or an item with fewer letters is counted as one of so many: it takes as long to set.
_LEAST = 160


def shortened(parts: Iterable[Part], most: int, note: Note) -> tuple[list[Part], tuple[Issue, ...]]:
    """The parts up to `most` characters, then `note`; and an issue that counts what is left out."""
    out: list[Part] = []
    left, lost = most, 0
    for part in parts:
        size = sum(max(len(one.text), _LEAST) for one in passages([part]))
        if size > left:
            lost += size - left
            if left > 0:
                out.append(_clipped(part, left))
            left = 0
        else:
            out.append(part)
            left -= size
    if not lost:
        return out, ()
    text = f"the text is {lost} characters longer than the {most} that a sheet may have; the rest stands in the record"
    return [*out, note], (Issue(IssueCode.TOO_LONG, Severity.WARNING, text),)


def _clipped(part: Part, most: int) -> Part:
    left = most

    def clip(one: Passage) -> Passage:
        nonlocal left
        size = min(len(one.text), left)
        left = max(0, left - max(size, _LEAST))
        runs = tuple(Run(run.start, min(run.end, size), run.lang) for run in one.runs if run.start < size)
        found = tuple(Link(link.start, link.end, link.target) for link in one.links if link.end <= size)
        return replace(one, text=one.text[:size], runs=runs, links=found)

    return _without_empty(changed(part, clip))


def _without_empty(part: Part) -> Part:
    """Without the items that nothing is left of; a list that is emptied goes with them."""
    if isinstance(part, Items):
        return Items(tuple(item for item in part.items if item.passage.text))
    if isinstance(part, Pair):
        left, right = (tuple(f for f in side if any(p.text for p in passages([f]))) for side in (part.left, part.right))
        return Pair(left, right)
    return part
