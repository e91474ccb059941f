"""Caches what WeasyPrint computes for each box or document; replaces functions of it, of pydyf and of cssselect2.

These few functions stand in the place of WeasyPrint's own, here, in `paragraphs.py`, `shaped_lines.py` and `paths.py`,
and nowhere else; a test holds the files that come of them against those of WeasyPrint's own, byte for byte. Styles are
kept from sheet to sheet (`styles.py`), and what is known of each stands with it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple

import cssselect2.tree
import pydyf
from cssselect2.tree import compile_selector_list
from weasyprint import svg
from weasyprint.draw import text as drawing
from weasyprint.formatting_structure import build
from weasyprint.formatting_structure.boxes import Box, LineBox, PageBox
from weasyprint.layout import float as floating
from weasyprint.layout import percent
from weasyprint.text import fonts
from weasyprint.text import line_break as lines
from weasyprint.text.line_break import Layout

from pipeline.render.pdf import paragraphs, shaped_lines
from pipeline.render.pdf.paths import draw_path

_SIDES = ("top", "right", "bottom", "left")
_OF_WIDTH = ("margin_left", "margin_right", "padding_left", "padding_right", "width", "min_width", "max_width")
_OF_HEIGHT = ("margin_top", "margin_bottom", "padding_top", "padding_bottom")
_HEIGHTS = ("height", "min_height", "max_height")

_is_in_normal_flow, _resolve_percentages = Box.is_in_normal_flow, percent.resolve_percentages
_wrap_table, _avoid_collisions = build.wrap_table, floating.avoid_collisions
_to_bytes = pydyf._to_bytes  # noqa: SLF001 - as the docstring says


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


def resolve_percentages(box: Any, containing_block: Any) -> None:
    """Set a box's measures."""
    known = box.style.__dict__
    if "measures" not in known:
        known["measures"] = _measures(box.style)
    found = known["measures"]
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
    wrapper = _wrap_table(box, children)
    known, table = box.style.__dict__, wrapper.get_wrapped_table()
    wrapper.style, table.style = known.setdefault("wrapped", (wrapper.style, table.style))
    return wrapper


def _by_style(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A function of a style, worked out once for each style."""

    def known(style: Any) -> Any:
        found = style.__dict__
        if function not in found:
            found[function] = function(style)
        return found[function]

    return known


def to_bytes(item: Any) -> bytes:
    """What an item of a file is written as; the usual kinds first."""
    kind = type(item)
    if kind is bytes:
        return item  # type: ignore[no-any-return]
    if kind is str:
        return item.encode("ascii")  # type: ignore[no-any-return]
    return b"%d" % item if kind is int else _to_bytes(item)


class _Swap(NamedTuple):
    owner: Any
    name: str
    theirs: Any
    ours: Any


def _everywhere(theirs: Callable[..., Any], ours: Callable[..., Any]) -> Iterator[_Swap]:
    """A function of a module, wherever another module of WeasyPrint has imported it."""
    for module in [one for name, one in sys.modules.items() if name.startswith("weasyprint.")]:
        for name, value in vars(module).items():
            if value is theirs:
                yield _Swap(module, name, theirs, ours)


_SWAPS = (
    _Swap(Layout, "set_text", Layout.set_text, shaped_lines.set_text),
    _Swap(Layout, "deactivate", Layout.deactivate, shaped_lines.deactivate),
    _Swap(Layout, "reactivate", Layout.reactivate, shaped_lines.reactivate),
    _Swap(drawing, "draw_first_line", drawing.draw_first_line, shaped_lines.draw_first_line),
    _Swap(Box, "is_in_normal_flow", _is_in_normal_flow, is_in_normal_flow),
    _Swap(pydyf, "_to_bytes", _to_bytes, to_bytes),
    # The few selectors by which WeasyPrint finds a document's style sheets and metadata.
    _Swap(cssselect2.tree, "compile_selector_list", compile_selector_list, cache(compile_selector_list)),
    _Swap(svg, "TAGS", svg.TAGS, {**svg.TAGS, "path": draw_path}),
    *_everywhere(_resolve_percentages, resolve_percentages),
    *_everywhere(_wrap_table, wrap_table),
    *_everywhere(_avoid_collisions, avoid_collisions),
    *_everywhere(lines.split_first_line, paragraphs.split_first_line),
    *_everywhere(lines.strut, _by_style(lines.strut)),
    *_everywhere(fonts.get_font_description, _by_style(fonts.get_font_description)),
)


def take_over() -> None:
    """Put these functions in the place of WeasyPrint's own."""
    for swap in _SWAPS:
        setattr(swap.owner, swap.name, swap.ours)


@contextmanager
def weasyprints_own() -> Iterator[None]:
    """While this is open, WeasyPrint's own functions are back in their place. Not for two threads at once."""
    for swap in _SWAPS:
        setattr(swap.owner, swap.name, swap.theirs)
    try:
        yield
    finally:
        take_over()
