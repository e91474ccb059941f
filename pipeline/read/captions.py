"""Which words belong to which picture: the caption below it or on top of its figure, and whose picture it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, takewhile

from pipeline.model import BlockKind, Element
from pipeline.read.blocks import Draft

# How credits begin, in the languages that practices are told in.
_CREDIT = re.compile(
    r"(?:©|\(c\)|(?:photo(?:graph)?s?|foto(?:s|graf\w*)?|φωτο(?:γραφί(?:α|ες))?|φωτό|image|bild|crédits?|credits?"
    r"|copyright|πηγή(?: φωτογραφίας)?|source|fuente|quelle|fonte|bron)"
    r"(?:\s+(?:credits?|by|από|de|von|di|van|courtesy))?\s*[:©])\s*\S",
    re.IGNORECASE,
)
_WITHIN = re.compile(rf"(?:^|(?<=[.!?;…)»”])\s+|\s+[|–—·]\s+|\s*\()(?={_CREDIT.pattern})", re.IGNORECASE)
_CAPTIONS = ("caption", "legend")
_CREDITS = ("credit", "copyright", "photographer", "photo-by")
# Longer words are text of the page.
_LONGEST_CAPTION = 400
_LONGEST_CREDIT = 150
_LOOKED_AT = 4
_FIGURES = ("figure", "wp-caption")


def with_captions(drafts: list[Draft]) -> list[Draft]:
    """The drafts with the words that belong to each picture as its caption and credit, and as captions of the page."""
    out = list(drafts)
    for at, draft in enumerate(drafts):
        if draft.picture is None or draft.chrome:
            continue
        caption = credit = ""
        for number in list(_below(drafts, at)) or _above(drafts, at):
            words, own = _parted(drafts[number])
            caption, credit = f"{caption} {words}".strip(), credit or own
            if not drafts[number].chrome:
                out[number] = replace(out[number], kind=BlockKind.CAPTION, level=0)
        if caption or credit:
            out[at] = replace(draft, picture=replace(draft.picture, caption=caption, credit=credit))
    return out


def _above(drafts: list[Draft], at: int) -> list[int]:
    """The drafts before a picture, by their number, that are the caption of its figure: some stand on top."""
    figure = next(filter(_is_figure, _around(drafts[at])), None)
    before = range(at - 1, max(at - 1 - _LOOKED_AT, -1), -1)
    found = takewhile(lambda number: figure is not None and _is_on_top(drafts[number], figure), before)
    return sorted(found)


def _is_on_top(draft: Draft, figure: Element) -> bool:
    if draft.picture or draft.element is None or len(draft.text) > _LONGEST_CAPTION:
        return False
    is_caption = draft.kind is BlockKind.CAPTION or _named(draft, _CAPTIONS)
    return is_caption and figure in draft.element.around()


def _around(draft: Draft) -> list[Element]:
    return list(islice(draft.element.around(), _LOOKED_AT)) if draft.element else []


def _below(drafts: list[Draft], at: int) -> Iterator[int]:
    """The drafts behind a picture, by their number, that belong to it."""
    around = _around(drafts[at])
    figure = next(filter(_is_figure, around), None)
    for number in range(at + 1, min(at + 1 + _LOOKED_AT, len(drafts))):
        draft = drafts[number]
        if draft.picture or draft.element is None or len(draft.text) > _LONGEST_CAPTION:
            return
        is_inside = figure is not None and figure in draft.element.around()
        is_credit = len(draft.text) <= _LONGEST_CREDIT and bool(_CREDIT.match(draft.text))
        is_named = _named(draft, (*_CAPTIONS, *_CREDITS)) and draft.element.parent in around
        # A mark of copyright alone is the foot of a page.
        if not is_inside and (draft.chrome or not (is_credit or is_named)):
            return
        yield number


def _is_figure(element: Element) -> bool:
    return element.name == "figure" or any(name in _FIGURES for name in element.classes)


def _named(draft: Draft, parts: tuple[str, ...]) -> bool:
    names = draft.element.classes if draft.element else ()
    return any(part in name.lower() for name in names for part in parts)


def _parted(draft: Draft) -> tuple[str, str]:
    """The caption and the credit in one text."""
    if _named(draft, _CREDITS):
        return "", draft.text
    found = _WITHIN.search(draft.text)
    if found is None or len(draft.text) - found.end() > _LONGEST_CREDIT:
        return draft.text, ""
    return draft.text[: found.start()].strip(), draft.text[found.end() :].strip(" )")
