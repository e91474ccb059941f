"""What is put in its place once a sheet is laid out: boxes are moved and grow, nothing is laid out again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes


def place(document: Any) -> None:
    """Let the picture at the head fill the band, and set the foot at the foot of the last page."""
    _fill_band(document.pages[0])
    _pin_foot(document.pages[-1])


def _fill_band(page: Any) -> None:
    """The picture beside long titles is as high as the band, but for what stands below it; it is cut, not stretched."""
    band = next(_of_class(page, "band"), None)
    opening = next(_of_class(page, "opening"), None)
    if band is None or opening is None:
        return
    picture, *captions = opening.children
    last = captions[-1] if captions else picture
    gap = band.position_y + band.margin_height() - (last.position_y + last.margin_height())
    if gap > 0:
        picture.height += gap
        for caption in captions:
            caption.translate(dy=gap)


def _pin_foot(page: Any) -> None:
    box = page._page_box  # noqa: SLF001 - WeasyPrint has no public way to a page's boxes
    for foot in _parents(page):
        if foot.element_tag == "footer":
            gap = box.content_box_y() + box.height - (foot.position_y + foot.margin_height())
            if gap > 0:
                foot.translate(dy=gap)
            return


def _of_class(page: Any, name: str) -> Iterator[Any]:
    return (
        box for box in _parents(page) if box.element is not None and name in (box.element.get("class") or "").split()
    )


def _parents(page: Any) -> Iterator[Any]:
    """The boxes of a page that hold others, without its header and footer."""
    inside = page._page_box.children[0]  # noqa: SLF001 - as above
    return (box for box in inside.descendants() if isinstance(box, boxes.ParentBox))
