"""Caches what WeasyPrint computes for each box or document; replaces functions of it, of pydyf and of cssselect2.

These few functions stand in the place of WeasyPrint's own, here, in `bare.py`, `box_measures.py`, `paragraphs.py`,
`shaped_lines.py` and `paths.py`, and nowhere else; a test holds the files that come of them against those of
WeasyPrint's own, byte for byte. Styles are kept from sheet to sheet (`styles.py`), and what is known of each with it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from typing import Any, NamedTuple

import cssselect2.tree
import pydyf
from cssselect2.tree import ElementWrapper as Element
from cssselect2.tree import compile_selector_list
from weasyprint import svg
from weasyprint.draw import border
from weasyprint.draw import text as drawing
from weasyprint.formatting_structure import build
from weasyprint.formatting_structure.boxes import Box
from weasyprint.layout import background, percent
from weasyprint.layout import block as collapsing
from weasyprint.layout import float as floating
from weasyprint.text import fonts
from weasyprint.text import line_break as lines
from weasyprint.text.line_break import Layout

from pipeline.render.pdf import bare, box_measures, paragraphs, shaped_lines
from pipeline.render.pdf.paths import draw_path
from pipeline.render.pdf.styles import by_style

_to_bytes = pydyf._to_bytes  # noqa: SLF001 - as the docstring says


def to_bytes(item: Any) -> bytes:
    """What an item of a file is written as; the usual kinds first."""
    kind = type(item)
    if kind is bytes:
        return item  # type: ignore[no-any-return]
    if kind is str:
        return item.encode("ascii")  # type: ignore[no-any-return]
    return b"%d" % item if kind is int else _to_bytes(item)


class Once:
    """As Python's `cached_property`, without the lock that it takes before 3.12, for each element of a sheet."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        self._function, self._name = function, function.__name__

    def __get__(self, holder: Any, kind: Any = None) -> Any:
        found = holder.__dict__[self._name] = self._function(holder)
        return found


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


# What is replaced; `benchmarks/swaps.py` puts WeasyPrint's own back, to hold both against each other.
SWAPS = (
    _Swap(Layout, "set_text", Layout.set_text, shaped_lines.set_text),
    _Swap(Layout, "deactivate", Layout.deactivate, shaped_lines.deactivate),
    _Swap(Layout, "reactivate", Layout.reactivate, shaped_lines.reactivate),
    _Swap(drawing, "draw_first_line", drawing.draw_first_line, shaped_lines.draw_first_line),
    _Swap(Box, "descendants", Box.descendants, box_measures.descendants),
    _Swap(Box, "is_in_normal_flow", Box.is_in_normal_flow, box_measures.is_in_normal_flow),
    _Swap(pydyf, "_to_bytes", _to_bytes, to_bytes),
    # The few selectors by which WeasyPrint finds a document's style sheets and metadata.
    _Swap(cssselect2.tree, "compile_selector_list", compile_selector_list, cache(compile_selector_list)),
    *(_Swap(Element, name, one, Once(one.func)) for name, one in vars(Element).items() if type(one) is cached_property),
    _Swap(svg, "TAGS", svg.TAGS, {**svg.TAGS, "path": draw_path}),
    *_everywhere(percent.resolve_percentages, box_measures.resolve_percentages),
    *_everywhere(build.wrap_table, box_measures.wrap_table),
    *_everywhere(floating.avoid_collisions, box_measures.avoid_collisions),
    *_everywhere(background.layout_box_backgrounds, bare.layout_box_backgrounds),
    *_everywhere(border.draw_border, bare.draw_border),
    *_everywhere(border.draw_outline, bare.draw_outline),
    *_everywhere(collapsing.collapse_margin, box_measures.collapse_margin),
    *_everywhere(lines.split_first_line, paragraphs.split_first_line),
    *_everywhere(lines.strut, by_style(lines.strut)),
    *_everywhere(fonts.get_font_description, by_style(fonts.get_font_description)),
)


def take_over() -> None:
    """Put these functions in the place of WeasyPrint's own."""
    for swap in SWAPS:
        setattr(swap.owner, swap.name, swap.ours)
