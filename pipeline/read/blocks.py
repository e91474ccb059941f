"""Drafts of blocks, as a reader finds them, and their assembly into a page's text and blocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.model import Block, BlockKind, Cell, Element, Mark, Picture
from pipeline.text.bullets import ListMark, list_mark

_SAME_PARAGRAPH = frozenset({BlockKind.ITEM, BlockKind.CELL, BlockKind.TERM, BlockKind.DETAIL, BlockKind.FIGURE})


@dataclass(frozen=True, slots=True)
class Draft:
    """A block before its place in the page's text is known: offsets of `marks` count from its own start.

    `parent` names the element or cell that the block stands in: blocks of one parent belong together.
    """

    kind: BlockKind
    text: str
    path: str
    level: int = 0
    lang: str | None = None
    continues: bool = False
    cell: Cell | None = None
    picture: Picture | None = None
    marks: tuple[Mark, ...] = ()
    boilerplate: str = ""
    parent: int = 0
    element: Element | None = None


def assembled(drafts: Iterable[Draft]) -> tuple[str, tuple[Block, ...]]:
    """The page's text and its blocks: one line a block, a blank line between paragraphs."""
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    before: Draft | None = None
    for draft in drafts:
        gap = _gap(before, draft) if blocks and draft.text else ""
        start = at + len(gap)
        parts += (gap, draft.text)
        at = start + len(draft.text)
        blocks.append(placed(draft, start))
        before = draft if draft.text or before is None else before
    return "".join(parts), tuple(blocks)


def _gap(before: Draft | None, draft: Draft) -> str:
    if before is None or not before.text:
        return ""
    return "\n" if draft.continues or (draft.kind in _SAME_PARAGRAPH and draft.kind is before.kind) else "\n\n"


def placed(draft: Draft, start: int) -> Block:
    """`draft` as a block whose words begin at `start` of the page's text."""
    marks = tuple(
        Mark(mark.kind, mark.start + start, mark.end + start, mark.target, mark.element) for mark in draft.marks
    )
    return Block(
        kind=draft.kind,
        text=draft.text,
        start=start,
        end=start + len(draft.text),
        path=draft.path,
        level=draft.level,
        lang=draft.lang,
        continues=draft.continues,
        cell=draft.cell,
        picture=draft.picture,
        marks=marks,
        boilerplate=draft.boilerplate,
        element=draft.element,
    )


def _list_mark(draft: Draft, beside: list[Draft]) -> ListMark:
    """The typed list mark that a draft opens with, if it can be a list item; `beside` are its neighbours."""
    if draft.kind is BlockKind.PARAGRAPH:
        return list_mark(draft.text)
    is_typed = draft.kind in {BlockKind.CELL, BlockKind.DETAIL} and list_mark(draft.text).kind == "bullet"
    if is_typed and any(other.cell == draft.cell and list_mark(other.text).kind == "bullet" for other in beside):
        return list_mark(draft.text)
    return ListMark("", 0)


def with_typed_lists(drafts: list[Draft]) -> list[Draft]:
    """The drafts, with paragraphs turned into list items where they open with a typed bullet or are numbered in a row.

    The same goes for several blocks in one table cell or `dd` element.
    """
    marks = [
        _list_mark(draft, drafts[max(0, at - 1) : at] + drafts[at + 1 : at + 2]) for at, draft in enumerate(drafts)
    ]
    out = []
    for index, draft in enumerate(drafts):
        kind = marks[index].kind
        neighbours = {mark.kind for mark in (*marks[max(0, index - 1) : index], *marks[index + 1 : index + 2])}
        is_item = kind == "bullet" or (bool(kind) and kind in neighbours)
        out.append(replace(draft, kind=BlockKind.ITEM, level=max(1, draft.level)) if is_item else draft)
    return out
