"""The structure tree of a PDF, put in order: joined over pages, each language read as a whole, nothing empty."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import Any

import pydyf

from pipeline.render.pdf.tags import Tagging, number_of

# What WeasyPrint writes into every tag; one with no more says nothing of its own.
_BARE = {"Type", "S", "K", "Pg", "P"}
# Tags that may hold words themselves (ISO 32000-1, 14.8.4): the others hold tags.
_OF_WORDS = frozenset({"/P", "/H1", "/H2", "/Span", "/Lbl", "/LBody", "/Link", "/TD", "/TH", "/Caption"})
# Tags that only group others, and those of lines.
_GROUPS, _LINES = frozenset({"/NonStruct", "/Div"}), frozenset({"/NonStruct", "/Span"})


class Structure:
    """The structure tree of a PDF that is about to be written."""

    def __init__(self, pdf: Any, tagging: Tagging) -> None:
        self._pdf = pdf
        self._found: dict[bytes, Any] = {}
        self._origin = tagging.origin
        root = self._object(pdf.catalog["StructTreeRoot"])
        self._document = self._object(root["K"][0])
        self._numbers = self._object(root["ParentTree"])["Nums"]

    def join_pages(self) -> None:
        """Make one tag of those that come from one element: a paragraph over two pages is read as one."""
        moved: dict[bytes, bytes] = {}
        self._join(self._document, moved)
        self._name_anew(moved)

    def read_sides_in_turn(self) -> None:
        """Put the pairs of a section in such an order that each language is read as a whole, the first one first."""
        for tag in list(self._walk(self._document)):
            for pairs in self._runs_of_pairs(tag):
                sides = [[one for one in self._walk(pair) if self._is_a("side", one)] for pair in pairs]
                for pair, side in zip(pairs, zip(*sides, strict=True), strict=False):
                    pair["K"] = pydyf.Array(one.reference for one in side)
                    for one in side:
                        one["P"] = pair.reference
                for pair in pairs[2:]:
                    tag["K"].remove(pair.reference)
                    pair.clear()

    def _runs_of_pairs(self, tag: Any) -> list[list[Any]]:
        """The pairs below a tag that follow one another, where there are two or more."""
        kids = [self._tag(reference) for reference in tag.get("K", ())]
        runs = (list(group) for is_pair, group in groupby(kids, partial(self._is_a, "pair")) if is_pair)
        return [run for run in runs if len(run) > 1]

    def _is_a(self, name: str, tag: Any) -> bool:
        """Whether a tag stands for an element of the template with that class, and not for a box within it."""
        own = None if tag is None else self._origin.get(tag.number)
        return own is not None and own.get("class") == name and tag["S"] != "/NonStruct"

    def hide_artifacts(self) -> None:
        """Mark as artifacts what no tag leads to: running footers, table headers repeated on the next page."""
        alive = {kid.number for kid in self._walk(self._document)}
        for index, page in enumerate(self._pdf.page_references):
            owners = self._numbers[2 * index + 1]
            dead = {mark for mark, owner in enumerate(owners) if number_of(owner) not in alive}
            stream = self._object(self._object(page)["Contents"]).stream
            for at, token in enumerate(stream):
                if isinstance(token, pydyf.Dictionary) and token.get("MCID") in dead:
                    stream[at - 1] = "/Artifact"
                    token.clear()
                    token["Type"] = "/Pagination"
            owners[:] = ["null" if mark in dead else owner for mark, owner in enumerate(owners)]

    def leave_out_wrappers(self) -> None:
        """Let tags hold themselves what stands in tags within them that say nothing: a line of text, a layout box."""
        moved: dict[bytes, bytes] = {}
        self._unwrap(self._document, moved)
        self._name_anew(moved)

    def _unwrap(self, tag: Any, moved: dict[bytes, bytes]) -> None:
        tag["K"][:] = [one for entry in tag["K"] for one in self._unwrapped(entry, tag, moved)]
        for kid in filter(None, map(self._tag, tag["K"])):
            self._unwrap(kid, moved)

    def _unwrapped(self, entry: Any, parent: Any, moved: dict[bytes, bytes]) -> list[Any]:
        """What an entry below a tag is replaced by: what it holds, if it is a tag that says nothing."""
        kid = self._tag(entry)
        if kid is None or kid.keys() != _BARE:
            return [entry]
        has_tags = any(self._tag(below) is not None for below in kid["K"])
        if kid["S"] not in (_GROUPS if has_tags else _LINES) or not (has_tags or parent["S"] in _OF_WORDS):
            return [entry]
        below = self._held(kid, parent["Pg"]) if not has_tags else list(kid["K"])
        for one in filter(None, map(self._tag, below)):
            one["P"] = parent.reference
        moved[entry] = parent.reference
        kid.clear()
        return [one for again in below for one in self._unwrapped(again, parent, moved)]

    @staticmethod
    def _held(tag: Any, page: Any) -> list[Any]:
        """What a tag holds as it is named in a tag of that page."""
        if tag["Pg"] == page:
            return list(tag["K"])
        mark = {"Type": "/MCR", "Pg": tag["Pg"]}
        return [pydyf.Dictionary({**mark, "MCID": one}) if isinstance(one, int) else one for one in tag["K"]]

    def _name_anew(self, moved: dict[bytes, bytes]) -> None:
        """Put into the tree of parents what tags have `moved` to."""
        for entry in self._numbers[1::2]:
            if isinstance(entry, pydyf.Array):
                entry[:] = [self._final(reference, moved) for reference in entry]
        self._numbers[1::2] = [
            entry if isinstance(entry, pydyf.Array) else self._final(entry, moved) for entry in self._numbers[1::2]
        ]

    def _join(self, parent: Any, moved: dict[bytes, bytes]) -> None:
        firsts: dict[tuple[int, str], Any] = {}
        kept: list[Any] = []
        for reference in parent["K"]:
            kid = self._tag(reference)
            key = self._key(kid)
            first = firsts.get(key) if key else None
            if first is None or first["Pg"] == kid["Pg"]:
                kept.append(reference)
                if key and first is None:
                    firsts[key] = kid
            elif kid["S"] != "/THead":
                self._absorb(first, kid)
                moved[kid.reference] = first.reference
        parent["K"][:] = kept
        for reference in kept:
            kid = self._tag(reference)
            if kid is not None:
                if self._is_wrapper(parent, kid):
                    kid["S"] = "/NonStruct"
                self._join(kid, moved)

    def _absorb(self, first: Any, kid: Any) -> None:
        for entry in self._held(kid, first["Pg"]):
            if (below := self._tag(entry)) is not None:
                below["P"] = first.reference
            first["K"].append(entry)
        kid.clear()

    def _is_wrapper(self, parent: Any, kid: Any) -> bool:
        """Whether a tag stands for a mere layout box inside the box of the same element."""
        own = self._origin.get(kid.number)
        return own is not None and own is self._origin.get(parent.number) and kid["S"] == parent["S"]

    def _key(self, kid: Any) -> tuple[int, str] | None:
        own = None if kid is None else self._origin.get(kid.number)
        return None if own is None else (id(own), kid["S"])

    def _walk(self, tag: Any) -> Iterator[Any]:
        left = [tag]
        while left:
            yield (one := left.pop())
            left += filter(None, map(self._tag, reversed(one["K"])))

    def _tag(self, reference: Any) -> Any:
        """The structure element behind an entry of a `K` array; None for marked content and annotations."""
        if not isinstance(reference, bytes):
            return None
        found = self._found.get(reference) or self._object(reference)
        return found if found.get("Type") == "/StructElem" else None

    def _object(self, reference: bytes) -> Any:
        found = self._found[reference] = self._pdf.objects[number_of(reference)]
        return found

    @staticmethod
    def _final(reference: Any, moved: dict[bytes, bytes]) -> Any:
        while reference in moved:
            reference = moved[reference]
        return reference
