"""A folder of files that belong together (a pack, a gallery), with a ledger of those that are ours.

A file that somebody else put there, or that a person has changed, stays: ours is written beside it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from pipeline.errors import OutputError
from pipeline.messages import Message
from pipeline.store.names import checked_path, newer
from pipeline.store.opening import open_to_read
from pipeline.store.write import is_link, link_above, remove_file, write_file

_FORMAT = 1
_LARGEST = 50_000_000
_FLAWS = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class _MadeFile:
    """What was written under a name: the `key` of what it was made from, its sha256, and those of earlier versions."""

    key: str
    sha256: str
    earlier: tuple[str, ...] = ()


@dataclass(slots=True)
class MadeFolder:
    """A folder of files, each with a key for what it is made from; `notes` are remarks on files that were in the way.

    `ledger` is the name of the file that lists ours; OutputError if that is somebody else's. `holds` are the sheets in
    these files, as pairs of a page and a practice's number on it.
    """

    folder: Path
    ledger: str
    known: dict[str, _MadeFile] = field(default_factory=dict)
    notes: list[Message] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    holds: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, folder: Path, ledger: str) -> MadeFolder:
        """The folder as the last run left it."""
        file = folder / ledger
        if not file.exists() and not is_link(file):
            return cls(folder, ledger)
        try:
            with open_to_read(file) as stream:
                raw = json.loads(stream.read(_LARGEST))
            known = {checked_path(name): _MadeFile(one[0], one[1], tuple(one[2])) for name, one in raw["files"].items()}
            holds = tuple((checked_path(page), str(number)) for page, number in raw.get("holds", ()))
        except _FLAWS as error:
            raise OutputError(
                Message("pack.not-a-ledger", file=str(file), reason=str(error)), Message("pack.delete-ledger")
            ) from error
        return cls(folder, ledger, known, holds=holds)

    def is_current(self, name: str, key: str) -> bool:
        """Whether a file was made from the same, and is still there, as it was or as a person has changed it."""
        one = self.known.get(name)
        if one is None or one.key != key:
            return False
        self.seen.add(name)
        return (self.folder / name).exists()

    def write(self, name: str, data: bytes, key: str) -> None:
        """Write a file; beside one of that name that is not ours."""
        self.seen.add(name)
        old = self.known.get(name)
        digest = sha256(data).hexdigest()
        ours = {old.sha256, *old.earlier} if old else set()
        place = name
        while self._is_in_the_way(place, {*ours, digest}):
            place = newer(place)
        if place != name:
            self.notes.append(Message("output.edited", name=name, beside=place))
        if self._digest(place) != digest:
            if above := link_above(self.folder, place):
                raise OutputError(Message("output.link", link=above, name=place), Message("output.move-it"))
            write_file(self.folder, place, data)
        self.known[name] = _MadeFile(key, digest, tuple(sorted(ours - {digest}))[:20])

    def close(self) -> Collection[str]:
        """Delete what is no longer made, unless a person has changed it, and write the ledger; returns all names."""
        for name in sorted(self.known.keys() - self.seen):
            one = self.known.pop(name)
            if self._digest(name) in {one.sha256, *one.earlier} and link_above(self.folder, name) is None:
                remove_file(self.folder, name)
        files = {name: [one.key, one.sha256, list(one.earlier)] for name, one in sorted(self.known.items())}
        raw = json.dumps({"format": _FORMAT, "holds": self.holds, "files": files}, ensure_ascii=False, indent=0)
        write_file(self.folder, self.ledger, f"{raw}\n".encode(errors="replace"))
        return tuple(files)

    def _is_in_the_way(self, name: str, ours: Collection[str]) -> bool:
        file = self.folder / name
        return is_link(file) or (file.exists() and self._digest(name) not in ours)

    def _digest(self, name: str) -> str:
        """The sha256 of a file; "" if it cannot be read."""
        try:
            with open_to_read(self.folder / name) as stream:
                return _digest_of(iter(lambda: stream.read(1 << 20), b""))
        except OSError:
            return ""


def _digest_of(pieces: Iterator[bytes]) -> str:
    digest = sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest()


def key_of(*parts: object) -> str:
    """A key: the sha256 of all that a file is made from, each part by its `repr`."""
    return sha256(repr(parts).encode(errors="surrogatepass")).hexdigest()


def made_files(folder: Path, ledger: str) -> Mapping[str, str]:
    """The sha256 of each file that a ledger lists; empty where there is no ledger of ours."""
    try:
        return {name: one.sha256 for name, one in MadeFolder.of(folder, ledger).known.items()}
    except OutputError:
        return {}
