"""Boxes that show nothing of themselves, as most do, passed over where grounds, borders and outlines are drawn.

WeasyPrint asks each box of a page for corners, pictures, shadows and colours. What a style says of them is the same for
all its boxes, and is asked for once.
"""

from __future__ import annotations

from typing import Any

from weasyprint.draw import border
from weasyprint.draw.color import get_color
from weasyprint.formatting_structure.boxes import Box
from weasyprint.layout import background

from pipeline.render.pdf.styles import by_style

_SIDES = ("top", "right", "bottom", "left")
_CORNERS = tuple(f"border_{side}_radius" for side in ("top_left", "top_right", "bottom_right", "bottom_left"))
_NOTHING = {**dict.fromkeys(_CORNERS, (0, 0)), "background": None}

_layout, _border, _outline = background.layout_box_backgrounds, border.draw_border, border.draw_outline


def layout_box_backgrounds(page: Any, box: Any, get_image: Any, *rest: Any, **more: Any) -> None:
    """Set the ground of a box and of all in it, and how its corners are rounded."""
    if rest or more or box is page or not isinstance(box, Box) or not _is_bare(box.style):
        _layout(page, box, get_image, *rest, **more)
        return
    box.__dict__.update(_NOTHING)
    for child in box.all_children():
        layout_box_backgrounds(page, child, get_image)


def draw_border(stream: Any, box: Any) -> None:
    """Draw the border of a box and the lines between its columns."""
    if not _is_bare(box.style):
        _border(stream, box)


def draw_outline(stream: Any, box: Any) -> None:
    """Draw what runs around a box, outside its border, and around all in it."""
    if _is_outlined(box.style):
        _outline(stream, box)
        return
    for child in box.children:
        if isinstance(child, Box):
            draw_outline(stream, child)


@by_style
def _is_outlined(style: Any) -> bool:
    return bool(style["outline_width"])


@by_style
def _is_bare(style: Any) -> bool:
    return (
        style["visibility"] == "visible"
        and style["border_collapse"] != "collapse"
        and style["column_width"] == style["column_count"] == "auto"
        and style["border_image_source"][0] == style["mask_border_source"][0] == "none"
        and not any(style[f"border_{side}_width"] for side in _SIDES)
        and all((0, "px") in style[corner] for corner in _CORNERS)
        and not style["box_shadow"]
        and all(kind == "none" for kind, _ in style["background_image"])
        and bool(get_color(style, "background_color").alpha == 0)
    )
