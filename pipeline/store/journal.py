"""The journal of a run: each page's entry, on disk before the page's files are, until the manifest is written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256

from pipeline.errors import OutputError
from pipeline.messages import Message
from pipeline.store.entry import Entry
from pipeline.store.entry_json import entry_of
from pipeline.store.ledger import FLAWS, not_ours, raw_of
from pipeline.store.names import checked_path
from pipeline.store.remote import AnyPath, StoreObject
from pipeline.store.write import append_to, is_link

JOURNAL = ".journal.jsonl"
IS_JOURNAL = re.compile(rb'\n*\{"path": "')
# A store has no file to append to: an object a page.
_JOURNAL_OF_STORE = ".journal/"
# How each line of a shard or a journal begins.
LINE_START = b'{"path": '


def entries_left(folder: AnyPath) -> Iterator[tuple[str, Entry]]:
    """The entries that a killed run has left; OutputError if the journal is not ours."""
    for part in _journals(folder):
        if is_link(part):
            raise OutputError(Message("output.is-link", file=str(part)), Message("output.move-it"))
        lines = [line for line in part.read_bytes().splitlines() if line] if part.exists() else []
        if not all(line.startswith(LINE_START) or LINE_START.startswith(line) for line in lines):
            raise OutputError(Message("output.foreign", name=part.name), Message("output.move-it"))
        for line in lines:
            try:
                yield _entry_in(line)
            except (json.JSONDecodeError, UnicodeDecodeError):
                continue  # cut short when a run was killed
            except FLAWS as error:
                raise not_ours(part, error) from error


def _journals(folder: AnyPath) -> Iterable[AnyPath]:
    if isinstance(folder, StoreObject):
        return journal_objects(folder if folder.listing is not None else folder.listed())
    return (folder / JOURNAL,)


def journal_objects(folder: StoreObject) -> list[StoreObject]:
    """The objects of a journal in a listed folder of a store."""
    return [folder / name for name in sorted(folder.listing or ()) if name.startswith(_JOURNAL_OF_STORE)]


def note_entry(folder: AnyPath, path: str, entry: Entry) -> None:
    """Note an entry in the journal, on disk before the page's files are."""
    line = entry_line(path, raw_of(entry))
    if isinstance(folder, StoreObject):
        (folder / f"{_JOURNAL_OF_STORE}{path_hash(path)}.jsonl").write_bytes(line)
        return
    # A killed run may have left half a line: the line feed in front keeps it apart.
    append_to(folder / JOURNAL, b"\n" + line)


def path_hash(path: str) -> str:
    """The sha256 of a page's path."""
    return sha256(path.encode(errors="surrogatepass")).hexdigest()


def entry_line(path: str, raw: bytes) -> bytes:
    """An entry, given as JSON, as a line of a journal or a shard."""
    return b'{"path": %b, %b\n' % (as_json(path), raw[1:])


def _entry_in(line: bytes) -> tuple[str, Entry]:
    raw = json.loads(line)
    return checked_path(raw.pop("path")), entry_of(raw)


def as_json(value: object) -> bytes:
    """JSON in UTF-8; lone surrogates are replaced."""
    return json.dumps(value, ensure_ascii=False).encode(errors="replace")
