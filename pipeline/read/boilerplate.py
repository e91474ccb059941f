"""Boilerplate: what the markup says about an element, and the fixed lines that the lexicon knows.

Every judgement is a reason in words, empty for content. Labels are not considered here: a labelled fact in a sidebar
is still content, and the step that knows labels decides that.
"""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType

from pipeline.model import BlockKind, MarkKind, Reason
from pipeline.read.blocks import Draft
from pipeline.read.boilerplate_rules import BoilerplateRules

_LINKED = 0.95
# This many links in a row, each a block, make a menu or a list of other pages.
_LINKS_IN_A_ROW = MappingProxyType({BlockKind.ITEM: 2, BlockKind.PARAGRAPH: 3, BlockKind.CELL: 3})
_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)


def with_reasons(drafts: list[Draft], rules: BoilerplateRules) -> list[Draft]:
    """The drafts, each with the reason why it is boilerplate."""
    return [replace(draft, boilerplate=reason) for draft, reason in zip(drafts, reasons(drafts, rules), strict=True)]


def reasons(drafts: list[Draft], rules: BoilerplateRules) -> list[str]:
    """The reason of each draft: its own, else by its fixed words, else as one of several links in a row.

    Hidden words that are boilerplate anyway, such as a link to the content, do not count as hidden text.
    """
    overruled = rules.weak | {Reason.HIDDEN, ""}
    result = [
        rules.of_line(draft.text) or draft.boilerplate if draft.boilerplate in overruled else draft.boilerplate
        for draft in drafts
    ]
    for index, draft in enumerate(drafts):
        if not result[index] and rules.is_counter(draft.text) and _is_between(result, index):
            result[index] = "counter of visitors"
    row: list[int] = []
    for index, draft in enumerate(drafts):
        if result[index] in {"", *rules.weak} and _is_all_links(draft):
            if row and draft.kind is not drafts[row[-1]].kind:
                _close(row, drafts, result)
            row.append(index)
            continue
        _close(row, drafts, result)
    _close(row, drafts, result)
    return result


def _is_between(reasons: list[str], index: int) -> bool:
    """Whether a draft has boilerplate on both sides, or on one side and the end of the page on the other."""
    beside = (*reasons[max(0, index - 1) : index], *reasons[index + 1 : index + 2])
    return bool(beside) and all(beside)


def _close(row: list[int], drafts: list[Draft], reasons: list[str]) -> None:
    if row and len(row) >= _LINKS_IN_A_ROW.get(drafts[row[0]].kind, len(row) + 1):
        for index in row:
            reasons[index] = Reason.ONLY_LINKS
    row.clear()


def _is_all_links(draft: Draft) -> bool:
    linked = sum(mark.end - mark.start for mark in draft.marks if mark.kind is MarkKind.LINK)
    # An address that is printed as such names a source, and no page of the site.
    return bool(draft.text) and linked >= _LINKED * len(draft.text) and not _ADDRESS.match(draft.text)
