"""Who writes, and the edits of a review while a form changes them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from pipeline.model import Edit, Trust

# Control characters, and marks that change the direction of text.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes, and the date (ISO 8601)."""

    by: str
    on: str

    @classmethod
    def today(cls, by: str) -> Author:
        """An author who writes today."""
        return cls(by, datetime.now(UTC).astimezone().date().isoformat())

    def signs(self, edit: Edit, state: Trust = Trust.REVIEWED) -> Edit:
        """The edit, signed by this author."""
        return replace(edit, by=self.by, on=self.on, state=state)


def clean_text(text: str) -> str:
    """A text as a person meant it: in NFC, with plain line feeds, without controls or blanks at the ends of lines."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "\n".join(line.rstrip() for line in _CONTROLS.sub("", text).split("\n")).strip()


def says_the_same(posted: str, text: str) -> bool:
    """Whether a field that was sent says the same as before: browsers change line ends and blanks."""
    return clean_text(posted) == clean_text(text)


class EditList:
    """The edits of a review while a form changes them, in their order."""

    def __init__(self, edits: tuple[Edit, ...]) -> None:
        self.all = edits

    def put(self, old: Edit | None, new: Edit) -> None:
        if old is None:
            self.add(new)
        else:
            at = self.all.index(old)
            self.all = (*self.all[:at], new, *self.all[at + 1 :])

    def add(self, edit: Edit) -> None:
        self.all = (*self.all, edit)

    def drop(self, edit: Edit) -> None:
        at = self.all.index(edit)
        self.all = (*self.all[:at], *self.all[at + 1 :])
