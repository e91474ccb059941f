"""The report over many pages: written page by page, and only where something has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest

from pipeline.messages import Message
from pipeline.model import PageResult, State
from pipeline.render.report import parts
from pipeline.render.report.rows import Page, Row
from pipeline.render.report.writer import Found, Piece, Told, row_writer, write_index
from pipeline.run.recipe import Recipe
from pipeline.store.outputs import REPORT_PAGE, is_foreign_part, report_parts
from pipeline.store.remote import Place
from pipeline.store.write import link_above, remove_file, write_file

# So many rows stand in the report itself, and are there when it opens.
_FIRST = 50


def write_parts(
    output: Place,
    pages: Mapping[str, Page],
    results: Mapping[str, PageResult],
    notes: Sequence[str],
    recipe: Recipe,
    generator: str,
) -> tuple[str, ...]:
    """Write the index and those parts that are not up to date; parts of an earlier report go.

    Gives what is to be said where somebody else's file stands in the way, and writes nothing then.
    """
    names = [name for part, _ in parts.parted(sorted(pages)) for name in parts.names(part)]
    if foreign := next((name for name in names if link_above(output, name) or is_foreign_part(output / name)), None):
        return (Message("output.left-alone", name=foreign),)
    made = row_writer(recipe.look, recipe.lexicon)
    first: list[Piece] = []
    counts: Counter[str] = Counter()
    found: set[Found] = set()
    ids = []
    for part, paths in parts.parted(sorted(pages)):
        pieces = list(_pieces(output, part, [pages[path] for path in paths], made))
        ids.append(part)
        first = nsmallest(_FIRST, [*first, *pieces], key=lambda piece: (piece.rank, piece.path))
        found |= {Found(piece.state, piece.kinds, piece.site) for piece in pieces}
        counts.update(_state(piece, results) for piece in pieces)
    old = report_parts(output)
    told = Told([piece.html for piece in first], counts, ids, found)
    write_file(output, REPORT_PAGE, write_index(told, notes, recipe.look, recipe.lexicon, generator))
    remove_parts(output, set(old) - set(ids))
    return ()


def _pieces(output: Place, part: str, pages: Iterable[Page], made: Callable[[str, Row], Piece]) -> Iterator[Piece]:
    """The pieces of a part, made anew where they have changed, once they are on disk."""
    names = parts.names(part)
    old = tuple(_bytes(output / name) for name in names)
    known = parts.read(*old)
    pieces = [known.get(page.key) or made(page.key, page.row()) for page in pages]
    for name, before, data in zip(names, old, parts.written(part, pieces), strict=True):
        if data != before:
            write_file(output, name, data)
    return iter(pieces)


def _bytes(file: Place) -> bytes:
    return file.read_bytes() if file.exists() else b""


def _state(piece: Piece, results: Mapping[str, PageResult]) -> str:
    """The state that a page has in this run, or that it was left in; rows tell of the last build only."""
    if result := results.get(piece.path):
        return result.state.value
    return State.UNCHANGED.value if piece.state == State.BUILT.value else piece.state


def remove_parts(output: Place, ids: Collection[str]) -> None:
    """Delete parts of a report of ours."""
    for name in (name for part in ids for name in parts.names(part)):
        if not link_above(output, name) and not is_foreign_part(output / name):
            remove_file(output, name)
