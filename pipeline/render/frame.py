"""What stands at the head and the foot of a sheet's pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from textwrap import shorten

from pipeline.lexicon import Lexicon
from pipeline.model import Passage, Sheet
from pipeline.render.passages import joined, passage
from pipeline.render.sheet.voices import Voices

_COUNTER = re.compile(r"\{(page|pages)\}")
_MEANT = re.compile(r'["\\\n\r\f]')

# So much of the title stands in the footer, on one line.
_MOST = 74

# What looks lost before the sign that words are left out.
_LOOSE = re.compile(r"(?:\W+\w{1,3})?\W*$")

# Words about the page's number as pairs: text, and the counter after it (`page`, `pages` or "").
Counted = list[tuple[str, str]]


def page_words(sheet: Sheet, lexicon: Lexicon) -> list[tuple[str, Counted]]:
    """The page's number in words, in each language of the sheet."""
    return [(words.lang, _counted(words.page)) for words in Voices(sheet.languages, lexicon).words()]


def short_title(sheet: Sheet) -> str:
    """The title on one line, cut between words."""
    short = shorten(sheet.title, _MOST, placeholder="")
    return short if short == " ".join(sheet.title.split()) else f"{_LOOSE.sub('', short, count=1)} …".strip()


def continued(heading: Iterable[Passage], voices: Voices) -> Passage:
    """The name of a section where it goes on at the head of a page."""
    words = list(voices.words())
    said = [passage(f"{'(' * (one is words[0])}{one.continued}{')' * (one is words[-1])}", one.lang) for one in words]
    return joined((joined(heading, " · "), joined(said, " · ")), " ")


def foot(sheet: Sheet, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """The foot for a style sheet, as custom properties: `foot` is the title, `counted` the page's number.

    Their values are for CSS's `content`. A page's text is a string in them, whatever it holds.
    """
    yield "foot", css_string(short_title(sheet))
    yield "counted", ' " · " '.join(_content(words) for _, words in page_words(sheet, lexicon))


def _content(words: Counted) -> str:
    return " ".join(
        f"{css_string(text)} counter({counter})" if counter else css_string(text) for text, counter in words
    )


def css_string(text: str) -> str:
    """A string of CSS (CSS Syntax 3, 4.3.5), in which these signs alone have a meaning."""
    return '"' + _MEANT.sub(lambda sign: f"\\{ord(sign[0]):x} ", text) + '"'


def _counted(words: str) -> Counted:
    parts = _COUNTER.split(words)
    return list(zip(parts[::2], [*parts[1::2], ""], strict=True))
