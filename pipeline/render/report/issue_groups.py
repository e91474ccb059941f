"""Issues in groups that belong together for a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from pipeline.model import Issue, IssueCode, Severity

GROUPS: Mapping[str, tuple[IssueCode, ...]] = MappingProxyType(
    {
        "edited": (IssueCode.EDITED_OUTPUT,),
        "stale": (IssueCode.STALE_EDIT, IssueCode.ORPHAN_REVIEW, IssueCode.MOVED_EDIT, IssueCode.ADOPTED),
        "missing": (IssueCode.MISSING_FIELD, IssueCode.MISSING_LANGUAGE, IssueCode.EMPTY_SECTION),
        "doubts": (
            IssueCode.DISAGREEING_VALUES,
            IssueCode.UNREAD_VALUE,
            IssueCode.LANGUAGE_UNCERTAIN,
            IssueCode.UNKNOWN_LABEL,
            IssueCode.NEAR_LABEL,
        ),
        "left-out": (
            IssueCode.UNPLACED_TEXT,
            IssueCode.REPEATED_TEXT,
            IssueCode.HIDDEN_TEXT,
            IssueCode.NOT_A_PRACTICE,
            IssueCode.SAME_PRACTICE,
            IssueCode.PROVISIONAL,
        ),
        "repairs": (
            IssueCode.CHARSET_MISLABELLED,
            IssueCode.CHARSET_UNCERTAIN,
            IssueCode.MOJIBAKE_REPAIRED,
            IssueCode.CHARACTERS_DROPPED,
            IssueCode.LETTERS_REPAIRED,
            IssueCode.TRUNCATED_SOURCE,
            IssueCode.UNREADABLE_PART,
            IssueCode.CONVERTED,
            IssueCode.RECOGNISED_TEXT,
            IssueCode.MACROS,
            IssueCode.WRONG_META,
        ),
        "sheet-issues": (
            IssueCode.SURPLUS_FIGURE,
            IssueCode.TOO_LONG,
            IssueCode.UNPRINTABLE_CHARACTER,
            IssueCode.CAPITALS,
            IssueCode.UNSAFE_LINK,
            IssueCode.UNUSABLE_IMAGE,
            IssueCode.COARSE_IMAGE,
            IssueCode.NAME_TAKEN,
        ),
        "funding": (IssueCode.FUNDING,),
    }
)

_GROUP_OF = {code: name for name, codes in GROUPS.items() for code in codes}


class IssueGroup(NamedTuple):
    """A group's name, by which the report's words for it are found, and its issues."""

    name: str
    issues: tuple[Issue, ...]

    @property
    def wants_a_look(self) -> bool:
        """Whether a person should look at it before the sheet goes out."""
        return any(issue.severity is not Severity.INFO for issue in self.issues)


def grouped_issues(issues: Iterable[Issue]) -> tuple[IssueGroup, ...]:
    """The issues by group, in the order of `GROUPS`."""
    by_group: dict[str, list[Issue]] = {}
    for issue in issues:
        by_group.setdefault(_GROUP_OF[issue.code], []).append(issue)
    return tuple(IssueGroup(name, tuple(by_group[name])) for name in GROUPS if name in by_group)
