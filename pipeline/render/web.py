"""The head of a page for browsers, which carries all it needs so that it needs no other file and can do no harm."""

from __future__ import annotations

import base64
import re
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from pipeline.errors import ConfigurationError
from pipeline.messages import Message
from pipeline.model import Look

FACES = "faces.css"
FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
_FILE = re.compile(r"url\((?!data:|#)([^)]*)\)")
_FAMILY = re.compile(r"font-family: ([^;}]*)")
_RANGES = re.compile(r"unicode-range: ([^;}]*)")
_RANGE = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?")

_TYPES = {"woff2": "font/woff2", "ttf": "font/ttf", "png": "image/png", "svg": "image/svg+xml"}

_PROPERTIES = frozenset({"accent", "tint", "ink", "spacing"})


class WebHead(NamedTuple):
    """The style of a page, its script if it has one, and the policy that lets the browser take these and no others."""

    style: str
    policy: str
    script: str = ""


def web_head(
    look: Look, style: str, text: str, script: str = "", pictures: str = "data:", more: str = "", scripts: str = ""
) -> WebHead:
    """The head of a page whose words are `text`, by the look's fonts and its style sheets `style` and `more`.

    `pictures` are the sources of the page's pictures, in the words of the policy, `scripts` those of what the `script`
    loads. ConfigurationError if a style sheet names a file that the look has not.
    """
    brand = "".join(f"--{name}: {value};" for name, value in properties(look))
    sheets = "\n".join(look.file(name).decode("utf-8") for name in (FACES, style, more) if name)
    own = _without_idle_fonts(sheets, frozenset(text))
    whole = f":root {{{brand}}}\n" + _FILE.sub(lambda file: f"url({_inside(look, file[1])})", own)
    return WebHead(whole, _policy(whole, script, pictures, scripts), script)


def properties(look: Look) -> list[tuple[str, str]]:
    """The brand's settings that style sheets know as custom properties, by name."""
    return [pair for pair in look.brand if pair[0] in _PROPERTIES]


def _without_idle_fonts(style: str, characters: frozenset[str]) -> str:
    """The style sheet without the fonts that it has no use for, or whose ranges hold none of the characters."""
    rest = FONT_FACE.sub("", style)

    def face(rule: re.Match[str]) -> str:
        family, ranges = _FAMILY.search(rule[0]), _RANGES.search(rule[0])
        is_named = family is not None and family[1] in rest
        has_letters = ranges is None or any(_holds(one, characters) for one in _RANGE.finditer(ranges[1]))
        return rule[0] if is_named and has_letters else ""

    return FONT_FACE.sub(face, style)


def _holds(span: re.Match[str], characters: frozenset[str]) -> bool:
    first, last = int(span[1], 16), int(span[2] or span[1], 16)
    return any(first <= ord(sign) <= last for sign in characters)


def _inside(look: Look, name: str) -> str:
    """A file of the look as a data: URL; ConfigurationError if it has no such file."""
    try:
        return data_url(_TYPES.get(name.rpartition(".")[2], "application/octet-stream"), look.file(name))
    except KeyError as error:
        raise ConfigurationError(
            Message("render.template-no-file", name=name), Message("render.template-folder")
        ) from error


@lru_cache(maxsize=64)
def data_url(media_type: str, data: bytes) -> str:
    """The bytes as an address that holds them."""
    return f"data:{media_type};base64,{base64.b64encode(data).decode()}"


def _policy(style: str, script: str, pictures: str, scripts: str) -> str:
    """A Content Security Policy (level 3) by hashes: what is not in the page when it is written, never runs."""
    parts = {
        "default-src": "'none'",
        "style-src": _hash(style),
        "script-src": f"{_hash(script)} {scripts}".strip() if script else "'none'",
        "img-src": pictures,
        "font-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in parts.items())


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"
