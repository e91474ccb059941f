"""What is put in its place once a sheet is laid out: boxes are moved and grow, nothing is laid out again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from weasyprint.formatting_structure import boxes


def place(document: Any) -> None:
    """Let the picture at the head fill the band, and set the foot at the foot of the last page.

    A page that begins with a section has no rule in its margin.
    """
    _fill_band(document.pages[0])
    for page in document.pages:
        for margin in page._page_box.children[1:]:  # noqa: SLF001 - WeasyPrint has no public way to a page's boxes
            if not any(isinstance(one, boxes.TextBox) and one.text.strip() for one in margin.descendants()):
                margin.border_bottom_width = 0
    pin(document.pages[-1], lambda box: box.element_tag == "footer")


def pin(page: Any, is_wanted: Callable[[Any], bool], above: Callable[[Any], bool] = lambda _: False) -> None:
    """Move the first box of a kind to the foot of its page, or to the first box that it stands `above`."""
    inside = page._page_box  # noqa: SLF001 - WeasyPrint has no public way to a page's boxes
    wanted = next(filter(is_wanted, _parents(page)), None)
    if wanted is not None:
        below = next(filter(above, _parents(page)), None)
        foot = inside.content_box_y() + inside.height if below is None else below.position_y
        gap = foot - (wanted.position_y + wanted.margin_height())
        if gap > 0:
            _move(wanted, gap)


def _fill_band(page: Any) -> None:
    """The picture beside long titles is as high as the band, but for what stands below it; it is cut, not stretched."""
    band = next((box for box in _parents(page) if has_class(box, "band")), None)
    opening = next((box for box in _parents(page) if has_class(box, "opening")), None)
    if band is None or opening is None:
        return
    picture, *captions = opening.children
    last = captions[-1] if captions else picture
    gap = band.position_y + band.margin_height() - (last.position_y + last.margin_height())
    if gap > 0:
        picture.height += gap
        for caption in captions:
            _move(caption, gap)


def _move(box: Any, gap: float) -> None:
    """Move a box down with the grounds of all that is in it, which WeasyPrint has placed by then."""
    box.translate(dy=gap)
    for one in (box, *(box.descendants() if isinstance(box, boxes.ParentBox) else ())):
        if ground := getattr(one, "background", None):
            one.background = ground._replace(layers=[_moved(layer, gap) for layer in ground.layers])


def _moved(layer: Any, gap: float) -> Any:
    """A layer of a ground further down; its places are horizontal and vertical distance, width, height and the like."""
    shapes = [(left, top + gap, *rest) for left, top, *rest in layer.clipped_boxes]
    left, top, *size = layer.painting_area
    moved = layer._replace(clipped_boxes=shapes, painting_area=(left, top + gap, *size))
    if layer.image is None:
        return moved
    left, top, *size = layer.positioning_area
    return moved._replace(positioning_area=(left, top + gap, *size))


def has_class(box: Any, name: str) -> bool:
    """Whether a box is that of an element of a class."""
    return box.element is not None and name in (box.element.get("class") or "").split()


def _parents(page: Any) -> Iterator[Any]:
    """The boxes of a page that hold others, without its header and footer."""
    inside = page._page_box.children[0]  # noqa: SLF001 - as above
    return (box for box in inside.descendants() if isinstance(box, boxes.ParentBox))
