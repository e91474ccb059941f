"""Bytes to text: byte order mark, strict UTF-8, nearly UTF-8, then windows-1253 against ISO-8859-7.

What a page declares is wrong often enough on Greek pages to print mojibake, while Greek text tells by itself which of
the three encodings it is in: there the declaration only breaks ties. One of another language is believed unless the
page holds Greek words.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from pipeline.messages import Message
from pipeline.model import Issue, IssueCode, Severity
from pipeline.read.greek_bytes import (
    GREEK_CODE_PAGES,
    greek_code_page,
    is_greek,
    is_misspelt,
    is_surely_greek,
    looks_greek,
)

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# One broken sequence among this many good ones means a damaged UTF-8 page, not another encoding.
_GOOD_FOR_A_BROKEN = 10
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
# Control characters that no text has, and the share of them that a damaged text may hold.
_NO_TEXT = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_NO_TEXT = 0.05
_SAMPLE = 1 << 16
# A row of Greek letters in UTF-7, which is ASCII to the eye.
_UTF7_ROW = re.compile(rb"(?<![\w+/])\+A[3-9+/][A-Za-z0-9+/]+")
_OLD_GREEK = ("mac-greek", "cp737", "cp869")
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_HEAD = 4096
# Encodings that a page of this kind may rightly declare when its bytes are neither UTF-8 nor Greek.
_C1 = re.compile(rb"[\x80-\x9f]")
_SINGLE_BYTE = ("cp125", "cp437", "cp737", "cp85", "cp869", "iso8859", "mac-", "koi8")
_CERTAIN = frozenset({"utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", *GREEK_CODE_PAGES})
_DROPPED = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_SHOWN = {"cp1253": "windows-1253", "cp1252": "windows-1252", "iso8859-7": "iso-8859-7", "iso8859-1": "iso-8859-1"}


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A page's text, the name of the encoding that it was read with, and what was odd about it."""

    text: str
    charset: str
    issues: tuple[Issue, ...] = ()


def is_text(data: bytes) -> bool:
    """Whether bytes can be text: they have a byte order mark, or hardly any control characters.

    Of random or compressed bytes a tenth are control characters.
    """
    head = data[:_SAMPLE]
    if head.startswith(tuple(mark for mark, _ in _MARKS)) or _wide(head):
        return True
    return len(_NO_TEXT.findall(head)) <= len(head) * _MOST_NO_TEXT


def decode(data: bytes, declared: str | None = None) -> DecodedText:
    """The text of `data`, with LF line ends and without control characters; never raises.

    `declared` is what a header said; if it is None, a `charset=` in the first 4 kB counts as declared.
    """
    claim = _codec(declared) or _codec(_claimed(data))
    if claim == "iso8859-1" and _C1.search(data):
        # Browsers take the name for windows-1252, and so do those who write it.
        claim = "cp1252"
    charset, body = _charset(data, claim)
    text = body.decode(charset, "replace")
    issues = _doubts(data, text, charset, claim)
    cleaned = clean(text)
    if len(cleaned) != len(text):
        message = Message("read.controls-dropped", count=len(text) - len(cleaned))
        issues = (*issues, Issue(IssueCode.CHARACTERS_DROPPED, Severity.INFO, message))
    lines = cleaned.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").replace("\ufeff", "")
    return DecodedText(lines, _SHOWN.get(charset, charset), issues)


def clean(text: str) -> str:
    """`text` without control characters, which no finished file can hold."""
    return _DROPPED.sub("", text)


def _charset(data: bytes, claim: str | None) -> tuple[str, bytes]:
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return charset, data[len(mark) :]
    if wide := _wide(data):
        return wide, data
    if data.isascii() and len(_UTF7_ROW.findall(data[:_SAMPLE])) >= 5:
        return "utf-7", data
    if _is_utf8(data):
        return "utf-8", data
    charset = _single_byte(data, claim)
    if charset == claim or (charset in GREEK_CODE_PAGES and not is_misspelt(data[:_SAMPLE], charset)):
        return charset, data
    return next((one for one in _OLD_GREEK if is_greek(data[:_SAMPLE], one)), charset), data


def _wide(data: bytes) -> str:
    """UTF-16 or UTF-32 without a byte order mark, known by where the zero bytes are; "" for anything else."""
    size = min(len(data), _SAMPLE) // 4 * 4
    zeros = [4 * data[at:size:4].count(0) / (size or 1) for at in range(4)]
    if min(zeros[2:]) > 0.99 or min(zeros[:2]) > 0.99:
        return "utf-32-le" if zeros[3] > zeros[0] else "utf-32-be"
    for one, other, charset in ((1, 0, "utf-16-le"), (0, 1, "utf-16-be")):
        if min(zeros[one], zeros[one + 2]) > 0.1 and max(zeros[other], zeros[other + 2]) < 0.01:
            return charset
    return ""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        good = _MULTIBYTE.findall(data)
        broken = len(_HIGH.findall(data)) - sum(map(len, good))
        return len(good) >= _GOOD_FOR_A_BROKEN * broken
    return True


def _single_byte(data: bytes, claim: str | None) -> str:
    other = claim if claim and claim not in {"utf-8", *GREEK_CODE_PAGES} else None
    if not looks_greek(data) or (other and not is_surely_greek(data, other)):
        return other or "cp1252"
    return greek_code_page(data, claim)


def _claimed(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_HEAD])
    return found[1].decode("ascii") if found else None


def _codec(name: str | None) -> str | None:
    if not name:
        return None
    try:
        codec = codecs.lookup(name).name
    except (LookupError, ValueError):  # no codec of that name, or a name that none can have
        return None
    return codec if codec == "utf-8" or codec.startswith(_SINGLE_BYTE) else None


def _doubts(data: bytes, text: str, charset: str, claim: str | None) -> tuple[Issue, ...]:
    issues: list[Issue] = []
    has_high = bool(_HIGH.search(data))
    if has_high and claim and claim not in {charset, charset.removesuffix("-le").removesuffix("-be")}:
        message = Message(
            "read.charset-mislabelled", declared=_SHOWN.get(claim, claim), charset=_SHOWN.get(charset, charset)
        )
        issues.append(Issue(IssueCode.CHARSET_MISLABELLED, Severity.INFO, message))
    if has_high and charset not in _CERTAIN and (claim is None or "¤" in text):
        # A euro sign of ISO-8859-7 and -15 is the currency sign of the others.
        message = Message("read.charset-uncertain", charset=_SHOWN.get(charset, charset))
        issues.append(Issue(IssueCode.CHARSET_UNCERTAIN, Severity.INFO, message))
    lost = text.count("\ufffd")
    if lost:
        message = Message("read.characters-lost", count=lost, charset=_SHOWN.get(charset, charset))
        issues.append(Issue(IssueCode.CHARSET_UNCERTAIN, Severity.WARNING, message))
    return tuple(issues)
