"""What a fact has alike in both of the sheet's languages: numbers to call and addresses stand once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.model import Fact, FieldValue, Passage
from pipeline.render.passages import cut, joined, passage
from pipeline.render.sheet.voices import distinct

# The pieces of a line: a telephone number or an address, with the word before it that says what it is, or other words.
_PIECE = re.compile(
    r"(?P<label>[^\W\d_]+[.:]*\s+)?(?P<same>\+?[\d(][\d\s()./-]{6,}\d|\S+@[^\s,;]+|https?://[^\s,;]+)(?=[\s,;]|$)"
    r"|[^\s,;·|](?:[^,;·|]*[^\s,;·|])?"
)


class _NamedStretch(NamedTuple):
    """Words of a value; `same` is what another language may have alike, "" for words of one language."""

    value: FieldValue
    start: int
    end: int
    label: str = ""
    same: str = ""

    @property
    def passage(self) -> Passage:
        return cut(self.value, self.start, self.end)


def with_shared(names: tuple[Passage, ...], groups: Mapping[str, Sequence[FieldValue]]) -> Fact | None:
    """A fact whose two wordings share numbers or addresses, which stand once below what differs; None for any other."""
    values = [group[0] for group in groups.values() if len(group) == 1 and "\n" not in group[0].text]
    if len(values) != len(groups) or len(groups) != 2 or values[0].text == values[1].text:
        return None
    first, second = ([*_pieces(value)] for value in values)
    known = {piece.same: piece for piece in second if piece.same}
    alike = [(piece, known[piece.same]) for piece in first if piece.same in known]
    done = {piece for pair in alike for piece in pair}
    own, others = ([piece.passage for piece in side if piece not in done] for side in (first, second))
    if not alike or not own or not others:
        return None
    shared = joined((_named(*pair) for pair in alike), ", ")
    return Fact(names, (joined(own, ", "),), (joined(others, ", "),), (shared,))


def _pieces(value: FieldValue) -> list[_NamedStretch]:
    found: list[_NamedStretch] = []
    for piece in _PIECE.finditer(value.text):
        same = piece["same"] or ""
        start = piece.start("same") if same else piece.start()
        found.append(_NamedStretch(value, start, piece.end(), (piece["label"] or "").strip(), "".join(same.split())))
    return found


def _named(one: _NamedStretch, other: _NamedStretch) -> Passage:
    """A number or an address after what each language calls it."""
    labels = joined(distinct(passage(piece.label, piece.value.lang) for piece in (one, other)), " · ")
    return joined((labels, one.passage), "\u00a0")
