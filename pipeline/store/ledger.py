"""The entries of an output folder in memory: where each is on disk, read when it is needed.

An entry takes ten kilobytes as objects. Of entries that a run does not look at, or is done with, only a few hundred
bytes are kept.
"""

from __future__ import annotations

import json
import os
import re
import zlib
from collections.abc import Iterable, Iterator, MutableMapping
from hashlib import sha256
from pathlib import Path
from weakref import finalize

from pipeline.errors import OutputError
from pipeline.messages import Message
from pipeline.store.entry import Entry
from pipeline.store.entry_json import entry_of, raw_entry
from pipeline.store.names import checked_path
from pipeline.store.opening import open_regular, open_to_read
from pipeline.store.remote import AnyPath, StoreObject

# How many entries are kept as objects.
_READ = 64

# How a page's line begins in a manifest and in a shard; the first key of its entry follows.
_IN_MANIFEST = re.compile(rb'"((?:[^"\\]|\\.)*)": \{')
_IN_SHARD = re.compile(rb'\{"path": "((?:[^"\\]|\\.)*)", ')
_BITS = 40

# The errors that JSON by somebody else may cause.
FLAWS = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError, zlib.error)


class Ledger(MutableMapping[str, Entry]):
    """Entries by page path; OutputError for an entry that no run has written into the manifest `file`."""

    def __init__(self, file: AnyPath) -> None:
        self.file = file
        # Either the entry's compressed JSON, or one number made of its file's number, offset and length.
        self._where: dict[str, bytes | int] = {}
        self._files: list[Path] = []
        self._read: dict[str, Entry] = {}
        self._open: tuple[Path, int, finalize[..., Ledger]] | None = None
        self.is_in_shards = False

    def __getitem__(self, path: str) -> Entry:
        entry = self._read.pop(path, None)
        if entry is None:
            raw = self.raw(path)
            try:
                entry = entry_of(json.loads(raw))
            except FLAWS as error:
                raise not_ours(self.file, error) from error
        self._remember(path, entry)
        return entry

    def __setitem__(self, path: str, entry: Entry) -> None:
        self._where[path] = zlib.compress(raw_of(entry), 1)
        self._read.pop(path, None)
        self._remember(path, entry)

    def __delitem__(self, path: str) -> None:
        del self._where[path]
        self._read.pop(path, None)

    def __contains__(self, path: object) -> bool:
        return path in self._where

    def __iter__(self) -> Iterator[str]:
        return iter(self._where)

    def __len__(self) -> int:
        return len(self._where)

    def _remember(self, path: str, entry: Entry) -> None:
        self._read[path] = entry
        if len(self._read) > _READ:
            del self._read[next(iter(self._read))]

    def raw(self, path: str) -> bytes:
        """A page's entry as JSON."""
        where = self._where[path]
        if isinstance(where, bytes):
            return zlib.decompress(where)
        number, place = divmod(where, 1 << 2 * _BITS)
        offset, length = divmod(place, 1 << _BITS)
        return b"{" + os.pread(self._opened(self._files[number]), length, offset)

    def _opened(self, file: Path) -> int:
        """The descriptor of a file, kept open for the next entry: opening takes longer than reading one."""
        if self._open is None or self._open[0] is not file:
            self._close()
            descriptor = open_regular(file, os.O_RDONLY)
            self._open = file, descriptor, finalize(self, os.close, descriptor)
        return self._open[1]

    def _close(self) -> None:
        if self._open:
            self._open[2]()
            self._open = None

    def digest(self) -> str:
        """A hash of the files that hold entries, and of those that are in memory."""
        hashed = sha256()
        for file in self._files:
            with open_to_read(file) as stream:
                for line in stream:
                    hashed.update(line)
        for path in sorted(path for path, where in self._where.items() if isinstance(where, bytes)):
            hashed.update(repr((path, self.raw(path))).encode(errors="replace"))
        return hashed.hexdigest()

    def add_manifest(self, file: AnyPath, lines: Iterable[bytes], start: int) -> bool:
        """Note the pages in a manifest's lines, the first at an offset; False if no run has written it like this."""
        return self._add(file, lines, start, _IN_MANIFEST, b",\n", b"}}\n")

    def add_shard(self, file: AnyPath) -> None:
        """Note the pages of a shard; ValueError if it is none."""
        with open_to_read(file) as stream:
            if not self._add(file, stream, 0, _IN_SHARD, b"\n"):
                raise ValueError(file.name)
        self.is_in_shards = True

    def add_raw(self, path: str, raw: object) -> None:
        """Note an entry that was read as JSON."""
        self._where[checked_path(path)] = zlib.compress(json.dumps(raw).encode(), 1)

    def _add(
        self, file: AnyPath, lines: Iterable[bytes], start: int, form: re.Pattern[bytes], after: bytes, end: bytes = b""
    ) -> bool:
        """Note a page a line, up to a line that is the `end`; `after` comes after each entry but the last."""
        number, found = len(self._files), dict[str, bytes | int]()
        is_last = is_ended = False
        for line in lines:
            if line != end and not (line == b"\n" and not found):
                head, entry = form.match(line), line.removesuffix(b"\n").removesuffix(after.rstrip(b"\n"))
                if head is None or is_last or is_ended or not entry.endswith(b"}"):
                    return False
                path = json.loads(b'"%b"' % head[1]) if b"\\" in head[1] else head[1].decode()
                place = start + head.end(), len(entry) - head.end()
                if isinstance(file, StoreObject):
                    found[checked_path(path)] = zlib.compress(b"{" + entry[head.end() :], 1)
                else:
                    found[checked_path(path)] = (number << 2 * _BITS) + (place[0] << _BITS) + place[1]
                is_last = not line.endswith(after)
            is_ended = line == end
            start += len(line)
        if isinstance(file, Path):
            self._files.append(file)
        self._where |= found
        return is_ended or not end

    def stand_in(self, other: Ledger) -> None:
        """Take over from another ledger where the same entries are on disk."""
        self._close()
        self._files, self._where = other._files, other._where


def not_ours(file: AnyPath, error: Exception) -> OutputError:
    """The error for a manifest or a journal that no run has written."""
    reason = error.args[0] if error.args and isinstance(error.args[0], Message) else str(error)
    if isinstance(error, RecursionError):
        reason = Message("output.too-deep")
    return OutputError(
        Message("output.not-a-manifest", file=str(file), reason=reason), Message("output.delete-manifest")
    )


def raw_of(entry: Entry) -> bytes:
    """An entry as JSON."""
    return json.dumps(raw_entry(entry), ensure_ascii=False).encode(errors="replace")
