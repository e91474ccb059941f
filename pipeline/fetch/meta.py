"""`<page file>.meta.toml`: where a page came from and what its server said of it. The only cache there is."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

SUFFIX = ".meta.toml"


@dataclass(frozen=True, slots=True)
class Meta:
    """`asked` is the address as it was asked for, `url` the one at the end of its redirects, which a sheet prints.

    `fetched` is the ISO 8601 moment when the page was last found new or changed; `sha256` that of the page's bytes.
    `images` pairs the address of an image, as the page's reader gives it, with its file's name in `NAME_files/`.
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


def dumped(meta: Meta) -> bytes:
    """The file's bytes."""
    lines = [f"{one.name} = {_value(getattr(meta, one.name))}" for one in fields(meta) if one.name != "images"]
    for url, file in meta.images:
        lines += ["", "[[images]]", f"url = {_value(url)}", f"file = {_value(file)}"]
    return ("\n".join(lines) + "\n").encode()


def loaded(data: bytes) -> Meta | None:
    """What the file says; None where it is none of this tool's, such as one that a person wrote by hand."""
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
        values = {one.name: table[one.name] for one in fields(Meta) if one.name != "images"}
        images = tuple((str(image["url"]), str(image["file"])) for image in table.get("images", ()))
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
    return Meta(**values, images=images) if _is_sound(values) else None


def _is_sound(values: Mapping[str, Any]) -> bool:
    return all(isinstance(value, int if name == "status" else str) for name, value in values.items())


def _value(value: str | int) -> str:
    # A JSON string is a TOML string, but for DEL and for halves of surrogate pairs, which come from no sane header.
    if isinstance(value, int):
        return str(value)
    return json.dumps(value.encode("utf-8", "replace").decode(), ensure_ascii=False).replace("\x7f", "\\u007f")
