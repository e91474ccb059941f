"""Text that was once decoded with the wrong encoding and saved again, put right line by line.

Two ways back: ftfy's for UTF-8 read as a single-byte encoding, and our own for windows-1253 read as Latin-1
("ÊáëÞ"), which ftfy leaves alone.
"""

from __future__ import annotations

import re

import ftfy
from ftfy import TextFixerConfig
from ftfy.badness import is_bad

from pipeline.messages import Message
from pipeline.model import Issue, IssueCode, Locator, Severity

# The encoding only: nothing of the page's own typography is touched.
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
# No language of Latin letters sets four letters beyond ASCII in a row; Greek words read as Latin-1 do nothing else.
_LATIN_ROW = re.compile("[\u00b6\u00b8-\u00ba\u00bc\u00be-\u00fe]{4,}")
_LATIN_WORDS = re.compile("[\u00a2\u00b6\u00b8-\u00ba\u00bc\u00be-\u00fe]+")
_GREEK = re.compile("[\u0370-\u03ff]")
# Longer lines are scripts and packed data, never prose that somebody would mend.
_LONGEST = 20_000
_SHOWN = 60


def mended(text: str) -> tuple[str, tuple[Issue, ...]]:
    """`text` with every damaged line mended, and an issue a line that says before and after. Keeps the lines."""
    if text.isascii():
        return text, ()
    lines = text.split("\n")
    issues = []
    for number, line in enumerate(lines):
        better = _mended_line(line)
        if better != line:
            lines[number] = better
            issues.append(_repair(number + 1, line, better))
    return "\n".join(lines), tuple(issues)


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
    """`text` in Greek letters where it has the Latin ones that stand in their places, as it is known to."""
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
