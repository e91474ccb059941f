"""Black text over colours: printed on top of them, so that no white line shows where the plates do not fit.

Everything else, white letters above all, knocks out what lies below it, as PDF has it without a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf

_BLACK = b"0 0 0 1"
_ON, _OFF = "overprint", "knockout"


def overprint_black(stream: Any, resources: Any) -> None:
    """Let the text of a page that is in black ink alone overprint: `stream` are its drawing operators."""
    states = resources.setdefault("ExtGState", pydyf.Dictionary())
    for name, is_on in ((_ON, "true"), (_OFF, "false")):
        states[name] = pydyf.Dictionary({"OP": is_on, "op": is_on, "OPM": int(is_on == "true")})
    stream.stream = list(_switched(stream.stream))


def _switched(tokens: list[Any]) -> Iterator[Any]:
    is_black, is_on = False, False
    saved: list[tuple[bool, bool]] = []
    for token in tokens:
        text = token if isinstance(token, bytes) else str(getattr(token, "data", token)).encode()
        if text == b"q":
            saved.append((is_black, is_on))
        elif text == b"Q" and saved:
            is_black, is_on = saved.pop()
        elif text.endswith((b" scn", b" k")):
            is_black = text.rpartition(b" ")[0] == _BLACK
        elif text.endswith(b" rg"):
            is_black = False
        elif text.endswith((b"TJ", b"Tj")) and is_black != is_on:
            is_on = is_black
            yield f"/{_ON if is_on else _OFF} gs".encode()
        yield token
