"""Object stores (S3 and the like) with the interface of a path, through fsspec where it is installed.

A put is atomic: an object is there whole or not at all. A store has no folders, links or locks.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import IO, Any, NamedTuple, TypeAlias

from pipeline.errors import ConfigurationError, InputError
from pipeline.messages import Message, of_system

_URL = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)

# What stores call the mark of an object's version; the first that is there counts.
_MARKS = ("ETag", "etag", "md5Hash", "mtime", "LastModified", "last_modified", "updated", "modified", "created")


class Status(NamedTuple):
    """As much of `os.stat_result` as stores know; `st_mtime_ns` is a mark that changes with the bytes."""

    st_size: int
    st_mtime_ns: int


@dataclass(frozen=True, slots=True)
class StoreObject:
    """An object of a store, or the folder of all objects whose names begin with its name and `/`; used like a path.

    `known` is its status from a listing, so that it need not be asked for again; `listing` has those of a listed
    folder's objects. Methods raise OSError as those of a path do.
    """

    url: str
    known: Status | None = field(default=None, compare=False)
    listing: Mapping[str, Status] | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        return self.url

    def __truediv__(self, name: str) -> StoreObject:
        known = None if self.listing is None else self.listing.get(name, _ABSENT)
        return StoreObject(f"{self.url}/{name}", known)

    @property
    def name(self) -> str:
        return self.url.rpartition("/")[2]

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.name).suffix

    @property
    def stem(self) -> str:
        return PurePosixPath(self.name).stem

    @property
    def parent(self) -> StoreObject:
        return StoreObject(self.url.rpartition("/")[0])

    def with_name(self, name: str) -> StoreObject:
        """The object of another name beside this one."""
        return self.parent / name

    def as_posix(self) -> str:
        """The URL."""
        return self.url

    def stat(self) -> Status:
        """Size and mark."""
        known = self.known or status(self._system.info(self._key))
        if known is _ABSENT:
            raise FileNotFoundError(2, Message("store.no-such-object"), self.url)
        return known

    def exists(self) -> bool:
        """Whether there is such an object; false of a folder."""
        try:
            return self.stat() is not None
        except FileNotFoundError:
            return False

    is_file = exists

    def open(self, _mode: str = "rb") -> IO[bytes]:
        """The object's bytes as a stream."""
        stream: IO[bytes] = self._system.open(self._key, "rb")
        return stream

    def read_bytes(self) -> bytes:
        """The object's bytes, as they are now."""
        data: bytes = self._system.cat_file(self._key)
        return data

    def write_bytes(self, data: bytes) -> None:
        """Put the object, replacing an existing one."""
        self._system.pipe_file(self._key, data)

    def unlink(self, *, missing_ok: bool = False) -> None:
        """Delete the object."""
        try:
            self._system.rm_file(self._key)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def listed(self) -> StoreObject:
        """The same folder with a listing of all objects in it, taken now, which spares further requests."""
        self._system.invalidate_cache()
        try:
            found = self._system.find(self._key, detail=True)
        except FileNotFoundError:
            found = {}
        below = f"{self._key.strip('/')}/"
        names = {info["name"].strip("/"): info for info in found.values()}
        listing = {name.removeprefix(below): status(info) for name, info in names.items() if name.startswith(below)}
        return StoreObject(self.url, self.known, listing)

    @property
    def _system(self) -> Any:
        return _system_and_key(self.url)[0]

    @property
    def _key(self) -> str:
        return _system_and_key(self.url)[1]


_ABSENT = Status(-1, 0)

# A file or folder, here or in a store.
AnyPath: TypeAlias = Path | StoreObject


def path_or_url(text: str, folder: Path | None = None) -> AnyPath:
    """What a person means by a path, relative to `folder`, or by the URL of a store; a `file:` URL is a path.

    InputError for an address on the web, ConfigurationError for a store whose package is not installed.
    """
    scheme = found[1].lower() if (found := _URL.match(text)) else ""
    if not scheme:
        return (folder or Path()) / text
    if scheme in {"http", "https"}:
        raise InputError(Message("store.on-the-web", url=text), Message("store.fetch-first", address=shlex.quote(text)))
    if scheme == "file":
        return Path(text[found.end() :]) if found else Path(text)
    _system_and_key(text)
    return StoreObject(text.rstrip("/"))


def unlisted(folder: AnyPath) -> AnyPath:
    """A folder without its listing, to be sent to a worker."""
    return StoreObject(folder.url) if isinstance(folder, StoreObject) else folder


def with_listing(folder: AnyPath) -> AnyPath:
    """A store's folder with a listing of what is there; local folders are asked file by file."""
    return folder.listed() if isinstance(folder, StoreObject) else folder


def remove_all(objects: Iterable[StoreObject]) -> None:
    """Delete objects, with one request for each store."""
    keys: dict[str, tuple[Any, list[str]]] = {}
    for one in objects:
        system, key = _system_and_key(one.url)
        keys.setdefault(one.url.partition("://")[0], (system, []))[1].append(key)
    for system, names in keys.values():
        system.rm(names)


def _system_and_key(url: str) -> tuple[Any, str]:
    """The file system of a URL, the same for all URLs of a store, and the object's key in it."""
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise ConfigurationError(Message("store.no-fsspec", url=url), Message("run.install-cluster")) from error
    try:
        system, key = url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise ConfigurationError(
            Message("run.about", what=url, text=of_system(error)), Message("store.check-url-or-package")
        ) from error
    return system, key


def status(info: Mapping[str, Any]) -> Status:
    """The status of an object, from what fsspec says of it."""
    mark = next((info[key] for key in _MARKS if info.get(key) is not None), None)
    mark = mark.timestamp() if isinstance(mark, datetime) else mark
    if isinstance(mark, int | float):
        return Status(info["size"], int(mark * 1_000_000_000))
    # Signed, it fits where a time in nanoseconds does.
    return Status(info["size"], int.from_bytes(sha256(str(mark or info).encode()).digest()[:7]))
