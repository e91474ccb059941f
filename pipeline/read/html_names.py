"""What elements are called in words that are not shown: those of an icon before a value, or of the value's element."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from itertools import chain, islice

from pipeline.read.html_elements import BLOCKS
from pipeline.read.tag import Tag

_LONGEST = 60
# More words beside it are a part of the page, which such a name says more of than one value.
_LONGEST_VALUE = 160
# Their names say what a click does, or what an abbreviation stands for.
_OTHERS = frozenset("a button input select textarea label form nav abbr dfn iframe time".split())
_LINES = BLOCKS | {"br"}
_ATTRIBUTES = ("aria-label", "alt", "title")
# An icon stands so deep in elements of its own, after so few others.
_DEPTH = 4


def unseen_name(tag: Tag, hidden: AbstractSet[str]) -> str:
    """The name of an element's words: its own, or that of an icon or of a hidden word which it opens with; else "".

    `hidden` are the classes of elements that only screen readers see.
    """
    if not 0 < tag.letters <= _LONGEST_VALUE:
        return ""
    own = _name(tag)
    name = own or _opening_name(tag, hidden)
    if not name or any(one.name in _OTHERS for one in chain((tag,), islice(tag.around(), _DEPTH))):
        return ""
    inside = [node.name for node in tag.inside() if isinstance(node, Tag) and (node.letters or node.name == "br")]
    # One value has no second line, and what calls a row of links so says where they lead.
    has_more = sum(one in _LINES for one in inside) > 1 or (bool(own) and "a" in inside)
    return "" if has_more else name


def _opening_name(tag: Tag, hidden: AbstractSet[str]) -> str:
    for node in islice(tag.contents, _DEPTH):
        if isinstance(node, str):
            if node.strip():
                return ""
        elif node.letters and node.name != "svg" and not hidden.isdisjoint(node.get("class").split()):
            words = " ".join(node.text.split()).rstrip(" :")
            is_name = node.name not in _OTHERS and len(words) <= _LONGEST and node.letters < tag.letters
            return words if is_name else ""
        elif node.letters and node.name != "svg":
            return ""
        elif name := _icon_name(node):
            return name
    return ""


def _icon_name(tag: Tag) -> str:
    """The name of an element without words, or of the first in it that has one."""
    icons = (tag, *islice((node for node in tag.inside() if isinstance(node, Tag)), _DEPTH))
    is_other = any(one.name in _OTHERS for one in icons)
    return "" if is_other else next((name for one in icons if (name := _name(one))), "")


def _name(tag: Tag) -> str:
    words = next((words for name in _ATTRIBUTES if (words := " ".join(tag.get(name).split()))), "")
    if not words and tag.name == "title":
        words = " ".join(tag.text.split())
    return words.rstrip(" :") if len(words) <= _LONGEST else ""
