"""Whether a finished file shows who funded it: the European Union's emblem, the statement, no larger logo.

Regulation (EU) 2021/1060, annex IX: the emblem is prominent, the statement stands in full beside it, and no other logo
is higher or wider. The emblem is at least a centimetre high (European Commission, The use of the EU emblem in the
context of EU programmes 2021-2027).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.check.finding import Flaw, quoted
from pipeline.check.funding_line import FundingLine, FundingPicture, PageBox
from pipeline.lexicon.funding_words import FundingWords, plain
from pipeline.messages import Message

# In millimetres: the emblem's minimum height, and the tolerance for rounding.
_LEAST, _ROUNDING = 10.0, 0.1

# A statement is no farther from the emblem than this many times the larger of their sizes.
_FARTHEST = 2.0


def visibility_flaws(name: str, data: bytes, words: Sequence[FundingWords]) -> list[Flaw]:
    """What is wrong with the funding line of a PDF or Word file of that `name`."""
    if Path(name).suffix.lower() == ".pdf":
        from pipeline.check.visibility_pdf import funding_line_in_pdf as look  # noqa: PLC0415 - loads what is needed only
    else:
        from pipeline.check.visibility_docx import funding_line_in_docx as look  # noqa: PLC0415 - as above
    found = look(data, words)
    return [found] if isinstance(found, Flaw) else list(flaws_of(found, words))


def flaws_of(shown: FundingLine, words: Sequence[FundingWords]) -> Iterator[Flaw]:
    """What is wrong with a funding line."""
    if not shown.emblems:
        yield Flaw("emblem", Message("check.emblem-missing"))
    yield from _size_flaws(shown)
    yield from _statement_flaws(shown, words)
    for one in _larger(shown):
        size = Message("check.size", width=f"{one.width:.1f}", height=f"{one.height:.1f}")
        name = quoted(one.alt) if one.alt else Message("check.logo-beside")
        yield Flaw("logos", Message("check.logo-large", name=name, size=size))


def _size_flaws(shown: FundingLine) -> Iterator[Flaw]:
    for emblem in shown.emblems:
        if emblem.height < _LEAST - _ROUNDING:
            yield Flaw("emblem", Message("check.emblem-small", height=f"{emblem.height:.1f}", least=f"{_LEAST:.0f}"))


def _statement_flaws(shown: FundingLine, words: Sequence[FundingWords]) -> Iterator[Flaw]:
    said = plain(shown.text)
    if not any(one.lang in shown.languages for one in words) and not _is_said(said, words):
        yield Flaw("statement", Message("check.statement-missing", statement=quoted(words[0].statement)))
    for one in words:
        if one.lang not in shown.languages:
            continue
        if not _is_said(said, [one]):
            yield Flaw(
                "statement", Message("check.statement-missing-in", name=one.name, statement=quoted(one.statement))
            )
            continue
        boxes = [box for statement, box in shown.statements if statement in one.statements]
        places = [emblem.box for emblem in shown.emblems if emblem.box]
        if boxes and places and not any(_is_beside(box, place) for box in boxes for place in places):
            yield Flaw("statement", Message("check.statement-apart", name=one.name))
        if any(box.overlaps(place) for box in boxes for place in places):
            yield Flaw("statement", Message("check.statement-overlaps", name=one.name))


def _is_said(said: str, words: Sequence[FundingWords]) -> bool:
    return any(statement in said for one in words for statement in one.statements)


def _is_beside(statement: PageBox, emblem: PageBox) -> bool:
    # Statements in several languages stand one after the other.
    return statement.distance(emblem) <= _FARTHEST * max(emblem.height, emblem.width, statement.width)


def _larger(shown: FundingLine) -> Iterator[FundingPicture]:
    """The logos that are both higher and wider than the largest emblem: the rule allows either measure to be larger."""
    if not shown.emblems:
        return
    height = max(one.height for one in shown.emblems) + _ROUNDING
    width = max(one.width for one in shown.emblems) + _ROUNDING
    yield from (one for one in shown.logos if one.height > height and one.width > width)
