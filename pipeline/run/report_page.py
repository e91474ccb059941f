"""The output folder told to people: `report.html`, over all pages that the manifest knows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from pipeline import __version__
from pipeline.messages import Message
from pipeline.model import PageResult, State
from pipeline.render.report.rows import Presence, Row
from pipeline.run.recipe import Recipe
from pipeline.run.twins import twins
from pipeline.store.entry import Entry, Manifest
from pipeline.store.outputs import MAKER, REPORT_PAGE, report_page_head
from pipeline.store.pictures import is_picture, picture_name
from pipeline.store.remote import Place
from pipeline.store.write import write_file

# What a page is to the next run that leaves it as it is.
_SETTLED = {State.UNCHANGED: State.BUILT}

# So many of the pages that tell of the same practice are named.
_MOST_TWINS = 6


def write_report_page(
    output: Place,
    entries: Manifest,
    results: Sequence[PageResult],
    lost: Collection[str],
    notes: Sequence[str],
    recipe: Recipe,
) -> tuple[str, ...]:
    """Write the report, and give remarks on the run, if there are any.

    A run that built nothing, and found all as the last one left it, leaves the report alone: it goes on telling what
    the last run with a difference did. A file of that name that the tool did not write is left alone, too. `lost` are
    pages that the input no longer holds.
    """
    file = output / REPORT_PAGE
    head = report_page_head(file)
    if head == "":
        return (Message("output.left-alone", name=REPORT_PAGE),)
    rows = tuple(_rows(entries, {result.path: result for result in results}, lost))
    generator = f"{MAKER} {__version__} {_digest(rows, notes, recipe)}"
    has_built = any(result.state is State.BUILT for result in results)
    if has_built or head is None or f'content="{generator}"' not in head:
        from pipeline.render.report.writer import write_report  # noqa: PLC0415 - unneeded where nothing changed

        write_file(output, REPORT_PAGE, write_report(rows, notes, recipe.look, recipe.lexicon, generator))
    return ()


def _rows(entries: Manifest, results: Mapping[str, PageResult], lost: Collection[str]) -> Iterator[Row]:
    known = [_result(path, entries[path], results.get(path)) for path in sorted(entries)]
    groups = twins(known)
    for one in known:
        path, entry = one.path, entries[one.path]
        presence = Presence.GONE if path in lost else Presence.EARLIER
        yield Row(
            path=path,
            state=one.state,
            files=tuple(sorted(name for name in entry.outputs if not is_picture(name))),
            pictures=tuple(
                (card.base, name) for card in entry.cards if (name := picture_name(card.base)) in entry.outputs
            ),
            cards=entry.cards,
            issues=one.all_issues,
            reason=entry.reason,
            hint=entry.hint,
            presence=Presence.HERE if path in results else presence,
            changes=results[path].changes if path in results else (),
            same_as=tuple(other for other in groups.get(path, ())[:_MOST_TWINS] if other != path),
        )


def _result(path: str, entry: Entry, result: PageResult | None) -> PageResult:
    """What the manifest knows of a page, with its state in this run if the run had it."""
    state = result.state if result else _kept(entry)
    return PageResult(path, state, issues=entry.issues, file_issues=entry.issues_of_files, cards=entry.cards)


def _kept(entry: Entry) -> State:
    """The state of a page that the run did not have: its sheet is what it was."""
    return State.UNCHANGED if entry.state is State.BUILT else entry.state


def _digest(rows: Sequence[Row], notes: Sequence[str], recipe: Recipe) -> str:
    """The sha256 of all that the report tells, shortened; but for which run looked at a page whose sheet is current."""
    told = [
        (replace(row, state=_SETTLED.get(row.state, row.state), presence=_seen(row), issues=(), changes=()), _told(row))
        for row in rows
    ]
    look = (recipe.look.digest, recipe.lexicon.digest)
    return sha256(repr((told, notes, look)).encode(errors="replace")).hexdigest()[:16]


def _seen(row: Row) -> Presence:
    return Presence.GONE if row.presence is Presence.GONE else Presence.HERE


def _told(row: Row) -> list[tuple[str, ...]]:
    """The words of a row's issues; where on the page they are, is not in the manifest in full."""
    return [(issue.code, issue.severity, issue.message) for issue in row.issues]
