"""The tags of a PDF, as WeasyPrint makes them and as a screen reader needs them.

WeasyPrint 70 writes no language, no table scope and no list numbering into its tags, and no public interface can add
them. The one private function that builds the tag tree is wrapped here and nowhere else; a test holds its source
against the version that this file was written for. What else is wanted of WeasyPrint's private parts is asked for here,
too: a page's boxes, a stream's resources.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import tags as weasyprint_tags

from pipeline.render.pdf.tree import LANG

WRAPPED = weasyprint_tags._build_box_tree  # noqa: SLF001


@dataclass
class Tagging:
    """What was learnt while a document was tagged: the HTML element behind each tag, by the tag's object number."""

    origin: dict[int, Any] = field(default_factory=dict)


@contextmanager
def tagging() -> Iterator[Tagging]:
    """While this is open, tags get what WeasyPrint leaves out. Not for two threads at once."""
    found = Tagging()

    def build(box: Any, parent: Any, pdf: Any, *rest: Any) -> Iterator[Any]:
        own = box._box if isinstance(box, AbsolutePlaceholder) else box  # noqa: SLF001
        is_frame = isinstance(own, boxes.PageBox | boxes.MarginBox) or own.element_tag in {"html", "body"}
        for tag in WRAPPED(box, parent, pdf, *rest):
            # The frame's boxes only hand on the tags of their children.
            if not is_frame and own.element is not None:
                found.origin[tag.number] = own.element
                _complete(tag, own)
            yield tag

    weasyprint_tags._build_box_tree = build  # noqa: SLF001
    try:
        yield found
    finally:
        weasyprint_tags._build_box_tree = WRAPPED  # noqa: SLF001


def _complete(tag: Any, box: Any) -> None:
    """Language (WCAG 3.1.2), scope of header cells, kind of list, and words for a link."""
    element = box.element
    if lang := element.get(LANG):
        tag["Lang"] = pydyf.String(lang)
    if tag["S"] == "/TH":
        tag["A"]["Scope"] = "/Row" if element.get("scope") == "row" else "/Column"
    elif tag["S"] == "/L":
        numbering = {"ul": "/Disc", "ol": "/Decimal"}.get(box.element_tag, "/None")
        tag["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": numbering})
    elif tag["S"] == "/Link" and box.link_annotation:
        words = element.get("title") or " ".join("".join(element.itertext()).split())
        box.link_annotation["Contents"] = pydyf.String(words)
        if lang:
            box.link_annotation["Lang"] = pydyf.String(lang)


def number_of(reference: bytes) -> int:
    """The number of the object that a reference names."""
    return int(reference.split()[0])


def page_box(page: Any) -> Any:
    """The box of a rendered page, with all others in it: WeasyPrint has no public way to them."""
    return page._page_box  # noqa: SLF001


def resources_of(stream: Any) -> Any:
    """The resources that a page's stream names, to be read and added to."""
    return stream._resources  # noqa: SLF001


def text_of(page: Any) -> str:
    """The text that a page of a rendered document shows, without its header and footer."""
    root = page_box(page).children[0]
    return "".join(box.text for box in root.descendants() if isinstance(box, boxes.TextBox))


def filled(page: Any) -> float:
    """The share of a page's height, between its margins, that text and pictures reach down to."""
    box = page_box(page)
    kinds = (boxes.TextBox, boxes.ReplacedBox)
    lowest = max(
        (one.position_y + one.height for one in box.children[0].descendants() if isinstance(one, kinds)), default=0
    )
    return float(max(0, lowest - box.content_box_y()) / box.height)


def pictures_of(document: Any) -> Iterator[tuple[str, float]]:
    """The address of each picture made of dots, and how many of them are printed to the inch."""
    for page in document.pages:
        for box in page_box(page).descendants():
            picture: Any = getattr(box, "replacement", None)
            if hasattr(picture, "width") and box.width and box.height:  # drawings have none
                # CSS pixels are 1/96 of an inch.
                yield box.element.get("src"), 96 * min(picture.width / box.width, picture.height / box.height)
