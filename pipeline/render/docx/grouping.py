"""Which parts of a sheet a Word document sets together: in one table, or one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from pipeline.model import Fact, Pair, Part, Section
from pipeline.render.measure import BRIEF, letters


def groups(parts: Iterable[Part]) -> Iterator[tuple[Part, ...]]:
    """The parts in their order, neighbouring pairs in one group."""
    for is_paired, group in groupby(parts, key=lambda part: isinstance(part, Pair)):
        if is_paired:
            yield tuple(group)
        else:
            yield from ((part,) for part in group)


def is_brief(section: Section) -> bool:
    """Whether a section in one language is so brief that a page should hold all of it."""
    has_pairs = any(isinstance(part, Pair) for part in section.flows)
    return bool(section.flows) and not has_pairs and sum(map(letters, section.flows)) < BRIEF


def is_over_sides(parts: Iterable[Part]) -> bool:
    """Whether what stands first stands in two columns."""
    return isinstance(next(iter(parts), None), Pair)


def is_parted(facts: Iterable[Fact]) -> bool:
    """Whether each language has a column of its own; a value without another wording reaches over both."""
    return any(row.others for row in facts)
