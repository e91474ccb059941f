"""What the ledger knows of a practice's words, and how they have changed since the last run. Cheap to import."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.model import Change, PracticeSummary

# Stands for a sheet's words where they are the same as the page's.
SAME = "="


class FieldWords(NamedTuple):
    """The hashes of a field's words in a language, on the page and on the sheet, and how these words begin."""

    page: str
    sheet: str
    page_words: str
    sheet_words: str


def words_by_field(summary: PracticeSummary) -> Mapping[str, FieldWords]:
    """The words of a summary by `field.language`; empty where the ledger does not know them."""
    found = {}
    for line in summary.words.split("\n") if summary.words else ():
        key, page, sheet, page_words, sheet_words_ = (*line.split("\t"), "", "", "", "")[:5]
        if sheet == SAME:
            sheet, sheet_words_ = page, page_words
        found[key] = FieldWords(page, sheet, page_words, sheet_words_)
    return found


def word_changes(before: Sequence[PracticeSummary], after: Sequence[PracticeSummary]) -> tuple[Change, ...]:
    """How the words of a page's practices have changed from one run to the next, on the page and on the sheet."""
    old = {summary.number: words_by_field(summary) for summary in before if summary.words}
    found = []
    for summary in after:
        if summary.number not in old or not summary.words:
            continue
        was, now = old[summary.number], words_by_field(summary)
        for key in dict.fromkeys((*was, *now)):
            one, other = was.get(key, _NOTHING), now.get(key, _NOTHING)
            field, _, lang = key.partition(".")
            if one.page != other.page:
                found.append(Change(summary.number, field, lang, one.page_words, other.page_words, is_on_sheet=False))
            if one.sheet != other.sheet:
                found.append(Change(summary.number, field, lang, one.sheet_words, other.sheet_words, is_on_sheet=True))
    return tuple(found)


_NOTHING = FieldWords("", "", "", "")
