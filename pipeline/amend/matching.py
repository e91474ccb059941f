"""Which value of a page each edit is about, and how it stands against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from pipeline.amend.judged_words import hashes, is_translation, said, targets, valued
from pipeline.amend.tools import Tools
from pipeline.model import Amount, Edit, FieldValue, Standing, Trust
from pipeline.text import fold

# Words at least this similar, of 100, are a changed version of one another.
_ALIKE = 60
# Longer texts are compared by their beginnings.
_COMPARED = 20_000
_NO_REAL_ONES = frozenset({"el-Latn", "zxx", "und"})
# Shorter words may well be in two fields anyway.
_MOVES_FROM = 20


class EditMatch(NamedTuple):
    """An edit, its standing, and the index of the value that it is about (None if there is none).

    `fits` is whether the page has the words that were judged, or nearly so, and is not a different page.
    """

    edit: Edit
    standing: Standing
    at: int | None = None
    fits: bool = True


def matched(values: Sequence[FieldValue], edits: Sequence[Edit], tools: Tools) -> tuple[EditMatch, ...]:
    """All edits of one practice except translations, in order; of edits about the same value the last counts."""
    own = [edit for edit in _last_ones(edits, tools) if not is_translation(edit)]
    return _Matching(values, own, tools).all()


def translated(values: Sequence[FieldValue], edit: Edit) -> EditMatch:
    """The standing of a translation; `values` are those of the practice with all other edits applied."""
    own = next((at for at, one in enumerate(values) if (one.field, one.lang) == (edit.field, edit.lang)), None)
    source = [one for one in values if edit.of and (one.field, one.lang) == (edit.field, edit.of.lang)]
    is_there = any(edit.of and edit.of.seen in said(one) for one in source)
    if own is not None:
        return EditMatch(edit, Standing.DONE, own, is_there)
    if is_there:
        return EditMatch(edit, Standing.CURRENT)
    return EditMatch(edit, Standing.STALE if source else Standing.GONE, fits=False)


def _last_ones(edits: Sequence[Edit], tools: Tools) -> Iterator[Edit]:
    once: dict[object, Edit] = {}
    for n, edit in enumerate(edits):
        judged = targets(edit, tools)
        adds = not judged and not is_translation(edit) and tools.is_list(edit.field)
        key = n if adds else (edit.field, edit.lang, edit.at if judged else 0, judged)
        once.pop(key, None)
        once[key] = edit
    yield from once.values()


def _is_near(one: str, other: str) -> bool:
    """Whether two languages are the same, or one is not a real language, as names and numbers may be tagged."""
    return one == other or ("el" not in (one, other) and not _NO_REAL_ONES.isdisjoint((one, other)))


class _Matching:
    """Matches edits in rounds, the surest first; a value goes to one edit only."""

    def __init__(self, values: Sequence[FieldValue], edits: Sequence[Edit], tools: Tools) -> None:
        self.values = values
        self.tools = tools
        self.seen = [said(value) for value in values]
        self.free = set(range(len(values)))
        self.waiting = dict(enumerate(edits))
        self.found: dict[int, EditMatch] = {}

    def all(self) -> tuple[EditMatch, ...]:
        judged = {n: targets(edit, self.tools) for n, edit in self.waiting.items()}
        for n, hashed in judged.items():
            self._take(n, Standing.CURRENT, self._nearest(self._of(n), hashed, self.waiting[n].at))
        for n, hashed in judged.items():
            # The language of a few Latin words is easily mistaken.
            self._take(n, Standing.CURRENT, self._nearest(self._of(n, any_latin=True), hashed, 1))
        for n in judged:
            self._take(n, Standing.DONE, self._done(n))
        self._take_alike({n for n, hashed in judged.items() if hashed})
        for n, hashed in judged.items():
            self._take(n, Standing.MOVED, self._nearest(self._elsewhere(n), hashed, 1))
        for n, hashed in judged.items():
            if n in self.waiting:
                self.found[n] = self._left(self.waiting.pop(n), is_added=not hashed)
        return tuple(self.found[n] for n in judged)

    def _edit(self, n: int) -> Edit:
        return self.waiting[n] if n in self.waiting else self.found[n].edit

    def _of(self, n: int, *, any_latin: bool = False) -> list[int]:
        """The free values of an edit's field and language (or any but Greek)."""
        edit = self._edit(n)
        own = [at for at in sorted(self.free) if self.values[at].field == edit.field]
        if any_latin:
            return [at for at in own if "el" not in (self.values[at].lang, edit.lang)]
        return [at for at in own if _is_near(self.values[at].lang, edit.lang)]

    def _elsewhere(self, n: int) -> list[int]:
        """The free texts in an edit's language."""
        return [
            at
            for at in sorted(self.free)
            if self.values[at].lang == self._edit(n).lang
            and self.values[at].value is None
            and len(self.values[at].text) >= _MOVES_FROM
        ]

    def _take(self, n: int, standing: Standing, at: int | None, *, fits: bool = True) -> None:
        if n in self.waiting and at is not None:
            self.found[n] = EditMatch(self.waiting.pop(n), standing, at, fits)
            self.free.discard(at)

    def _nearest(self, places: Sequence[int], hashed: frozenset[str], at: int) -> int | None:
        """Of the values with the words that were judged, the one nearest to the `at`-th."""
        equal = [place for place in places if self.seen[place] & hashed]
        ranks = {place: 1 + sum(self._equals(place, before) for before in range(place)) for place in equal}
        return min(equal, key=lambda place: (abs(ranks[place] - at), place), default=None)

    def _equals(self, one: int, other: int) -> bool:
        first, second = self.values[one], self.values[other]
        return (first.field, first.lang) == (second.field, second.lang) and bool(self.seen[one] & self.seen[other])

    def _done(self, n: int) -> int | None:
        """The value that already has the person's words."""
        edit = self._edit(n)
        hashed = hashes(edit, edit.text, self.tools) if edit.text else frozenset[str]()
        return self._nearest(self._of(n), hashed, 1)

    def _take_alike(self, asked: set[int]) -> None:
        """Pair edits with values in nearly the words that were judged, the most similar first, then the only ones."""
        scores = [(-self._score(n, at), n, at) for n in asked & self.waiting.keys() for at in self._of(n)]
        for score, n, at in sorted(scores):
            if -score >= _ALIKE and at in self.free:
                self._take(n, Standing.STALE, at)
        for n in sorted(asked & self.waiting.keys()):
            rivals = [one for one in self.waiting if self._same_place(one, n)]
            if len(places := self._of(n)) == len(rivals) == 1 and not self.tools.is_list(self._edit(n).field):
                self._take(n, Standing.STALE, places[0], fits=False)

    def _same_place(self, one: int, other: int) -> bool:
        first, second = self._edit(one), self._edit(other)
        return first.field == second.field and _is_near(first.lang, second.lang)

    def _score(self, n: int, at: int) -> float:
        value, judged = self.values[at].value, self._edit(n)
        if isinstance(value, Amount) and value.currency:
            before = valued(judged, judged.was, self.tools).value
            # A sum in another currency is a different sum, however similar its digits.
            if isinstance(before, Amount) and before.currency not in {None, value.currency}:
                return 0.0
        was, now = fold(self._edit(n).was[:_COMPARED]), fold(self.values[at].text[:_COMPARED])
        return fuzz.ratio(" ".join(was.split()), " ".join(now.split()))

    def _left(self, edit: Edit, *, is_added: bool) -> EditMatch:
        """The standing of an edit without a value."""
        if not is_added:
            # The person removed the value, and it is no longer there.
            return EditMatch(edit, Standing.DONE if edit.text == "" else Standing.GONE, fits=False)
        own = [at for at in sorted(self.free) if self._has_place_of(at, edit)]
        if own and not self.tools.is_list(edit.field):
            self.free.discard(own[0])
            return EditMatch(edit, Standing.CURRENT if edit.text == "" else Standing.STALE, own[0])
        return EditMatch(edit, Standing.CURRENT if edit.text else Standing.DONE)

    def _has_place_of(self, at: int, edit: Edit) -> bool:
        return (self.values[at].field, self.values[at].lang) == (edit.field, edit.lang)


def as_printed(match: EditMatch, value: FieldValue | None, tools: Tools) -> str | None:
    """The words that a matched edit prints; None for the page's own, "" for none."""
    edit, words = match.edit, match.edit.text
    if match.standing in {Standing.STALE, Standing.GONE}:
        if not tools.keeps:
            return None if value else ""
        return edit.was or (None if value else "") if words is None else words
    if match.standing is Standing.DONE and is_translation(edit) and edit.state is not Trust.DRAFT:
        # The page now has its own words: until somebody decides, the person's stay.
        return words
    return None if match.standing is Standing.DONE else words
