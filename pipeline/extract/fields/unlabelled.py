"""Fields without a label, by order and shape: what stands before the first label, and behind the last."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.extract.fields.findings import Findings
from pipeline.extract.fields.places import place_candidates
from pipeline.extract.page.headings import is_sentence, run_in
from pipeline.extract.page.lines import Line, Piece
from pipeline.model import BlockKind, Fate
from pipeline.text import AddressKind, addresses, fold
from pipeline.values.readers import Readers

_LONGEST_LINE = 80
# A byline stands so many lines from the title.
_NEAR = 4
_BARS = re.compile(r"\s+(?:[|•·/—–-]|//)\s+|,\s+")
# A line that is longer may be the summary even where it stands above the title.
_LONGEST_ABOVE = 120
# A first paragraph longer than this is the description itself, not a summary of it.
_LONGEST_SUMMARY = 900
# Paragraphs before a labelled description that are together no longer than this are its summary.
_LONGEST_INTRODUCTION = 1500


def place_main(
    pieces: Sequence[Piece], findings: Findings, readers: Readers, title_line: int, *, is_entry: bool, is_sure: bool
) -> None:
    """The words before the first labelled section: dates, places, summary and description.

    In an entry of a list of practices a paragraph alone is a summary.
    """
    rest = _without_bylines(pieces, findings, readers, title_line)
    rest = _without_dates(rest, findings, readers, title_line)
    rest = without_places(rest, findings, readers)
    prose = []
    # Above a title with a label stands how to fill in the form.
    is_form = any(value.field == "title" and value.rule.startswith("label-") for value in findings.values)
    has_more = any(piece.line > title_line for piece in rest)
    for piece in rest:
        line = findings.lines[piece.line]
        is_prose = len(line.text) > _LONGEST_ABOVE or line.text[-1:] in {".", "!", ";"}
        if line.number < title_line and (has_more or not is_prose or is_form):
            findings.judge([piece], Fate.BOILERPLATE, "above the title")
        elif line.kind is BlockKind.CAPTION:
            findings.judge([piece], Fate.UNPLACED, "caption of a picture")
        elif not is_hashtags(line.text[piece.start : piece.end]):
            prose.append(piece)
    for _, group in findings.by_side(prose) if prose else ():
        _place_prose(group, findings, is_entry=is_entry, is_sure=is_sure)


def _place_prose(group: list[Piece], findings: Findings, *, is_entry: bool, is_sure: bool) -> None:
    lines = findings.lines
    lang = findings.by_side(group)[0][0]
    has = {
        value.field for value in findings.values if findings.sides.is_first(value.lang) is findings.sides.is_first(lang)
    }
    group = _told(group, findings)
    if not group:
        return
    if "description" in has:
        group = _without_bare_items(group, findings)
        length = sum(piece.end - piece.start for piece in group)
        if "summary" not in has and length <= _LONGEST_INTRODUCTION:
            findings.add_text("summary", group, "before-description")
        else:
            findings.judge(group, Fate.UNPLACED, "before the description, too long for a summary")
        return
    first = lines[group[0].line]
    opens_list = first.text.rstrip().endswith(":") or first.kind is not BlockKind.PARAGRAPH or first.is_heading
    has_more = len(group) > 1 or is_entry
    if "summary" not in has and has_more and len(first.text) <= _LONGEST_SUMMARY and not opens_list:
        findings.add_text("summary", group[:1], "first-paragraph", is_sure=is_sure)
        group = group[1:]
    findings.add_text("description", group, "before-first-label", is_sure=is_sure)


def _told(group: list[Piece], findings: Findings) -> list[Piece]:
    """The pieces from the first that tells something to the last: short lines around them are menus, bylines, slogans.

    Where none tells anything they stay as they are, but for lines that stand on the page again and again.
    """
    lines = findings.lines
    counts = Counter(fold(lines[piece.line].text) for piece in group)
    repeated = [piece for piece in group if counts[fold(lines[piece.line].text)] > 1 and _is_short(piece, findings)]
    findings.judge(repeated, Fate.BOILERPLATE, "printed twice")
    group = [piece for piece in group if piece not in repeated]
    told = [index for index, piece in enumerate(group) if not _is_short(piece, findings)]
    if not told:
        return group
    around = [*group[: told[0]], *group[told[-1] + 1 :]]
    findings.judge(around, Fate.UNPLACED, "short line beside the main text")
    return group[told[0] : told[-1] + 1]


def _is_short(piece: Piece, findings: Findings) -> bool:
    """Whether a line neither tells something nor is part of a list."""
    line = findings.lines[piece.line]
    is_part = line.kind in {BlockKind.ITEM, BlockKind.CELL} or line.text.rstrip().endswith((":", ".", ";"))
    return not is_part and len(line.text) <= _LONGEST_LINE and not is_sentence(line.text)


def _without_bare_items(group: list[Piece], findings: Findings) -> list[Piece]:
    """A list of short entries behind the first paragraph, none a sentence, is of facts without labels, no summary."""
    lines = [findings.lines[piece.line] for piece in group]
    bare = [
        piece
        for piece, line in zip(group, lines, strict=True)
        if line.kind is BlockKind.ITEM and len(line.text) <= _LONGEST_LINE and line.text[-1:] not in {".", "!", ";"}
    ]
    is_list_of_text = any(line.text.rstrip().endswith(":") for line in lines)
    if is_list_of_text or len(bare) == len(group):
        return group
    findings.judge(bare, Fate.UNPLACED, "short entry without a label")
    return [piece for piece in group if piece not in bare]


def _without_bylines(pieces: Sequence[Piece], findings: Findings, readers: Readers, title_line: int) -> list[Piece]:
    """The pieces but for lines near the title that say who has put the page there, and when, in parts between bars."""
    rest = []
    for piece in pieces:
        line = findings.lines[piece.line]
        is_near = abs(piece.line - title_line) <= _NEAR and line.kind is not BlockKind.HEADING
        is_short = is_near and len(line.text) <= _LONGEST_LINE and not readers.dates.is_only_dates(line.text)
        parts = list(_parts(line.text, piece)) if is_short else []
        dated = [part for part in parts if readers.dates.is_only_dates(line.text[part.start : part.end])]
        named = [part for part in parts if readers.contacts.is_byline(line.text[part.start : part.end])]
        if named and len(dated) == 1:
            if not findings.has("published"):
                text = line.text[dated[0].start : dated[0].end]
                findings.add_fact("published", dated, "date-line", readers.dates.one(text))
        elif not parts or len(named) < len(parts):
            rest.append(piece)
            continue
        findings.judge([piece], Fate.BOILERPLATE, "who has put the page there, and when")
    return rest


def _parts(text: str, piece: Piece) -> Iterator[Piece]:
    """The parts of a line between bars."""
    start = piece.start
    for bar in _BARS.finditer(text, piece.start, piece.end):
        yield Piece(piece.line, start, bar.start())
        start = bar.end()
    yield Piece(piece.line, start, piece.end)


def _without_dates(pieces: Sequence[Piece], findings: Findings, readers: Readers, title_line: int) -> list[Piece]:
    dated = [piece for piece in pieces if _is_date(findings.lines[piece.line], readers)]
    for piece in dated:
        _place_period(piece, findings, readers)
    taken = {verdict.piece for verdict in findings.verdicts if verdict.reason in {"start_date", "end_date"}}
    pieces = [piece for piece in pieces if piece not in taken]
    dated = [piece for piece in dated if piece not in taken]
    # A year alone is not the day on which a page was put there.
    days = [piece for piece in dated if "-" in str(readers.dates.one(findings.lines[piece.line].text) or "")]
    if days and not findings.has("published"):
        nearest = min(days, key=lambda piece: abs(piece.line - title_line))
        findings.add_fact("published", [nearest], "date-line", readers.dates.one(findings.lines[nearest.line].text))
    for piece in dated:
        findings.judge([piece], Fate.BOILERPLATE, "date of the site, not of the practice")
    return [piece for piece in pieces if piece not in dated]


def _place_period(piece: Piece, findings: Findings, readers: Readers) -> None:
    """A line of two dates, or of one and “ongoing”, says from when to when where no label does."""
    text = findings.lines[piece.line].text
    first, last = readers.dates.period(text)
    if (
        first
        and last
        and readers.dates.is_bare(text)
        and not findings.has("start_date")
        and not findings.has("end_date")
    ):
        findings.add_fact("start_date", [piece], "period-line", first)
        findings.add_fact("end_date", [piece], "period-line", last)


def _is_date(line: Line, readers: Readers) -> bool:
    # Words before a colon say that the date is something else.
    has_label = bool(run_in(line)[1].strip())
    return len(line.text) <= _LONGEST_LINE and not has_label and readers.dates.is_only_dates(line.text)


def without_places(pieces: Sequence[Piece], findings: Findings, readers: Readers) -> list[Piece]:
    """Bare lines of a country and a region next to it are where the practice is; a level is no place."""
    levels = [piece for piece in pieces if readers.places.is_everywhere(findings.lines[piece.line].text)]
    findings.judge(levels, Fate.UNPLACED, "a level, no place")
    pieces = [piece for piece in pieces if piece not in levels]
    own = {piece.line: piece for piece in pieces}
    found = [
        (one, [own[line.number] for line in one.lines])
        for one in place_candidates(findings.lines, readers)
        if all(line.number in own for line in one.lines)
    ]
    firm = [(one, told) for one, told in found if one.is_firm]
    if not firm:
        return list(pieces)
    if not findings.has("location"):
        first, told = firm[0]
        findings.add_fact("location", told, "place-line", first.place)
        found.remove((first, told))
    findings.judge([piece for _, told in found for piece in told], Fate.BOILERPLATE, "place repeated")
    taken = {piece for _, told in [*found, firm[0]] for piece in told}
    return [piece for piece in pieces if piece not in taken]


def place_after(pieces: Sequence[Piece], findings: Findings) -> None:
    """Words behind the last labelled section: links lead further, the rest has no place."""
    for piece in pieces:
        text = findings.lines[piece.line].text[piece.start : piece.end]
        if any(value.text == text for value in findings.values) or _is_known_place(text, findings):
            findings.judge([piece], Fate.BOILERPLATE, "printed twice")
        elif any(one.kind is AddressKind.URL for one in addresses(text)) and not findings.has("further_information"):
            findings.add_text("further_information", [piece], "line-with-link")
        elif not is_hashtags(text):
            findings.judge([piece], Fate.UNPLACED, "behind the last section, without a label")


def _is_known_place(text: str, findings: Findings) -> bool:
    places = [value.text for value in findings.values if value.field == "location"]
    return len(text) <= _LONGEST_LINE and any(text in place for place in places)


def is_hashtags(text: str) -> bool:
    """Whether a line holds hashtags and nothing else."""
    words = text.split()
    return bool(words) and all(word.startswith("#") or not any(map(str.isalnum, word)) for word in words)
