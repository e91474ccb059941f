"""Prepares a page's markup for a parser that reads it as browsers read HTML."""

from __future__ import annotations

import re
from collections import Counter

# Browsers nest elements no deeper than about this, and the parser's time grows with the square of the depth.
_DEEPEST = 500
# Pages with fewer tags cannot nest deep enough to matter.
_MANY_TAGS = 4_000
_TAG = re.compile(
    r"<!--(?:.*?-->|.*)|<(script|style)\b(?:.*?</\1|.*)|<(/?)([A-Za-z][^\s/>]*)[^<>]*>?", re.DOTALL | re.IGNORECASE
)
# What has no end tag, or one that may be left out: it adds nothing to the depth.
_FLAT = frozenset(
    """area base br col embed hr img input link meta param source track wbr p li dt dd option optgroup rp rt tr td th
    thead tbody tfoot html head body""".split()
)
_VOID = "area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr"
_SELF_CLOSED = re.compile(rf"<(?!(?:{_VOID})\b)([A-Za-z][\w:-]*)((?:\s[^<>]*)?)/>", re.IGNORECASE)
# Elements whose content browsers take as text up to the end tag.
_RAW_TAG = re.compile(r"<(/?)(title|script|style|iframe|textarea|noscript|noframes)\b[^<>]*?(/?)>", re.IGNORECASE)


def as_html(markup: str) -> str:
    """XML with self-closing tags expanded, as HTML would leave them open."""
    return _SELF_CLOSED.sub(r"<\1\2></\1>", markup)


def says_it_is_xml(markup: str) -> bool:
    """Whether a page declares itself XML and keeps to it: `<script/>` is closed there, and no `</script>` follows."""
    if not markup.lstrip("\ufeff\n\r\t ").startswith("<?xml"):
        return False
    under_way = Counter[str]()
    for found in _RAW_TAG.finditer(markup):
        if not found[3]:
            under_way[found[2].lower()] += -1 if found[1] else 1
    return not any(under_way.values())


def flattened(markup: str) -> str:
    """`markup` without the tags that nest deeper than browsers allow."""
    if markup.count("<") < _MANY_TAGS:
        return markup
    depth, dropped, out, at = 0, Counter[str](), [], 0
    for found in _TAG.finditer(markup):
        name = (found[3] or "").lower()
        if not name or name in _FLAT or found[0].endswith("/>"):
            continue
        if found[2]:
            is_dropped = dropped[name] > 0
            dropped[name] -= is_dropped
            depth -= not is_dropped and depth > 0
        else:
            is_dropped = depth >= _DEEPEST
            dropped[name] += is_dropped
            depth += not is_dropped
        if is_dropped:
            out.append(markup[at : found.start()])
            at = found.end()
    return "".join((*out, markup[at:])) if out else markup
