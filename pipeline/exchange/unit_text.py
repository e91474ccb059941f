"""The words of units in a form that survives every exchange format, and their short hashes."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

from pipeline.values.seen import seen_words

_DIGITS = 8

# Tabs, which Calc loses, and line ends that programs treat differently or not at all.
_BREAKS = re.compile("[\t\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")

_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """A text in NFC, `unbroken` and without characters that XML cannot hold."""
    return _UNFIT.sub("", unbroken(unicodedata.normalize("NFC", text)))


def unbroken(text: str) -> str:
    """A text without tabs, and with no line ends other than those that all programs know."""
    return _BREAKS.sub(" ", text)


def line(text: str) -> str:
    """Returned words as one line of a value: in NFC, with all white space but no-break spaces as single spaces."""
    return re.sub(r"[^\S\u00a0\u202f]+", " ", plain(text)).strip()


def seen8(text: str) -> str:
    """The short hash of some words; "" for none."""
    return seen_words(text)[:_DIGITS] if text else ""


def exact8(text: str) -> str:
    """The short hash of some exact words; "" for none."""
    return sha256(line(text).encode()).hexdigest()[:_DIGITS] if text else ""
