"""Explains to a person how values without a label were chosen: the candidates, their signs, and what is doubtful."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from pipeline.lexicon import Lexicon
from pipeline.lexicon.weights import weights
from pipeline.messages import Message, listed
from pipeline.model import LOST, Choice, Doubt, FieldValue, Record, Rule
from pipeline.run.rule_words import rule_meaning

_SHORT = 240
_DOUBTS = MappingProxyType(
    {
        Doubt.NARROW: "explain.doubt-narrow",
        Doubt.PASTED: "explain.doubt-pasted",
        Doubt.REPEATED: "explain.doubt-repeated",
        Doubt.OTHER_HEADING: "explain.doubt-other-heading",
        Doubt.ONE_WORD: "explain.doubt-one-word",
        Doubt.UNKNOWN_HEADING: "explain.doubt-unknown-heading",
        Doubt.APART: "explain.doubt-apart",
    }
)
# Before the candidate that was used.
_USED = "→"
# The rules of values that are a candidate themselves, or stand beside one.
_CHOSEN = frozenset({Rule.CHOSEN, Rule.HEAD_OF_PAGE, Rule.ADDRESS})


def doubts_of(value: FieldValue, record: Record) -> str:
    """Why a value is not sure."""
    doubts = [_DOUBTS[doubt] for choice in record.choices if choice.subject == value.field for doubt in choice.doubts]
    if LOST in value.text:
        doubts.append("explain.doubt-lost")
    return listed([Message(one) for one in dict.fromkeys(doubts)] or [Message("explain.doubt-guessed")])


def choices_of(record: Record, lexicon: Lexicon, field: str | None = None) -> Iterator[str]:
    """The choices of a record, or of one field: the candidates, the best one first, with what each sign adds.

    The one that was used is marked, and each sign is explained once below them.
    """
    for choice in record.choices:
        if field and choice.subject != field:
            continue
        subject = f"{choice.subject} ({choice.lang})" if choice.lang else choice.subject
        yield Message("explain.choice", subject=subject)
        yield from _other_rule(choice, record)
        known = weights(lexicon, choice.subject)
        for place, candidate in enumerate(choice.candidates):
            mark = _USED if place == choice.used else " "
            yield f"  {mark} {candidate.score:6.2f} {candidate.text[:_SHORT]}"
            yield "           " + ", ".join(f"{name} {value * known[name]:+.2f}" for name, value in candidate.features)
        names = {name for candidate in choice.candidates for name, _ in candidate.features}
        for name in (name for name in known if name in names):
            yield Message("explain.sign", name=name, weight=f"{known[name]:+g}", meaning=Message(f"signs.{name}"))
        yield ""


def _other_rule(choice: Choice, record: Record) -> Iterator[str]:
    """A note that a value came by another rule than this choice, which then only says how sure it is."""
    values = record.of(choice.subject)
    if values and not any(value.rule in _CHOSEN for value in values):
        rule = values[0].rule.partition(": ")[0]
        yield Message("explain.other-rule", rule=rule_meaning(values[0], record) or rule)
