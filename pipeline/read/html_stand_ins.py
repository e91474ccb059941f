"""What elements show that is not their text: form fields, formulas, words in drawings."""

from __future__ import annotations

import re

from lxml import etree

from pipeline.read.formulas import formula_text
from pipeline.read.tag import Tag

# Types of fields whose value is shown as text; "" is a field without a type.
_TYPED = frozenset({"", "text", "number", "date", "datetime-local", "month", "week", "time", "email", "tel", "url"})
FIELDS = frozenset({"input", "textarea", "select"})
_TICKED = "☒"
# A drawing without a word of at least this many letters shows only numbers.
_SHORTEST_WORD = 3
# Real formulas do not nest this deep.
_DEEPEST = 60
_NAME = re.compile(r"[a-z][\w-]*")


def field_words(tag: Tag) -> str:
    """What has been typed into a form field, or chosen there."""
    if tag.name == "input":
        kind = tag.get("type").strip().lower()
        if kind in {"checkbox", "radio"}:
            return _TICKED if tag.has("checked") else ""
        return tag.get("value") if kind in _TYPED else ""
    if tag.name == "textarea":
        return tag.text
    options = (node for node in tag.inside() if isinstance(node, Tag) and node.name == "option")
    return ", ".join(" ".join(option.text.split()) for option in options if option.has("selected"))


def filled_fields(form: Tag) -> int:
    """How many fields of a form have been filled in."""
    fields = (node for node in form.inside() if isinstance(node, Tag) and node.name in FIELDS)
    return sum(1 for field in fields if field_words(field).strip(f" {_TICKED}"))


def drawn_words(tag: Tag) -> list[str]:
    """The lines of text in a drawing (SVG), if there are words among them."""
    texts = [
        " ".join(node.text.split())
        for node in tag.inside()
        if isinstance(node, Tag) and node.name in {"text", "foreignobject"}
    ]
    has_words = any(sum(map(str.isalpha, word)) >= _SHORTEST_WORD for line in texts for word in line.split())
    return [line for line in texts if line] if has_words else []


def formula_words(tag: Tag) -> str:
    """A MathML formula on one line: 48 × 10⁶, (a + b)/c."""
    return formula_text(_as_xml(tag, _DEEPEST))


def _as_xml(tag: Tag, depth: int) -> etree._Element:
    element = etree.Element(tag.name if _NAME.fullmatch(tag.name) else "mrow")
    element.text = "".join(node for node in tag.contents if isinstance(node, str))
    if depth:
        element.extend(_as_xml(node, depth - 1) for node in tag.contents if isinstance(node, Tag))
    return element
