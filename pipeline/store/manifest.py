"""The ledger of an output folder: which page, by which recipe, gave which files.

`manifest.json` lists all pages; of more than some thousand it names the shards in `manifest/`, JSON lines, in which
they stand by the hash of their paths, so that a run writes those alone in which something changed. The manifest is
written at the end of a run. Until then each page's entry stands in a journal, written before the page's files are: a
run that was killed leaves no file that the next run would not know as its own, and builds nothing twice.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Iterator
from hashlib import sha256
from itertools import count
from typing import Any

from pipeline.errors import OutputError
from pipeline.store.entry import Entry, Manifest, as_raw, from_raw
from pipeline.store.remote import Place, Stored, remove_all
from pipeline.store.write import remove_file, write_file

MANIFEST = "manifest.json"
JOURNAL = ".journal.jsonl"
_SHARDS = "manifest/"
# A store has no file to append to: an object a page.
_JOURNAL_OF_STORE = ".journal/"
_FORMAT = 2

# So many pages at most stand in manifest.json itself, and in a shard on average.
_PAGES = 5_000

_FLAWS = (OSError, ValueError, LookupError, TypeError, AttributeError)


def is_part(name: str) -> bool:
    """Whether an output of this name belongs to the manifest."""
    return name == MANIFEST or name.startswith(_SHARDS)


def load(folder: Place) -> Manifest:
    """The entries of a folder by page path, a killed run's included; OutputError if the manifest is not ours."""
    try:
        entries = dict(_saved(folder))
    except _FLAWS as error:
        raise OutputError(
            f"{folder / MANIFEST}: not a manifest of this tool: {error}", "choose another output folder"
        ) from error
    return entries | dict(journal(folder))


def _saved(folder: Place) -> Iterator[tuple[str, Entry]]:
    table = _table(folder)
    for path, raw in table["pages"].items():
        yield path, from_raw(raw)
    for name in table.get("shards", ()):
        for line in (folder / name).read_bytes().splitlines():
            yield _pair(line)


def _table(folder: Place) -> dict[str, Any]:
    file = folder / MANIFEST
    table: dict[str, Any] = json.loads(file.read_bytes()) if file.exists() else {"pages": {}}
    return table


def journal(folder: Place) -> Iterator[tuple[str, Entry]]:
    """The entries that a killed run has left."""
    for part in _journals(folder):
        for line in part.read_bytes().splitlines() if part.exists() else ():
            try:
                yield _pair(line)
            except (ValueError, LookupError, TypeError, AttributeError):
                continue  # cut short when a run was killed, or an empty one


def _journals(folder: Place) -> Iterable[Place]:
    if isinstance(folder, Stored):
        return _journals_of_store(folder if folder.listing is not None else folder.listed())
    return (folder / JOURNAL,)


def _journals_of_store(folder: Stored) -> list[Stored]:
    return [folder / name for name in sorted(folder.listing or ()) if name.startswith(_JOURNAL_OF_STORE)]


def append(folder: Place, path: str, entry: Entry) -> None:
    """Note an entry in the journal, on disk before the page's files are."""
    line = _line(path, entry)
    if isinstance(folder, Stored):
        (folder / f"{_JOURNAL_OF_STORE}{_digest(path)}.jsonl").write_bytes(line)
        return
    with (folder / JOURNAL).open("ab") as stream:
        # A killed run may have left half a line: the line feed in front keeps it apart.
        stream.write(b"\n" + line)
        stream.flush()
        os.fsync(stream.fileno())


def save(folder: Place, entries: Manifest, changed: Collection[str]) -> None:
    """Write the manifest as far as the pages `changed` since it was loaded ask for it, and end the journal.

    Killed at any point, it leaves what `load` gives the same entries for.
    """
    before = tuple(_table(folder).get("shards", ()))
    digits = _digits(len(entries))
    shards = _shards(entries, digits) if digits else {}
    stale = {_shard(path, digits) for path in changed} if before == tuple(shards) else shards.keys()
    for name in sorted(shards.keys() & stale):
        write_file(folder, name, b"".join(_line(path, entries[path]) for path in sorted(shards[name])))
    write_file(folder, MANIFEST, _index(tuple(shards)) if shards else dump(entries))
    for name in set(before) - shards.keys():
        remove_file(folder, name)
    if isinstance(folder, Stored):
        remove_all(_journals_of_store(folder.listed()))
    else:
        (folder / JOURNAL).unlink(missing_ok=True)


def _digits(pages: int) -> int:
    """How many hex digits name a shard; 0 where all pages stand in one file."""
    return next(digits for digits in count() if pages <= _PAGES * 16**digits)


def _shards(entries: Iterable[str], digits: int) -> dict[str, list[str]]:
    """The pages of each shard, by the shard's name."""
    shards: dict[str, list[str]] = {f"{_SHARDS}{n:0{digits}x}.jsonl": [] for n in range(16**digits)}
    for path in entries:
        shards[_shard(path, digits)].append(path)
    return shards


def _shard(path: str, digits: int) -> str:
    return f"{_SHARDS}{_digest(path)[:digits]}.jsonl"


def _digest(path: str) -> str:
    return sha256(path.encode(errors="surrogatepass")).hexdigest()


def _index(shards: tuple[str, ...]) -> bytes:
    return f"{_json({'format': _FORMAT, 'shards': shards, 'pages': {}})}\n".encode()


def dump(entries: Manifest) -> bytes:
    """The manifest as one JSON file, pages in order of their paths, a line each."""
    lines = ",\n".join(f"{_json(path)}: {_json(as_raw(entries[path]))}" for path in sorted(entries))
    return f'{{"format": {_FORMAT}, "pages": {{\n{lines}\n}}}}\n'.encode(errors="replace")


def _line(path: str, entry: Entry) -> bytes:
    return f"{_json({'path': path, **as_raw(entry)})}\n".encode(errors="replace")


def _pair(line: bytes) -> tuple[str, Entry]:
    raw = json.loads(line)
    return raw.pop("path"), from_raw(raw)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
