"""The first step of normalising: canonical composition (NFC) without invisible characters, with a map of offsets."""

from __future__ import annotations

import re
import unicodedata

from pipeline.model import Normalised

# Invisible characters without meaning in finished text: soft hyphen, zero-width space, word joiner, byte order mark.
INVISIBLE = "\u00ad\u200b\u2060\ufeff"

# Characters that NFC never changes and that never combine with the one before; all others are checked one by one.
_QUIET = (
    r"\x00-\u00ac\u00ae-\u02ff\u0370-\u0373\u0375-\u037d\u037f-\u0386\u0388-\u0482\u048a-\u058f\u2002-\u200a"
    r"\u2010-\u205f\u2070-\u20cf\u2100-\u2125\u2127-\u2129\u212c-\u2328\u232b-\u2adb\u2add-\u2bff"
)
_LOUD = re.compile(f"[^{_QUIET}]+")

# More marks than this on one letter are not real text (Unicode's stream-safe format allows 30); ordering them would
# take quadratic time.
_MOST_MARKS = 30


def has_loud(text: str) -> bool:
    """Whether `text` has an invisible character, or one that composition may change."""
    return _LOUD.search(text) is not None


def composed(text: str, kept: list[tuple[int, int]]) -> Normalised:
    """`text` in NFC without invisible characters; the stretches `kept` (in order) stay as written."""
    if not has_loud(text):
        return Normalised(text)
    builder = _Builder(text)
    place = 0
    for start, end in [*kept, (len(text), len(text))]:
        for loud in _LOUD.finditer(text, place, start):
            builder.rewrite(max(loud.start() - 1, place), loud.end())
        place = end
    return builder.finish()


class _Builder:
    """Collects changes; everything between them is copied."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._pieces: list[str] = []
        self._anchors: list[tuple[int, int]] = []
        self._read = 0
        self._written = 0

    def rewrite(self, start: int, end: int) -> None:
        """Compose `start`–`end` of the source, cluster by cluster; `start` may be the base letter of the marks."""
        source = self._source
        start = max(start, self._read)
        while start < end:
            stop = start + 1
            while stop < end and _joins(source[stop]):
                stop += 1
            before = source[start:stop]
            after = _composed_cluster(before)
            if after != before:
                self._change(start, stop, after)
            start = stop

    def _change(self, start: int, end: int, after: str) -> None:
        self._copy(start)
        self._pieces.append(after)
        self._written += len(after)
        self._read = end
        self._anchors.append((self._written, end))

    def _copy(self, end: int) -> None:
        self._pieces.append(self._source[self._read : end])
        self._written += end - self._read
        self._read = end

    def finish(self) -> Normalised:
        if not self._anchors:
            return Normalised(self._source)
        self._copy(len(self._source))
        return Normalised("".join(self._pieces), tuple(self._anchors))


def _joins(character: str) -> bool:
    """Whether a character may combine with the one before (marks, Hangul vowels and finals), or is invisible."""
    return character in INVISIBLE or "\u1160" <= character <= "\u11ff" or unicodedata.category(character)[0] == "M"


def _composed_cluster(cluster: str) -> str:
    visible = "".join(character for character in cluster if character not in INVISIBLE)
    head, tail = visible[: _MOST_MARKS + 1], visible[_MOST_MARKS + 1 :]
    return unicodedata.normalize("NFC", head) + tail
