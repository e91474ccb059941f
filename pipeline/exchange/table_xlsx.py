"""A workbook for translators, like the Word table. The ids are hidden, only translations and notes are editable."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

from pipeline.exchange.columns import (
    BEFORE,
    FIELD,
    ID,
    NOTES,
    PIECE,
    TEXT,
    TRANSLATION,
    head,
    needed,
    notes_for,
    places,
)
from pipeline.exchange.unit import ReturnedUnit, Unit
from pipeline.exchange.xlsx_cells import cell_rows, sheet_names, strings_of
from pipeline.exchange.xml import ReturnedPackage, packed
from pipeline.messages import Message

_WIDTHS: Mapping[str, int] = {ID: 3, FIELD: 28, BEFORE: 24, TEXT: 60, TRANSLATION: 60, NOTES: 28}
# Excel silently cuts cells at 32,767 characters.
_LONGEST = 30_000
_BEGINNING = datetime(1980, 1, 1, tzinfo=UTC)
_DATES = re.compile(rb"(?<=W3CDTF\">)[^<]*")
_PIECE_ID = re.compile(rf"(.*){PIECE}(\d+)/(\d+)", re.DOTALL)
_LIKE_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
# Text and translation are columns of any table of ours, and so is the id.
_FEWEST = 2


def write(found: Sequence[Unit], *, copies: bool = False) -> bytes:
    """The units as a workbook whose cells are all text: a header, then a row for each unit, more if it is very long."""
    from openpyxl import Workbook  # type: ignore[import-untyped]  # noqa: PLC0415 - slow to load, seldom needed
    from openpyxl.styles import Alignment, Font, Protection  # type: ignore[import-untyped]  # noqa: PLC0415

    book = Workbook()
    sheet = book.active
    sheet.title = "Translation"
    to = found[0].key.to if found else "en"
    rows = [{one: head(one, to if one == TRANSLATION else "") for one in _WIDTHS}]
    rows += [row for unit in found for row in _rows(unit, copies=copies)]
    for number, row in enumerate(rows, 1):
        for column, name in enumerate(_WIDTHS, 1):
            cell = sheet.cell(number, column)
            cell.value, cell.data_type = _LIKE_CODE.sub("_x005F_", row[name]), "s"
            cell.number_format, cell.quotePrefix = "@", row[name][:1] in "=+-@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=number == 1)
            cell.protection = Protection(locked=number == 1 or name not in {TRANSLATION, NOTES})
    for letter, (name, width) in zip("ABCDEF", _WIDTHS.items(), strict=True):
        sheet.column_dimensions[letter].width = width
        sheet.column_dimensions[letter].hidden = name == ID
    sheet.freeze_panes = "A2"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    stream = BytesIO()
    book.save(stream)
    return _dateless(stream.getvalue())


def _rows(unit: Unit, *, copies: bool) -> Iterator[dict[str, str]]:
    target = unit.target or (unit.source if copies else "")
    sources = list(_pieces(unit.source))
    targets = list(_pieces(target))
    count = max(len(sources), len(targets))
    for number in range(count):
        yield {
            ID: f"{unit.key}{PIECE}{number + 1}/{count}" if count > 1 else str(unit.key),
            FIELD: "\n".join(filter(None, notes_for(unit))),
            BEFORE: unit.before[-300:],
            TEXT: sources[number] if number < len(sources) else "",
            TRANSLATION: targets[number] if number < len(targets) else "",
            NOTES: "",
        }


def _pieces(text: str) -> Iterator[str]:
    while len(text) > _LONGEST:
        cut = text.rfind(" ", 0, _LONGEST)
        cut = cut if cut > 0 else _LONGEST
        yield text[:cut]
        text = text[cut:].removeprefix(" ")
    yield text


def _dateless(book: bytes) -> bytes:
    """The workbook without its time of creation: the same units give the same bytes."""
    with ZipFile(BytesIO(book)) as old:
        day = f"{_BEGINNING:%Y-%m-%dT%H:%M:%SZ}".encode()
        return packed(
            (name, _DATES.sub(day, old.read(name)) if name == "docProps/core.xml" else old.read(name))
            for name in old.namelist()
        )


def read(data: bytes) -> Iterator[ReturnedUnit]:
    """The units in all sheets of a returned workbook, with rows and columns in any order."""
    package = ReturnedPackage(data)
    strings = strings_of(package)
    found: list[ReturnedUnit] = []
    columns: dict[str, int] = {}
    for name in sheet_names(package):
        rows = [row for row in cell_rows(package.root(name, b"row"), strings) if len(row) >= _FEWEST]
        # If a table was sorted with its header, that may be anywhere.
        heads = ((at, places([row.get(n, ("", ""))[0] for n in range(max(row) + 1)])) for at, row in enumerate(rows))
        head_at, own = next(((at, one) for at, one in heads if ID in one), (0, {}))
        others = rows[:head_at] + rows[head_at + 1 :] if own else []
        found += [_back(key, row, own) for row in others if (key := row.get(own[ID], ("", ""))[0].strip())]
        columns = columns or own
    needed(columns)
    yield from _whole(found)


def _back(key: str, row: Mapping[int, tuple[str, str]], columns: Mapping[str, int]) -> ReturnedUnit:
    target, flaw = row.get(columns[TRANSLATION], ("", ""))
    note = row.get(columns[NOTES], ("", ""))[0] if NOTES in columns else ""
    return ReturnedUnit(key, row.get(columns[TEXT], ("", ""))[0], target, note=note, flaw=flaw)


def _whole(found: Sequence[ReturnedUnit]) -> Iterator[ReturnedUnit]:
    """The units, with the pieces of long texts joined."""
    pieces: dict[str, dict[int, ReturnedUnit]] = {}
    counts: dict[str, int] = {}
    for back in found:
        if piece := _PIECE_ID.fullmatch(back.id):
            key, number, count = piece.groups()
            pieces.setdefault(key, {})[int(number)] = back
            counts[key] = int(count)
        else:
            yield back
    for key, own in pieces.items():
        rows = [own[number] for number in sorted(own)]
        targets = [row.target.strip() for row in rows]
        # A translation may need fewer rows than its text, but must not have gaps.
        is_broken = sorted(own) != list(range(1, counts[key] + 1)) or ("" in targets and any(targets))
        flaw = next((row.flaw for row in rows if row.flaw), Message("exchange.flaw-pieces") if is_broken else "")
        source = " ".join(row.source or "" for row in rows)
        yield ReturnedUnit(
            key, source, " ".join(targets).strip(), note="\n".join(filter(None, (r.note for r in rows))), flaw=flaw
        )
