"""What the checks of finished files find, and tests on text that they share."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from pipeline.contrast import LEGIBLE, LEGIBLE_LARGE, contrast
from pipeline.messages import Message
from pipeline.text import addresses

# A BCP 47 tag as documents use them: language, script, region.
_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")

# Parts of addresses broken across lines; whole ones, hashtags and file names are known to the splitter.
_NO_PROSE = re.compile(r"\S*(?://|www\.|@)\S*")
_GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")
_LATIN = re.compile(r"[A-Za-z]")

# Up to this many letters in the other script are a name or an abbreviation, and may keep the surrounding language.
_FEW_LETTERS = 11

# A text is in a script if it has more than this many times the letters of the other.
_MOSTLY = 3

_FILE_NAME = re.compile(
    r"\S+\.(jpe?g|png|gif|svg|webp|tiff?)|(image|img|picture|dsc|photo|εικόνα)[\W\d_]*", re.IGNORECASE
)
_ADDRESS = re.compile(r"(https?://|mailto:|www\.)\S*")

# Large text in points (WCAG 2.1, definition of large scale).
_LARGE, _LARGE_BOLD = 18, 14

# How much of a text is quoted.
_QUOTED = 50


class Finding(NamedTuple):
    """Something wrong in a finished file: the file as it was named, the rule that is broken, and how."""

    file: str
    rule: str
    text: str

    @property
    def message(self) -> Message:
        """The finding in a line for people."""
        return Message("check.finding", file=self.file, rule=self.rule, text=self.text)


class Flaw(NamedTuple):
    """A finding without its file: the rule that is broken, and how."""

    rule: str
    text: str


def is_language_tag(tag: str) -> bool:
    """Whether this is a well-formed tag such as `el` or `en-GB`."""
    return bool(_TAG.fullmatch(tag))


def contradicts(text: str, lang: str) -> bool:
    """Whether a text is in the letters of another language than its tag says (WCAG 3.1.2)."""
    prose = _NO_PROSE.sub("", _without_addresses(text))
    greek, latin = len(_GREEK.findall(prose)), len(_LATIN.findall(prose))
    is_greek = lang.startswith("el") and not lang.startswith("el-Latn")
    if is_greek:
        return latin > _FEW_LETTERS and latin > _MOSTLY * greek
    return greek > _FEW_LETTERS and greek > _MOSTLY * latin


def _without_addresses(text: str) -> str:
    """A text without its addresses, which have no language."""
    edges = [0, *(edge for start, end, _ in addresses(text) for edge in (start, end)), len(text)]
    return "".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))


def says_nothing(alt: str) -> bool:
    """Whether an alternative text is empty or the name of a file (WCAG 1.1.1)."""
    return not alt.strip() or bool(_FILE_NAME.fullmatch(alt.strip()))


def is_bare_address(words: str) -> bool:
    """Whether the text of a link is nothing but its address."""
    return bool(_ADDRESS.fullmatch(words.strip()))


def is_safe(target: str) -> bool:
    """Whether a document may link there."""
    try:
        return urlsplit(target).scheme.lower() in {"http", "https", "mailto"}
    except ValueError:
        return False


def quoted(text: str) -> str:
    """The beginning of a text in quotation marks, to find it by."""
    words = " ".join(text.split())
    return f"“{words if len(words) <= _QUOTED else words[:_QUOTED].rstrip() + '…'}”"


def contrast_flaw(words: str, colours: tuple[str, str], points: float, *, is_bold: bool) -> Flaw | None:
    """A flaw if words in the first of two colours `#rrggbb` on the second have too little contrast for their size."""
    least = LEGIBLE_LARGE if points >= (_LARGE_BOLD if is_bold else _LARGE) else LEGIBLE
    ratio = contrast(*colours)
    if ratio >= least:
        return None
    colour, ground = colours
    return Flaw(
        "contrast",
        Message(
            "check.contrast",
            words=quoted(words),
            colour=colour,
            ground=ground,
            ratio=f"{ratio:.1f}",
            least=f"{least:g}",
        ),
    )


def skipped_levels(levels: list[int]) -> list[tuple[int, int]]:
    """Pairs (level before, level) where a heading is more than one level deeper than the one before it."""
    return [(before, level) for before, level in zip([0, *levels], levels, strict=False) if level > before + 1]
