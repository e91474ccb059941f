"""The title of a page that labels none: after a kicker, else the best candidate; and the same in the other language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.choose.capitals import in_small_letters
from pipeline.extract.choose.names_in_head import CUT, HeadNames
from pipeline.extract.choose.second_titles import second_title
from pipeline.extract.choose.title_candidates import TitleCandidate, candidates
from pipeline.extract.choose.title_signs import LONGEST, say_the_same
from pipeline.extract.labels.keys import key
from pipeline.extract.page.kickers import Kicker
from pipeline.extract.page.lines import Line, Piece
from pipeline.extract.page.sides import Sides, halves
from pipeline.lexicon import Lexicon
from pipeline.lexicon.weights import weights
from pipeline.model import BlockKind, Candidate, Choice, Doubt, Rule

# So many candidates are shown with their signs.
_SHOWN = 8
# A line that only repeats a title, whole or cut short, has so many letters at least.
_SHORTEST_CUT = 12


@dataclass(frozen=True, slots=True)
class Title:
    """A title by its words on the page (`piece`), or only in the page's head or address (`text`).

    With both, `text` are the words of the piece in small letters, as the page has them elsewhere.
    """

    rule: Rule
    piece: Piece | None = None
    text: str = ""
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Titles:
    """The titles of a page, at most one a side, and how they were chosen, if a choice was needed."""

    found: tuple[Title, ...]
    choices: tuple[Choice, ...] = ()


def titles(
    lines: Sequence[Line], head: HeadNames, kicked: Sequence[Kicker], sides: Sides, lexicon: Lexicon, *, is_text: bool
) -> Titles:
    """The titles of a page that has no line labelled as its title, in small letters where the page has such."""
    chosen = _chosen(lines, head, kicked, sides, lexicon, is_text=is_text)
    texts = {line.number: line.text for line in lines}
    others = (*head.names, *texts.values())

    def written(title: Title) -> Title:
        piece = title.piece
        words = texts[piece.line][piece.start : piece.end] if piece else ""
        return replace(title, text=in_small_letters(words, others)) if words.isupper() else title

    return replace(chosen, found=tuple(map(written, chosen.found)))


def _chosen(
    lines: Sequence[Line], head: HeadNames, kicked: Sequence[Kicker], sides: Sides, lexicon: Lexicon, *, is_text: bool
) -> Titles:
    """The titles as they are written; not sure past a main heading, by a narrow margin, or in pasted text (`is_text`).

    In that a wrong first line looks just like a right one.
    """
    spoken = frozenset(kicker.piece.line for kicker in kicked)
    if line := _after_kicker(lines, kicked, spoken):
        return _at_kicker(line, lines, spoken, sides)
    known = weights(lexicon, "title")
    lists = [Title(Rule.LIST, kicker.piece, is_sure=False) for kicker in kicked if kicker.is_list]
    # Pages of one site may be called the same, as three practices “Social grocery”: that is better than nothing.
    for takes_repeated in (False, True):
        found = candidates(lines, head, spoken, sides, lexicon, is_text=is_text, takes_repeated=takes_repeated)
        scores = [sum(known[name] * value for name, value in one.signs) for one in found]
        if max(scores, default=0.0) >= known["least"]:
            break
    else:
        return Titles(tuple(lists[:1]))
    order = sorted(range(len(found)), key=lambda at: (-scores[at], at))
    chosen = found[order[0]]
    if lists and chosen.is_of_site:
        return Titles(tuple(lists[:1]))
    second = _other_side(chosen, found, lines, spoken, sides)
    # What says the same is no rival: in other words, or right beside it in the other language.
    beside = [piece for rule, piece in second if rule not in {Rule.AS_HIGH, Rule.BEFORE_ITS_LABELS}]
    same = [chosen.text, *(one.text for one in found if one.piece in beside)]
    others = (scores[at] for at in order if not any(say_the_same(found[at].text, text) for text in same))
    asked = {
        Doubt.NARROW: scores[order[0]] - max(others, default=0.0) < known["sure"],
        Doubt.PASTED: is_text,
        Doubt.REPEATED: takes_repeated,
        Doubt.ONE_WORD: chosen.piece is None and len(chosen.text.split()) == 1,
        Doubt.OTHER_HEADING: _passes_over(chosen, lines),
    }
    doubts = tuple(doubt for doubt, holds in asked.items() if holds)
    choice = Choice("title", chosen.lang, tuple(_shown(found[at], scores[at]) for at in order[:_SHOWN]), doubts)
    made = Title(chosen.rule, chosen.piece, chosen.text), *(Title(*other) for other in second)
    return Titles(tuple(replace(one, is_sure=not doubts) for one in made), (choice,))


def _at_kicker(line: Line, lines: Sequence[Line], spoken: frozenset[int], sides: Sides) -> Titles:
    """The titles on the line below a kicker, and beside it."""
    found = [Title(Rule.AFTER_KICKER, piece) for piece in halves(line, line.whole, sides)]
    other = second_title(line, lines, spoken, sides, ()) if len(found) == 1 else None
    return Titles((*found, Title(*other)) if other else tuple(found))


def _passes_over(chosen: TitleCandidate, lines: Sequence[Line]) -> bool:
    """Whether a title is no main heading (h1) although the page has one.

    Where page and head say the same, the main heading may be that of the part of the site.
    """
    is_named = chosen.piece is not None and dict(chosen.signs)["like_head"] == 1.0
    own = (line for line in lines if not (line.is_firm_boilerplate or line.is_of_site))
    has_other = chosen.level != 1 and any(line.kind is BlockKind.HEADING and line.level == 1 for line in own)
    return has_other and not is_named


def _shown(candidate: TitleCandidate, score: float) -> Candidate:
    signs = tuple((name, round(value, 3)) for name, value in candidate.signs if value)
    return Candidate(candidate.text, round(score, 3), signs)


def _other_side(
    best: TitleCandidate,
    all_candidates: Sequence[TitleCandidate],
    lines: Sequence[Line],
    spoken: frozenset[int],
    sides: Sides,
) -> list[tuple[Rule, Piece]]:
    """The title in the other language: the other half of the best candidate's line, or one that stands elsewhere."""
    if best.piece is None:
        return []
    on_line = [one.piece for one in all_candidates if one.piece and one.piece.line == best.piece.line]
    if len(on_line) == 2:
        return [(best.rule, piece) for piece in on_line if piece != best.piece]
    line = next(line for line in lines if line.number == best.piece.line)
    other = second_title(line, lines, spoken, sides, all_candidates)
    return [other] if other else []


def _after_kicker(lines: Sequence[Line], kicked: Sequence[Kicker], spoken: frozenset[int]) -> Line | None:
    """The line below one that says what the page is: that is a label."""
    for kicker in kicked:
        after = (line for line in lines if line.number > kicker.piece.line and line.has_words)
        line = next((line for line in after if not line.is_firm_boilerplate and line.number not in spoken), None)
        if line is None or line.is_of_site:
            return None
        # The first cell of a row is the name of what stands beside it.
        is_cell = any(one.cell and one.cell.column for one in lines if one.number == line.number + 1)
        is_title = line.label is None and len(line.text) <= LONGEST and not line.text.rstrip().endswith(".")
        if is_title and not is_cell and not kicker.is_list:
            return line
    return None


def repeats(lines: Sequence[Line], title: str) -> Iterator[tuple[Line, str]]:
    """The lines that only repeat a title, whole or cut short, and why they are boilerplate."""
    whole = key(title)
    for line in lines:
        if len(line.text) > LONGEST or line.is_firm_boilerplate:
            continue
        if key(line.text) == whole:
            yield line, "title repeated"
        elif CUT.search(line.text) and len(line.text) > _SHORTEST_CUT and whole.startswith(key(CUT.sub("", line.text))):
            yield line, "title cut short"
