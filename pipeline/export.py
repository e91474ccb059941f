"""The records of an output folder as a table: CSV and XLSX for spreadsheets, JSON lines for programs.

Each practice has a row, each field a column, and texts a column for each language. No cell can become a formula: pages
come from the web, and nothing in them must run when an officer opens the table.
"""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO, StringIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pipeline.errors import InputError
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Role, ValueType, fields
from pipeline.messages import Message
from pipeline.store import manifest
from pipeline.store.names import original
from pipeline.text.json_text import json_text

Record: TypeAlias = dict[str, Any]
Row: TypeAlias = tuple[str, ...]
Writer: TypeAlias = Callable[[Sequence[Row], Sequence[Record]], bytes]

_JSON = ".json"
_SIDES = ("el", "en")
_TEXTS = frozenset({ValueType.TEXT, ValueType.NAME})
# Signs that start a formula, after compatibility folding: full-width signs count as plain ones.
_FORMULA_SIGNS = frozenset("=+-@|%")
# Excel's largest cell.
_LONGEST_CELL = 32_767
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Longer numbers are not counted.
_NUMBERS = re.compile(r"([0-9]{1,9})")
# What a workbook takes for the code of a character.
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
# The earliest date in a ZIP file: the same records give the same bytes.
_BEGINNING = datetime(1980, 1, 1, tzinfo=UTC)
_WRITTEN_ON = re.compile(rb"(?<=W3CDTF\">)[^<]*")


def output_records(folder: Path) -> tuple[Record, ...]:
    """The records that the manifest of an output folder names, in the order of their pages.

    InputError if the folder has no manifest, or a record in it is no longer JSON.
    """
    if not (folder / manifest.MANIFEST).is_file():
        raise InputError(Message("output.no-folder", folder=str(folder)), Message("output.name-folder"))
    entries = manifest.load(folder)
    pages = sorted(entries, key=_natural_order)
    names = [name for path in pages for name in sorted(entries[path].outputs, key=_natural_order) if _is_record(name)]
    return tuple(_record(folder / name) for name in names if (folder / name).is_file())


def _is_record(name: str) -> bool:
    """Whether an output is a record; of an edited one, the person's version counts, not ours beside it."""
    return name.endswith(_JSON) and original(name) == name


def _natural_order(name: str) -> list[str | int]:
    """A sort key by which `b-2` comes before `b-10`."""
    return [int(part) if part.isdecimal() else part for part in _NUMBERS.split(name)]


def _record(file: Path) -> Record:
    try:
        record = json.loads(file.read_bytes())
        return {**record, "fields": dict(record["fields"]), "page": dict(record["page"])}
    except (OSError, ValueError, LookupError, TypeError, RecursionError) as error:
        raise InputError(Message("output.no-record", file=str(file)), Message("output.build-again")) from error


def as_table(found: Sequence[Record], lexicon: Lexicon) -> tuple[Row, ...]:
    """The header and a row for each record, in the order of the sheet; empty columns are kept."""
    columns = dict(_columns(found, lexicon))
    return (tuple(columns), *(tuple(read(record) for read in columns.values()) for record in found))


def _columns(found: Sequence[Record], lexicon: Lexicon) -> Iterator[tuple[str, Callable[[Record], str]]]:
    yield "id", lambda record: record["id"]
    yield "kind", lambda record: record["kind"]
    for name in ("path", "url", "fetched"):
        yield name, lambda record, name=name: record["page"][name] or ""  # type: ignore[misc]
    for field in fields(lexicon):
        if field.role in {Role.ASIDE, Role.GROUP} or field.into:
            continue
        if field.type in _TEXTS:
            for lang in _languages(found, field.name):
                yield f"{field.name}_{lang}", _texts(field.name, lang)
        else:
            for column, told in _PARTS[field.type].items():
                yield column or field.name, _parts(field.name, told)
    yield "issues", _issues
    yield "unplaced", lambda record: str(record["coverage"]["unplaced"])


def _languages(found: Sequence[Record], name: str) -> list[str]:
    """Greek, English, and the other languages of the records."""
    others = {value["lang"] for record in found for value in record["fields"].get(name, ())} - set(_SIDES)
    return [*_SIDES, *sorted(others)]


def _texts(name: str, lang: str) -> Callable[[Record], str]:
    return lambda record: "\n\n".join(
        value["text"] for value in record["fields"].get(name, ()) if value["lang"] == lang
    )


def _parts(name: str, told: Callable[[Mapping[str, Any]], str | None]) -> Callable[[Record], str]:
    """A column of a typed field, with each value once, as two languages often say the same."""
    return lambda record: "\n".join(
        dict.fromkeys(part for value in record["fields"].get(name, ()) if (part := told(value)))
    )


def _issues(record: Record) -> str:
    return "\n".join(
        f"{issue['code']}: {issue['message']}" for issue in record["issues"] if issue["severity"] != "info"
    )


def _text(value: Mapping[str, Any]) -> str:
    return str(value["text"])


def _amount(value: Mapping[str, Any]) -> str:
    amount = value["value"]
    top = f"-{amount['amount_max']}" if "amount_max" in amount else ""
    return f"{amount['amount']}{top} {amount['currency'] or ''}".strip()


def _part(name: str) -> Callable[[Mapping[str, Any]], str | None]:
    return lambda value: (value["value"] or {}).get(name)


# The columns of a typed field: their names ("" for the field's own) and what is in them.
_PARTS: Mapping[ValueType, Mapping[str, Callable[[Mapping[str, Any]], str | None]]] = MappingProxyType(
    {
        ValueType.DATE: {"": lambda value: value["value"] or value["text"]},
        ValueType.AMOUNT: {"": _amount},
        ValueType.PLACE: {"": _text, **{name: _part(name) for name in ("country", "region", "nuts")}},
        ValueType.CONTACT: {
            "": _text,
            **{f"contact_{name}": _part(name) for name in ("name", "organisation", "email", "phone")},
        },
        ValueType.FIGURE: {"": _text},
        ValueType.LINK: {"": _text},
        ValueType.HASHTAG: {"": _text},
        ValueType.IMAGE: {"": _part("src")},
    }
)


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet program might calculate a cell instead of showing it.

    Leading white space and invisible characters do not count. Source: OWASP, “CSV Injection”.
    """
    if cell[:1] in {"\t", "\r", "\n"}:
        return True
    first = next((sign for sign in cell if not (sign.isspace() or unicodedata.category(sign) in {"Cf", "Cc"})), "")
    return unicodedata.normalize("NFKC", first)[:1] in _FORMULA_SIGNS


def as_csv(rows: Sequence[Row], _found: Sequence[Record]) -> bytes:
    """UTF-8 with the byte order mark that Excel needs for Greek; a possible formula gets a leading quote mark."""
    stream = StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([[f"'{cell}" if is_formula(cell) else cell for cell in map(_clean, row)] for row in rows])
    return stream.getvalue().encode("utf-8-sig")


def as_jsonl(_rows: Sequence[Row], found: Sequence[Record]) -> bytes:
    """The records themselves, a line for each."""
    return "".join(f"{json_text(record)}\n" for record in found).encode(errors="replace")


def as_xlsx(rows: Sequence[Row], _found: Sequence[Record]) -> bytes:
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


def table_file(suffix: str, found: Iterable[Record], lexicon: Lexicon) -> bytes:
    """Records as a file with this extension; KeyError for one that no writer knows."""
    kept = tuple(found)
    return WRITERS[suffix](as_table(kept, lexicon), kept)
