"""The records of an output folder as a table: CSV and XLSX for spreadsheets, JSON lines for programs.

Each practice has a row, each field a column, and texts a column for each language. No cell can become a formula: pages
come from the web, and nothing in them must run when an officer opens the table.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pipeline.errors import InputError
from pipeline.export.writers import WRITERS, ExportRow, RecordJson
from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Role, ValueType, fields
from pipeline.messages import Message
from pipeline.store import manifest
from pipeline.store.names import original

_JSON = ".json"
_SIDES = ("el", "en")
_TEXTS = frozenset({ValueType.TEXT, ValueType.NAME})
# Longer numbers are not counted.
_NUMBERS = re.compile(r"([0-9]{1,9})")


def output_records(folder: Path) -> tuple[RecordJson, ...]:
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


def _record(file: Path) -> RecordJson:
    try:
        record = json.loads(file.read_bytes())
        return {**record, "fields": dict(record["fields"]), "page": dict(record["page"])}
    except (OSError, ValueError, LookupError, TypeError, RecursionError) as error:
        raise InputError(Message("output.no-record", file=str(file)), Message("output.build-again")) from error


def as_table(records: Sequence[RecordJson], lexicon: Lexicon) -> tuple[ExportRow, ...]:
    """The header and a row for each record, in the order of the sheet; empty columns are kept."""
    columns = dict(_columns(records, lexicon))
    return (tuple(columns), *(tuple(read(record) for read in columns.values()) for record in records))


def _columns(records: Sequence[RecordJson], lexicon: Lexicon) -> Iterator[tuple[str, Callable[[RecordJson], str]]]:
    yield "id", lambda record: record["id"]
    yield "kind", lambda record: record["kind"]
    for name in ("path", "url", "fetched"):
        yield name, lambda record, name=name: record["page"][name] or ""  # type: ignore[misc]
    for field in fields(lexicon):
        if field.role in {Role.ASIDE, Role.GROUP} or field.into:
            continue
        if field.type in _TEXTS:
            for lang in _languages(records, field.name):
                yield f"{field.name}_{lang}", _texts(field.name, lang)
        else:
            for column, part_of in _PARTS[field.type].items():
                yield column or field.name, _parts(field.name, part_of)
    yield "issues", _issues
    yield "unplaced", lambda record: str(record["coverage"]["unplaced"])


def _languages(records: Sequence[RecordJson], name: str) -> list[str]:
    """Greek, English, and the other languages of the records."""
    others = {value["lang"] for record in records for value in record["fields"].get(name, ())} - set(_SIDES)
    return [*_SIDES, *sorted(others)]


def _texts(name: str, lang: str) -> Callable[[RecordJson], str]:
    return lambda record: "\n\n".join(
        value["text"] for value in record["fields"].get(name, ()) if value["lang"] == lang
    )


def _parts(name: str, part_of: Callable[[Mapping[str, Any]], str | None]) -> Callable[[RecordJson], str]:
    """A column of a typed field, with each value once, as two languages often say the same."""
    return lambda record: "\n".join(
        dict.fromkeys(part for value in record["fields"].get(name, ()) if (part := part_of(value)))
    )


def _issues(record: RecordJson) -> str:
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


def table_file(suffix: str, records: Iterable[RecordJson], lexicon: Lexicon) -> bytes:
    """Records as a file with this extension; KeyError for one that no writer knows."""
    kept = tuple(records)
    return WRITERS[suffix](as_table(kept, lexicon), kept)
