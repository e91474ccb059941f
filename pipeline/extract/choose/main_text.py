"""Chooses the run of text that describes the practice, where no label says so: description and summary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.page.headings import is_sentence
from pipeline.extract.page.lines import Line, Piece, extent
from pipeline.lexicon import Lexicon
from pipeline.lexicon.weights import weights
from pipeline.model import Candidate, Choice, Doubt

# So many letters are as good as more.
_FULL_LETTERS = 300
_SHOWN = 6
_SHOWN_LETTERS = 200


@dataclass(frozen=True, slots=True)
class MainText:
    """The place of the chosen run among those asked of, whether it is surely the right one, and how it was chosen.

    `shown` are the places of the runs that are the choice's candidates, the first of all runs always among them.
    """

    index: int
    is_sure: bool
    choice: Choice
    shown: tuple[int, ...]


def main_text(
    runs: Sequence[Sequence[Piece]], lines: Sequence[Line], lang: str, lexicon: Lexicon, *, is_text: bool
) -> MainText | None:
    """The run that is most a text of its own: in sentences, and of some length; None where none has words.

    The earlier of two that are equal is it, and in pasted text (`is_text`) none is ever sure.
    """
    known = weights(lexicon, "description")
    signs = [_signs(run, lines) for run in runs]
    scores = [sum(known[name] * value for name, value in one) for one in signs]
    order = sorted((at for at, run in enumerate(runs) if run), key=lambda at: (-scores[at], at))
    if not order:
        return None
    others = (scores[at] for at in order[1:])
    margin = scores[order[0]] - max(others, default=0.0)
    shown = tuple(at for place, at in enumerate(order) if place < _SHOWN or at == 0)
    candidates = tuple(Candidate(_words(runs[at], lines), round(scores[at], 3), signs[at]) for at in shown)
    doubts = ((Doubt.PASTED,) if is_text else ()) + ((Doubt.NARROW,) if margin < known["sure"] else ())
    return MainText(order[0], not doubts, Choice("description", lang, candidates, doubts), shown)


def _signs(run: Sequence[Piece], lines: Sequence[Line]) -> tuple[tuple[str, float], ...]:
    letters = extent(run)
    in_sentences = extent(one for one in run if is_sentence(lines[one.line].text[one.start : one.end]))
    return (
        ("sentences", round(in_sentences / letters, 3) if letters else 0.0),
        ("size", round(min(1.0, letters / _FULL_LETTERS), 3)),
    )


def _words(run: Sequence[Piece], lines: Sequence[Line]) -> str:
    words = " ".join(lines[piece.line].text[piece.start : piece.end] for piece in run)
    return words if len(words) <= _SHOWN_LETTERS else f"{words[:_SHOWN_LETTERS]} …"
