"""Documents that were set one by one, bound into one file.

Their tags become parts of one tree, each in its own language; page numbers, links and bookmarks run through.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pydyf

from pipeline.model import SheetId
from pipeline.render.pdf.form import Form
from pipeline.render.pdf.print import Shop, pressed
from pipeline.render.pdf.writer import written

# The headings that a sheet can have, the lowest first: in a book they are one level lower.
_HEADINGS = tuple((f"/H{level}", f"/H{level + 1}") for level in (5, 4, 3, 2, 1))

# Lists that are a table of contents, by the class of their element.
_CONTENTS = {"/L": "/TOC", "/LI": "/TOCI", "/LBody": "/Reference"}


@dataclass(frozen=True, slots=True)
class BookPart:
    """Pages of a book that belong together: a sheet, or what stands before or after the sheets.

    `anchor` is what links to its first page are called, "" for a part that nothing links to; `label` goes before the
    first of its bookmarks.
    """

    document: Any
    lang: str
    title: str
    anchor: str = ""
    label: str = ""

    @property
    def pages(self) -> Sequence[Any]:
        return self.document.pages  # type: ignore[no-any-return]


def bind(parts: Sequence[BookPart], form: Form, identifier: SheetId) -> bytes:
    """An accessible file (UA-1 and A-2a) of all parts; title and language are those of the first."""
    return written(_joined(parts), form, identifier, _preparing(parts))


def bind_for_print(parts: Sequence[BookPart], form: Form, shop: Shop, identifier: SheetId, date: str) -> bytes:
    """A print shop's file of all parts."""
    return pressed(_joined(parts), form, shop, identifier, date)


def _joined(parts: Sequence[BookPart]) -> Any:
    for part in parts:
        if part.anchor:
            first = part.pages[0]
            first.anchors[part.anchor] = (0, 0, first.width, first.height)
            level, label, point, state = first.bookmarks[0]
            first.bookmarks[0] = (level, f"{part.label}{label}", point, state)
    return parts[0].document.copy([page for part in parts for page in part.pages])


def _preparing(parts: Sequence[BookPart]) -> Callable[[Any], None]:
    """What a bound file needs before the last touches."""

    def prepare(pdf: Any) -> None:
        references = iter(pdf.page_references)
        owners = {next(references): number for number, part in enumerate(parts) for _ in part.pages}
        sheets = {reference for reference, number in owners.items() if parts[number].anchor}
        for entry in pdf.objects:
            if isinstance(entry, pydyf.Dictionary) and entry.get("Type") == "/StructElem" and entry.get("Pg") in sheets:
                entry["S"] = dict(_HEADINGS).get(entry["S"], entry["S"])
        _group(pdf, parts, owners)
        numbers = pydyf.Dictionary({"Nums": pydyf.Array([0, pydyf.Dictionary({"S": "/D"})])})
        pdf.add_object(numbers)
        pdf.catalog["PageLabels"] = numbers.reference

    return prepare


def _group(pdf: Any, parts: Sequence[BookPart], owners: dict[bytes, int]) -> None:
    """Put the tags of each part below one of its own."""
    root = pdf.objects[_number(pdf.catalog["StructTreeRoot"])]
    (top,) = root["K"]
    whole = pdf.objects[_number(top)]
    groups: list[list[bytes]] = [[] for _ in parts]
    for reference in whole["K"]:
        groups[owners[pdf.objects[_number(reference)]["Pg"]]].append(reference)
    whole["K"] = pydyf.Array()
    for part, kids in zip(parts, groups, strict=True):
        if not kids:
            continue
        tag = pydyf.Dictionary(
            {
                "Type": "/StructElem",
                "S": "/Sect",
                "P": top,
                "Pg": pdf.objects[_number(kids[0])]["Pg"],
                "K": pydyf.Array(kids),
                "Lang": pydyf.String(part.lang),
                "T": pydyf.String(part.title),
            }
        )
        pdf.add_object(tag)
        whole["K"].append(tag.reference)
        for reference in kids:
            pdf.objects[_number(reference)]["P"] = tag.reference


def _number(reference: bytes) -> int:
    return int(reference.split()[0])
