"""What the rule of a value means to a person."""

from __future__ import annotations

from types import MappingProxyType

from pipeline.messages import Message, rows
from pipeline.model import Fate, FieldValue, Record

# The tables of a site's file of lessons, by the rules of the values that they find.
_ROWS = MappingProxyType({"taught-label": "label", "taught-place": "place"})
# For this field the rule `address` means something else.
_WRITTEN_OUT = ("links", "address")


def rule_meaning(value: FieldValue, record: Record) -> str:
    """What the rule of a value means, with the label's own words; "" where the rule's name says it all."""
    kind, _, row = value.rule.partition(": ")
    if kind in _ROWS:
        return Message("rules.taught", row=_ROWS[kind], words=row, site=record.page.site or "–")
    rule, _, other = value.rule.partition("-of-")
    if (value.field, rule) == _WRITTEN_OUT:
        return Message("rules.written-out")
    known = next((one for one in (value.rule, rule) if one in rows("rules")), "")
    if "{label}" not in (rows("rules")[known]["en"] if known else ""):
        return Message(f"rules.{known}") if known else ""
    return Message(f"rules.{known}", label=_label(value, other or value.field, record))


def _label(value: FieldValue, field: str, record: Record) -> str:
    """The words of the label that a value was found by: the nearest label of `field` before it."""
    labels = [
        aside
        for aside in record.asides
        if aside.fate is Fate.LABEL
        and aside.reason.endswith(f" of {field}")
        and (aside.locator.start or 0) < (value.locator.start or 0)
    ]
    if not labels:
        return Message("rules.its-label")
    nearest = max(labels, key=lambda aside: aside.locator.start or 0)
    return f"“{' '.join(nearest.text.split()).rstrip(' :')}”"
