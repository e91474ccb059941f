"""Values of one field that say the same on both sides of a page, tied together block by block."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.page.found import Made
from pipeline.extract.page.sides import Sides
from pipeline.model import FieldPair


def paired(made: Sequence[Made], sides: Sides) -> dict[int, tuple[FieldPair, ...]]:
    """The pairs of each value, by its place.

    The n-th value of a field on the first side answers the n-th on the second. They are paired block by block where
    both have as many blocks, else as wholes.
    """
    fields: dict[str, tuple[list[int], list[int]]] = {}
    for index, (value, _) in enumerate(made):
        fields.setdefault(value.field, ([], []))[not sides.is_first(value.lang)].append(index)
    pairs: dict[int, tuple[FieldPair, ...]] = {}
    for first, second in fields.values():
        for left, right in zip(first, second, strict=False):
            ours, theirs = made[left].blocks, made[right].blocks
            if not ours or len(ours) != len(theirs):
                ours, theirs = ((0, len(made[left].value.text)),), ((0, len(made[right].value.text)),)
            found = tuple(FieldPair(*one, *two) for one, two in zip(ours, theirs, strict=True))
            pairs[left] = pairs[right] = found
    return pairs
