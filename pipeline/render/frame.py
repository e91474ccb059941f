"""What stands at the foot of every page of a sheet."""

from __future__ import annotations

import re
from textwrap import shorten

from pipeline.lexicon import Lexicon
from pipeline.lexicon.sheet import sheet_words
from pipeline.model import Sheet

_COUNTER = re.compile(r"\{(page|pages)\}")

# So much of the title stands in the footer, on one line.
_MOST = 56

# Words about the page's number as pairs: text, and the counter after it (`page`, `pages` or "").
Counted = list[tuple[str, str]]


def page_words(sheet: Sheet, lexicon: Lexicon) -> list[tuple[str, Counted]]:
    """The page's number in words, in each language of the sheet."""
    return [(lang, _counted(sheet_words(lexicon, lang).page)) for lang in sheet.languages]


def short_title(sheet: Sheet) -> str:
    """The title on one line, cut between words."""
    return shorten(sheet.title, _MOST, placeholder=" …")


def _counted(words: str) -> Counted:
    parts = _COUNTER.split(words)
    return list(zip(parts[::2], [*parts[1::2], ""], strict=True))
