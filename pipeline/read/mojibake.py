"""Repairs text that was decoded with the wrong encoding and saved again, line by line.

There are two repairs: ftfy's for UTF-8 read as a single-byte encoding, and ours for windows-1253 read as Latin-1
("ÊáëÞ"), which ftfy does not touch.
"""

from __future__ import annotations

import re
from functools import lru_cache

import ftfy
from ftfy import TextFixerConfig
from ftfy.badness import is_bad

from pipeline.messages import Message
from pipeline.model import Issue, IssueCode, Locator, Severity

# Only the encoding is repaired; the page's own typography stays.
_FIXES = TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_control_chars=False,
    normalization=None,
)
# No language in Latin letters has four non-ASCII letters in a row; Greek read as Latin-1 has nothing else.
_LATIN_ROW = re.compile("[\u00b6\u00b8-\u00ba\u00bc\u00be-\u00fe]{4,}")
_LATIN_WORDS = re.compile("[\u00a2\u00b6\u00b8-\u00ba\u00bc\u00be-\u00fe]+")
_GREEK = re.compile("[\u0370-\u03ff]")
# Longer lines are scripts or encoded data, not prose.
_LONGEST = 20_000
_SHOWN = 60
_SHORT = 400


def mended(text: str) -> tuple[str, tuple[Issue, ...]]:
    """`text` with every damaged line repaired, and an issue for each that shows before and after; lines stay lines."""
    if text.isascii():
        return text, ()
    lines = text.split("\n")
    issues = []
    for number, line in enumerate(lines):
        better = _short(line) if len(line) <= _SHORT else _mended_line(line)
        if better != line:
            lines[number] = better
            issues.append(_repair(number + 1, line, better))
    return "\n".join(lines), tuple(issues)


@lru_cache(maxsize=2000)  # the lines of a site's frame come again on each of its pages
def _short(line: str) -> str:
    return _mended_line(line)


def _mended_line(line: str) -> str:
    if line.isascii() or len(line) > _LONGEST:
        return line
    fixed = ftfy.fix_encoding(line, _FIXES) if is_bad(line) else line
    if fixed != line and "\n" not in fixed and "\r" not in fixed:
        return fixed
    if _LATIN_ROW.search(line) and not _GREEK.search(line):
        return _LATIN_WORDS.sub(_greek, line)
    return line


def greek(text: str) -> str:
    """`text`, known to be windows-1253 read as Latin-1, in Greek letters."""
    return _LATIN_WORDS.sub(_greek, text)


def _greek(word: re.Match[str]) -> str:
    try:
        return word[0].encode("latin-1").decode("cp1253")
    except UnicodeDecodeError:
        return word[0]


def _repair(number: int, before: str, after: str) -> Issue:
    at = next((index for index, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), 0)
    message = Message("read.mojibake-mended", before=before[at : at + _SHOWN], after=after[at : at + _SHOWN])
    return Issue(IssueCode.MOJIBAKE_REPAIRED, Severity.INFO, message, Locator(f"line {number}"))
