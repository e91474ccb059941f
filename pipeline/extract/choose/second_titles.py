"""The title in the second language, where the page gives it beside the first."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from pipeline.extract.choose.title_candidates import TitleCandidate
from pipeline.extract.choose.title_signs import LONGEST
from pipeline.extract.page.lines import Line, Piece
from pipeline.extract.page.sides import NO_LANGUAGE, Sides
from pipeline.extract.page.table_shapes import row_of
from pipeline.model import BlockKind, Rule
from pipeline.text.line_ends import PART


def second_title(
    title: Line, lines: Sequence[Line], spoken: AbstractSet[int], sides: Sides, candidates: Sequence[TitleCandidate]
) -> tuple[Rule, Piece] | None:
    """The title in the other language: it stands below that at `title` or above, is as high, or opens its own labels.

    `spoken` are the lines that are kickers, `candidates` those among which the first was chosen.
    """
    if below := _below(lines, title, spoken, sides, candidates):
        return Rule.BELOW_TITLE, below.whole
    if above := _above(lines, title, candidates, sides):
        return Rule.ABOVE_TITLE, above
    if piece := _as_high(title, candidates, sides):
        return Rule.AS_HIGH, piece
    if other := _before_its_labels(lines, title, spoken, sides):
        return Rule.BEFORE_ITS_LABELS, other.whole
    return None


def _as_high(title: Line, candidates: Sequence[TitleCandidate], sides: Sides) -> Piece | None:
    """The first main heading in the other language, beside a title that is one."""
    if title.kind is not BlockKind.HEADING or title.level != 1:
        return None
    is_first = sides.is_first(title.segment.lang)
    others = (one for one in candidates if one.level == 1 and sides.is_first(one.lang) is not is_first)
    return next((one.piece for one in others if one.piece and not one.is_of_site), None)


def _above(lines: Sequence[Line], title: Line, candidates: Sequence[TitleCandidate], sides: Sides) -> Piece | None:
    """The title in the second language where it is the heading right above a first one that is none in the markup.

    So is the cell before it in a row of a table. The text has words of it, as a slogan of the site has none.
    """
    before = (line for line in reversed(lines) if line.number < title.number)
    line = next((line for line in before if line.has_words and not line.is_firm_boilerplate), None)
    if line is None:
        return None
    if not _are_in_row(line, title) and (line.kind is not BlockKind.HEADING or title.kind is BlockKind.HEADING):
        return None
    own = next((one for one in candidates if one.piece == line.whole and not one.is_of_site), None)
    is_other = sides.is_first(line.segment.lang) is not sides.is_first(title.segment.lang)
    is_long = len(title.text) <= 2 * len(line.text) <= 4 * len(title.text)
    return line.whole if own and is_other and is_long and _is_title_like(line) and dict(own.signs)["echo"] else None


def _is_named(line: Line, candidates: Sequence[TitleCandidate]) -> bool:
    """Whether the head of the page calls it what a line says."""
    return any(one.piece == line.whole and dict(one.signs)["like_head"] == 1.0 for one in candidates)


def _below(
    lines: Sequence[Line], title: Line, spoken: AbstractSet[int], sides: Sides, candidates: Sequence[TitleCandidate]
) -> Line | None:
    """The title in the second language where it stands right below the first, as a line or heading of its own."""
    after = (line for line in lines if line.number > title.number)
    line = next((line for line in after if line.has_words and not line.is_firm_boilerplate), None)
    if line is None or line.number in spoken or not _is_title_like(line) or NO_LANGUAGE & {line.segment.lang}:
        return None
    # What may be no title at all, as a day, is none in another language.
    if candidates and not any(one.piece and one.piece.line == line.number for one in candidates):
        return None
    is_below = line.kind is BlockKind.HEADING if title.kind is BlockKind.HEADING else line.segment.block.continues
    is_other = sides.is_first(line.segment.lang) is not sides.is_first(title.segment.lang)
    # On a page of two languages, or where the head says so, a line below a heading that closes no sentence says the
    # same again.
    is_line = title.kind is BlockKind.HEADING and line.kind is BlockKind.PARAGRAPH
    is_again = _are_in_row(line, title) or (is_line and (sides.is_two or _is_named(line, candidates)))
    return line if (is_below or is_again) and is_other and len(line.text) <= 2 * len(title.text) else None


def _before_its_labels(lines: Sequence[Line], title: Line, spoken: AbstractSet[int], sides: Sides) -> Line | None:
    """The title of the second language: the short line before its first labels, where the first ones come again."""
    is_first = sides.is_first(title.segment.lang)
    seen: set[str] = set()
    candidate: Line | None = None
    is_value = False
    for line in lines:
        if line.number <= title.number or not line.has_words or line.is_firm_boilerplate:
            continue
        is_other = sides.is_first(line.segment.lang) is not is_first
        if line.label and line.label.is_alone:
            if is_other and candidate and line.label.field.name in seen:
                return candidate
            seen.add(line.label.field.name)
            candidate, is_value = None, True
            continue
        # What stands right below a label is its value, and what has no language is no title of one.
        has_lang = line.segment.lang not in NO_LANGUAGE and (not is_value or line.kind is BlockKind.HEADING)
        is_open = is_other and candidate is None and bool(seen) and line.number not in spoken
        if is_open and has_lang and _is_title_like(line):
            candidate = line
        is_value = False
    return None


def _are_in_row(first: Line, second: Line) -> bool:
    """Whether two lines stand in one row of a table, as in columns of two languages."""
    return row_of(first) is not None and row_of(first) == row_of(second)


def _is_title_like(line: Line) -> bool:
    is_bold_cell = line.kind is BlockKind.CELL and line.is_bold
    is_line = (line.kind in {BlockKind.HEADING, BlockKind.PARAGRAPH} or is_bold_cell) and line.label is None
    return (
        is_line and not line.is_of_site and len(line.text) <= LONGEST and not line.text.rstrip().endswith((*PART, ","))
    )
