"""What the ledger knows of a practice's words, and how they have changed since the last run. Cheap to import."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.model import Card, Change

# Stands for a sheet's words where they are the same as the page's.
SAME = "="


class FieldWords(NamedTuple):
    """The hashes of a field's words in a language, on the page and on the sheet, and how these words begin."""

    page: str
    sheet: str
    page_words: str
    sheet_words: str


def words_by_field(card: Card) -> Mapping[str, FieldWords]:
    """The words of a card by `field.language`; empty where the ledger does not know them."""
    found = {}
    for line in card.words.split("\n") if card.words else ():
        key, page, sheet, page_words, sheet_words_ = (*line.split("\t"), "", "", "", "")[:5]
        if sheet == SAME:
            sheet, sheet_words_ = page, page_words
        found[key] = FieldWords(page, sheet, page_words, sheet_words_)
    return found


def word_changes(before: Sequence[Card], after: Sequence[Card]) -> tuple[Change, ...]:
    """How the words of a page's practices have changed from one run to the next, on the page and on the sheet."""
    old = {card.number: words_by_field(card) for card in before if card.words}
    found = []
    for card in after:
        if card.number not in old or not card.words:
            continue
        was, now = old[card.number], words_by_field(card)
        for key in dict.fromkeys((*was, *now)):
            one, other = was.get(key, _NOTHING), now.get(key, _NOTHING)
            field, _, lang = key.partition(".")
            if one.page != other.page:
                found.append(Change(card.number, field, lang, one.page_words, other.page_words, is_on_sheet=False))
            if one.sheet != other.sheet:
                found.append(Change(card.number, field, lang, one.sheet_words, other.sheet_words, is_on_sheet=True))
    return tuple(found)


_NOTHING = FieldWords("", "", "", "")
