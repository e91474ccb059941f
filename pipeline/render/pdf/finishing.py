"""The last touches to a PDF before it is written: what PDF/UA-1 and PDF/A-2a ask for and WeasyPrint leaves open."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby
from typing import Any

import pydyf

from pipeline.render.pdf.metadata import identify
from pipeline.render.pdf.tags import Tagging

# CSS pixels to PDF points.
_POINTS = 0.75

# zlib's best level, 9, takes three times as long for two bytes in a hundred.
_LEVEL = 6

_ANNOTATION_PRINTS = 4  # ISO 32000-1, table 165

# PDF/A-2 wants every metadata schema that it does not know itself, such as PDF/UA's, to be described in the file.
_XMP = b"""<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>part of PDF/UA</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF>"""


def finisher(
    tagging: Tagging, identifier: str, attempt: int, prepare: Callable[[Any], None] | None = None
) -> Callable[[Any, Any], None]:
    """A finisher for WeasyPrint's `write_pdf`, for the document that was tagged under `tagging`.

    `prepare` changes the file before it is finished. The file gets the sheet's `identifier`. Each `attempt` (counted
    from 0) gives another file that looks the same.
    """

    def finish(document: Any, pdf: Any) -> None:
        if prepare:
            prepare(pdf)
        tree = _Tree(pdf, tagging)
        tree.join_pages()
        tree.read_sides_in_turn()
        tree.hide_artifacts()
        for reference in pdf.page_references:
            page = pdf.objects[_number(reference)]
            # What bleeds is for those who lay pages out on larger ones; it is drawn, but not shown.
            page["MediaBox"] = page["BleedBox"] = page["TrimBox"]
        heights = {reference: page.height for reference, page in zip(pdf.page_references, document.pages, strict=True)}
        for entry in pdf.objects:
            _mend(entry, heights)
        identify(pdf, identifier)
        metadata = pdf.objects[_number(pdf.catalog["Metadata"])]
        metadata.stream = [part.replace(b"</rdf:RDF>", _XMP) for part in metadata.stream]
        _settle_ends(pdf, attempt)

    return finish


def has_unclear_end(data: bytes) -> bool:
    """Whether a stream of a PDF ends in a carriage return.

    With the line feed that is written after it, readers and validators may take both for the end-of-line marker that
    is not part of the stream (ISO 32000-1, 7.3.8.1), and find it one byte short.
    """
    return b"\r\nendstream" in data


def _settle_ends(pdf: Any, attempt: int) -> None:
    """Give streams clear ends and make every object's bytes, once and for all."""
    # The streams that are made while the file is written list all objects: a few more change them.
    for number in range(attempt):
        pdf.add_object(pydyf.Dictionary({"Attempt": number}))
    for at, entry in enumerate(pdf.objects):
        if entry.free == "f":
            continue
        if isinstance(entry, pydyf.Stream):
            pdf.objects[at] = _FinalStream(entry, _stream(entry))
        else:
            pdf.objects[at] = _Final(entry, entry.data)


def _stream(entry: Any) -> bytes:
    """A stream's bytes: compressed as well as pays, with a clear end."""
    if entry.compress:
        entry.compress = False
        start, end = b"stream\n", b"\nendstream"
        plain = pydyf.Stream(entry.stream).data.split(start, 1)[1][: -len(end)]
        entry.stream, entry.extra["Filter"] = [zlib.compress(plain, _LEVEL)], "/FlateDecode"
        if has_unclear_end(entry.data):
            plain += b"\n"  # which no kind of stream minds
            entry.stream = [zlib.compress(plain, _LEVEL)]
            if "Length1" in entry.extra:
                entry.extra["Length1"] += 1
    return bytes(entry.data)


class _Final(pydyf.Object):  # type: ignore[misc] # pydyf has no types
    """An object whose bytes are known; pydyf makes and compresses them anew each time, and asks for them twice."""

    def __init__(self, entry: Any, data: bytes) -> None:
        super().__init__()
        self.number, self.generation = entry.number, entry.generation
        self._bytes = data

    @property
    def data(self) -> bytes:
        return self._bytes


class _FinalStream(_Final, pydyf.Stream):  # type: ignore[misc]
    """The same for a stream, which pydyf keeps out of the file's list of small objects."""


def _mend(entry: Any, heights: dict[bytes, float]) -> None:
    """Pictures are not smoothed, links are printed, cells are found by scope, boxes count from the page's foot."""
    if isinstance(entry, pydyf.Stream):
        if entry.extra.get("Subtype") == "/Image":
            entry.extra["Interpolate"] = "false"
    elif isinstance(entry, dict):
        attributes: Any = entry.get("A")
        if entry.get("Type") == "/Annot":
            entry["F"] = _ANNOTATION_PRINTS
        elif entry.get("S") == "/Figure" and "BBox" in attributes:
            left, top, right, bottom = attributes["BBox"]
            height = heights[entry["Pg"]]
            corners = (left, height - bottom, right, height - top)
            attributes["BBox"] = pydyf.Array(_POINTS * corner for corner in corners)
        elif entry.get("S") in {"/TH", "/TD"}:
            # They name cells by page; a table that goes over pages has them twice.
            entry.pop("ID", None)
            attributes.pop("Headers", None)


def _number(reference: bytes) -> int:
    return int(reference.split()[0])


class _Tree:
    """The structure tree of a PDF that is about to be written."""

    def __init__(self, pdf: Any, tagging: Tagging) -> None:
        self._pdf = pdf
        self._origin = tagging.origin
        root = self._object(pdf.catalog["StructTreeRoot"])
        self._document = self._object(root["K"][0])
        self._numbers = self._object(root["ParentTree"])["Nums"]

    def join_pages(self) -> None:
        """Make one tag of those that come from one element: a paragraph over two pages is read as one."""
        moved: dict[bytes, bytes] = {}
        self._join(self._document, moved)
        for entry in self._numbers[1::2]:
            if isinstance(entry, pydyf.Array):
                entry[:] = [self._final(reference, moved) for reference in entry]
        self._numbers[1::2] = [
            entry if isinstance(entry, pydyf.Array) else self._final(entry, moved) for entry in self._numbers[1::2]
        ]

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
            dead = {mark for mark, owner in enumerate(owners) if _number(owner) not in alive}
            stream = self._object(self._object(page)["Contents"]).stream
            for at, token in enumerate(stream):
                if isinstance(token, pydyf.Dictionary) and token.get("MCID") in dead:
                    stream[at - 1] = "/Artifact"
                    token.clear()
                    token["Type"] = "/Pagination"
            owners[:] = ["null" if mark in dead else owner for mark, owner in enumerate(owners)]

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
        for entry in kid["K"]:
            if isinstance(entry, int):
                mark = pydyf.Dictionary({"Type": "/MCR", "Pg": kid["Pg"], "MCID": entry})
                first["K"].append(mark)
                continue
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
        yield tag
        for reference in tag["K"]:
            kid = self._tag(reference)
            if kid is not None:
                yield from self._walk(kid)

    def _tag(self, reference: Any) -> Any:
        """The structure element behind an entry of a `K` array; None for marked content and annotations."""
        if not isinstance(reference, bytes):
            return None
        found = self._object(reference)
        return found if found.get("Type") == "/StructElem" else None

    def _object(self, reference: bytes) -> Any:
        return self._pdf.objects[_number(reference)]

    @staticmethod
    def _final(reference: Any, moved: dict[bytes, bytes]) -> Any:
        while reference in moved:
            reference = moved[reference]
        return reference
