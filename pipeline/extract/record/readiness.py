"""Whether a sheet can be handed out as it is, and what keeps it from that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model import Blocker, Coverage, FieldValue

# A sheet that leaves out more than so much of its practice's words is not the practice.
_MOST_UNPLACED = 0.3


def reasons(values: Sequence[FieldValue], own: Coverage, *, is_sure_kind: bool, is_entry: bool) -> tuple[Blocker, ...]:
    """Why a sheet is not ready; `own` is the coverage of the practice's part of the page.

    An entry of a list needs no more than a title.
    """
    return tuple(_reasons(values, own, is_sure_kind=is_sure_kind, is_entry=is_entry))


def _reasons(values: Sequence[FieldValue], own: Coverage, *, is_sure_kind: bool, is_entry: bool) -> Iterator[Blocker]:
    sure = {value.field for value in values if value.is_sure}
    if "title" not in sure:
        yield Blocker.TITLE
    if not is_entry and sure.isdisjoint({"description", "summary"}):
        yield Blocker.DESCRIPTION
    characters = own.field + own.label + own.unplaced
    if own.unplaced > _MOST_UNPLACED * characters:
        yield Blocker.UNPLACED
    if not is_sure_kind:
        yield Blocker.KIND
