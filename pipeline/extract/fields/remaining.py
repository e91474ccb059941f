"""What no label names: the main text, what stands under unknown headings, and what the head of the page adds."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.fields.findings import Findings
from pipeline.extract.fields.unlabelled import place_after, place_main, without_places
from pipeline.extract.page.lines import Line, Piece
from pipeline.extract.page.sections import Place, Section
from pipeline.lexicon.fields import Role
from pipeline.model import Fate, FieldValue, IssueCode, Locator, Metadata, Run
from pipeline.values.readers import Readers

# So many letters above a title are what a site puts there, and no text.
_LONGEST_ABOVE = 120


def add_unlabelled(
    sections: Sequence[Section],
    findings: Findings,
    read: Readers,
    title_line: int,
    repeated: set[int],
    *,
    is_entry: bool,
) -> None:
    """Place the main text and what stands under unknown headings, and name what finds no place.

    Text under an unknown heading is the description where no label tells that; right below the title it is main text.
    """
    is_told = findings.has("description")
    main: list[Piece] = []
    for section in sections:
        if section.place is Place.MAIN:
            main += section.pieces
        elif section.place is Place.UNKNOWN and section.heading:
            heading, is_text = section.heading, section.is_early and bool(section.pieces)
            if _is_date(heading, title_line, findings, read) or (is_text and not is_told):
                main += (heading, *section.pieces)
            elif is_text and heading.line == title_line + 1 and not any(piece.line > title_line for piece in main):
                findings.judge([heading], Fate.UNPLACED, "right below the title, no label")
                main += section.pieces
            else:
                _leave_unknown(heading, section.pieces, findings, title_line)
    main = [piece for piece in main if piece.line not in repeated]
    place_main(main, findings, read, title_line, is_entry=is_entry)
    after = [piece for section in sections if section.place is Place.AFTER for piece in section.pieces]
    place_after(without_places(after, findings, read), findings)


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
