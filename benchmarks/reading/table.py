"""The figures as one table, beside those of an earlier run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Figures = Mapping[str, Any]

_WIDTH = 22


def f1(counts: Mapping[str, int]) -> float | None:
    """F1 of a field's counts; None where there is nothing to find and nothing was found."""
    right, wrong = counts.get("right", 0), counts.get("wrong", 0)
    found, gold = right + wrong + counts.get("extra", 0), right + wrong + counts.get("missing", 0)
    return 2 * right / (found + gold) if found + gold else None


def total(fields: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    """The counts of all fields together."""
    keys = ("right", "wrong", "missing", "extra")
    return {key: sum(counts.get(key, 0) for counts in fields.values()) for key in keys}


def lines(now: Figures, before: Figures | None) -> Iterator[str]:
    """The table, line by line; with `before`, a figure that differs is told with the earlier one."""
    earlier = before or {}
    for name, corpus in now["corpora"].items():
        yield from _corpus(name, corpus, earlier.get("corpora", {}).get(name))
    for name, figures in now["real"].items():
        old = earlier.get("real", {}).get(name, {})
        told = ", ".join(f"{key} {_changed(value, old.get(key))}" for key, value in figures.items())
        yield f"\nreal {name}: {told}"
    small = now["cases"]
    old = earlier.get("cases", {})
    yield f"\ncases without a fault: {sum(not faults for faults in small.values())} of {len(small)}"
    for name, faults in small.items():
        was = f"   (before: {', '.join(old[name]) or 'right'})" if name in old and old[name] != faults else ""
        if faults or was:
            yield f"  {name:<46} {', '.join(faults) or 'right'}{was}"


def _corpus(name: str, now: Figures, before: Figures | None) -> Iterator[str]:
    old = before or {"fields": {}, "kinds": {}, "sureness": {}, "labels": {}, "reach": {}, "languages": {}}
    yield f"\n{name}: {now['pages']} pages\n  {'':{_WIDTH}} {'gold':>5} {'right':>5} {'wrong':>5} {'extra':>5}  F1"
    fields = {**now["fields"], "all": total(now["fields"])}
    was = {**old["fields"], "all": total(old["fields"])} if before else {}
    for field, counts in fields.items():
        gold = sum(counts.get(key, 0) for key in ("right", "wrong", "missing"))
        numbers = " ".join(f"{number:5}" for number in (gold, *(counts.get(k, 0) for k in ("right", "wrong", "extra"))))
        yield f"  {field:{_WIDTH}} {numbers}  {_changed(f1(counts), f1(was.get(field, {})))}  {_rules(now, field)}"
    for gold, counts in now["kinds"].items():
        yield f"  {gold + ' pages':{_WIDTH}} {_counted(counts, old['kinds'].get(gold))}"
    for field, counts in now["sureness"].items():
        yield f"  {field + ' sure':{_WIDTH}} {_told(_shares(counts), _shares(old['sureness'].get(field, {})))}"
    for field, counts in now["reach"].items():
        yield f"  {field + ' in reach':{_WIDTH}} {_counted(counts, old['reach'].get(field))}"
    for sort, counts in now["labels"].items():
        yield f"  {'labels, ' + sort:{_WIDTH}} {_counted(counts, old['labels'].get(sort))}"
    for lang, counts in now["languages"].items():
        yield f"  {'all fields, ' + lang:{_WIDTH}} {_changed(f1(counts), f1(old['languages'].get(lang, {})))}"
    if now["never"].get("of"):
        yield f"  {'never':{_WIDTH}} {_told(now['never'], before and before['never'])}"


def _rules(corpus: Figures, field: str) -> str:
    """Right and bad values by rule, the most used first."""
    mine = {key.partition(" ")[2]: counts for key, counts in corpus["rules"].items() if key.startswith(field + " ")}
    ranked = sorted(mine.items(), key=lambda rule: -sum(rule[1].values()))
    return ", ".join(
        f"{rule} {counts.get('right', 0)}/{counts.get('wrong', 0) + counts.get('extra', 0)}" for rule, counts in ranked
    )


def _shares(counts: Mapping[str, int]) -> dict[str, float]:
    """Of wrong ones those that are unsure; of right ones, and of all, those that are sure."""
    right, sure_right = counts.get("right unsure", 0), counts.get("right sure", 0)
    wrong, sure_wrong = counts.get("wrong unsure", 0), counts.get("wrong sure", 0)
    parts = {
        "wrong unsure": (wrong, wrong + sure_wrong),
        "right sure": (sure_right, right + sure_right),
        "all sure": (sure_right + sure_wrong, right + sure_right + wrong + sure_wrong),
    }
    return {name: part / whole for name, (part, whole) in parts.items() if whole}


def _counted(now: Mapping[str, int], before: Mapping[str, int] | None) -> str:
    """Counts; what an earlier run had none of was 0 there, and what is gone is 0 now."""
    if before is None:
        return _told(now, None)
    keys = [*now, *(key for key in before if key not in now)]
    return _told({key: now.get(key, 0) for key in keys}, {key: before.get(key, 0) for key in keys})


def _told(now: Mapping[str, float], before: Mapping[str, float] | None) -> str:
    return ", ".join(f"{key} {_changed(value, (before or {}).get(key))}" for key, value in now.items())


def _changed(now: float | None, before: float | None) -> str:
    if before is None or now is None or round(now - before, 3) == 0:
        return _number(now)
    return f"{_number(before)} → {_number(now)}"


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{value:.3f}"
