"""Bookmarks round the words of each field: Word and LibreOffice keep them, so an edited sheet can be read back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.model import Anchor, FieldValue
from pipeline.render.docx.elements import XmlElement, element
from pipeline.render.sheet.blocks import stretches
from pipeline.values.seen import seen_of

# Word takes no longer name; it hides those that begin with an underscore.
_LONGEST = 40
_NAME = re.compile(r"_f_([a-z_]+)_([A-Za-z]+)_(\d+)_([0-9a-f]{8})(?:_(\d+))?(?:_(\d+))?")
# The part that stands for a value as a whole where it has several.
WHOLE = 0


class Name(NamedTuple):
    """What a bookmark holds: the `part`-th line or cell of a field's `at`-th value in a language, from 1, or `WHOLE`.

    Where `end` is more than 0 it holds the value's words from `part` to `end`. `seen` are the first 8 digits of the
    hash of all of them. As text `_f_<field>_<lang>_<at>_<seen>`, then `_<part>` but for the first, then `_<end>`.
    """

    field: str
    lang: str
    at: int
    seen: str
    part: int = 1
    end: int = 0

    @classmethod
    def parsed(cls, text: str) -> Name | None:
        """The name in a text; None for the bookmarks of others."""
        found = _NAME.fullmatch(text)
        if not found:
            return None
        field, lang, at, seen, part, end = found.groups()
        return cls(field, lang, int(at), seen, 1 if part is None else int(part), int(end or 0))

    def __str__(self) -> str:
        part = f"_{self.part}_{self.end}" if self.end else "" if self.part == 1 else f"_{self.part}"
        return f"_f_{self.field}_{self.lang}_{self.at}_{self.seen}{part}"


def spans(value: FieldValue) -> tuple[tuple[int, int], ...]:
    """Where each line of a value's text, or each cell of a table in it, stands without its bullet."""
    return tuple(stretches(value))


class Bookmarks:
    """Makes the bookmarks of one document; `values` are all of its record's."""

    def __init__(self, values: Sequence[FieldValue]) -> None:
        self._values = {id(value): value for value in values}
        self._places: dict[int, tuple[Name, dict[tuple[int, int], int]]] = {}
        self._known: set[str] = set()
        counts: dict[tuple[str, str], int] = {}
        self._at: dict[int, int] = {}
        for value in values:
            kind = (value.field, value.lang)
            self._at[id(value)] = counts[kind] = counts.get(kind, 0) + 1

    def around(self, anchor: Anchor, inner: Iterator[XmlElement]) -> Iterator[XmlElement]:
        """The elements with a bookmark round them; without one where the words stand on the sheet already."""
        name = self._name(anchor)
        if not name or name in self._known:
            yield from inner
            return
        self._known.add(name)
        number = {"w:id": str(len(self._known))}
        yield element("w:bookmarkStart", {**number, "w:name": name})
        yield from inner
        yield element("w:bookmarkEnd", number)

    def _name(self, anchor: Anchor) -> str:
        """The bookmark's name; "" for what is no value of the record."""
        value = anchor.value
        if id(value) not in self._values:
            return ""
        if id(value) not in self._places:
            lang = re.sub(r"[^A-Za-z]", "", value.lang)
            name = Name(value.field, lang, self._at[id(value)], seen_of(value)[:8])
            self._places[id(value)] = name, {span: number for number, span in enumerate(spans(value), 1)}
        name, places = self._places[id(value)]
        span = anchor.first, anchor.last
        if span in places:
            name = name._replace(part=places[span])
        elif span == (0, len(value.text)):
            name = name._replace(part=WHOLE)
        else:
            name = name._replace(part=anchor.first, end=anchor.last)
        return str(name) if len(str(name)) <= _LONGEST else ""
