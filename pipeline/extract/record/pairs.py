"""Greek and English values of one field that say the same, tied together block by block."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import FieldPair, FieldValue


def paired(
    values: Sequence[FieldValue], blocks: dict[int, Sequence[tuple[int, int]]]
) -> dict[int, tuple[FieldPair, ...]]:
    """The pairs of each value, by its place in `values`; `blocks` are the ends of each value's blocks in its text.

    The n-th Greek value of a field answers the n-th in the other language. They are paired block by block where both
    have as many blocks, else as wholes.
    """
    sides: dict[str, tuple[list[int], list[int]]] = {}
    for index, value in enumerate(values):
        sides.setdefault(value.field, ([], []))[value.lang != "el"].append(index)
    pairs: dict[int, tuple[FieldPair, ...]] = {}
    for greek, other in sides.values():
        for left, right in zip(greek, other, strict=False):
            ours, theirs = blocks.get(left, ()), blocks.get(right, ())
            if not ours or len(ours) != len(theirs):
                ours, theirs = [(0, len(values[left].text))], [(0, len(values[right].text))]
            found = tuple(FieldPair(*one, *two) for one, two in zip(ours, theirs, strict=True))
            pairs[left] = pairs[right] = found
    return pairs
