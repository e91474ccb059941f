"""The pictures of a practice, with the words of the page that belong to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.extract.fields.making import short_text
from pipeline.extract.fields.texts import composed
from pipeline.extract.page.found import NOTHING, Found, found_as, value_found
from pipeline.extract.page.lines import Line, Piece
from pipeline.extract.page.part import PracticePart
from pipeline.model import Fate, FieldValue, Locator, Picture, Reason, Rule, Run
from pipeline.text import normalise
from pipeline.values.readers import Readers


def images(lines: Sequence[Line], part: PracticePart, readers: Readers) -> Found:
    """The pictures outside boilerplate, each once; a flag says where, an icon what its value is: they show nothing.

    Of one that stands there several times, that with a caption counts. Its words are the picture's.
    """
    shown: dict[str, list[tuple[Picture, Line, list[Piece]]]] = {}
    icons = {line.label.words for line in lines if line.label and line.label.is_unseen}
    for at, line in enumerate(lines):
        picture = line.segment.block.picture
        is_icon = picture is not None and picture.alt.rstrip(" :") in icons
        if picture and not (line.boilerplate or is_icon or readers.places.flag_of(picture.alt)):
            shown.setdefault(picture.src, []).append((picture, line, _words(lines, at, picture)))
    found = NOTHING
    for group in shown.values():
        picture, line, words = next((one for one in group if one[2]), group[0])
        found += value_found(_value(picture, line, words, part)) + found_as(words, Fate.FIELD, "images")
        for other, _, again in group:
            if again is not words and (other.caption, other.credit) == (picture.caption, picture.credit):
                found += found_as(again, Fate.BOILERPLATE, Reason.PRINTED_TWICE)
    return found


def _words(lines: Sequence[Line], at: int, picture: Picture) -> list[Piece]:
    """The lines below the picture at `at`, else above it, whose words it has as its caption or its credit."""
    below = list(_run(lines, range(at + 1, len(lines)), picture))
    return below or sorted(_run(lines, range(at - 1, -1, -1), picture))


def _run(lines: Sequence[Line], numbers: Iterable[int], picture: Picture) -> Iterator[Piece]:
    if not picture.caption and not picture.credit:
        return
    for line in map(lines.__getitem__, numbers):
        if line.segment.block.picture or not (line.is_picture_caption or line.boilerplate):
            return
        words = line.segment.block.text.strip()
        has_credit = bool(picture.credit) and picture.credit in words
        if words and (has_credit or words in picture.caption):
            yield line.whole


def _value(picture: Picture, line: Line, words: Sequence[Piece], part: PracticePart) -> FieldValue:
    """The picture, its text the page's words below it, else what stands in its place, else its file's name."""
    if words:
        below = composed(words, part.lines, short_text(part, words).lang).value("images", Rule.PICTURE, part.lines)
        return replace(
            below, value=replace(picture, caption=_repaired(picture.caption), credit=_repaired(picture.credit))
        )
    text, lang = (picture.alt, part.sides.main) if picture.alt else (picture.src.rpartition("/")[2], "zxx")
    locator = Locator(line.segment.block.path)
    return FieldValue("images", lang, text, (Run(0, len(text), lang),), locator, Rule.PICTURE, picture)


def _repaired(words: str) -> str:
    return normalise(words)[0].text
