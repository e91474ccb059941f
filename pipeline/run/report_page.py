"""`report.html`: the output folder's report for people, over all pages that the manifest knows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from pipeline import __version__
from pipeline.messages import Message
from pipeline.model import PageResult, State
from pipeline.render.report.rows import PartPage, Presence, ReportRow
from pipeline.run.near_duplicates import near_duplicates
from pipeline.run.recipe import Recipe
from pipeline.store import manifest
from pipeline.store.entry import Entry, Manifest
from pipeline.store.outputs import MAKER, REPORT_PAGE, report_page_head, report_parts
from pipeline.store.pictures import is_picture, picture_name
from pipeline.store.remote import AnyPath
from pipeline.store.write import write_file

# The lasting state of a page, whichever run found it current.
_SETTLED = {State.UNCHANGED: State.BUILT}

# How many of the pages that describe the same practice are named.
_MOST_TWINS = 6

# A report on more pages than this is in parts.
_MOST_ROWS = 500


def write_report_page(
    output: AnyPath,
    entries: Manifest,
    results: Sequence[PageResult],
    lost: Collection[str],
    notes: Sequence[str],
    recipe: Recipe,
) -> tuple[str, ...]:
    """Write the report; returns remarks.

    A run that built nothing, and found everything as the last one left it, leaves the report alone: it still says what
    the last run with a difference did. So is a file of that name that the tool did not write. `lost` are pages that
    are no longer in the input.
    """
    file = output / REPORT_PAGE
    head = report_page_head(file)
    if head == "":
        return (Message("output.left-alone", name=REPORT_PAGE),)
    here = {result.path: result for result in results}
    has_built = any(result.state is State.BUILT for result in results)
    if len(entries) > _MOST_ROWS:
        generator = _generator((manifest.digest(entries), sorted(lost)), notes, recipe)
        if not _is_up_to_date(generator, head, has_built=has_built):
            from pipeline.run.report_parts import write_parts  # noqa: PLC0415 - unneeded where nothing changed

            return write_parts(output, _pages(entries, here, lost, recipe), here, notes, recipe, generator)
        return ()
    rows = tuple(_rows(entries, here, lost))
    generator = _generator(map(_lasting_content, rows), notes, recipe)
    if not _is_up_to_date(generator, head, has_built=has_built):
        from pipeline.render.report.writer import write_report  # noqa: PLC0415 - unneeded where nothing changed
        from pipeline.run.report_parts import remove_parts  # noqa: PLC0415

        parts = report_parts(output)
        write_file(output, REPORT_PAGE, write_report(rows, notes, recipe.look, recipe.lexicon, generator))
        remove_parts(output, parts)
    return ()


def _is_up_to_date(generator: str, head: str | None, *, has_built: bool) -> bool:
    """Whether the existing report says all that there is to say."""
    return not has_built and head is not None and f'content="{generator}"' in head


def _rows(entries: Manifest, results: Mapping[str, PageResult], lost: Collection[str]) -> Iterator[ReportRow]:
    known = [_result(path, entries[path], results.get(path)) for path in sorted(entries)]
    groups = near_duplicates(known)
    for one in known:
        presence = Presence.HERE if one.path in results else _earlier(one.path, lost)
        yield _row(one, entries[one.path], presence, _others(one.path, groups))


def _pages(
    entries: Manifest, results: Mapping[str, PageResult], lost: Collection[str], recipe: Recipe
) -> dict[str, PartPage]:
    """The pages of a report in parts; a row describes its page's last build, whichever run that was."""
    paths = sorted(entries)
    groups = near_duplicates(results.get(path) or _result(path, entries[path], None) for path in paths)
    made_by = repr((__version__, recipe.look.digest, recipe.lexicon.digest)).encode()
    gone = frozenset(lost)

    def page(path: str) -> PartPage:
        others, presence = _others(path, groups), Presence.GONE if path in gone else Presence.HERE
        shown = (manifest.raw(path, entries), repr((path, presence, others)).encode(errors="replace"), made_by)
        changes = results[path].changes if path in results else ()
        key = sha256(b"\0".join((*shown, repr(changes).encode(errors="replace")))).hexdigest()[:16]
        return PartPage(key, lambda: row(path, others, presence))

    def row(path: str, others: tuple[str, ...], presence: Presence) -> ReportRow:
        entry = entries[path]
        settled = replace(_result(path, entry, results.get(path)), state=entry.state)
        return _row(settled, entry, presence, others)

    return {path: page(path) for path in paths}


def _row(result: PageResult, entry: Entry, presence: Presence, others: tuple[str, ...]) -> ReportRow:
    return ReportRow(
        path=result.path,
        state=result.state,
        files=tuple(sorted(name for name in entry.outputs if not is_picture(name))),
        pictures=tuple(
            (one.base, name) for one in entry.summaries if (name := picture_name(one.base)) in entry.outputs
        ),
        summaries=entry.summaries,
        issues=result.all_issues,
        reason=entry.reason,
        hint=entry.hint,
        presence=presence,
        same_as=others,
        changes=result.changes,
    )


def _earlier(path: str, lost: Collection[str]) -> Presence:
    return Presence.GONE if path in lost else Presence.EARLIER


def _others(path: str, groups: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Some of the other pages that describe the same practice."""
    return tuple(other for other in groups.get(path, ())[:_MOST_TWINS] if other != path)


def _result(path: str, entry: Entry, result: PageResult | None) -> PageResult:
    """The result of a page as the manifest knows it, with its state and changes in this run if the run had it."""
    state, changes = (result.state, result.changes) if result else (_state_between_runs(entry), ())
    file_issues = entry.issues_of_files
    return PageResult(
        path, state, issues=entry.issues, file_issues=file_issues, summaries=entry.summaries, changes=changes
    )


def _state_between_runs(entry: Entry) -> State:
    """The state of a page that was not part of the run."""
    return State.UNCHANGED if entry.state is State.BUILT else entry.state


def _generator(contents: Iterable[object], notes: Sequence[str], recipe: Recipe) -> str:
    """The name of the report's maker, with a hash of all that the report says."""
    digest = sha256(repr((notes, recipe.look.digest, recipe.lexicon.digest)).encode(errors="replace"))
    for one in contents:
        digest.update(repr(one).encode(errors="replace"))
    return f"{MAKER} {__version__} {digest.hexdigest()[:16]}"


def _lasting_presence(row: ReportRow) -> Presence:
    return Presence.GONE if row.presence is Presence.GONE else Presence.HERE


def _lasting_content(row: ReportRow) -> object:
    """What a row says, except which run looked at a page whose sheet is current.

    Issues lose their places, of which the manifest keeps only a part.
    """
    issues = [(issue.code, issue.severity, issue.message) for issue in row.issues]
    return replace(
        row, state=_SETTLED.get(row.state, row.state), presence=_lasting_presence(row), issues=(), changes=()
    ), issues
