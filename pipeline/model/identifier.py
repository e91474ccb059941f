"""The identifier in a finished sheet's properties, which distinguishes it from a page and survives editing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import unquote

_MAKER = "practice-sheets"
_FORM = re.compile(rf"{_MAKER}:([0-9a-f]{{16}}):((?:[0-9]+(?:\.[0-9]+)?)?):(\S+)")
# Characters that XML cannot hold, or that programs may strip or fold in properties.
_ESCAPED = re.compile(r"[%\s\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Office Open XML, part 2: the maximum length of a document property.
_MOST = 255


class SheetId(NamedTuple):
    """The page that a sheet was made from, the practice's number on it ("" for its only one), a hash of its words.

    As text it is `practice-sheets:<words>:<number>:<path>`. A path that is too long for a document property is replaced
    by its sha256.
    """

    path: str
    number: str
    words: str

    @classmethod
    def of(cls, path: str, number: str, texts: Iterable[str]) -> SheetId:
        """The identifier of a sheet that prints these texts, which are hashed in normal form C."""
        words = unicodedata.normalize("NFC", "\n".join(texts))
        return cls(path, number, sha256(words.encode(errors="surrogatepass")).hexdigest()[:16])

    @classmethod
    def parsed(cls, text: str) -> SheetId | None:
        """The identifier in a text, None if it is something else."""
        found = _FORM.fullmatch(text.strip())
        return cls(unquote(found[3], errors="surrogatepass"), found[2], found[1]) if found else None

    def __str__(self) -> str:
        head = f"{_MAKER}:{self.words}:{self.number}:"
        path = _ESCAPED.sub(_percent, self.path)
        if len(head + path) > _MOST:
            path = f"sha256={sha256(self.path.encode(errors='surrogatepass')).hexdigest()}"
        return head + path


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode(errors="surrogatepass"))
