"""Issues, and where they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much an issue matters to the person who prints the sheet."""

    INFO = "info"
    WARNING = "warning"


class IssueCode(StrEnum):
    """What can be odd about a page that is still built."""

    WRONG_META = "wrong-meta"
    CHARSET_MISLABELLED = "charset-mislabelled"
    CHARSET_UNCERTAIN = "charset-uncertain"
    MOJIBAKE_REPAIRED = "mojibake-repaired"
    CHARACTERS_DROPPED = "characters-dropped"
    LETTERS_REPAIRED = "letters-repaired"
    TRUNCATED_SOURCE = "truncated-source"
    UNREADABLE_PART = "unreadable-part"
    HIDDEN_TEXT = "hidden-text"
    MACROS = "macros"
    CONVERTED = "converted"
    RECOGNISED_TEXT = "recognised-text"
    LANGUAGE_UNCERTAIN = "language-uncertain"
    UNKNOWN_LABEL = "unknown-label"
    NEAR_LABEL = "near-label"
    EMPTY_SECTION = "empty-section"
    REPEATED_TEXT = "repeated-text"
    UNPLACED_TEXT = "unplaced-text"
    MISSING_FIELD = "missing-field"
    MISSING_LANGUAGE = "missing-language"
    UNREAD_VALUE = "unread-value"
    DISAGREEING_VALUES = "disagreeing-values"
    NOT_A_PRACTICE = "not-a-practice"
    UNPRINTABLE_CHARACTER = "unprintable-character"
    CAPITALS = "capitals"
    UNSAFE_LINK = "unsafe-link"
    UNUSABLE_IMAGE = "unusable-image"
    COARSE_IMAGE = "coarse-image"
    FUNDING = "funding"
    SURPLUS_FIGURE = "surplus-figure"
    TOO_LONG = "too-long"
    NAME_TAKEN = "name-taken"
    EDITED_OUTPUT = "edited-output"
    PROVISIONAL = "provisional"
    STALE_EDIT = "stale-edit"
    MOVED_EDIT = "moved-edit"
    ADOPTED = "adopted"
    ORPHAN_REVIEW = "orphan-review"
    SAME_PRACTICE = "same-practice"


@dataclass(frozen=True, slots=True)
class Locator:
    """A place: `path` in the source (CSS path, line, paragraph), `start`–`end` in the page's text.

    `start` and `end` are None for words that are not in the page's text (URL, og:title, alt text).
    """

    path: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """Something odd about a page that does not keep it from being built."""

    code: IssueCode
    severity: Severity
    message: str
    locator: Locator | None = None

    def as_dict(self) -> dict[str, str | int | None]:
        """The issue in the form used by records, manifest and report."""
        place = self.locator or Locator("")
        return {
            "code": self.code.value,
            "severity": self.severity.value,
            "message": self.message,
            "start": place.start,
            "end": place.end,
        }
