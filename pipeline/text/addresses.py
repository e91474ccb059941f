"""What looks like words but is none: URLs, e-mail addresses, file names, hashtags, code."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from pipeline.sources import PAGE_SUFFIXES


class AddressKind(StrEnum):
    """What an address is; all are left as they are written, letter by letter."""

    URL = "url"
    EMAIL = "email"
    FILE = "file"
    HASHTAG = "hashtag"
    CODE = "code"


class Address(NamedTuple):
    """A stretch `start`–`end` of a text that no repair may touch."""

    start: int
    end: int
    kind: AddressKind


# One of these signs stands in every address: without them there is nothing to look for.
_SIGNS = re.compile(r"[@#`_/]|\w\.\w")

# Tried in this order at each place. A dotted name is an address only with an ending of one of the sets below.
_CANDIDATE = re.compile(
    r"""
    (?P<code>`[^`\n]{1,200}+`)
  | (?P<url>(?<![\w+.-])(?:[a-z][a-z0-9+.-]{1,15}://|www\d?\.(?=\w))[^\s<>«»“”„"`]++)
  | (?P<email>(?<![\w+.-])(?:mailto:)?[\w.+-]++@[\w-]++\.[\w.-]++)
  | (?P<hashtag>(?<![\w/&\#@])[\#@]\w[\w-]*+)
  | (?P<identifier>(?<![\w./-])[A-Za-z0-9]++_\w++(?![\w.]))
  | (?P<dotted>(?<![\w@./-])[\w-]++\.[\w.-]++(?:/[^\s,;<>«»“”„"`]*+)?)
    """,
    re.VERBOSE | re.IGNORECASE,
)

# Endings of files that pages offer for download or name.
_FILE_ENDINGS = frozenset(
    "pdf doc docx odt rtf txt xls xlsx ods csv tsv ppt pptx odp zip rar 7z gz tar jpg jpeg png gif svg webp tif tiff "
    "bmp mp3 mp4 avi mov wav html htm xhtml php asp aspx jsp xml json js css py md toml yaml yml ini exe epub dwg dxf "
    "shp kml geojson ics eml".split()
)

# Top-level domains of hosts written without a scheme: the generic ones and those of Europe that are no common word.
_DOMAINS = frozenset(
    "com org net eu gr edu gov int info biz museum coop ad al am ba be bg by ch cy cz de dk ee es fi fr ge gl hr hu "
    "ie il li lt lu lv mc md mk mt nl pl pt ro rs ru se si sk sm tr ua uk va xk ελ ευ".split()
)

# Punctuation after an address belongs to the sentence.
_TRAILING = ".,;:!?·…’'*|-"
_OPENING = {")": "(", "]": "[", "}": "{"}


def addresses(text: str) -> list[Address]:
    """All addresses of `text` in order, none overlapping; a sentence's own punctuation is not part of them."""
    if not _SIGNS.search(text):
        return []
    return [address for match in _CANDIDATE.finditer(text) if (address := _address(match))]


# A host with a dot in its name, or this machine, with or without a port and a path.
_BARE_ADDRESS = re.compile(
    r"(?://)?(?:(?:[\w-]{1,63}\.){1,10}[^\W\d_][\w-]{1,62}|localhost|[0-9]{1,3}(?:\.[0-9]{1,3}){3})(?::[0-9]{1,5})?(?:[/?#].*)?"
)


def _address(match: re.Match[str]) -> Address | None:
    start, end, what = match.start(), match.end(), match.lastgroup
    if what == "code":
        return Address(start, end, AddressKind.CODE)
    written = _trimmed(match.group())
    if what == "dotted":
        kind = _dotted_kind(written)
    elif what == "hashtag":
        kind = AddressKind.HASHTAG if any(map(str.isalpha, written)) else None
    else:
        kind = AddressKind.CODE if what == "identifier" else AddressKind(what or "")
    return Address(start, start + len(written), kind) if kind else None


def _dotted_kind(name: str) -> AddressKind | None:
    host, _, path = name.partition("/")
    ending = host.rsplit(".", 1)[-1]
    if not path and (ending in _FILE_ENDINGS or (ending.isupper() and ending.lower() in _FILE_ENDINGS)):
        return AddressKind.FILE
    return AddressKind.URL if ending in _DOMAINS and host[0].isalnum() else None


def _trimmed(written: str) -> str:
    """`written` up to a closing bracket that it has not opened, without trailing punctuation."""
    depth = dict.fromkeys(_OPENING.values(), 0)
    for at, sign in enumerate(written):
        if sign in depth:
            depth[sign] += 1
        elif sign in _OPENING:
            depth[_OPENING[sign]] -= 1
            if depth[_OPENING[sign]] < 0:
                written = written[:at]
                break
    return written.rstrip(_TRAILING)


def web_address_meant(text: str) -> str:
    """The address on the web that a person means by a name without `https://`; empty where it looks like none."""
    is_file = text.endswith(tuple(PAGE_SUFFIXES)) and "/" not in text
    return f"https://{text.removeprefix('//')}" if _BARE_ADDRESS.fullmatch(text) and not is_file else ""
