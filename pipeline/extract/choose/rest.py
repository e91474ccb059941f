"""Parts what stands under no label: the main text, the run chosen as the description, unknown sections, the end."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from pipeline.extract.choose.main_text import main_text
from pipeline.extract.page.found import NOTHING, Found, found_as
from pipeline.extract.page.headings import is_label_like, is_sentence, is_tagline
from pipeline.extract.page.lines import Piece, extent
from pipeline.extract.page.part import PracticePart
from pipeline.extract.page.sections import PageSection, Zone
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Role, ValueType
from pipeline.model import BlockKind, Choice, Doubt, Fate, Rule
from pipeline.values.readers import Readers

# A run of fewer letters is no account of a practice.
_SHORTEST_TEXT = 60
# A lead is no longer, and the text that it leads to so many times longer.
_LONGEST_LEAD, _LONGER = 300, 2


@dataclass(frozen=True, slots=True)
class Rest:
    """`main` stands before the first labelled text, `left` under unknown headings, `after` follows all texts.

    `chosen` is the run that is the description instead of the main text, below its `headings`; empty where that is it.
    `is_sure` says whether the one of them surely is; `found` is what of the rest is set aside already.
    """

    main: tuple[Piece, ...]
    chosen: tuple[Piece, ...]
    headings: tuple[Piece, ...]
    left: tuple[PageSection, ...]
    after: tuple[Piece, ...]
    is_sure: bool
    choices: tuple[Choice, ...]
    found: Found


def rest_of(
    sections: Sequence[PageSection],
    part: PracticePart,
    read: Readers,
    title_line: int,
    repeated: AbstractSet[int],
    lexicon: Lexicon,
    *,
    has_description: bool,
    is_text: bool,
) -> Rest:
    """The rest of a part below the title at `title_line`; `repeated` lines only repeat that.

    Without a labelled description (`has_description`) it is the run that is most a text: what stands before the first
    labelled text, with the unknown headings there, one below an unknown heading further down, or what stands after
    all others.
    """
    gathered, left, found = _gathered(sections, part, read, title_line, has_description=has_description)
    main = tuple(piece for piece in gathered if piece.line not in repeated)
    after = tuple(piece for section in sections if section.place is Zone.AFTER for piece in section.pieces)
    texts = [section for section in left if section.rule is not Rule.LABEL_TERM and not section.is_full]
    runs = [main, *(section.pieces for section in texts), after]
    best = None if has_description else main_text(runs, part.lines, part.sides.main, lexicon, is_text=is_text)
    choices: tuple[Choice, ...] = () if best is None else (best.choice,)
    is_other = best is not None and bool(best.index) and _is_account(runs[best.index], part)
    if best is None or not is_other or (_tells(main, part) and not _is_lead(main, runs[best.index], part)):
        # Where a heading in the main text is unknown, the text may end there.
        has_heading = any(section.heading in main for section in sections)
        apart = (Doubt.APART,) if best and best.index else ()
        doubts = apart + ((Doubt.UNKNOWN_HEADING,) if best and has_heading else ())
        used = best.shown.index(0) if best and main else None
        choices = tuple(replace(choice, doubts=choice.doubts + doubts, used=used) for choice in choices)
        is_sure = not any(choice.doubts for choice in choices)
        return Rest(main, (), (), tuple(left), after, is_sure, choices, found)
    run = runs[best.index]
    chosen = tuple(_telling_pieces(run, part))
    headings = tuple(section.heading for section in texts if section.pieces is run and section.heading)
    others = tuple(section for section in left if section.pieces is not run)
    after = tuple(piece for piece in ((*run, *after) if run is not after else after) if piece not in chosen)
    return Rest(main, chosen, headings, others, after, best.is_sure, choices, found)


def _gathered(
    sections: Sequence[PageSection], part: PracticePart, read: Readers, title_line: int, *, has_description: bool
) -> tuple[list[Piece], list[PageSection], Found]:
    """The main text before the first labelled one, and the sections under unknown headings that are no part of it."""
    main: list[Piece] = []
    left: list[PageSection] = []
    found = NOTHING
    is_over = False
    early = [one for one in sections if one.place is Zone.UNKNOWN and one.is_early and one.pieces]
    day = _day_of_page(sections, title_line, part, read)
    for section in sections:
        # After aims, partners and the like, a text that has told something is over: what follows is a part of its own.
        field = section.field
        is_aside = field is not None and field.role is Role.ASIDE and field.type is ValueType.TEXT
        is_over = is_over or (is_aside and bool(section.pieces) and _tells(main, part))
        if section.place is Zone.MAIN:
            main += section.pieces
        elif section.place is Zone.UNKNOWN and section.heading:
            heading, has_text = section.heading, section.is_early and bool(section.pieces)
            is_label = (
                early == [section] and is_label_like(part.words(heading)) and extent(main) < extent(section.pieces)
            )
            if heading == day:
                main += (heading, *section.pieces)
            elif has_text and is_label and not (has_description or is_over):
                # The one heading over the text, or between a lead and that, is its label, whatever it says.
                found += found_as([heading], Fate.LABEL, "heading of the main text")
                main += section.pieces
            elif (has_text and not (has_description or is_over)) or (
                heading.line == title_line + 1 and (has_text or is_tagline(part.line(heading)))
            ):
                main += (heading, *section.pieces)
            else:
                left.append(section)
    return main, left, found


def _is_account(pieces: Sequence[Piece], part: PracticePart) -> bool:
    """Whether a run is long enough, and told in a sentence, to be the account of a practice."""
    return extent(pieces) >= _SHORTEST_TEXT and _tells(pieces, part)


def _is_lead(main: Sequence[Piece], run: Sequence[Piece], part: PracticePart) -> bool:
    """Whether the main text is one paragraph that only leads to a run much longer than it."""
    telling = [piece for piece in main if _tells([piece], part)]
    return len(telling) == 1 and extent(telling) <= _LONGEST_LEAD and _LONGER * extent(telling) <= extent(run)


def _telling_pieces(pieces: Sequence[Piece], part: PracticePart) -> Sequence[Piece]:
    """The pieces from the first sentence to the last, with the lists between and after them."""
    telling = [at for at, piece in enumerate(pieces) if _tells([piece], part)]
    listed = [at for at, piece in enumerate(pieces) if part.line(piece).kind is BlockKind.ITEM]
    return pieces[telling[0] : max(telling + listed) + 1]


def _tells(pieces: Sequence[Piece], part: PracticePart) -> bool:
    return any(is_sentence(part.line(piece).text) for piece in pieces)


def _day_of_page(sections: Sequence[PageSection], title_line: int, part: PracticePart, read: Readers) -> Piece | None:
    """The heading above or right below the title that is the day on which the page was put there."""
    filled = [one for one in sections if one.heading or one.pieces]
    below = next((one.heading for one in filled if (one.heading or one.pieces[0]).line > title_line), None)
    near = (one.heading for one in filled if one.heading and (one.heading.line < title_line or one.heading == below))
    return next((one for one in near if read.dates.is_date_line(part.line(one).text)), None)
