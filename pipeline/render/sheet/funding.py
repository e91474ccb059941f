"""The funding line: the European Union's emblem and statement, the fund, the partners' logos.

Regulation (EU) 2021/1060, annex IX: the statement is written in full beside the emblem, and no other logo is larger.
How it is set (sizes, colours, distances, the statement's font) is the templates' business.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from textwrap import wrap

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

# In millimetres, by the number of statements: the room at their right. Logos there are as high as at the sheet's head,
# or somewhat lower; lower still their letters could not be read.
_BESIDE, _HEIGHTS = {1: 93.0, 2: 52.0}, (10.0, 9.0, 8.0)
# The emblem's height, what stands between a logo and the next, or the fund's name, and the height of its lines.
_EMBLEM, _APART, _BELOW, _LINE = 12.0, 4.0, 1.2, 4.63
# So wide is a letter of that name at most, on the average; so many lines of it may stand above logos.
_LETTER, _LINES = 2.3, 2

# The name of a fund with fewer letters stands on one line beside the statement.
_ONE_LINE = 28


def is_funded(look: Look) -> bool:
    """Whether the settings name a fund: without one nothing of it is printed."""
    return bool(dict(look.brand).get("fund"))


def funding(look: Look, voices: Voices, logos: tuple[Figure, ...], resources: Iterable[Resource]) -> Funding | None:
    """The funding line; None without a fund."""
    if not is_funded(look):
        return None
    brand = dict(look.brand)
    first = next(voices.words())
    fund_notes = [tied(passage(brand["fund"], language_of(brand["fund"])), _ONE_LINE)]
    fund_notes += [
        passage(text, lang) for lang in voices.languages if (text := brand.get(f"disclaimer_{lang}", "").strip())
    ]
    line = Funding(
        emblem=Figure(EMBLEM, passage(first.emblem, first.lang)),
        statements=tuple(passage(_statement(words, brand.get("funding", "")), words.lang) for words in voices.words()),
        notes=tuple(fund_notes),
    )
    shapes = {one.name: shape(one.data) for one in resources if one.name in {logo.name for logo in logos}}
    # On a coloured ground logos would need grounds of their own.
    height = _height_beside([shapes[one.name] for one in logos], line)
    if height and brand.get("funding_colour") != "white":
        return replace(line, beside=logos, logo_height=height)
    return replace(line, partners=in_rows(logos, shapes))


def _height_beside(shapes: Sequence[float], line: Funding) -> float:
    """How high logos of such shapes are in the emblem's row, under the fund's name; 0 where they have no room."""
    if _lines(line) > _LINES:
        return 0.0
    room = _BESIDE[len(line.statements)] - _APART * (len(shapes) - 1)
    wide = sum(min(one, _WIDEST) for one in shapes)
    return next((height for height in _HEIGHTS if wide * height <= room), 0.0)


def _lines(line: Funding) -> int:
    """How many lines the fund's name takes at the right of the statements."""
    return len(wrap(line.notes[0].text, int(_BESIDE[len(line.statements)] / _LETTER)))


def risen(line: Funding) -> float:
    """How much higher than the emblem its row is, in millimetres."""
    return max(0.0, _lines(line) * _LINE + _BELOW + line.logo_height - _EMBLEM) if line.beside else 0.0


def row_height(*, is_close: bool) -> float:
    """How high logos in rows of their own are, in millimetres; lower on a sheet whose text is set closer."""
    return _HEIGHTS[-1] if is_close else _EMBLEM


def in_rows(logos: Iterable[Figure], shapes: Mapping[str, float]) -> tuple[tuple[Figure, ...], ...]:
    """The partners' logos in their order, as many in a row as the page is wide for."""
    rows: list[list[Figure]] = []
    left = 0.0
    for logo in logos:
        wide = min(shapes[logo.name], _WIDEST)
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
