"""A page's JSON-LD (schema.org): the things that it describes, and its breadcrumbs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from pipeline.model import Thing

# Properties of an address in the order in which people write one (schema.org/PostalAddress).
_ADDRESS = ("streetAddress", "postalCode", "addressLocality", "addressRegion", "addressCountry")
_TRAIL = "BreadcrumbList"
# Parts of lists and addresses, which are not things in their own right.
_NO_THINGS = frozenset({_TRAIL, "ListItem", "PostalAddress", "ImageObject", "SearchAction", "EntryPoint"})
# A site may list its whole catalogue.
_MOST_NODES = 2_000
_MOST_THINGS = 100


class LinkedData(NamedTuple):
    """The things in page order, inner ones after those that hold them, and the breadcrumbs."""

    things: tuple[Thing, ...] = ()
    breadcrumbs: tuple[str, ...] = ()


def linked_data(scripts: Iterable[str]) -> LinkedData:
    """The data in a page's JSON-LD scripts; a script that is not JSON is passed over."""
    nodes = [(node, under) for script in scripts for node, under in _nodes(script)]
    return LinkedData(things_of(nodes), trail(nodes))


def things_of(nodes: Iterable[tuple[dict[str, Any], str]]) -> tuple[Thing, ...]:
    """The things among nodes of JSON-LD, or of microdata in the same form; empty inner ones are left out."""
    things = (_thing(node, under) for node, under in nodes if not _NO_THINGS.intersection(_types(node)))
    said = (thing for thing in things if thing.types and (not thing.under or thing != Thing(thing.types, thing.under)))
    return tuple(islice(said, _MOST_THINGS))


def _thing(node: dict[str, Any], under: str) -> Thing:
    return Thing(
        types=_types(node),
        under=under,
        name=_words(node.get("name")),
        headline=_words(node.get("headline")),
        description=_words(node.get("description")),
        published=_words(node.get("datePublished")),
        address=_address(node.get("address")),
    )


def trail(nodes: Iterable[tuple[dict[str, Any], str]]) -> tuple[str, ...]:
    """The names in the first BreadcrumbList that has any."""
    lists = (node.get("itemListElement") for node, _ in nodes if _TRAIL in _types(node))
    return next(filter(None, map(_names, lists)), ())


def _names(entries: Any) -> tuple[str, ...]:
    """The names of a list's entries by position, or in page order if they have none."""
    listed = [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
    numbers = [_words(entry.get("position")) for entry in listed]
    if all(number.isdecimal() and len(number) < 4 for number in numbers):
        listed = [entry for _, entry in sorted(zip(numbers, listed, strict=True), key=lambda pair: int(pair[0]))]
    inner = (entry.get("item") for entry in listed)
    names = (
        _words(entry.get("name")) or (_words(item.get("name")) if isinstance(item, dict) else "")
        for entry, item in zip(listed, inner, strict=True)
    )
    return tuple(filter(None, names))


def _nodes(script: str) -> Iterator[tuple[dict[str, Any], str]]:
    """The objects in a script, each with the property whose value it is; "" for those of its graph."""
    try:
        waiting: list[tuple[Any, str]] = [(json.loads(script), "")]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node, under = waiting.pop()
        if isinstance(node, list):
            waiting += ((one, under) for one in reversed(node))
        elif isinstance(node, dict):
            yield node, under
            inner = [(value, "" if name == "@graph" else name) for name, value in node.items()]
            waiting += (pair for pair in reversed(inner) if isinstance(pair[0], dict | list))


def _types(node: dict[str, Any]) -> tuple[str, ...]:
    written = node.get("@type")
    listed = written if isinstance(written, list) else [written]
    return tuple(name.rstrip("/#").rpartition("/")[2].rpartition("#")[2] for name in listed if isinstance(name, str))


def _words(value: Any) -> str:
    """A property on one line: the first of several values, the `@value` of a tagged one."""
    while isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value")
    return " ".join(str(value).split()) if isinstance(value, str | int) else ""


def _address(value: Any) -> str:
    while isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, dict):
        return _words(value)
    parts = (value.get(name) for name in _ADDRESS)
    return ", ".join(filter(None, (_words(part.get("name") if isinstance(part, dict) else part) for part in parts)))
