"""Writes the text of a page's review file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any

from pipeline.model import MadeFrom, Review
from pipeline.store.review_keys import ABOUT, FORMAT, LISTS
from pipeline.store.toml_files import quoted
from pipeline.values.forms import as_raw

_BARE = re.compile(r"[A-Za-z0-9_-]+")
# Keys that are written even with their default values.
_ALWAYS = frozenset({"how", "state", "seen"})


def dump_review(review: Review) -> bytes:
    """A review as TOML: defaults are left out, and each text is on one line."""
    about = [("kind", review.kind), ("practices", review.practices), ("split_at", review.split_at)]
    about.append(("same_as", review.same_as))
    parts = [_keys([("format", FORMAT), ("page", review.page), ("url", review.url)])]
    if any(value for _, value in about):
        parts.append(f"[{ABOUT}]\n{_keys(about)}")
    tables: tuple[tuple[Any, ...], ...] = (review.edits, review.pictures, review.approvals, review.printings)
    for (key, (_, readers, _)), found in zip(LISTS.items(), tables, strict=True):
        for one in found:
            defaults = {part.name: part.default for part in fields(one)}
            parts.append(f"[[{key}]]\n{_keys([(name, getattr(one, name)) for name in readers], defaults)}")
    return "\n".join(parts).encode()


def _keys(pairs: Iterable[tuple[str, Any]], defaults: Mapping[str, Any] = MappingProxyType({})) -> str:
    """A line for each key whose value is not its default."""
    written = (
        (name, value) for name, value in pairs if name in _ALWAYS or value not in (None, (), defaults.get(name, ""))
    )
    return "".join(f"{name} = {_toml(value)}\n" for name, value in written)


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, tuple) and isinstance(value[0], str):
        return f"[{', '.join(map(quoted, value))}]"
    if isinstance(value, tuple):
        return _table(value)
    if isinstance(value, MadeFrom):
        return _table((("lang", value.lang), ("seen", value.seen)))
    raw = value if isinstance(value, str) else as_raw(value)
    return quoted(raw) if isinstance(raw, str) else _table(raw.items())


def _table(pairs: Iterable[tuple[str, str | None]]) -> str:
    return f"{{{', '.join(f'{_key(name)} = {quoted(text)}' for name, text in pairs if text is not None)}}}"


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else quoted(name)
