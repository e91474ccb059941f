"""Lines of text, shaped once for being measured and for being drawn, and drawn glyph by glyph from memory.

WeasyPrint gives up each shaped line once it is measured, to spare the memory of long documents, and shapes it anew to
draw it. A sheet has a hundred lines. What a glyph is in a file, with the space after it, is worked out once a file.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any, NamedTuple

from weasyprint.draw import text as drawing
from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.line_break import Layout

# What ends a paragraph in Pango: WeasyPrint breaks lines there.
_ENDS = re.compile("[\n\r\u2029]")
_set_text, _setup, _draw = Layout.set_text, Layout.setup, drawing.draw_first_line

# A glyph in Pango's memory: its number, width, two offsets and flags, of four bytes each.
_WORDS = ffi.sizeof("PangoGlyphInfo") // 4
# Before that version of Pango a font tells another size than it has.
_TELLS_SIZES = pango.pango_version() >= 14802


class Glyphs(NamedTuple):
    """The glyphs of a line: the number and width of each.

    Where their letters start in the bytes of the `text`, and where the last ones end; runs of one font, from which
    glyph to which.
    """

    text: bytes
    shown: list[tuple[int, int]]
    starts: list[int]
    runs: list[tuple[Any, int, int]]

    def cut(self, first: int, last: int) -> Glyphs:
        """Those from the `first` to before the `last`."""
        runs = [
            (font, max(start, first) - first, min(end, last) - first)
            for font, start, end in self.runs
            if start < last and end > first
        ]
        return Glyphs(self.text, self.shown[first:last], self.starts[first : last + 1], runs)


def glyphs_of(layout: Any) -> Glyphs | None:
    """The glyphs of a layout's first line; None if some are missing, raised, shifted or run from right to left."""
    text = layout.text.encode()
    found = Glyphs(text, [], [], [])
    line, _ = layout.get_first_line()
    run = line.runs[0]
    while run != ffi.NULL:
        item, glyphs = run.data.item, run.data.glyphs
        size, place = glyphs.num_glyphs, len(found.shown)
        words = memoryview(ffi.buffer(glyphs.glyphs, 4 * _WORDS * size)).cast("i").tolist()
        numbers = words[::_WORDS]
        if (
            any(words[2::_WORDS])
            or any(words[3::_WORDS])
            or item.analysis.level % 2
            or max(numbers) >= pango.PANGO_GLYPH_UNKNOWN_FLAG
        ):
            return None
        found.shown.extend(zip(numbers, words[1::_WORDS], strict=True))
        offset, clusters = item.offset, ffi.unpack(glyphs.log_clusters, size)
        found.starts.extend([offset + place for place in clusters] if offset else clusters)
        found.runs.append((item.analysis.font, place, place + size))
        run = run.next
    found.starts.append(line.length)
    return found


def set_text(layout: Any, text: str, justify: bool = False) -> None:  # noqa: FBT001, FBT002 - WeasyPrint's signature
    """As WeasyPrint does it; a line that cannot break is made ready for being drawn."""
    layout.glyphs = None
    if not _ENDS.search(text):
        pango.pango_layout_set_single_paragraph_mode(layout.layout, True)  # noqa: FBT003 - a function in C
    _set_text(layout, text, justify)


def deactivate(layout: Any) -> None:
    """Keep a line that was measured, give up one that was drawn."""
    if getattr(layout, "is_drawn", False):
        del layout.layout, layout.language, layout.style


def reactivate(layout: Any, style: Any) -> None:
    """Make a line ready for being drawn: as it was measured, unless its words are spread over the line's width."""
    layout.is_drawn = True
    if layout.justification_spacing or getattr(layout, "style", None) is not style:
        _shape(layout, style)
    elif not layout.glyphs and pango.pango_layout_get_line_readonly(layout.layout, 1) != ffi.NULL:
        pango.pango_layout_set_width(layout.layout, -1)


def _shape(layout: Any, style: Any) -> None:
    _setup(layout, style)
    layout.set_text(layout.text, justify=True)


def draw_first_line(stream: Any, box: Any, text_overflow: str, block_ellipsis: str, matrix: Any) -> Any:
    """As WeasyPrint does it, which draws itself what is rare: cut lines, pictures in fonts, raised glyphs."""
    layout = box.pango_layout
    runs = None
    if text_overflow != "ellipsis" and block_ellipsis == "none" and _TELLS_SIZES and box.text.strip():
        runs = _runs(stream, layout)
    if not runs:
        if layout.glyphs:
            _shape(layout, box.style)
        return _draw(stream, box, text_overflow, block_ellipsis, matrix)
    stream.set_text_matrix(*matrix.values)
    shown, before = "", None
    for pango_font, font, size, text in runs:
        if pango_font != before:
            if shown:
                stream.show_text(shown)
            shown, before = "", pango_font
            stream.set_font_size(font.hash, size)
        shown = f"{shown}<{text}".removesuffix("<") if text.endswith("<") else f"{shown}<{text}>"
    stream.show_text(shown)
    return []


def _runs(stream: Any, layout: Any) -> list[tuple[Any, Any, float, str]] | None:
    """The runs of a line's glyphs: Pango's font, the file's, its size, and the glyphs as the file has them.

    None where one is drawn in another way.
    """
    if not layout.glyphs:
        pango.pango_layout_set_single_paragraph_mode(layout.layout, True)  # noqa: FBT003 - as above
    glyphs = layout.glyphs or glyphs_of(layout)
    if glyphs is None:
        return None
    found = []
    for pango_font, first, last in glyphs.runs:
        font, size = stream.add_font(pango_font)
        if font.png or font.svg or font.colr or font.bitmap:
            return None
        found.append((pango_font, font, size, _text(stream, pango_font, font, size, glyphs.cut(first, last))))
    return found


def _text(stream: Any, pango_font: Any, font: Any, size: float, glyphs: Glyphs) -> str:
    """A run's glyphs as the file has them."""
    known = font.__dict__.setdefault("known_glyphs", {}).setdefault(size, {})
    with suppress(KeyError):
        return "".join(map(known.__getitem__, glyphs.shown))
    for at, one in enumerate(glyphs.shown):
        if one not in known:
            known[one] = _noted(stream, pango_font, font, size, glyphs, at)
    return "".join(map(known.__getitem__, glyphs.shown))


def _noted(stream: Any, pango_font: Any, font: Any, size: float, glyphs: Glyphs, at: int) -> str:
    """A glyph as the file has it; its width and the letters that it stands for are noted in the file's font."""
    glyph, width = glyphs.shown[at]
    if glyph == pango.PANGO_GLYPH_EMPTY:
        return f">{-width / size}<"
    if glyph not in font.to_unicode:
        font.to_unicode[glyph] = glyphs.text[glyphs.starts[at] : glyphs.starts[at + 1]].decode()
    if glyph not in font.widths:
        pango.pango_font_get_glyph_extents(pango_font, glyph, stream.ink_rect, stream.logical_rect)
        font.widths[glyph] = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
    kerning = font.widths[glyph] - width * 1000 * FROM_UNITS / size
    return f"{glyph:04x}>{int(kerning)}<" if kerning else f"{glyph:04x}"
