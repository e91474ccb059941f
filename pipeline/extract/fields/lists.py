"""Short values that are known by their shape wherever they stand: sums, links, hashtags, the project."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from pipeline.extract.fields.making import item_found
from pipeline.extract.page.found import NOTHING, Found, Made, total, value_found, warned
from pipeline.extract.page.lines import Line, Piece
from pipeline.extract.page.part import PracticePart
from pipeline.extract.page.sections import PageSection
from pipeline.messages import Message
from pipeline.model import Amount, Document, FieldValue, IssueCode, Locator, MarkKind, Rule, Run
from pipeline.text import AddressKind, addresses
from pipeline.values.contacts import is_masked
from pipeline.values.readers import Readers
from pipeline.values.roles import NO_ROLE, RoleReading
from pipeline.values.totals import settled

# A name in capitals of at least four letters, digits and joints among them: CREATE4, ECO-RIS3.
_ACRONYM = re.compile(r"(?<!\w)(?=[^\s]*[A-Z][^\s]*[A-Z])[A-Z][A-Z0-9]*(?:[-_ ]?[A-Z0-9]+)*(?!\w)")
_ACRONYM_LENGTH = 4
_FIRST_WORDS = 60
# Longer lines and cells before a sum are no labels of it.
_LONGEST_LABEL = 80


def amounts(sections: Sequence[PageSection], part: PracticePart, readers: Readers) -> Found:
    """The sums in the sections on resources; one that both languages give counts once.

    A currency in the label holds for the numbers after it, one at the head of a column for those below it. What the
    labels say of a sum, and the words around it, tells its role.
    """
    readings: dict[Amount, RoleReading] = {}
    by_side: dict[bool, set[Amount]] = {}
    heads = _column_currencies(sections, part, readers)
    made: list[Found] = []
    for words, lang, piece in _labelled(sections, part):
        line = part.line(piece)
        cell = line.segment.block.cell
        currency = heads.get((cell.table, cell.column)) if cell else None
        currency = currency or readers.amounts.currency_in(words)
        text = line.text[piece.start : piece.end]
        sums = readers.amounts.all_in(text, is_about_money=True, currency=currency)
        for one_sum, reading in zip(sums, readers.roles.readings(text, sums, words), strict=True):
            if side := part.side_language([piece]) or lang:
                by_side.setdefault(part.sides.is_first(side), set()).add(one_sum.amount)
            if one_sum.amount not in readings:
                ends = piece.start + one_sum.start, piece.start + one_sum.end
                made.append(item_found(part, "amounts", line, ends, Rule.SUM, one_sum.amount, lang=lang))
            readings[one_sum.amount] = readings.get(one_sum.amount, NO_ROLE).joined(reading)
    found = total(made)
    values = zip(found.values, settled(list(readings.items())), strict=True)
    found = replace(found, made=tuple(Made(replace(value, value=amount)) for value, amount in values))
    one, other = by_side.get(True, set()), by_side.get(False, set())
    if one and other and one != other:
        one_sided = ", ".join(sorted(f"{sum_.amount} {sum_.currency or ''}".strip() for sum_ in one ^ other))
        message = Message("extract.one-sided-sums", sums=one_sided)
        found += warned(IssueCode.DISAGREEING_VALUES, message, is_serious=True)
    return found


def _labelled(sections: Sequence[PageSection], part: PracticePart) -> Iterator[tuple[str, str, Piece]]:
    """The pieces with the words that label them: the section's, those of a line that ends with a colon, or of a row.

    Between them stands the language of the section's label.
    """
    for section in sections:
        lang = part.side_language([section.label] if section.label else [])
        own = part.line(section.label).text[: section.label.end] if section.label else ""
        words, row = own, None
        for piece in section.pieces:
            line = part.line(piece)
            cell = line.segment.block.cell
            if cell and (cell.table, cell.row) != row:
                words, row = own if row is None else "", (cell.table, cell.row)
            text = line.text[piece.start : piece.end]
            yield words, lang, piece
            is_label = text.rstrip().endswith(":") or (cell is not None and any(map(str.isalpha, text)))
            words = text if is_label and len(text) <= _LONGEST_LABEL else words if cell else ""


def _column_currencies(
    sections: Sequence[PageSection], part: PracticePart, readers: Readers
) -> dict[tuple[int, int], str]:
    """The currencies that the first rows of tables name, by table and column."""
    currencies: dict[tuple[int, int], str] = {}
    for piece in (piece for section in sections for piece in section.pieces):
        line = part.line(piece)
        cell = line.segment.block.cell
        is_head = cell is not None and cell.row == 0 and not any(map(str.isdigit, line.text))
        if cell and is_head and (currency := readers.amounts.currency_in(line.text)):
            currencies[cell.table, cell.column] = currency
    return currencies


def hashtags(lines: Sequence[Line], part: PracticePart) -> Found:
    """Every hashtag once; lines of nothing else belong to them."""
    seen: set[str] = set()
    items: list[Found] = []
    for line in lines:
        for start, end in _addresses(line, AddressKind.HASHTAG):
            tag = line.text[start:end]
            if tag.startswith("#") and tag.casefold() not in seen:
                seen.add(tag.casefold())
                items.append(item_found(part, "hashtags", line, (start, end), Rule.HASHTAG))
    return total(items)


def links(lines: Sequence[Line], part: PracticePart, document: Document) -> Found:
    """Every address once: those printed, and those that a text of the practice links to on another site."""
    seen: set[str] = set()
    # Where the page's own address is not known, its menu tells the site's: by hosts, or by addresses without one.
    marks = (mark for block in document.blocks if block.boilerplate for mark in block.marks)
    menu = [mark.target for mark in marks if mark.kind is MarkKind.LINK]
    own = {_host(document.metadata.url)} - {""} or set(map(_host, menu)) - {""}
    knows_own = bool(own) or any(target.startswith(("/", "../")) for target in menu)
    items: list[Found] = []
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
                rule = Rule.ADDRESS if (start, end, address) in printed else Rule.LINK
                items.append(item_found(part, "links", line, (start, end), rule, text=address))
    return total(items)


def project(before: Found) -> Found:
    """The project's name, where the text about the project opens with it and no label gives it."""
    for value in before.values if not before.has("project") else ():
        found = _ACRONYM.search(value.text, 0, _FIRST_WORDS) if value.field == "project_about" else None
        if found and len(found[0]) >= _ACRONYM_LENGTH:
            start = None if value.locator.start is None else value.locator.start + found.start()
            locator = Locator(value.locator.path, start, None if start is None else start + len(found[0]))
            runs = (Run(0, len(found[0]), _language_at(value.runs, found.start(), value.lang)),)
            return value_found(FieldValue("project", value.lang, found[0], runs, locator, Rule.NAMED_IN_PROJECT_ABOUT))
    return NOTHING


def _language_at(runs: Sequence[Run], offset: int, default: str) -> str:
    return next((run.lang for run in runs if run.start <= offset < run.end), default)


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
