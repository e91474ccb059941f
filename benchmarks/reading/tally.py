"""Counts of right and wrong over a corpus: by field, by the rule that found a value, by kind, by sureness, by label."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.reading.corpora import Case
from benchmarks.reading.product import Record, kind

# Fields that are chosen where no label gives them: their sureness and their candidates are worth a look.
CHOSEN = ("title", "description")
_REACHED = 0.98

# What a record can hold under a label; all other labels of a page are asides.
_FIELDS = frozenset(
    "title summary description resources evidence difficulties transfer further_information institution location"
    " start_date end_date period project theme contact amounts published links hashtags project_about".split()
)
_MANY = 8


def _counts() -> defaultdict[str, Counter[str]]:
    return defaultdict(Counter)


@dataclass(slots=True)
class Tally:
    """Sums over a corpus; the counters' keys are `right`, `wrong`, `missing`, `extra`, or as their comment says."""

    pages: int = 0
    fields: defaultdict[str, Counter[str]] = field(default_factory=_counts)
    rules: defaultdict[str, Counter[str]] = field(default_factory=_counts)  # by "field rule"
    kinds: defaultdict[str, Counter[str]] = field(default_factory=_counts)  # by gold: sure, provisional, other, ready
    sureness: defaultdict[str, Counter[str]] = field(default_factory=_counts)  # "right sure", "wrong unsure" …
    reach: defaultdict[str, Counter[str]] = field(default_factory=_counts)  # reached, gold
    labels: defaultdict[str, Counter[str]] = field(default_factory=_counts)  # by known, unknown, aside
    languages: defaultdict[str, Counter[str]] = field(default_factory=_counts)  # by the page's main language
    never: Counter[str] = field(default_factory=Counter)  # printed, of
    misses: list[tuple[str, str, str, str | None, str | None]] = field(default_factory=list)

    def add(self, case: Case, found: Sequence[Record], score: Any) -> None:
        """Count one page's records; `score` is the scorer's module."""
        self.pages += 1
        told = kind(found)
        self.kinds["practice" if case.is_practice else "other"][told] += 1
        self.kinds["practice" if case.is_practice else "other"]["ready"] += any(
            record["kind"] == "practice" and record.get("ready", True) for record in found
        )
        pairs, rest = score.pair(case.gold.get("practices") or [case.gold], list(found))
        for gold, record, facts in pairs:
            for fact in facts:
                self._fact(case, fact, record, score)
            self.never["of"] += len(gold.get("never", ()))
            self.never["printed"] += len({words for words, _ in score.leaks(gold, record)})
            self._labels(gold, record)
        for record in rest:
            for fact in score.judge({"kind": "practice"}, record):
                if fact[2] == "extra":
                    self._fact(case, fact, record, score)

    def _fact(self, case: Case, fact: Sequence[Any], record: Record, score: Any) -> None:
        name, lang, state, _, gold, got = fact
        self.fields[name][state] += 1
        if "lang" in case.gold:
            self.languages[case.gold["lang"]][state] += 1
        if state != "right":
            self.misses.append((case.name, name, state, gold, got))
        if state == "missing":
            return
        item = _item(record, name, lang, got, score)
        self.rules[f"{name} {item.get('rule') or '?'}"][state] += 1
        if name in CHOSEN:
            right = "right" if state == "right" else "wrong"
            self.sureness[name][f"{right} {'sure' if item.get('sure', True) else 'unsure'}"] += 1

    def _labels(self, gold: Mapping[str, Any], record: Record) -> None:
        for label in gold.get("labels", ()):
            if label["value"]:
                self.labels[_sort(label)][_read_as(label, record)] += 1

    def add_reach(self, case: Case, told: Mapping[str, Sequence[str]], score: Any) -> None:
        """Count for how many answers the right one is among the candidates."""
        for name in CHOSEN:
            for want in case.gold.get("fields", {}).get(name, {}).values():
                if told.get(name):
                    self.reach[name]["gold"] += 1
                    self.reach[name]["reached"] += any(score.f1(want, text) >= _REACHED for text in told[name])

    def as_dict(self) -> dict[str, Any]:
        """As JSON, without the misses."""
        parts = ("fields", "rules", "kinds", "sureness", "reach", "labels", "languages")
        counts = {part: {key: dict(some) for key, some in sorted(getattr(self, part).items())} for part in parts}
        return {"pages": self.pages, **counts, "never": dict(self.never)}


def _item(record: Record, name: str, lang: str | None, got: str | None, score: Any) -> Mapping[str, Any]:
    """The record's value that a fact of the scorer speaks of."""
    for item in score.items(record, name.partition(".")[0]):
        if (
            item.get("text") == got
            or (lang and score.tag(item.get("lang")) == lang)
            or any(form == got for form in _shown(item, name, score))
        ):
            return dict(item)
    return {}


def _shown(item: Mapping[str, Any], name: str, score: Any) -> Iterator[str]:
    alone = {"fields": {name.partition(".")[0]: [item]}}
    return (score.shown({form}) for form in score.record_values(alone, {}).get(name, ()))


def _sort(label: Mapping[str, Any]) -> str:
    if label["field"] not in _FIELDS:
        return "aside"
    return "known" if label["known"] else "unknown"


def _read_as(label: Mapping[str, Any], record: Record) -> str:
    """How a judged label was read, told from where the words behind it have gone.

    `wrong` needs a rule that says a label decided: a guess that swallows the words is a miss. The label of an aside is
    right where no field took its words.
    """
    begins = _folded(label["value"])
    homes = {
        name: str(item.get("rule"))
        for name, items in (record.get("fields") or {}).items()
        for item in items
        if _begins(_folded(item.get("text") or ""), begins)
    }
    right = ("start_date", "end_date") if label["field"] == "period" else (label["field"],)
    if any(name in homes for name in right):
        return "right"
    if any("label" in rule for rule in homes.values()):
        return "wrong"
    return "missing" if label["field"] in _FIELDS else "right"


def _begins(text: str, start: str) -> bool:
    # Few letters begin many a text.
    return text.startswith(start) if len(start) >= _MANY else text == start


def _folded(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())[:40]


def of_pages(cases: Sequence[Case], found: Mapping[Path, Sequence[Record]], score: Any) -> Tally:
    """The tally of a corpus."""
    tally = Tally()
    for case in cases:
        tally.add(case, found[case.page], score)
    return tally
