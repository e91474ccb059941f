"""The funding line: the European Union's emblem and statement, the fund, the partners' logos.

Regulation (EU) 2021/1060, annex IX: the statement is written in full beside the emblem, and no other logo is larger.
How it is set (sizes, colours, distances, the statement's font) is the templates' business.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.lexicon.sheet_words import SheetWords
from pipeline.model import Figure, Funding, Look, Resource
from pipeline.render.passages import language_of, passage, tied
from pipeline.render.sheet.emblem import drawing, picture
from pipeline.render.sheet.images import shape
from pipeline.render.sheet.voices import Voices

# The emblem as a drawing; formats without drawings take the picture of that name.
EMBLEM, EMBLEM_PICTURE = "emblem.svg", "emblem.png"

# In heights of the emblem: the width of the page's text, how wide a logo may be, and what stands between two.
_ROW, _WIDEST, _BETWEEN = 14.5, 4.0, 0.5


# The name of a fund with fewer letters stands on one line beside the statement.
_ONE_LINE = 28


def is_funded(look: Look) -> bool:
    """Whether the settings name a fund: without one nothing of it is printed."""
    return bool(dict(look.brand).get("fund"))


def funding(look: Look, voices: Voices, partners: tuple[tuple[Figure, ...], ...]) -> Funding | None:
    """The funding line; None without a fund."""
    if not is_funded(look):
        return None
    brand = dict(look.brand)
    first = next(voices.words())
    fund_notes = [tied(passage(brand["fund"], language_of(brand["fund"])), _ONE_LINE)]
    fund_notes += [
        passage(text, lang) for lang in voices.languages if (text := brand.get(f"disclaimer_{lang}", "").strip())
    ]
    return Funding(
        emblem=Figure(EMBLEM, passage(first.emblem, first.lang)),
        statements=tuple(passage(_statement(words, brand.get("funding", "")), words.lang) for words in voices.words()),
        partners=partners,
        notes=tuple(fund_notes),
    )


def in_rows(logos: Iterable[Figure], resources: Mapping[str, Resource]) -> tuple[tuple[Figure, ...], ...]:
    """The partners' logos in their order, as many in a row as the page is wide for."""
    rows: list[list[Figure]] = []
    left = 0.0
    for logo in logos:
        wide = min(shape(resources[logo.name].data), _WIDEST)
        if not rows or wide > left:
            rows.append([])
            left = _ROW
        rows[-1].append(logo)
        left -= wide + _BETWEEN
    return tuple(map(tuple, rows))


def emblem(look: Look) -> tuple[Resource, ...]:
    """The emblem in the version of the settings, as drawing and as picture; none without a fund."""
    if not is_funded(look):
        return ()
    version = dict(look.brand).get("funding_colour", "blue")
    return (
        Resource(EMBLEM, "image/svg+xml", drawing(version)),
        Resource(EMBLEM_PICTURE, "image/png", picture(version)),
    )


def _statement(words: SheetWords, support: str) -> str:
    return words.funded if support == "funded" else words.fund
