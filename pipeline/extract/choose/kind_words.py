"""The signs for and against a page's being about a practice that single words are, anywhere in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.extract.page.lines import Line
from pipeline.lexicon.values import Kinds
from pipeline.text import fold
from pipeline.text.alternatives import any_of

# A line of so many letters is a text; so many in such lines would tell something of the one thing they are about.
LONG_LINE, _TELLING = 90, 300
# A year, a sum, a share; a single digit counts points and levels.
_NUMBER = re.compile(r"(?<!\w)\d[\d.,]*\d|\d ?%")
# Words that tell a subject come so often in a thousand letters of a page that is about it; its matter fills more of it.
_PER_THOUSAND, _MATTER_PER_THOUSAND = 1.5, 3.0


class Sign(NamedTuple):
    """A sign for or against a practice, between 0 and 1; `words` are those of the page that show it, where few do."""

    name: str
    value: float
    words: str = ""


def of_words(lines: Sequence[Line], kinds: Kinds) -> Iterator[Sign]:
    """Signs by the share of words of practices, projects, programmes and calls."""
    # Links speak of other pages.
    texts = [line.text for line in lines if not line.is_link]
    # Line by line, as the labels are looked for: most lines are folded already.
    written, text = "\n".join(texts), "\n".join(map(fold, texts))
    thousands = len(text) / 1000 + 1

    def times(words: Sequence[str]) -> float:
        return len(beginnings(words).findall(text))

    project, many = times(kinds.project), times(kinds.many)
    programme = times(kinds.programme) + len(_acronyms(kinds.acronyms).findall(written))
    # News tell of what has been done, too; a page about one project speaks of others, and names the call that pays it.
    done = min(times(kinds.done), project + programme)
    said = {"programme": programme, "project": project, "done": done, "many": many and many * many / (many + project)}
    for name, count in said.items():
        yield Sign(name, min(1.0, count / thousands / _PER_THOUSAND))
    yield Sign("matter", min(1.0, times(kinds.matter) / thousands / _MATTER_PER_THOUSAND))
    called = max(0, times(kinds.call) - bool(project))
    yield Sign("call_words", min(1.0, called / thousands / _PER_THOUSAND))


def is_general(lines: Sequence[Line], kinds: Kinds) -> bool:
    """Whether a text names no project and hardly anything done, and no number but those of a programme."""
    texts = [line.text for line in lines if not line.is_link]
    prose = "\n".join(text for text in texts if len(text) >= LONG_LINE)
    written, text = "\n".join(texts), "\n".join(map(fold, texts))
    if len(prose) < _TELLING or beginnings(kinds.project).search(text):
        return False
    # One word of what was done may be of what is done everywhere; who is paid by a programme names it once.
    if len(beginnings(kinds.done).findall(text)) > 1:
        return False
    named = beginnings(kinds.programme).findall(text) + _acronyms(kinds.acronyms).findall(written)
    return len(named) > 1 or not _NUMBER.search(prose)


@cache
def beginnings(words: Sequence[str]) -> re.Pattern[str]:
    """Any of the beginnings of words, in folded text."""
    return re.compile(rf"(?<!\w)(?:{any_of(map(fold, words))})")


@cache
def _acronyms(words: Sequence[str]) -> re.Pattern[str]:
    """Any of the words as they are written: “LEADER” is a programme, a leader is none."""
    return re.compile(rf"(?<!\w)(?:{any_of(words)})(?![^\W\d_])")
