"""`<page file>.meta.toml`: where a page came from and what its server said of it. The only cache."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from pipeline.store.edits import short_digest
from pipeline.store.toml_files import quoted

SUFFIX = ".meta.toml"
# How many earlier states of a page are remembered.
_MOST_EARLIER = 10


@dataclass(frozen=True, slots=True)
class FetchMeta:
    """`asked` is the address requested, `url` the one after redirects, which a sheet prints.

    `fetched` is the ISO 8601 time when the page was last found new or changed; `sha256` that of the page's bytes.
    `images` pairs the address of an image, as the page's reader gives it, with its file's name in `NAME_files/`.
    `beside` is the sha256 of a newer page that lies beside this one, which a person has edited; `earlier` are the
    shortened sha256 of what was fetched before.
    """

    url: str
    asked: str
    fetched: str
    status: int
    content_type: str
    etag: str
    last_modified: str
    sha256: str
    images: tuple[tuple[str, str], ...] = ()
    beside: str = ""
    earlier: tuple[str, ...] = ()

    def states(self, newest: str = "") -> tuple[str, ...]:
        """The shortened sha256 of everything fetched except the `newest`; as many as are kept."""
        known = (*self.earlier, *(short_digest(one) for one in (self.beside, self.sha256) if one))
        return tuple(one for one in dict.fromkeys(known) if one != short_digest(newest))[-_MOST_EARLIER:]


# Keys that only some files have.
_OPTIONAL = frozenset({"images", "beside", "earlier"})


def dumped(meta: FetchMeta) -> bytes:
    """The file's bytes."""
    names = [one.name for one in fields(meta) if one.name not in _OPTIONAL]
    lines = [f"{name} = {_value(getattr(meta, name))}" for name in [*names, *(["beside"] if meta.beside else [])]]
    if meta.earlier:
        lines.append(f"earlier = [{', '.join(map(_value, meta.earlier))}]")
    for url, file in meta.images:
        lines += ["", "[[images]]", f"url = {_value(url)}", f"file = {_value(file)}"]
    return ("\n".join(lines) + "\n").encode()


def loaded(data: bytes) -> FetchMeta | None:
    """The content of the file; None if it is not ours, such as one written by hand."""
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
        values = {one.name: table[one.name] for one in fields(FetchMeta) if one.name not in _OPTIONAL}
        images = tuple((str(image["url"]), str(image["file"])) for image in table.get("images", ()))
        earlier = tuple(map(str, table.get("earlier", ())))
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
    beside = str(table.get("beside", ""))
    return FetchMeta(**values, images=images, beside=beside, earlier=earlier) if _is_sound(values) else None


def _is_sound(values: Mapping[str, Any]) -> bool:
    return all(isinstance(value, int if name == "status" else str) for name, value in values.items())


def _value(value: str | int) -> str:
    return str(value) if isinstance(value, int) else quoted(value)
