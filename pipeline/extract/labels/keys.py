"""What spellings of one label have in common."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.text import fold

_NUMBERING = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){1,3}[.)]?|\(?(?:\d{1,2}|[ivx]{1,4}|[a-zα-ω])[.)])\s*(?=\S)")
_JOINTS = re.compile(r"\s*([/&-])\s*")
_EDGES = " \t\xa0:;.?!·•*–—-_|»«“”\"'#>→"
# One label for one and for several, for a woman and a man: “Region(s)”, “Ansprechpartner/in”.
_ENDINGS = re.compile(r"(?<=\w\w\w)(?:\([^\W\d_]{1,4}\)|/-?(?:in|innen|a|e|as|trice|η)(?!\w))")


@lru_cache(maxsize=2048)  # the labels of a site come again on each of its pages
def key(text: str) -> str:
    """What spellings of one label have in common: folded, without numbering, bullets, colons, odd spaces, endings."""
    plain = " ".join(fold(text).replace("’", "'").replace("–", "-").replace("—", "-").split()).strip(_EDGES)
    return _JOINTS.sub(r"\1", _NUMBERING.sub("", _ENDINGS.sub("", plain))).strip(_EDGES)
