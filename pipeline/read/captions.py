"""Finds the words that belong to each picture: its caption, below or above it, and its credit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from pipeline.lexicon.captions import Captions
from pipeline.model import BlockKind, Element
from pipeline.read.blocks import Draft

# Longer words are text of the page.
_LONGEST_CAPTION = 400
_LONGEST_CREDIT = 150
_LOOKED_AT = 4
_FIGURES = ("figure", "wp-caption")


def with_captions(drafts: Sequence[Draft], caption_words: Captions, *, may_lack_pictures: bool = False) -> list[Draft]:
    """The drafts with each picture's caption and credit on the picture, and captions marked as such in the text.

    In a file without markup, a caption beside no picture becomes a paragraph, as it may be a table's; where pictures
    may be missing from the file it stays a caption.
    """
    finder = _Finder(drafts, caption_words)
    out = list(drafts)
    for at, draft in enumerate(drafts):
        if draft.picture is None or draft.boilerplate:
            continue
        caption = credit = ""
        for number in finder.words_of(at):
            words, own = finder.parted(drafts[number])
            caption, credit = f"{caption} {words}".strip(), credit or own
            if not drafts[number].boilerplate:
                out[number] = replace(out[number], kind=BlockKind.CAPTION, level=0)
        if caption or credit:
            out[at] = replace(draft, picture=replace(draft.picture, caption=caption, credit=credit))
    return [
        replace(draft, kind=BlockKind.PARAGRAPH if draft.cell is None else BlockKind.CELL)
        if draft.kind is BlockKind.CAPTION
        and draft.element is None
        and at not in finder.taken
        and not may_lack_pictures
        else draft
        for at, draft in enumerate(out)
    ]


class _Finder:
    """Finds the words beside the pictures of one page; `taken` are the drafts that belong to one, by their number."""

    def __init__(self, drafts: Sequence[Draft], caption_words: Captions) -> None:
        self._drafts = drafts
        self._caption_words = caption_words
        self.taken: set[int] = set()

    def words_of(self, at: int) -> list[int]:
        """The drafts that belong to the picture `at`, by their number."""
        found = self._beside(at) or list(self._below(at)) or self._above(at)
        self.taken.update(found)
        return found

    def parted(self, draft: Draft) -> tuple[str, str]:
        """A draft's words, split into caption and credit."""
        if _named(draft, self._caption_words.credit_classes):
            return "", draft.text
        found = self._caption_words.within.search(draft.text)
        if found is None or len(draft.text) - found.end() > _LONGEST_CREDIT:
            return draft.text, ""
        return draft.text[: found.start()].strip(), draft.text[found.end() :].strip(" )")

    def _beside(self, at: int) -> list[int]:
        """The caption that shares a paragraph with the picture, as LibreOffice sets it."""
        draft, before = self._drafts[at], self._drafts[at - 1] if at else None
        is_own = before is not None and before.kind is BlockKind.CAPTION and before.element is None
        return [at - 1] if is_own and before is not None and before.path == draft.path else []

    def _above(self, at: int) -> list[int]:
        """The drafts before a picture that are the caption of its figure: some sites put it above."""
        figure = next(filter(_is_figure, _around(self._drafts[at])), None)
        before = range(at - 1, max(at - 1 - _LOOKED_AT, -1), -1)
        return sorted(takewhile(lambda number: number not in self.taken and self._is_on_top(number, figure), before))

    def _is_on_top(self, number: int, figure: Element | None) -> bool:
        draft = self._drafts[number]
        if draft.picture or len(draft.text) > _LONGEST_CAPTION:
            return False
        if draft.element is None:
            return draft.kind is BlockKind.CAPTION
        is_caption = draft.kind is BlockKind.CAPTION or _named(draft, self._caption_words.classes)
        return is_caption and figure is not None and figure in draft.element.around()

    def _below(self, at: int) -> Iterator[int]:
        """The drafts after a picture that belong to it."""
        around = _around(self._drafts[at])
        for number in range(at + 1, min(at + 1 + _LOOKED_AT, len(self._drafts))):
            draft = self._drafts[number]
            if draft.picture or len(draft.text) > _LONGEST_CAPTION or not self._is_of(draft, around):
                return
            yield number

    def _is_of(self, draft: Draft, around: list[Element]) -> bool:
        """Whether a draft right after a picture, which stands in the elements `around`, belongs to it."""
        words = self._caption_words
        # A lone copyright mark belongs to the foot of the page.
        is_credit = (
            len(draft.text) <= _LONGEST_CREDIT and bool(words.credit.match(draft.text)) and not draft.boilerplate
        )
        if draft.element is None:
            has_credit = bool(words.within.search(draft.text)) and len(draft.text) <= _LONGEST_CREDIT
            is_caption = draft.kind is BlockKind.CAPTION or has_credit or bool(words.numbered.match(draft.text))
            return is_credit or (is_caption and not draft.boilerplate)
        figure = next(filter(_is_figure, around), None)
        is_inside = figure is not None and figure in draft.element.around()
        is_named = _named(draft, (*words.classes, *words.credit_classes)) and draft.element.parent in around
        return is_inside or is_credit or (is_named and not draft.boilerplate)


def _around(draft: Draft) -> list[Element]:
    return list(islice(draft.element.around(), _LOOKED_AT)) if draft.element else []


def _is_figure(element: Element) -> bool:
    return element.name == "figure" or any(name in _FIGURES for name in element.classes)


def _named(draft: Draft, parts: tuple[str, ...]) -> bool:
    names = draft.element.classes if draft.element else ()
    return any(part in name.lower() for name in names for part in parts)
