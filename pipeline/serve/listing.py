"""The list of all pages, those that need a person first, filtered by a query."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pipeline.model import IssueCode, OpenPoint, Review, State
from pipeline.run.printings import changed_since
from pipeline.store.entry import Entry
from pipeline.store.names import stem
from pipeline.store.pictures import picture_name
from pipeline.text import fold

# The states of a page, the most urgent first, each with a sign that needs no colour.
SIGNS: Mapping[str, str] = {
    "failed": "✖",
    "stale": "⇄",
    "provisional": "▲",
    "draft": "✎",
    "incomplete": "◐",
    "new": "○",
    "fine": "●",
    "approved": "✔",
    "same": "–",
    "other": "–",
    "skipped": "–",
}
# The states in which a person still has something to do.
WAITING = frozenset({"failed", "stale", "provisional", "draft", "incomplete", "new", "fine"})
# What the list can be filtered by, besides the state.
WANTS = ("reprint", "missing-el", "missing-en", "unplaced", "twin", "edited")
ROWS_A_SCREEN = 100

_LANGUAGES = ("el", "en")


class ListRow(NamedTuple):
    """A page in the list; `picture` is the name of its sheet's small picture in the output folder, or "".

    `titles` are those of its first practice, `sheets` the names of its sheets as used in packs. `twins` are the pages
    that describe the same practice, `reprint` the fields whose texts have changed since they were handed out.
    """

    path: str
    state: str
    wants: tuple[str, ...]
    titles: tuple[tuple[str, str], ...]
    site: str
    picture: str
    reason: str
    sheets: tuple[str, ...] = ()
    hint: str = ""
    twins: tuple[str, ...] = ()
    reprint: tuple[str, ...] = ()


class Query(NamedTuple):
    """A query; "" matches everything."""

    words: str = ""
    state: str = ""
    wants: str = ""
    site: str = ""


def list_row(path: str, entry: Entry | None, review: Review | None = None, twins: Sequence[str] = ()) -> ListRow:
    """A page as the ledger knows it, and as people have judged it since; `twins` are pages of the same practice."""
    top, slash, _ = path.partition("/")
    if entry is None:
        return ListRow(path, "new", (), (), top if slash else "", "", "")
    summary = entry.summaries[0] if entry.summaries else None
    wants = tuple(one for found in entry.summaries for one in found.wants)
    picture = picture_name(summary.base) if summary else ""
    is_withheld = bool(review and review.same_as)
    has_sheets = entry.state is State.BUILT and not is_withheld
    reprint = _reprint(entry, review) if has_sheets else ()
    others = tuple(one for one in twins if one != path) if has_sheets else ()
    signs = {"reprint": bool(reprint), "twin": bool(others), **_signs(entry, wants)} if has_sheets else {}
    return ListRow(
        path,
        "same" if is_withheld else _state(entry, wants, is_approved=_is_approved(entry, review)),
        tuple(name for name in WANTS if signs.get(name)),
        tuple(sorted(summary.titles, key=_is_not_greek)) if summary else (),
        (entry.fingerprint.site if entry.fingerprint else "") or (top if slash else ""),
        picture if picture in entry.outputs else "",
        entry.reason,
        tuple(_sheet(path, summary.number) for summary in entry.summaries) if has_sheets else (),
        entry.hint,
        others,
        reprint,
    )


def _reprint(entry: Entry, review: Review | None) -> tuple[str, ...]:
    printings = {one.practice: one for one in review.printings} if review else {}
    changed = (
        field
        for summary in entry.summaries
        if summary.number in printings
        for field, _ in changed_since(summary, printings[summary.number])
    )
    return tuple(dict.fromkeys(changed))


def _sheet(path: str, number: str) -> str:
    """The name of a practice's sheet: its page's without the extension, with the practice's number."""
    mark = "." if "#" in path else "#"
    return f"{stem(path)}{mark}{number}" if number else stem(path)


def _is_not_greek(title: tuple[str, str]) -> bool:
    return title[0] != "el"


def _is_approved(entry: Entry, review: Review | None) -> bool:
    """Whether each of a page's sheets is approved as it is printed now."""
    approved = {one.practice: one.seen for one in review.approvals} if review else {}
    return bool(approved) and all(one.seen and approved.get(one.number) == one.seen for one in entry.summaries)


def _state(entry: Entry, wants: Sequence[OpenPoint], *, is_approved: bool) -> str:
    if entry.state in {State.FAILED, State.OTHER, State.SKIPPED}:
        return entry.state.value
    kinds = {one.kind for one in wants}
    why = {reason for one in wants if one.kind == "provisional" for reason in one.what.split(",")}
    signs = {
        "stale": not kinds.isdisjoint({"stale", "orphans"}) or "stale" in why,
        "approved": is_approved,
        "draft": "draft" in kinds,
        "provisional": "provisional" in kinds,
        "incomplete": "missing" in kinds,
    }
    return next((name for name, is_so in signs.items() if is_so), "fine")


def _signs(entry: Entry, wants: Sequence[OpenPoint]) -> Mapping[str, bool]:
    """Those of the filters `WANTS` that a page matches, apart from those about people's notes."""
    missing = {one.lang for one in wants if one.kind == "missing"}
    return {
        **{f"missing-{lang}": lang in missing for lang in _LANGUAGES},
        "unplaced": IssueCode.UNPLACED_TEXT in {issue.code for issue in entry.issues},
        "edited": bool(entry.edits),
    }


def matching_rows(rows: Iterable[ListRow], query: Query) -> tuple[ListRow, ...]:
    """The rows that match a query, the most urgent first; accents, case and final sigma make no difference."""
    words = fold(query.words).split()
    order = list(SIGNS)
    kept = (one for one in rows if _fits(one, query, words))
    return tuple(sorted(kept, key=lambda one: (order.index(one.state), one.path)))


def _fits(row: ListRow, query: Query, words: Sequence[str]) -> bool:
    if (query.state and row.state != query.state) or (query.site and row.site != query.site):
        return False
    if query.wants and query.wants not in row.wants:
        return False
    if not words:
        return True
    text = fold(" ".join((row.path, row.site, *(title for _, title in row.titles))))
    return all(word in text for word in words)


def state_counts(rows: Iterable[ListRow]) -> Mapping[str, int]:
    """The number of pages in each state that occurs, in the order of the list."""
    number = Counter(one.state for one in rows)
    return {state: number[state] for state in SIGNS if number[state]}
