"""What no label names: the main text, what stands under unknown headings, and what the head of the page adds."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.choose.main_text import main_text
from pipeline.extract.fields.findings import Findings
from pipeline.extract.fields.unlabelled import place_after, place_main, without_places
from pipeline.extract.page.headings import is_sentence
from pipeline.extract.page.lines import Line, Piece
from pipeline.extract.page.sections import Place, Section
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Role
from pipeline.model import BlockKind, Choice, Fate, FieldValue, IssueCode, Locator, Metadata, Run
from pipeline.values.readers import Readers

# So many letters above a title are what a site puts there, and no text.
_LONGEST_ABOVE = 120
# A run of fewer letters is no account of a practice.
_SHORTEST_TEXT = 60


def add_unlabelled(
    sections: Sequence[Section],
    findings: Findings,
    read: Readers,
    title_line: int,
    repeated: set[int],
    *,
    is_entry: bool,
    is_text: bool,
    lexicon: Lexicon,
) -> tuple[Choice, ...]:
    """Place the main text and what stands under unknown headings, and name what finds no place.

    Where no label tells the description, it is the run that is most a text: what stands before the first labelled text,
    with the unknown headings there, one below an unknown heading further down, or what stands behind all others.
    """
    is_told = findings.has("description")
    main, left = _gathered(sections, findings, read, title_line, is_told=is_told)
    main = [piece for piece in main if piece.line not in repeated]
    after = [piece for section in sections if section.place is Place.AFTER for piece in section.pieces]
    texts = [section for section in left if section.rule != "label-term" and not section.is_full]
    runs = [main, *(section.pieces for section in texts), after]
    found = None if is_told else main_text(runs, findings.lines, findings.sides.main, lexicon, is_text=is_text)
    if found and found.index and _is_account(runs[found.index], findings) and not _tells(main, findings):
        chosen = runs[found.index]
        told = _told(chosen, findings)
        findings.add_text("description", told, "chosen", is_sure=found.is_sure)
        headings = [section.heading for section in texts if section.pieces is chosen and section.heading]
        findings.judge(headings, Fate.LABEL, "heading of the main text")
        left = [section for section in left if section.pieces is not chosen]
        after = [piece for piece in (*(chosen if chosen is not after else ()), *after) if piece not in told]
    for section in left:
        if section.heading:
            _leave_unknown(section.heading, section.pieces, findings, title_line)
    is_sure = found is None or (found.is_sure and found.index == 0)
    place_main(main, findings, read, title_line, is_entry=is_entry, is_sure=is_sure)
    place_after(without_places(after, findings, read), findings)
    return () if found is None else (found.choice,)


def _gathered(
    sections: Sequence[Section], findings: Findings, read: Readers, title_line: int, *, is_told: bool
) -> tuple[list[Piece], list[Section]]:
    """The main text before the first labelled one, and the sections under unknown headings that are no part of it."""
    main: list[Piece] = []
    left: list[Section] = []
    for section in sections:
        if section.place is Place.MAIN:
            main += section.pieces
        elif section.place is Place.UNKNOWN and section.heading:
            heading, has_text = section.heading, section.is_early and bool(section.pieces)
            if _is_date(heading, title_line, findings, read) or (has_text and not is_told):
                main += (heading, *section.pieces)
            elif has_text and heading.line == title_line + 1 and not any(piece.line > title_line for piece in main):
                findings.judge([heading], Fate.UNPLACED, "right below the title, no label")
                main += section.pieces
            else:
                left.append(section)
    return main, left


def _is_account(pieces: Sequence[Piece], findings: Findings) -> bool:
    """Whether a run is long enough, and told in a sentence, to be the account of a practice."""
    return sum(piece.end - piece.start for piece in pieces) >= _SHORTEST_TEXT and _tells(pieces, findings)


def _told(pieces: Sequence[Piece], findings: Findings) -> Sequence[Piece]:
    """The pieces from the first sentence to the last, with the lists between and behind them."""
    told = [at for at, piece in enumerate(pieces) if _tells([piece], findings) or _is_item(piece, findings)]
    return pieces[told[0] : told[-1] + 1]


def _is_item(piece: Piece, findings: Findings) -> bool:
    return findings.lines[piece.line].kind is BlockKind.ITEM


def _tells(pieces: Sequence[Piece], findings: Findings) -> bool:
    return any(is_sentence(findings.lines[piece.line].text) for piece in pieces)


def _is_date(heading: Piece, title_line: int, findings: Findings, read: Readers) -> bool:
    """Whether a heading above the title is the day on which the page was put there."""
    return heading.line < title_line and read.dates.is_date_line(findings.lines[heading.line].text)


def _leave_unknown(heading: Piece, below: Sequence[Piece], findings: Findings, title_line: int) -> None:
    line = findings.lines[heading.line]
    pieces = (heading, *below)
    if pieces[-1].line < title_line and sum(piece.end - piece.start for piece in pieces) <= _LONGEST_ABOVE:
        findings.judge(pieces, Fate.BOILERPLATE, "above the title")
    elif not below:
        findings.judge(pieces, Fate.BOILERPLATE, "heading with nothing under it")
    else:
        findings.judge(pieces, Fate.UNPLACED, f"under the unknown heading “{line.text[:60]}”")
        findings.warn(IssueCode.UNKNOWN_LABEL, f"no field has the label “{line.text[:80]}”", line.segment.block.locator)


def add_byline_date(part: Sequence[Line], findings: Findings, read: Readers) -> None:
    """The day that a line in the markup of a byline gives first, unless a label or a line of its own gives one."""
    bylines = (line for line in part if line.chrome == "byline" and len(line.text) <= _LONGEST_ABOVE)
    for line in bylines if not findings.has("published") else ():
        if (found := read.dates.all_in(line.text)) and found[0].day is not None:
            piece = Piece(line.number, found[0].start, found[0].end)
            findings.add_fact("published", [piece], "date-line", found[0].date)
            return


def add_published(metadata: Metadata, findings: Findings, read: Readers) -> None:
    """The date that the head of the page gives, unless a label gives one."""
    date = read.dates.one(metadata.published) if metadata.published else None
    if date is None or any(value.field == "published" and value.rule != "date-line" for value in findings.values):
        return
    findings.values[:] = [value for value in findings.values if value.field != "published"]
    runs = (Run(0, len(metadata.published), findings.sides.main),)
    value = FieldValue(
        "published", findings.sides.main, metadata.published, runs, Locator("head"), "head-of-page", date
    )
    findings.values.append(value)


def add_aims(sections: Sequence[Section], findings: Findings) -> None:
    """What stands under a label that has no field of its own fills another field that the page leaves empty."""
    for section in sections:
        if not section.field or section.field.role is not Role.ASIDE or not section.field.into or not section.pieces:
            continue
        name = section.field.into[0]
        if findings.has(name):
            findings.judge(section.pieces, Fate.UNPLACED, f"under a label of {section.field.name}, which is no field")
        else:
            findings.add_text(name, section.pieces, f"{section.rule}-of-{section.field.name}")
