"""Lines of text, shaped once for being measured and for being drawn, and drawn glyph by glyph from memory.

WeasyPrint gives up each shaped line once it is measured, to spare the memory of long documents, and shapes it anew to
draw it. A sheet has a hundred lines. What a glyph is in a file, with the space behind it, is worked out once a file.
"""

from __future__ import annotations

import re
from typing import Any

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


def set_text(layout: Any, text: str, justify: bool = False) -> None:  # noqa: FBT001, FBT002 - WeasyPrint's signature
    """As WeasyPrint does it; a line that cannot break is made ready for being drawn."""
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
        _setup(layout, style)
        layout.set_text(layout.text, justify=True)
    elif pango.pango_layout_get_line_readonly(layout.layout, 1) != ffi.NULL:
        pango.pango_layout_set_width(layout.layout, -1)


def draw_first_line(stream: Any, box: Any, text_overflow: str, block_ellipsis: str, matrix: Any) -> Any:
    """As WeasyPrint does it, which draws itself what is rare: cut lines, pictures in fonts, raised glyphs."""
    is_cut = text_overflow == "ellipsis" or block_ellipsis != "none"
    runs = [] if is_cut or not (_TELLS_SIZES and box.text.strip()) else list(_runs(stream, box))
    if not all(text for *_, text in runs) or not runs:
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


def _runs(stream: Any, box: Any) -> Any:
    """The runs of a line's glyphs: Pango's font, the file's, its size, and the glyphs as the file has them."""
    pango.pango_layout_set_single_paragraph_mode(box.pango_layout.layout, True)  # noqa: FBT003 - as above
    line, _ = box.pango_layout.get_first_line()
    run = line.runs[0]
    while run != ffi.NULL:
        item = run.data
        font, size = stream.add_font(item.item.analysis.font)
        yield item.item.analysis.font, font, size, _text(stream, box, item, font, size)
        run = run.next


def _text(stream: Any, box: Any, item: Any, font: Any, size: float) -> str:
    """A run's glyphs as the file has them; "" where there is one that is drawn in another way."""
    glyphs = item.glyphs
    words = memoryview(ffi.buffer(glyphs.glyphs, 4 * _WORDS * glyphs.num_glyphs)).cast("i")
    if font.png or font.svg or font.colr or font.bitmap or any(words[2::_WORDS]) or any(words[3::_WORDS]):
        return ""
    known = font.__dict__.setdefault("known_glyphs", {}).setdefault(size, {})
    wanted = list(zip(words[::_WORDS], words[1::_WORDS], strict=True))
    for number in [number for number, one in enumerate(wanted) if one not in known]:
        glyph, width = wanted[number]
        if glyph == pango.PANGO_GLYPH_EMPTY:
            known[glyph, width] = f">{-width / size}<"
        elif glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG:
            return ""
        else:
            _note(stream, box, item, font, size, number)
            kerning = font.widths[glyph] - width * 1000 * FROM_UNITS / size
            known[glyph, width] = f"{glyph:04x}>{int(kerning)}<" if kerning else f"{glyph:04x}"
    return "".join(map(known.__getitem__, wanted))


def _note(stream: Any, box: Any, item: Any, font: Any, size: float, number: int) -> None:
    """Note the width of a run's glyph, and the letters that it stands for, in the file's font."""
    glyph, clusters, length = item.glyphs.glyphs[number].glyph, item.glyphs.log_clusters, item.item.length
    if glyph not in font.to_unicode:
        if item.item.analysis.level % 2:  # from right to left
            end = length if number == 0 else clusters[number - 1]
        else:
            end = length if number == item.glyphs.num_glyphs - 1 else clusters[number + 1]
        start = item.item.offset
        font.to_unicode[glyph] = box.pango_layout.text.encode()[start + clusters[number] : start + end].decode()
    if glyph not in font.widths:
        pango.pango_font_get_glyph_extents(item.item.analysis.font, glyph, stream.ink_rect, stream.logical_rect)
        font.widths[glyph] = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
