"""The ledger of an output folder: which page, by which recipe, gave which files.

`manifest.json` lists all pages; of more than some thousand it names the shards in `manifest/`, JSON lines, in which
they stand by the hash of their paths, so that a run writes those alone in which something changed. The manifest is
written at the end of a run. Until then each page's entry stands in a journal, written before the page's files are: a
run that was killed leaves no file that the next run would not know as its own, and builds nothing twice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from hashlib import sha256
from itertools import count
from typing import Any

from pipeline.errors import OutputError
from pipeline.messages import Message
from pipeline.store.entry import Entry, Manifest, as_raw, checked_path, from_raw
from pipeline.store.opening import opened_to_read
from pipeline.store.remote import Place, Stored, remove_all
from pipeline.store.write import append_to, is_link, remove_file, write_file

MANIFEST = "manifest.json"
JOURNAL = ".journal.jsonl"
_SHARDS = "manifest/"
# A store has no file to append to: an object a page.
_JOURNAL_OF_STORE = ".journal/"
_FORMAT = 3
_IS_SHARD = re.compile(rf"{_SHARDS}[0-9a-f]+\.jsonl")
_IS_MANIFEST = re.compile(rb'\s*\{\s*"format":\s*[0-9]+,\s*"(?:pages|shards)":')
_IS_JOURNAL = re.compile(rb'\n*\{"path": "')
_HEAD = 200
# How each line of a shard or a journal begins.
_LINE = b'{"path": '

# So many pages at most stand in manifest.json itself, and in a shard on average.
_PAGES = 5_000

_FLAWS = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


def is_part(name: str) -> bool:
    """Whether an output of this name belongs to the manifest."""
    return name == MANIFEST or name.startswith(_SHARDS)


def is_ours(folder: Place) -> bool:
    """Whether a folder holds a manifest, or a killed run's journal, of this tool, as far as their beginnings tell."""
    return any(form.match(_head(folder / name)) for name, form in ((MANIFEST, _IS_MANIFEST), (JOURNAL, _IS_JOURNAL)))


def _head(file: Place) -> bytes:
    try:
        with opened_to_read(file) as stream:
            return stream.read(_HEAD)
    except OSError:
        return b""


def load(folder: Place) -> Manifest:
    """The entries of a folder by page path, a killed run's included.

    OutputError if the manifest or the journal is not ours, damaged, or made by a newer version. Both may come from
    anybody: no name in them leads out of the folder, or to a file of the run itself.
    """
    try:
        return dict(_saved(folder)) | dict(journal(folder))
    except _FLAWS as error:
        raise _not_ours(folder / MANIFEST, error) from error


def _not_ours(file: Place, error: Exception) -> OutputError:
    reason = error.args[0] if error.args and isinstance(error.args[0], Message) else str(error)
    if isinstance(error, RecursionError):
        reason = Message("output.too-deep")
    return OutputError(
        Message("output.not-a-manifest", file=str(file), reason=reason), Message("output.delete-manifest")
    )


def _saved(folder: Place) -> Iterator[tuple[str, Entry]]:
    table = _table(folder)
    for path, raw in table["pages"].items():
        yield checked_path(path), from_raw(raw)
    for name in table.get("shards", ()):
        if not _IS_SHARD.fullmatch(name):
            raise ValueError(Message("output.names-no-output", name=name))
        for line in (folder / name).read_bytes().splitlines():
            yield _pair(line)


def _table(folder: Place) -> dict[str, Any]:
    """What stands in manifest.json; OutputError if a newer version wrote it, ValueError and the like if not we did."""
    file = folder / MANIFEST
    if is_link(file):
        raise OutputError(Message("output.is-link", file=str(file)), Message("output.move-it"))
    if not file.exists():
        return {"pages": {}}
    table: dict[str, Any] = json.loads(file.read_bytes())
    if table["format"] > _FORMAT:
        raise OutputError(
            Message("output.newer-version", file=str(file), format=table["format"]), Message("output.update")
        )
    return table


def journal(folder: Place) -> Iterator[tuple[str, Entry]]:
    """The entries that a killed run has left; OutputError if the journal is not ours."""
    for part in _journals(folder):
        if is_link(part):
            raise OutputError(Message("output.is-link", file=str(part)), Message("output.move-it"))
        lines = [line for line in part.read_bytes().splitlines() if line] if part.exists() else []
        if not all(line.startswith(_LINE) or _LINE.startswith(line) for line in lines):
            raise OutputError(Message("output.foreign", name=part.name), Message("output.move-it"))
        for line in lines:
            try:
                yield _pair(line)
            except (json.JSONDecodeError, UnicodeDecodeError):
                continue  # cut short when a run was killed
            except _FLAWS as error:
                raise _not_ours(part, error) from error


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
    # A killed run may have left half a line: the line feed in front keeps it apart.
    append_to(folder / JOURNAL, b"\n" + line)


def save(folder: Place, entries: Manifest, changed: Collection[str]) -> None:
    """Write the manifest as far as the pages `changed` since it was loaded ask for it, and end the journal.

    Killed at any point, it leaves what `load` gives the same entries for.
    """
    before = tuple(_table(folder).get("shards", ()))
    digits = _digits(len(entries))
    shards = _shards(entries, digits) if digits else {}
    stale = {_shard(path, digits) for path in changed} if before == tuple(shards) else shards.keys()
    for name in sorted(shards.keys() & stale):
        _refuse_foreign(folder / name)
        write_file(folder, name, b"".join(_line(path, entries[path]) for path in sorted(shards[name])))
    write_file(folder, MANIFEST, _index(tuple(shards)) if shards else dump(entries))
    for name in set(before) - shards.keys():
        remove_file(folder, name)
    if isinstance(folder, Stored):
        remove_all(_journals_of_store(folder.listed()))
    else:
        (folder / JOURNAL).unlink(missing_ok=True)


def _refuse_foreign(shard: Place) -> None:
    """OutputError if somebody else's file stands where a shard belongs; one of a killed run is ours."""
    if shard.exists() and not shard.read_bytes().startswith(_LINE):
        raise OutputError(Message("output.foreign", name=f"{_SHARDS}{shard.name}"), Message("output.move-it"))


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
    return checked_path(raw.pop("path")), from_raw(raw)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
