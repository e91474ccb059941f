"""Fields without a label, by order and shape: what stands before the first label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import dropwhile, takewhile

from pipeline.extract.fields.date_lines import bylines, dates_found
from pipeline.extract.fields.making import text_found
from pipeline.extract.fields.places import places_found
from pipeline.extract.page.found import NOTHING, Found, found_as, total
from pipeline.extract.page.headings import is_prose, is_sentence, is_tagline, run_in
from pipeline.extract.page.lines import Piece, extent
from pipeline.extract.page.part import PracticePart
from pipeline.model import BlockKind, Fate, Reason, Rule
from pipeline.text import fold
from pipeline.text.line_ends import COLONS, PART
from pipeline.values.readers import Readers

_LONGEST_LINE = 80
# A line that is longer may be the summary even where it stands above the title.
_LONGEST_ABOVE = 120
# A first paragraph longer than this, or than two thirds of what follows, is the description itself, not a summary of
# it; that of an entry in a list may be longer.
_LONGEST_LEAD, _SHORT_LEAD = 300, 120
_LONGEST_SUMMARY = 900
# Paragraphs before a labelled description that are together no longer than this are its summary.
_LONGEST_INTRODUCTION = 1500


def main_found(
    pieces: Sequence[Piece],
    before: Found,
    part: PracticePart,
    readers: Readers,
    title_line: int,
    *,
    is_entry: bool,
    is_sure: bool,
) -> Found:
    """The words before the first labelled section: dates, places, summary and description.

    In an entry of a list of practices a paragraph alone is a summary.
    """
    found, rest = bylines(pieces, before, part, readers, title_line)
    dates, rest = dates_found(rest, before + found, part, readers, title_line)
    found += dates
    places, rest = places_found(rest, before + found, part, readers)
    found += places
    aside, prose = _below_title(rest, before, part, title_line)
    found += aside
    tagline = _tagline(prose, before, part, readers, title_line)
    found += text_found(part, "summary", tagline, Rule.FIRST_PARAGRAPH, is_sure=is_sure)
    prose = prose[len(tagline) :]
    for _, group in part.by_side(prose) if prose else ():
        found += _prose(group, before + found, part, is_entry=is_entry, is_sure=is_sure)
    return found


def _below_title(rest: list[Piece], before: Found, part: PracticePart, title_line: int) -> tuple[Found, list[Piece]]:
    """What stands above the title or tells of a picture, set aside; and the words of the text."""
    # What stands above a labelled title is help for filling in the form.
    is_form = any(value.rule.startswith("label-") for value in before.of("title"))
    has_more = any(piece.line > title_line for piece in rest)
    above = [part.line(piece).text for piece in rest if piece.line < title_line]
    is_told_above = sum(map(len, filter(is_sentence, above))) > _LONGEST_LEAD and not is_form
    aside, prose = [], []
    for piece in rest:
        line = part.line(piece)
        is_long = len(line.text) > _LONGEST_ABOVE or line.text[-1:] in {".", "!", ";"}
        # In pasted text a title is a guess, and a long text above it none of the site's own.
        is_own = is_told_above and line.segment.block.element is None and is_sentence(line.text)
        if line.number < title_line and not is_own and (has_more or not is_long or is_form):
            is_content = is_sentence(line.text) and not is_form
            aside.append(found_as([piece], Fate.UNPLACED if is_content else Fate.BOILERPLATE, "above the title"))
        elif line.kind is BlockKind.CAPTION:
            aside.append(found_as([piece], Fate.UNPLACED, "caption of a picture"))
        else:
            prose.append(piece)
    return total(aside), prose


def _tagline(prose: list[Piece], before: Found, part: PracticePart, readers: Readers, title_line: int) -> list[Piece]:
    """The short line right below the title, in its language, that leads to the text or alone stands before a label."""
    has_text = before.has("description") and any(is_prose(part.line(piece).text) for piece in prose)
    first = prose[:1] if not (has_text or before.has("summary")) else []
    side = bool(first) and part.is_first(Piece(title_line, 0, 0))
    lines = [part.line(one) for one in first if one.line == title_line + 1 and part.is_first(one) is side]
    names = readers.contacts.is_organisation, readers.places.names_programme
    return [line.whole for line in lines if is_tagline(line) and not any(one(line.text) for one in names)]


def _prose(group: list[Piece], before: Found, part: PracticePart, *, is_entry: bool, is_sure: bool) -> Found:
    lang = part.by_side(group)[0][0]
    is_first, ours = part.sides.is_first(lang), {lang, *part.sides.languages}
    # A summary in a third language says nothing of what this one lacks.
    has = {value.field for value in before.values if part.sides.is_first(value.lang) is is_first and value.lang in ours}
    found, group = _telling_pieces(group, part)
    if not group:
        return found
    if "description" in has:
        bare, group = _bare_items(group, part)
        length = extent(group)
        beside = {BlockKind.ITEM, BlockKind.CELL}
        if all(_is_short(piece, part) or part.line(piece).kind in beside for piece in group):
            return found + bare + found_as(group, Fate.UNPLACED, "short lines before the description")
        if "summary" not in has and length <= _LONGEST_INTRODUCTION:
            return found + bare + text_found(part, "summary", group, Rule.BEFORE_DESCRIPTION)
        return found + bare + found_as(group, Fate.UNPLACED, "before the description, too long for a summary")
    first = part.line(group[0])
    opens_list = first.text.rstrip().endswith(":") or first.kind is not BlockKind.PARAGRAPH or first.is_heading
    length = extent(group[1:])
    longest = _LONGEST_SUMMARY if is_entry else min(_LONGEST_LEAD, max(2 * length // 3, _SHORT_LEAD)) if length else 0
    is_lead = len(first.text) <= longest
    if "summary" not in has and is_lead and not opens_list:
        found += text_found(part, "summary", group[:1], Rule.FIRST_PARAGRAPH, is_sure=is_sure)
        facts, group = _facts(group[1:], part)
        found += facts
    if not any(is_prose(part.words(piece)) for piece in group):
        return found + found_as(group, Fate.UNPLACED, "short line beside the main text")
    # Cells and short lines in a text may be facts with unknown labels.
    # The list that a last line announces is not there.
    is_cut = _announces(group[-1], part)
    loose = list(dropwhile(lambda piece: not _announces(piece, part), reversed(group))) or group
    is_text = not any(_is_short(piece, part) or part.line(piece).kind is BlockKind.CELL for piece in loose)
    return found + text_found(
        part, "description", group, Rule.BEFORE_FIRST_LABEL, is_sure=is_sure and is_text and not is_cut
    )


def _facts(group: list[Piece], part: PracticePart) -> tuple[Found, list[Piece]]:
    """The short lines at the head of a text that are an unknown label and its value, and the text without them."""
    facts = list(takewhile(lambda piece: _is_short(piece, part) and run_in(part.line(piece))[1], group))
    return found_as(facts, Fate.UNPLACED, "short line beside the main text"), group[len(facts) :]


def _telling_pieces(group: list[Piece], part: PracticePart) -> tuple[Found, list[Piece]]:
    """The pieces from the first that tells something to the last: short lines around them are menus, bylines, slogans.

    Where none tells anything they stay as they are, but for lines that stand on the page again and again.
    """
    counts = Counter(fold(part.line(piece).text) for piece in group)
    repeated = [piece for piece in group if counts[fold(part.line(piece).text)] > 1 and _is_short(piece, part)]
    found = found_as(repeated, Fate.BOILERPLATE, Reason.PRINTED_TWICE)
    group = [piece for piece in group if piece not in repeated]
    telling = [index for index, piece in enumerate(group) if not _is_short(piece, part)]
    # Entries of a list with nothing above them belong to something else, where a text begins after them.
    first = next((index for index in telling if part.line(group[index]).kind is not BlockKind.ITEM), None)
    if first is not None and is_sentence(part.line(group[first]).text):
        telling = [index for index in telling if index >= first or is_sentence(part.line(group[index]).text)]
    if not telling:
        facts, group = _facts(group, part)
        return found + facts, group
    ends = len(group) if _announces(group[telling[-1]], part) else telling[-1] + 1
    around = [*group[: telling[0]], *group[ends:]]
    found += found_as(around, Fate.UNPLACED, "short line beside the main text")
    return found, group[telling[0] : ends]


def _announces(piece: Piece, part: PracticePart) -> bool:
    """Whether the lines below a line are its own, however short: “We have put in:”."""
    return part.line(piece).text.rstrip().endswith(COLONS)


def _is_short(piece: Piece, part: PracticePart) -> bool:
    """Whether a line neither tells something nor is part of a list; what stands in brackets is beside the text."""
    line = part.line(piece)
    if line.text.startswith("(") and line.text.endswith(")"):
        return True
    is_part = line.kind in {BlockKind.ITEM, BlockKind.CELL} or line.text.rstrip().endswith(PART)
    return not is_part and len(line.text) <= _LONGEST_LINE and not is_sentence(line.text)


def _bare_items(group: list[Piece], part: PracticePart) -> tuple[Found, list[Piece]]:
    """A list of short entries after the first paragraph, none of them a sentence: facts without labels, no summary."""
    lines = [part.line(piece) for piece in group]
    bare = [
        piece
        for piece, line in zip(group, lines, strict=True)
        if line.kind is BlockKind.ITEM and len(line.text) <= _LONGEST_LINE and line.text[-1:] not in {".", "!", ";"}
    ]
    is_list_of_text = any(line.text.rstrip().endswith(":") for line in lines)
    if is_list_of_text or len(bare) == len(group):
        return NOTHING, group
    rest = [piece for piece in group if piece not in bare]
    return found_as(bare, Fate.UNPLACED, "short entry without a label"), rest
