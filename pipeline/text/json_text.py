"""Values as JSON that stays one line for every program that reads it line by line."""

from __future__ import annotations

import json

# Python and others end a line at some of these; a terminal obeys others. JSON lets them stand bare in a string.
_ESCAPED = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029)}


def json_text(value: object, indent: int | None = None) -> str:
    """A value as JSON, letters as they are; without `indent` it is one line by anybody's count."""
    return json.dumps(value, ensure_ascii=False, indent=indent).translate(_ESCAPED)
