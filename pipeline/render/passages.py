"""Passages: made from values and fixed words, cut, joined, and taken apart for the writers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice, pairwise, takewhile
from operator import attrgetter
from typing import NamedTuple, TypeVar

from pipeline.model import Anchor, FieldValue, Link, Passage, Run
from pipeline.render.links import links
from pipeline.text.letters import GREEK, LATIN, is_greek

# Languages of stretches that have none; documents give them the language around.
NEUTRAL = frozenset({"zxx", "und"})

_Stretch = TypeVar("_Stretch", Run, Link)

# A figure and its sign or currency stay on one line, a number and the short word before it (τηλ. 210 …, No. 7), and so
# do words and the signs that some languages part from them.
_TIED = re.compile(
    r"(?<=\d) (?=[€£$%‰\d]|ευρώ\b|euros?\b|EUR\b)|(?<=[€£$]) (?=\d)|(?:(?<=\b\w{2}[.:])|(?<=\b\w{3}[.:])) (?=\d)"
    r"|(?<=\w) (?=[:;!?»](?!\w))|(?<=«) (?=\w)"
)

# Where a sentence ends: a full stop, a question mark (in Greek a semicolon) or an exclamation mark before a capital.
SENTENCE_END = re.compile(r"[.;!?…][»”\")]?(?=\s+[^\W\d_a-zα-ωάέήίόύώϊϋΐΰ])")

# A last word with no more letters looks lost on a line of its own.
_LOST = 14

# A title with fewer letters stands on one line.
_ONE_LINE = 40

# Words in letters of one script that stand beside each other, for by_letters.
_LATIN_WORDS = re.compile(rf"[{LATIN}][{LATIN}\d]*(?:[ ’'.-]+[{LATIN}][{LATIN}\d]*)*")
_GREEK_WORDS = re.compile(rf"[{GREEK}][{GREEK}\d]*(?:[ ’'.-]+[{GREEK}][{GREEK}\d]*)*")


class PassagePiece(NamedTuple):
    """A stretch of a passage that is one language and at most one link.

    `lang` is the language for a document, never one of `NEUTRAL`; `is_prose` is False where a spelling checker has no
    business. `target` is the link's address or "".
    """

    text: str
    lang: str
    target: str
    is_prose: bool


def passage(text: str, lang: str) -> Passage:
    """A passage wholly in one language."""
    return Passage(text, lang, (Run(0, len(text), lang),) if text else ())


def language_of(name: str) -> str:
    """The language of a name out of the settings, by its letters."""
    return "el" if any(map(is_greek, name)) else "en"


def cut(value: FieldValue, start: int, end: int) -> Passage:
    """The stretch of a value's text without white space at its ends, with its runs, links and anchor."""
    text = value.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    end = start + len(text)
    first = bisect_right(value.runs, start, key=_end)
    touched = takewhile(lambda run: run.start < end, islice(value.runs, first, None))
    runs = [Run(max(run.start, start) - start, min(run.end, end) - start, run.lang) for run in touched]
    covered = runs and runs[0].start == 0 and runs[-1].end == len(text)
    text = _TIED.sub("\u00a0", text)
    return Passage(
        text,
        value.lang,
        tuple(runs) if covered else passage(text, value.lang).runs,
        tuple(links(text)),
        (Anchor(0, len(text), value, start, end),) if text else (),
    )


def _end(run: Run) -> int:
    return run.end


def joined(parts: Iterable[Passage], between: str) -> Passage:
    """One passage of several, parted by `between`, which goes with the passage before it."""
    text, runs, found, anchors, lang = "", list[Run](), list[Link](), list[Anchor](), ""
    for part in parts:
        if not part.text:
            continue
        if text:
            text += between
            runs[-1] = runs[-1]._replace(end=len(text))
        at = len(text)
        runs += [Run(run.start + at, run.end + at, run.lang) for run in part.runs]
        found += [Link(link.start + at, link.end + at, link.target) for link in part.links]
        anchors += [replace(one, start=one.start + at, end=one.end + at) for one in part.anchors]
        text += part.text
        lang = lang or part.lang
    return Passage(text, lang, tuple(runs), tuple(found), tuple(anchors))


def stretch(whole: Passage, start: int, end: int) -> Passage:
    """A stretch of a passage with its runs and links, without anchors."""

    def moved(edge: int) -> int:
        return min(max(edge, start), end) - start

    runs = tuple(Run(moved(run.start), moved(run.end), run.lang) for run in _touched(whole.runs, start, end))
    found = tuple(Link(moved(link.start), moved(link.end), link.target) for link in _touched(whole.links, start, end))
    return Passage(whole.text[start:end], whole.lang, runs, found)


def _touched(stretches: tuple[_Stretch, ...], start: int, end: int) -> tuple[_Stretch, ...]:
    """Of stretches in order, those that `start`–`end` touches."""
    first = bisect_right(stretches, start, key=attrgetter("end"))
    return stretches[first : bisect_left(stretches, end, key=attrgetter("start"))]


def clipped(whole: Passage, most: int) -> Passage:
    """The beginning of a passage, of at most `most` characters, ending at a word and with a sign that it goes on."""
    if len(whole.text) <= most:
        return whole
    text = whole.text[: most - 1].rpartition(" ")[0] or whole.text[: most - 1]
    size = len(text)
    runs = [Run(run.start, min(run.end, size), run.lang) for run in whole.runs if run.start < size]
    runs[-1] = runs[-1]._replace(end=size + 2)
    found = tuple(link for link in whole.links if link.end <= size)
    return Passage(f"{text} …", whole.lang, tuple(runs), found)


def ended(whole: Passage, most: int) -> Passage:
    """The first sentences of a passage, of at most `most` characters; clipped where the first one is longer."""
    if len(whole.text) <= most:
        return whole
    ends = [end.end() for end in SENTENCE_END.finditer(whole.text, 0, most)]
    if not ends:
        return clipped(whole, most)
    size = ends[-1]
    runs = tuple(run._replace(end=min(run.end, size)) for run in whole.runs if run.start < size)
    return Passage(whole.text[:size], whole.lang, runs, tuple(link for link in whole.links if link.end <= size))


def tied(title: Passage, one_line: int = _ONE_LINE) -> Passage:
    """A title or name with its last two words kept on one line; with fewer letters than `one_line` it needs none."""
    before, blank, last = title.text.rpartition(" ")
    if len(title.text) < one_line or not blank or len(last) > _LOST:
        return title
    return replace(title, text=f"{before}\u00a0{last}")


def pieces(whole: Passage, around: str) -> tuple[PassagePiece, ...]:
    """The passage cut where its language or its link changes; `around` is the language of what it stands in."""
    edges = {0, len(whole.text)}
    edges.update(edge for run in whole.runs for edge in (run.start, run.end))
    edges.update(edge for link in whole.links for edge in (link.start, link.end))
    cuts = sorted(edges)
    runs, found = iter(whole.runs), iter(whole.links)
    run, link = next(runs, None), next(found, None)
    out: list[PassagePiece] = []
    home = language(whole, around)
    for start, end in pairwise(cuts):
        while run and run.end <= start:
            run = next(runs, None)
        while link and link.end <= start:
            link = next(found, None)
        tag = run.lang if run and run.start <= start else whole.lang
        target = link.target if link and link.start <= start else ""
        lang = home if tag in NEUTRAL else tag
        piece = PassagePiece(
            whole.text[start:end], lang, target, not target and tag not in NEUTRAL and tag != "el-Latn"
        )
        if out and out[-1][1:] == piece[1:]:
            piece = piece._replace(text=out.pop().text + piece.text)
        out.append(piece)
    return tuple(out)


def by_letters(text: str, lang: str) -> list[tuple[str, str]]:
    """A text of fixed words and names cut where its letters are not those of its language: (piece, language)."""
    other = "en" if lang == "el" else "el"
    foreign = _LATIN_WORDS if lang == "el" else _GREEK_WORDS
    pieces: list[tuple[str, str]] = []
    at = 0
    for words in foreign.finditer(text):
        pieces += [(text[at : words.start()], lang)] if words.start() > at else []
        pieces.append((words[0], other))
        at = words.end()
    return [*pieces, (text[at:], lang)] if at < len(text) or not pieces else pieces


def language(whole: Passage, around: str) -> str:
    """The language that a document gives to the passage as a whole."""
    return around if whole.lang in NEUTRAL else whole.lang
