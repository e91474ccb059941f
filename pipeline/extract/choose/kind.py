"""Whether a page describes a practice: the signs for and against it, weighed."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from pipeline.extract.choose.kind_signs import FACTS, TEXTS, Evidence, signs
from pipeline.extract.choose.kind_words import Sign
from pipeline.lexicon import Lexicon
from pipeline.lexicon.weights import weights
from pipeline.messages import Message, listed, recognised
from pipeline.model import Candidate, Choice, Kind

# Where these are all that speaks for a page, it may be one of a programme as well as one of a practice.
_WORDS = frozenset({"programme", "project", "done", "matter", "prose", "values"})
# What may be guessed makes no page surely a practice.
_GUESSED = "values"
# A sign that counts so much against a page is the reason; lesser ones only add to what it lacks.
_DECIDES = -1.0
_REASONS = MappingProxyType(
    {
        "call_title": "extract.call-title",
        "call_heading": "extract.call-heading",
        "call_headings": "extract.call-heading",
        "other_kicker": "extract.other-kicker",
        "news": "extract.news",
        "index": "extract.index",
    }
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The kind of a page, and whether surely; `score` weighs the signs, `labelled` the fields under labels."""

    kind: Kind
    is_sure: bool
    score: float
    signs: tuple[Sign, ...]
    labelled: tuple[str, ...]

    @property
    def choice(self) -> Choice:
        """The judgement as a choice, its signs as features."""
        shown = tuple((sign.name, round(sign.value, 3)) for sign in self.signs)
        return Choice("kind", "", (Candidate(self.kind.value, round(self.score, 3), shown),))


def judge(page: Evidence, lexicon: Lexicon) -> Judgement:
    """The kind of a page. What only words speak for is never surely a practice."""
    known = weights(lexicon, "kind")
    shown = tuple(sign for sign in signs(page, lexicon) if sign.value)
    total = known["start"] + sum(known[sign.name] * sign.value for sign in shown)
    kind = Kind.OTHER if total < known["other"] else Kind.PRACTICE
    other_signs = sum(max(0.0, known[one.name]) * one.value for one in shown if one.name not in _WORDS)
    spoken = {one.name: one.value for one in shown}
    is_programmes = spoken.get("programme", 0.0) > spoken.get("project", 0.0)
    has_other_signs = other_signs >= known["apart"] if is_programmes else other_signs > 0
    firm = total - known[_GUESSED] * spoken.get(_GUESSED, 0.0)
    is_sure = kind is Kind.OTHER or (firm >= known["sure"] and has_other_signs)
    return Judgement(kind, is_sure, total, shown, tuple(sorted(page.labelled & (TEXTS | FACTS))))


def reason(judgement: Judgement, lexicon: Lexicon) -> str:
    """Why a page is taken for none, in words: the sign that speaks most against it, else what it lacks."""
    known = weights(lexicon, "kind")
    worst = min(judgement.signs, key=lambda sign: known[sign.name] * sign.value, default=Sign("", 0.0))
    if (message_name := _REASONS.get(worst.name)) and known[worst.name] * worst.value <= _DECIDES:
        return Message(message_name, words=worst.words)
    found = listed([recognised("fields", name) for name in judgement.labelled])
    return Message("extract.few-labels", found=found or Message("extract.none"))
