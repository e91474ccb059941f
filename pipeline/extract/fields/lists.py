"""Short values that are known by their shape wherever they stand: sums, links, hashtags, the project."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from urllib.parse import urlsplit

from pipeline.extract.fields.findings import Findings
from pipeline.extract.page.lines import Line, Piece, page_offset
from pipeline.extract.page.sections import Section
from pipeline.extract.page.sides import NO_LANGUAGE
from pipeline.model import Amount, Document, Fate, FieldValue, IssueCode, Locator, MarkKind, Run, Value
from pipeline.text import AddressKind, addresses
from pipeline.values.contacts import is_masked
from pipeline.values.readers import Readers
from pipeline.values.roles import NO_ROLE, Reading, settled

# A name in capitals of at least four letters, digits and joints among them: CREATE4, ECO-RIS3.
_ACRONYM = re.compile(r"(?<!\w)(?=[^\s]*[A-Z][^\s]*[A-Z])[A-Z][A-Z0-9]*(?:[-_ ]?[A-Z0-9]+)*(?!\w)")
_ACRONYM_LENGTH = 4
_FIRST_WORDS = 60
# Values that are words of the page's text, also where they are of digits only.
_OF_SIDES = frozenset({"amounts", "figures"})
# Longer lines and cells before a sum are no labels of it.
_LONGEST_LABEL = 80


def add_amounts(sections: Sequence[Section], findings: Findings, readers: Readers) -> None:
    """The sums in the sections on resources; one that both languages give counts once.

    A currency in the label holds for the numbers behind it, one at the head of a column for those below it. What the
    labels say of a sum, and the words around it, tells its role.
    """
    known: dict[Amount, Reading] = {}
    by_side: dict[bool, set[Amount]] = {}
    heads = _column_currencies(sections, findings, readers)
    first = len(findings.values)
    for words, piece in _labelled(sections, findings):
        line = findings.lines[piece.line]
        cell = line.segment.block.cell
        currency = heads.get((cell.table, cell.column)) if cell else None
        currency = currency or readers.amounts.currency_in(words)
        text = line.text[piece.start : piece.end]
        sums = readers.amounts.all_in(text, is_about_money=True, currency=currency)
        for found, reading in zip(sums, readers.roles.readings(text, sums, words), strict=True):
            if line.segment.lang not in NO_LANGUAGE:
                by_side.setdefault(findings.sides.is_first(line.segment.lang), set()).add(found.amount)
            if found.amount not in known:
                ends = piece.start + found.start, piece.start + found.end
                add_item(findings, "amounts", line, ends, "sum", found.amount)
            known[found.amount] = known.get(found.amount, NO_ROLE).joined(reading)
    values = zip(findings.values[first:], settled(list(known.items())), strict=True)
    findings.values[first:] = [replace(value, value=amount) for value, amount in values]
    one, other = by_side.get(True, set()), by_side.get(False, set())
    if findings.sides.is_two and one and other and one != other:
        told = ", ".join(sorted(f"{sum_.amount} {sum_.currency or ''}".strip() for sum_ in one ^ other))
        findings.warn(IssueCode.DISAGREEING_VALUES, f"only one language gives these sums: {told}", is_serious=True)


def _labelled(sections: Sequence[Section], findings: Findings) -> Iterator[tuple[str, Piece]]:
    """The pieces with the words that label them: the section's, those of a line that ends with a colon, or of a row."""
    for section in sections:
        own = findings.lines[section.label.line].text[: section.label.end] if section.label else ""
        words, row = own, None
        for piece in section.pieces:
            line = findings.lines[piece.line]
            cell = line.segment.block.cell
            if cell and (cell.table, cell.row) != row:
                words, row = own if row is None else "", (cell.table, cell.row)
            text = line.text[piece.start : piece.end]
            yield words, piece
            is_label = text.rstrip().endswith(":") or (cell is not None and any(map(str.isalpha, text)))
            words = text if is_label and len(text) <= _LONGEST_LABEL else words if cell else ""


def _column_currencies(sections: Sequence[Section], findings: Findings, readers: Readers) -> dict[tuple[int, int], str]:
    """The currencies that the first rows of tables name, by table and column."""
    found: dict[tuple[int, int], str] = {}
    for piece in (piece for section in sections for piece in section.pieces):
        line = findings.lines[piece.line]
        cell = line.segment.block.cell
        is_head = cell is not None and cell.row == 0 and not any(map(str.isdigit, line.text))
        if cell and is_head and (currency := readers.amounts.currency_in(line.text)):
            found[cell.table, cell.column] = currency
    return found


def add_hashtags(lines: Sequence[Line], findings: Findings) -> None:
    """Every hashtag once; lines of nothing else belong to them."""
    seen: set[str] = set()
    for line in lines:
        for start, end in _addresses(line, AddressKind.HASHTAG):
            tag = line.text[start:end]
            if tag.startswith("#") and tag.casefold() not in seen:
                seen.add(tag.casefold())
                add_item(findings, "hashtags", line, (start, end), "hashtag")


def add_links(lines: Sequence[Line], findings: Findings, document: Document) -> None:
    """Every address once: those printed, and those that a text of the practice links to on another site."""
    seen: set[str] = set()
    own = {_host(document.metadata.url)} - {""} or _menu_hosts(document)
    knows_own = bool(own) or _has_relative_menu(document)
    for line in lines:
        printed = [
            (start, end, _absolute(line.text[start:end]))
            for start, end in _addresses(line, AddressKind.URL)
            if not is_masked(line.text, start)
        ]
        linked = (
            []
            if not knows_own
            else [(start, end, target) for start, end, target in _marked(line) if _host(target) not in {*own, ""}]
        )
        for start, end, address in (*printed, *linked):
            bare = address.split("://", 1)[-1].rstrip("/").casefold()
            if bare not in seen:
                seen.add(bare)
                rule = "address" if (start, end, address) in printed else "link"
                add_item(findings, "links", line, (start, end), rule, text=address)


def _menu_hosts(document: Document) -> set[str]:
    """The hosts that the furniture of a page links to: where the page's own address is not known, its site's."""
    marks = (mark for block in document.blocks if block.chrome for mark in block.marks)
    return {_host(mark.target) for mark in marks if mark.kind is MarkKind.LINK} - {""}


def _has_relative_menu(document: Document) -> bool:
    """Whether the furniture links to other pages of the site by addresses without a host."""
    marks = (mark for block in document.blocks if block.chrome for mark in block.marks)
    return any(mark.kind is MarkKind.LINK and mark.target.startswith(("/", "../")) for mark in marks)


def add_project(findings: Findings) -> None:
    """The project's name, where the text about the project opens with it and no label gives it."""
    if findings.has("project"):
        return
    for value in findings.values:
        found = _ACRONYM.search(value.text, 0, _FIRST_WORDS) if value.field == "project_about" else None
        if found and len(found[0]) >= _ACRONYM_LENGTH:
            start = None if value.locator.start is None else value.locator.start + found.start()
            locator = Locator(value.locator.path, start, None if start is None else start + len(found[0]))
            runs = (Run(0, len(found[0]), _language_at(value.runs, found.start(), value.lang)),)
            findings.values.append(FieldValue("project", value.lang, found[0], runs, locator, "named-in-project-about"))
            return


def _language_at(runs: Sequence[Run], offset: int, default: str) -> str:
    return next((run.lang for run in runs if run.start <= offset < run.end), default)


def add_item(
    findings: Findings,
    name: str,
    line: Line,
    ends: tuple[int, int],
    rule: str,
    value: Value = None,
    text: str = "",
) -> None:
    """A short value that stands from one to the other of `ends` in a line."""
    start, end = ends
    words = text or line.text[start:end]
    segment = line.segment
    locator = Locator(segment.block.path, page_offset(segment, start), page_offset(segment, end))
    runs = [
        Run(max(run.start, start) - start, min(run.end, end) - start, run.lang)
        for run in _runs_in(segment.runs, start, end)
    ]
    lang = runs[0].lang if runs else findings.sides.main
    if words != line.text[start:end] or not runs:
        runs = [Run(0, len(words), "zxx")]
    own = findings.sides.main if lang in NO_LANGUAGE and name in _OF_SIDES else lang
    findings.values.append(FieldValue(name, own, words, tuple(runs), locator, rule, value))
    findings.judge([Piece(line.number, start, end)], Fate.FIELD, name)


def _runs_in(runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    """The runs that meet `start`–`end`: a line may hold thousands of both."""
    at = bisect_right(runs, start, key=attrgetter("end"))
    while at < len(runs) and runs[at].start < end:
        yield runs[at]
        at += 1


def _addresses(line: Line, kind: AddressKind) -> list[tuple[int, int]]:
    return [(start, end) for start, end, found in addresses(line.text) if found is kind]


def _marked(line: Line) -> list[tuple[int, int, str]]:
    block = line.segment.block
    return [
        (mark.start - block.start, mark.end - block.start, mark.target)
        for mark in block.marks
        if mark.kind is MarkKind.LINK and mark.target.startswith(("http://", "https://"))
    ]


def _absolute(address: str) -> str:
    return address if "://" in address else f"http://{address}"


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
