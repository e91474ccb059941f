"""JSON that is one line for every program that reads line by line."""

from __future__ import annotations

import json
import re

# Python and other programs break lines at some of these, terminals obey others; JSON allows them unescaped in strings.
_LINE_BREAKS = re.compile("[\x7f-\x9f\u2028\u2029]")


def json_text(value: object, indent: int | None = None) -> str:
    """A value as JSON, with letters unescaped; without `indent` it is a single line for any program."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _LINE_BREAKS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
