"""Tables of records as CSV, as a workbook, and as JSON lines."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO, StringIO
from types import MappingProxyType
from typing import Any, TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pipeline.text.json_text import json_text

RecordJson: TypeAlias = dict[str, Any]
ExportRow: TypeAlias = tuple[str, ...]
Writer: TypeAlias = Callable[[Sequence[ExportRow], Sequence[RecordJson]], bytes]
# Signs that start a formula, after compatibility folding: full-width signs count as plain ones.
_FORMULA_SIGNS = frozenset("=+-@|%")
# Excel's largest cell.
_LONGEST_CELL = 32_767
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# What a workbook takes for the code of a character.
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
# The earliest date in a ZIP file: the same records give the same bytes.
_BEGINNING = datetime(1980, 1, 1, tzinfo=UTC)
_WRITTEN_ON = re.compile(rb"(?<=W3CDTF\">)[^<]*")


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet program might calculate a cell instead of showing it.

    Leading white space and invisible characters do not count. Source: OWASP, “CSV Injection”.
    """
    if cell[:1] in {"\t", "\r", "\n"}:
        return True
    first = next((sign for sign in cell if not (sign.isspace() or unicodedata.category(sign) in {"Cf", "Cc"})), "")
    return unicodedata.normalize("NFKC", first)[:1] in _FORMULA_SIGNS


def as_csv(rows: Sequence[ExportRow], _found: Sequence[RecordJson]) -> bytes:
    """UTF-8 with the byte order mark that Excel needs for Greek; a possible formula gets a leading quote mark."""
    stream = StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([[f"'{cell}" if is_formula(cell) else cell for cell in map(_clean, row)] for row in rows])
    return stream.getvalue().encode("utf-8-sig")


def as_jsonl(_rows: Sequence[ExportRow], records: Sequence[RecordJson]) -> bytes:
    """The records themselves, a line for each."""
    return "".join(f"{json_text(record)}\n" for record in records).encode(errors="replace")


def as_xlsx(rows: Sequence[ExportRow], _found: Sequence[RecordJson]) -> bytes:
    """A workbook in which all cells are text, and the header stays in view."""
    from openpyxl import Workbook  # type: ignore[import-untyped]  # noqa: PLC0415 -- slow to load, seldom needed
    from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]  # noqa: PLC0415

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Good practices")
    sheet.freeze_panes = "B2"
    for row in rows:
        cells = []
        for words in row:
            cell = WriteOnlyCell(sheet, value="")
            cell.value, cell.data_type, cell.quotePrefix = _cell_text(words), "s", is_formula(words)
            cells.append(cell)
        sheet.append(cells)
    stream = BytesIO()
    book.save(stream)
    return _dateless(stream.getvalue())


def _clean(cell: str) -> str:
    return _CONTROLS.sub("", cell)


def _cell_text(cell: str) -> str:
    plain = _ESCAPE.sub("_x005F_", _clean(cell))
    return plain if len(plain) <= _LONGEST_CELL else plain[: _LONGEST_CELL - 1] + "…"


def _dateless(workbook: bytes) -> bytes:
    """The workbook without the time when it was made: the same records give the same bytes."""
    stream = BytesIO()
    with ZipFile(BytesIO(workbook)) as old, ZipFile(stream, "w") as new:
        for name in old.namelist():
            entry = ZipInfo(name, _BEGINNING.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            data = old.read(name)
            is_core = name == "docProps/core.xml"
            new.writestr(entry, _WRITTEN_ON.sub(f"{_BEGINNING:%Y-%m-%dT%H:%M:%SZ}".encode(), data) if is_core else data)
    return stream.getvalue()


# The writers by the extension of the file.
WRITERS: Mapping[str, Writer] = MappingProxyType({".csv": as_csv, ".xlsx": as_xlsx, ".jsonl": as_jsonl})
