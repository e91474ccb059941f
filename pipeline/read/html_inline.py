"""Inline elements: their styles, whether they are set apart, and which of them are the parts of a block."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from pipeline.model import Element, MarkKind
from pipeline.read.html_elements import BLOCKS, HEADINGS, holds_blocks, is_bold
from pipeline.read.line import MarkStyle
from pipeline.read.tag import Tag
from pipeline.text.raised import lowered, raised

_KINDS = {
    "em": MarkKind.EMPHASIS,
    "i": MarkKind.EMPHASIS,
    "u": MarkKind.EMPHASIS,
    "sup": MarkKind.RAISED,
    "sub": MarkKind.LOWERED,
}
_COLOUR = re.compile(r"(?<![\w-])color\s*:", re.IGNORECASE)
_STRONG = MarkStyle(MarkKind.STRONG)
# Class names that Google Docs, LibreOffice and Word generate for stretches of text name nothing.
_GENERATED = re.compile(
    r"[A-Za-z]{1,2}\d+|(?:Spell|Gram)E|Mso\w*|(?:font|rvts|textrun)\d*|normaltextrun|eop", re.IGNORECASE
)
# More elements in a row are a tag cloud, or running text cut into pieces.
_MOST_PARTS = 8
_LOOKED_AT = 40
# Longer raised words are not a power, an index or a note mark; this many letters after them tell which.
_LONGEST_INDEX = 12
_LONGEST_AFTER = 20
# A name is at least this long; shorter words are letters of a formula, or a drop capital.
_SHORTEST_NAME = 3


def styles(tag: Tag, element: Element, *, is_part: bool) -> tuple[MarkStyle, ...]:
    """The styles that an inline element gives its words, apart from links."""
    found = []
    if is_bold(tag):
        found.append(_STRONG)
    if kind := _KINDS.get(tag.name):
        found.append(MarkStyle(kind))
    if tag.has("color") or _COLOUR.search(tag.get("style")):
        found.append(MarkStyle(MarkKind.COLOUR))
    if is_part:
        found.append(MarkStyle(MarkKind.PART, element=element))
    elif element.classes and tag.name != "a":
        found.append(MarkStyle(MarkKind.SPAN, element=element))
    return tuple(found)


def parts(tag: Tag) -> tuple[Tag, ...]:
    """The inline elements that side by side make up `tag`; none if it holds other words or blocks.

    In paragraphs and headings each of them must have a class that names it, as programs cut running text into elements.
    """
    found = []
    for node in islice(tag.contents, _LOOKED_AT + 1):
        if isinstance(node, Tag):
            if node.name in BLOCKS or node.name in {"br", "sup", "sub"}:
                return ()
            if _is_generated(node):
                return ()
            if first_letter(node):
                found.append(node)
        elif any(map(str.isalnum, node)):
            return ()
    if not 2 <= len(found) <= _MOST_PARTS or len(tag.contents) > _LOOKED_AT:
        return ()
    is_running = tag.name == "p" or tag.name in HEADINGS
    if (is_running and not all(map(is_named, found))) or any(map(holds_blocks, found)):
        return ()
    return tuple(found)


def is_named(tag: Tag) -> bool:
    """Whether an element has a class name that a person chose."""
    return any(not _GENERATED.fullmatch(name) for name in tag.get("class").split())


def _is_generated(tag: Tag) -> bool:
    return tag.has("class") and not is_named(tag) and bool(tag.get("class").strip())


def is_apart(before: str, tag: Tag, *, is_part: bool) -> bool:
    """Whether a style sheet sets `tag` apart from the preceding element, which ends with the words `before`."""
    other = tag.previous
    if not isinstance(other, Tag) or {tag.name, other.name} & {"sup", "sub"} or other.name in BLOCKS:
        return False
    return is_part or (is_named(tag) and other.name == "span") or is_glued(before[-1:], first_letter(tag))


def is_glued(before: str, after: str) -> bool:
    """Whether two words were run together: a small letter before a capital or digit, or a digit before a capital."""
    if before.islower():
        return after.isupper() or after.isdecimal()
    return before.isdecimal() and after.isupper()


def first_letter(node: Tag | str) -> str:
    """The first non-space character of a node; "" if it has no words."""
    if not isinstance(node, Tag):
        return node.strip()[:1]
    if not node.letters:
        return ""
    for text in islice(node.texts(), _LOOKED_AT):
        if words := text.strip():
            return words[0]
    return ""


def is_label_before(tag: Tag, text: str) -> bool:
    """Whether `tag`, right before `text` and without a space between them, is a label and the text its value."""
    words = tag.text.strip()
    is_label = tag.name in {"b", "strong", "label", "th", "dt"} or is_named(tag)
    return (
        is_label
        and len(words) >= _SHORTEST_NAME
        and is_glued(words[-1], text[:1])
        and (text[:1].isdecimal() or is_named(tag))
    )


class Index(NamedTuple):
    """Raised or lowered digits as Unicode characters, with their style."""

    words: str
    style: MarkStyle


def as_index(tag: Tag, before: str) -> Index | None:
    """The digits of a `sup` or `sub` after the words `before`; None if it holds anything else."""
    words = tag.text
    if len(words) > _LONGEST_INDEX or any(map(str.isalpha, words)):
        return None
    shown = lowered(words) if tag.name == "sub" else raised(before, words, _after(tag))
    if shown is None or shown == words or before.isspace():
        return None
    return Index(shown, MarkStyle(_KINDS[tag.name]))


def is_note(tag: Tag, before: str) -> bool:
    """Whether a `sup` after the words `before` is a note mark."""
    return 0 < tag.letters <= _LONGEST_INDEX and raised(before, tag.text, _after(tag)) is None


def _after(tag: Tag) -> str:
    """The words right after an element."""
    beside = tag.parent.contents[tag.index + 1 : tag.index + 2] if tag.parent is not None else []
    return "".join(node if isinstance(node, str) else node.text[:_LONGEST_AFTER] for node in beside)
