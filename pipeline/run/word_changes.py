"""How the words of practices have changed since the last run. Cheap to import."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Change, FieldWords, PracticeSummary

_NOTHING = FieldWords("", "", "", "")


def word_changes(before: Sequence[PracticeSummary], after: Sequence[PracticeSummary]) -> tuple[Change, ...]:
    """How the words of a page's practices have changed from one run to the next, on the page and on the sheet."""
    old = {summary.number: summary.words for summary in before if summary.words}
    found = []
    for summary in after:
        if summary.number not in old or not summary.words:
            continue
        was, now = old[summary.number], summary.words
        for key in dict.fromkeys((*was, *now)):
            one, other = was.get(key, _NOTHING), now.get(key, _NOTHING)
            field, _, lang = key.partition(".")
            if one.page != other.page:
                found.append(Change(summary.number, field, lang, one.page_words, other.page_words, is_on_sheet=False))
            if one.sheet != other.sheet:
                found.append(Change(summary.number, field, lang, one.sheet_words, other.sheet_words, is_on_sheet=True))
    return tuple(found)
