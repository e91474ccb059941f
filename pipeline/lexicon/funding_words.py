"""The words by which a funding line is recognised in a finished file, in each language of sheets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.lexicon import Lexicon
from pipeline.lexicon.sheet_words import language_names
from pipeline.text import fold


@dataclass(frozen=True, slots=True)
class FundingWords:
    """What the funding line may say in one language, folded and with single spaces.

    `name` is the language's English name, `statement` the usual one as it is printed. A picture is the emblem, or a
    logo, if its alternative text holds one of `emblems` or `logos`.
    """

    lang: str
    name: str
    statement: str
    statements: tuple[str, ...]
    emblems: tuple[str, ...]
    logos: tuple[str, ...]


@cache
def funding_words(lexicon: Lexicon) -> tuple[FundingWords, ...]:
    """The words of every language that has fixed words of the sheet."""
    return tuple(_words(lexicon, lang) for lang in lexicon.languages if lexicon.table(lang, "sheet"))


def _words(lexicon: Lexicon, lang: str) -> FundingWords:
    sheet, known = lexicon.table(lang, "sheet"), lexicon.table(lang, "funding")
    return FundingWords(
        lang,
        language_names(lexicon, "en").get(lang, lang),
        str(sheet["fund"]),
        _folded(sheet["fund"], sheet["funded"], *known.get("statements", ())),
        _folded(sheet["emblem"], *known.get("emblems", ())),
        _folded(*known.get("logos", ())),
    )


def _folded(*texts: str) -> tuple[str, ...]:
    return tuple(plain(text) for text in texts)


def plain(text: str) -> str:
    """A text for comparison: folded, with single spaces."""
    return " ".join(fold(text).split())
