"""JSON that is one line for every program that reads line by line."""

from __future__ import annotations

import json

# Python and other programs break lines at some of these, terminals obey others; JSON allows them unescaped in strings.
_ESCAPED = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029)}


def json_text(value: object, indent: int | None = None) -> str:
    """A value as JSON, with letters unescaped; without `indent` it is a single line for any program."""
    return json.dumps(value, ensure_ascii=False, indent=indent).translate(_ESCAPED)
