"""A sheet as a page of a gallery, whose style and pictures are files that all pages share."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from html import escape
from typing import Any, NamedTuple

from pipeline.lexicon import Lexicon
from pipeline.messages import Message, in_language
from pipeline.model import Look, Sheet
from pipeline.render.html.writer import markup
from pipeline.render.walk import passages
from pipeline.render.web import WebHead
from pipeline.text.json_text import json_text

STYLE = "assets/site.css"
INDEX = "index.html"
SHEETS = "sheets/"

# A page may load the gallery's own files only, from a server or from disk, which has no origin.
POLICY = (
    "default-src 'none'; style-src 'self' file:; script-src 'self' file:; img-src 'self' file: data:; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)

_ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}
_STYLE, _MAIN = "<style></style>", "<main>"


class SitePage(NamedTuple):
    """A sheet's page, the pictures that it shows by their names in the site, and the letters that its fonts need."""

    html: bytes
    pictures: tuple[tuple[str, bytes], ...]
    letters: str


def write_page(sheet: Sheet, look: Look, lexicon: Lexicon, data: Mapping[str, Any]) -> SitePage:
    """The page of a sheet in the folder `SHEETS` of a gallery; `data` describes it to programs (JSON-LD)."""
    pictures: dict[str, bytes] = {}

    def image(name: str) -> str:
        one = next(one for one in sheet.resources if one.name == name)
        file = f"pictures/{sha256(one.data).hexdigest()[:16]}.{_ENDINGS[one.media_type]}"
        pictures[file] = one.data
        return f"../{file}"

    text = markup(sheet, look, lexicon, 1, image, WebHead("", POLICY))
    words = in_language(Message("site.back"), sheet.lang if sheet.lang in {"el", "en"} else "en")
    head = f'<link rel="stylesheet" href="../{STYLE}" />\n{linked_data(data)}'
    lang = "" if sheet.lang in {"el", "en"} else ' lang="en"'
    back = f'<nav class="back"><a href="../{INDEX}"{lang}>{escape(words)}</a></nav>\n{_MAIN}'
    text = text.replace(_STYLE, head, 1).replace(_MAIN, back, 1)
    letters = "".join(sorted(set("".join(one.text for one in passages(sheet)) + words)))
    return SitePage(text.encode("utf-8"), tuple(pictures.items()), letters)


def linked_data(data: Mapping[str, Any]) -> str:
    """JSON-LD for the head of a page, escaped so that no text can end its element."""
    text = json_text(data).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return f'<script type="application/ld+json">{text}</script>'
