"""Hashes of what a sheet prints: of all of it, and field by field."""

from __future__ import annotations

from hashlib import sha256

from pipeline.model import FieldValue, Origin, Picture, Record
from pipeline.values.seen import seen_of, seen_words

_DIGITS = 16


def sheet_seen(record: Record) -> str:
    """16 hex digits over everything that a record's sheet prints, for approvals and printings.

    The page's words are hashed as they are judged (`seen_of`), a person's exactly.
    """
    parts = sorted("\0".join((value.field, value.lang, _printed(value))) for value in record.values)
    return _hash(*parts)


def sheet_words(record: Record) -> tuple[tuple[str, str], ...]:
    """The hashes of what the sheet prints, by `field.language`, in the order of the sheet."""
    found: dict[str, list[str]] = {}
    for value in record.values:
        found.setdefault(f"{value.field}.{value.lang}", []).append(_printed(value))
    return tuple((name, _hash(*parts)) for name, parts in found.items())


def _printed(value: FieldValue) -> str:
    if isinstance(value.value, Picture):
        picture = value.value
        return seen_words(f"{picture.src} {picture.alt} {picture.caption} {picture.credit}")
    return seen_of(value) if value.origin in {None, Origin.TAUGHT} else f"{seen_of(value)} {value.text}"


def _hash(*parts: str) -> str:
    return sha256("\n".join(parts).encode(errors="surrogatepass")).hexdigest()[:_DIGITS]
