"""A unit: a paragraph, item or cell to be said in another language, with an id that outlives sorting and rewording."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

# How texts are cut into units; files that were given under another rule are refused.
RULE = "1"

_ID = re.compile(
    r"(?P<page>[^|]+)\|(?P<practice>[0-9.]*)\|(?P<field>[a-z_]+)\.(?P<lang>[A-Za-z-]+)\.(?P<at>[0-9]+)"
    r"\|(?P<seen>[0-9a-f]{8})\|p(?P<part>[0-9]+)\|(?P<to>[A-Za-z-]+)\.(?P<given>(?:[0-9a-f]{8})?)\.(?P<draft>(?:[0-9a-f]{8})?)\.1"
)


class TranslationState(StrEnum):
    """Why a unit wants a translator; DONE wants none."""

    MISSING = "missing"
    STALE = "stale"
    DRAFT = "draft"
    UNSURE = "unsure"
    DONE = "done"


class UnitKey(NamedTuple):
    """What a unit's id says: which words of which page it is, and what was there in the other language.

    `seen` are the first 8 digits of the hash of the unit's words, folded. `given` and `draft` are those of the exact
    words that stood on the other side, and of those that were filled in out of the memory ("" where there were none).
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
        """The key that a text is; None for what is no id of ours."""
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
    """One paragraph, item or cell that is, or is to be, said in another language.

    `target` is what is there, or a draft out of the memory where `is_known`. `labels` are the field's in both
    languages, `title` is the practice's, `before` the unit before it, for whoever translates.
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
    """A unit as a file has it when it comes back.

    `source` is None where the format keeps none. `flaw` says why its words cannot be read. `is_draft` is where the
    file marks it as unfinished.
    """

    id: str
    source: str | None
    target: str
    is_draft: bool = False
    note: str = ""
    flaw: str = ""
