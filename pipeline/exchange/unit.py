"""A unit: a paragraph, item or cell to be translated, with an id that survives sorting and rewording."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

# The version of the rules for cutting texts into units; files given out under another are refused.
RULE = "1"

_ID = re.compile(
    r"(?P<page>[^|]+)\|(?P<practice>[0-9.]*)\|(?P<field>[a-z_]+)\.(?P<lang>[A-Za-z-]+)\.(?P<at>[0-9]+)"
    r"\|(?P<seen>[0-9a-f]{8})\|p(?P<part>[0-9]+)\|(?P<to>[A-Za-z-]+)\.(?P<given>(?:[0-9a-f]{8})?)\.(?P<draft>(?:[0-9a-f]{8})?)\.1"
)


class TranslationState(StrEnum):
    """Why a unit needs a translator; DONE does not."""

    MISSING = "missing"
    STALE = "stale"
    DRAFT = "draft"
    UNSURE = "unsure"
    DONE = "done"


class UnitKey(NamedTuple):
    """A unit's id: which words of which page it is, and what the other language had.

    `seen` are the first 8 digits of the hash of the unit's words, folded. `given` and `draft` are those of the exact
    translation given out, and of a draft filled in from the memory ("" if there was none).
    """

    page: str
    practice: str
    field: str
    lang: str
    at: int
    seen: str
    part: int
    to: str
    given: str = ""
    draft: str = ""

    @classmethod
    def parsed(cls, text: str) -> UnitKey | None:
        """The key that a text stands for; None if it is not one of our ids."""
        found = _ID.fullmatch(text.strip())
        if not found:
            return None
        parts: dict[str, str] = found.groupdict()
        page = re.sub("%(25|7C|0A|0D|09)", lambda code: chr(int(code[1], 16)), parts.pop("page"))
        at, part = int(parts.pop("at")), int(parts.pop("part"))
        return cls(page=page, at=at, part=part, **parts)

    def __str__(self) -> str:
        page = re.sub(r"[%|\n\r\t]", lambda sign: f"%{ord(sign[0]):02X}", self.page)
        return (
            f"{page}|{self.practice}|{self.field}.{self.lang}.{self.at}|{self.seen}|p{self.part}|"
            f"{self.to}.{self.given}.{self.draft}.{RULE}"
        )


@dataclass(frozen=True, slots=True)
class Unit:
    """One paragraph, item or cell with its translation, if there is one.

    `target` is the translation, or a draft from the memory if `is_known`. For the translator, `labels` are the field's
    in both languages, `title` is the practice's, `before` the unit before it.
    """

    key: UnitKey
    source: str
    target: str = ""
    want: TranslationState = TranslationState.MISSING
    labels: tuple[str, str] = ("", "")
    title: str = ""
    before: str = ""
    is_known: bool = False
    hints: tuple[str, ...] = ()


class ReturnedUnit(NamedTuple):
    """A unit in a returned file.

    `source` is None if the format has none. `flaw` says why its words cannot be read. `is_draft` is whether the file
    marks it as unfinished.
    """

    id: str
    source: str | None
    target: str
    is_draft: bool = False
    note: str = ""
    flaw: str = ""
