"""Writes the report on many pages in parts, only those that have changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest

from pipeline.messages import Message
from pipeline.model import PageResult, State
from pipeline.render.report import parts
from pipeline.render.report.rows import PartPage, ReportRow
from pipeline.render.report.writer import IndexContents, PartRow, RowFacets, row_writer, write_index
from pipeline.run.recipe import Recipe
from pipeline.store.outputs import REPORT_PAGE, is_foreign_part, report_parts
from pipeline.store.remote import AnyPath
from pipeline.store.write import link_above, remove_file, write_file

# How many rows are in the report itself, and there as soon as it opens.
_FIRST = 50


def write_parts(
    output: AnyPath,
    pages: Mapping[str, PartPage],
    results: Mapping[str, PageResult],
    notes: Sequence[str],
    recipe: Recipe,
    generator: str,
) -> tuple[str, ...]:
    """Write the index and the parts that are out of date, and delete parts of an earlier report.

    If somebody else's file is in the way, writes nothing and returns a remark.
    """
    names = [name for part, _ in parts.in_parts(sorted(pages)) for name in parts.part_names(part)]
    if foreign := next((name for name in names if link_above(output, name) or is_foreign_part(output / name)), None):
        return (Message("output.left-alone", name=foreign),)
    made = row_writer(recipe.look, recipe.lexicon)
    first: list[PartRow] = []
    counts: Counter[str] = Counter()
    facets: set[RowFacets] = set()
    ids = []
    for part, paths in parts.in_parts(sorted(pages)):
        pieces = list(_pieces(output, part, [pages[path] for path in paths], made))
        ids.append(part)
        first = nsmallest(_FIRST, [*first, *pieces], key=lambda piece: (piece.rank, piece.path))
        facets |= {RowFacets(piece.state, piece.kinds, piece.site) for piece in pieces}
        counts.update(_state(piece, results) for piece in pieces)
    old = report_parts(output)
    contents = IndexContents([piece.html for piece in first], counts, ids, facets)
    write_file(output, REPORT_PAGE, write_index(contents, notes, recipe.look, recipe.lexicon, generator))
    remove_parts(output, set(old) - set(ids))
    return ()


def _pieces(
    output: AnyPath, part: str, pages: Iterable[PartPage], made: Callable[[str, ReportRow], PartRow]
) -> Iterator[PartRow]:
    """The rows of a part, made again where they have changed, and written to disk."""
    names = parts.part_names(part)
    old = tuple(_bytes(output / name) for name in names)
    known = parts.parse_part(*old)
    pieces = [known.get(page.key) or made(page.key, page.row()) for page in pages]
    if [piece.key for piece in pieces] != [*known]:
        for name, before, data in zip(names, old, parts.part_files(part, pieces), strict=True):
            if data != before:
                write_file(output, name, data)
    return iter(pieces)


def _bytes(file: AnyPath) -> bytes:
    return file.read_bytes() if file.exists() else b""


def _state(piece: PartRow, results: Mapping[str, PageResult]) -> str:
    """The state of a page in this run, or the state that it was left in: rows know the last build only."""
    if result := results.get(piece.path):
        return result.state.value
    return State.UNCHANGED.value if piece.state == State.BUILT.value else piece.state


def remove_parts(output: AnyPath, ids: Collection[str]) -> None:
    """Delete parts of a report of ours."""
    for name in (name for part in ids for name in parts.part_names(part)):
        if not link_above(output, name) and not is_foreign_part(output / name):
            remove_file(output, name)
