"""How wide and high boxes are, where they stand and what wraps them, in so far as their styles say so.

WeasyPrint works it out for each box anew, several times.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from weasyprint.css import properties
from weasyprint.formatting_structure import build
from weasyprint.formatting_structure.boxes import Box, LineBox, PageBox
from weasyprint.layout import float as floating
from weasyprint.layout import percent

from pipeline.render.pdf.styles import by_style

_SIDES = ("top", "right", "bottom", "left")
_OF_WIDTH = ("margin_left", "margin_right", "padding_left", "padding_right", "width", "min_width", "max_width")
_OF_HEIGHT = ("margin_top", "margin_bottom", "padding_top", "padding_bottom")
_HEIGHTS = ("height", "min_height", "max_height")

_is_in_normal_flow, _resolve_percentages = Box.is_in_normal_flow, percent.resolve_percentages
_wrap_table, _avoid_collisions = build.wrap_table, floating.avoid_collisions


class _Measures(NamedTuple):
    """What a style says of a box's measures: those that are `fixed`, and shares of a width or a height."""

    fixed: dict[str, Any]
    of_width: tuple[tuple[str, float], ...]
    of_height: tuple[tuple[str, float], ...]
    is_sized_outside: bool


def is_in_normal_flow(box: Any) -> bool:
    """Whether a box stands where it falls."""
    known = box.style.__dict__
    if "in_normal_flow" not in known:
        known["in_normal_flow"] = _is_in_normal_flow(box)
    found: bool = known["in_normal_flow"]
    return found


def descendants(box: Any, placeholders: bool = False) -> Iterator[Any]:  # noqa: FBT001, FBT002 - WeasyPrint's signature
    """A box and all in it, in their order."""
    waiting = [box]
    while waiting:
        one = waiting.pop()
        if placeholders and not isinstance(one, Box):
            yield from one.descendants(placeholders)
            continue
        yield one
        if isinstance(one, Box):
            waiting.extend(reversed(one.children))


def resolve_percentages(box: Any, containing_block: Any) -> None:
    """Set a box's measures."""
    found = _measures(box.style)
    if found is None:
        _resolve_percentages(box, containing_block)
        return
    own = box.__dict__
    own.update(found.fixed)
    if found.of_width or found.of_height:
        is_box = isinstance(containing_block, Box)
        width, height = (containing_block.width, containing_block.height) if is_box else containing_block
        for name, share in found.of_width:
            own[name] = width * share / 100
        for name, share in found.of_height:
            own[name] = (height if isinstance(box, PageBox) else width) * share / 100
    if found.is_sized_outside:
        percent.adjust_box_sizing(box, "width")
        percent.adjust_box_sizing(box, "height")


@by_style
def _measures(style: Any) -> _Measures | None:
    """None where measures hang on more than the style and a width."""
    values = {name: style[name] for name in (*_OF_WIDTH, *_OF_HEIGHT, *_HEIGHTS)}
    units = {name: getattr(value, "unit", None) for name, value in values.items() if value not in {None, "auto"}}
    shares = {name for name, unit in units.items() if unit == "%"}
    if style["border_collapse"] == "collapse" or None in units.values() or shares & {*_HEIGHTS}:
        return None
    fixed = {name: values[name].value if name in units else values[name] for name in values.keys() - shares}
    fixed |= {name: 0 for name in ("min_width", "min_height") if fixed.get(name) == "auto"}
    return _Measures(
        fixed | {f"border_{side}_width": style[f"border_{side}_width"] for side in _SIDES},
        tuple((name, values[name].value) for name in _OF_WIDTH if name in shares),
        tuple((name, values[name].value) for name in _OF_HEIGHT if name in shares),
        style["box_sizing"] != "content-box",
    )


def avoid_collisions(context: Any, box: Any, containing_block: Any, outer: bool = True) -> Any:  # noqa: FBT001, FBT002 - WeasyPrint's signature
    """Where a box stands and how much room it has; a line that no float can stand beside has all of it."""
    is_free = isinstance(box, LineBox) and not outer and not context.excluded_shapes
    if not is_free or containing_block.style["direction"] != "ltr" or box.style["float"] != "none":
        return _avoid_collisions(context, box, containing_block, outer)
    # Added up in the order in which WeasyPrint does, which rounds.
    left = containing_block.content_box_x()
    right = left + containing_block.width - box.margin_right
    left += box.margin_left
    return left - box.margin_left, box.border_box_y() - box.margin_top, right - left


def wrap_table(box: Any, children: Any) -> Any:
    """A table in its wrapper, with the styles of both."""
    known, names = box.style.__dict__, properties.TABLE_WRAPPER_BOX_PROPERTIES
    if "wrapped" in known:
        properties.TABLE_WRAPPER_BOX_PROPERTIES = frozenset()
    wrapper = _wrap_table(box, children)
    properties.TABLE_WRAPPER_BOX_PROPERTIES = names
    table = wrapper.get_wrapped_table()
    wrapper.style, table.style = known.setdefault("wrapped", (wrapper.style, table.style))
    return wrapper


def collapse_margin(margins: Sequence[float]) -> float:
    """What margins that meet come to: the largest one, less the largest of those that are less than nothing."""
    return max(0, 0, *margins) + min(0, 0, *margins)
