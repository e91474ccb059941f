"""What looks like words but is not: URLs, e-mail addresses, file names, hashtags, code."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from pipeline.sources import PAGE_SUFFIXES


class AddressKind(StrEnum):
    """The kind of an address; all are left exactly as written."""

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


# Every address has one of these signs: without them there is nothing to look for. Where each alternative begins with a
# letter that it names, `re` leaps from one to the next.
_SIGNS = re.compile(r"@|#|`|_|/|\.(?<=\w\.)\w")

# Tried in this order at each position. A dotted name is an address only if its ending is in one of the sets below.
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

# File extensions that pages link to or mention.
_FILE_ENDINGS = frozenset(
    "pdf doc docx odt rtf txt xls xlsx ods csv tsv ppt pptx odp zip rar 7z gz tar jpg jpeg png gif svg webp tif tiff "
    "bmp mp3 mp4 avi mov wav html htm xhtml php asp aspx jsp xml json js css py md toml yaml yml ini exe epub dwg dxf "
    "shp kml geojson ics eml".split()
)

# Top-level domains for hosts without a scheme: generic ones, and European ones that are not common words.
_DOMAINS = frozenset(
    "com org net eu gr edu gov int info biz museum coop ad al am ba be bg by ch cy cz de dk ee es fi fr ge gl hr hu "
    "ie il li lt lu lv mc md mk mt nl pl pt ro rs ru se si sk sm tr ua uk va xk ελ ευ".split()
)

# Punctuation after an address belongs to the sentence.
_TRAILING = ".,;:!?·…’'*|-"
_OPENING = {")": "(", "]": "[", "}": "{"}


def addresses(text: str) -> list[Address]:
    """All addresses in `text` in order, not overlapping, without the sentence's own punctuation."""
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
    """`written` up to the first unmatched closing bracket, without trailing punctuation."""
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
    """The web address that a person means by a name without `https://`; empty if it does not look like one."""
    is_file = text.endswith(tuple(PAGE_SUFFIXES)) and "/" not in text
    return f"https://{text.removeprefix('//')}" if _BARE_ADDRESS.fullmatch(text) and not is_file else ""


def is_hashtags(text: str) -> bool:
    """Whether a line holds hashtags and nothing else."""
    words = text.split()
    return bool(words) and all(word.startswith("#") or not any(map(str.isalnum, word)) for word in words)
