"""Lines cut out of a paragraph whose letters are shaped once.

WeasyPrint has Pango break each line out of twice its text, tries the next word with it and shapes what is left once
more. Where lines end can be told from the widths of the paragraph's glyphs, and a line's glyphs are those that it has
in the paragraph, where nothing hangs on what stands around it. Lines of which that is not sure are left to WeasyPrint.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from math import inf
from typing import Any

from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.line_break import Layout, create_layout, line_size

from pipeline.render.pdf.shaped_lines import Glyphs, glyphs_of
from pipeline.render.pdf.styles import by_style

_split = line_break.split_first_line

# What Pango breaks, joins or leaves out in ways of its own: controls, rare spaces, hyphens that only the end of a line
# shows.
_RARE = re.compile("[\x00-\x1f\x7f-\x9f\xad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]")
# Letters of an alphabet. Other signs are of that of what stands before them, or else after them, and closing ones of
# that of their opening ones (UAX 24, 5.1).
_LETTER = re.compile("[A-Za-zÀ-ÖØ-öø-ɏΆΈ-ΡΣ-ώА-ҁҊ-ӿἀ-ᾼ]")
_PAIRED = re.compile(r"\([^()]*\)|\[[^][]*\]|\{[^{}]*\}|<[^<>]*>|«[^«»]*»|‘[^‘’]*’|“[^“”]*”|‹[^‹›]*›")
_CLOSING = re.compile(r"[])}>»’”›‛‟]")

# Whether a word fits is left to Pango where a line is filled up to so many letters' width, more or less.
_CLOSE = 0.05

# Texts of so many letters are kept from sheet to sheet, so many of each style: labels, headings and names come again.
_LABEL, _MOST = 80, 64

_FLAG = ffi.sizeof("PangoLogAttr")
_IS_BREAK = memoryview(ffi.buffer(ffi.new("PangoLogAttr *", {"is_line_break": 1}))).cast("I")[0]
_RECTANGLE = ffi.new("PangoRectangle *")


class _Paragraph:
    """A text in one line: what was made ready for it, its glyphs, each of one letter, and its height and baseline."""

    def __init__(self, text: str, layout: Layout, glyphs: Glyphs) -> None:
        line, _ = layout.get_first_line()
        self.text, self.layout, self.glyphs = text, layout, glyphs
        _, self.height = line_size(line, layout.style)
        self.baseline = pango.pango_layout_get_baseline(layout.layout) * FROM_UNITS

    @cached_property
    def widths(self) -> list[int]:
        """The width in front of each glyph, and of all."""
        return [0, *accumulate(width for _, width in self.glyphs.shown)]

    @cached_property
    def begins(self) -> list[int]:
        """Where a line could begin, and where the text ends."""
        attributes = pango.pango_layout_get_log_attrs_readonly(self.layout.layout, ffi.NULL)
        flags = memoryview(ffi.buffer(attributes, _FLAG * len(self.text))).cast("I").tolist()
        return [0, *(at for at, flag in enumerate(flags) if flag & _IS_BREAK and at), len(self.text)]

    @cached_property
    def ends(self) -> list[int]:
        """The same without the spaces there."""
        return [0, *(start + len(self.text[start:end].rstrip(" ")) for start, end in pairwise(self.begins))]

    @cached_property
    def reaches(self) -> list[int]:
        """The width in front of each end."""
        return [self.widths[end] for end in self.ends]


def split_first_line(
    text: str,
    style: Any,
    context: Any,
    max_width: float | None,
    justification_spacing: float,
    is_line_start: bool = True,  # noqa: FBT001, FBT002
    minimum: bool = False,  # noqa: FBT001, FBT002
) -> Any:
    """As WeasyPrint does it: a line, its bytes, those before the next line, its width, height and baseline."""
    found = None
    if context is not None and text and not justification_spacing and _is_plain(style):
        paragraph = _paragraph(text, style, context)
        found = paragraph and _line(paragraph, text, style, max_width)
    return found or _split(text, style, context, max_width, justification_spacing, is_line_start, minimum)


@by_style
def _is_plain(style: Any) -> bool:
    return (
        style["white_space"] != "pre-line"
        and (style["letter_spacing"], style["word_spacing"]) == ("normal", 0)
        and style["direction"] == "ltr"
        and style["hyphens"] != "auto"
        and style["word_break"] != "break-all"
        and bool(style["font_size"] > 0)
    )


def _paragraph(text: str, style: Any, context: Any) -> _Paragraph | None:
    """The paragraph that a text is the end of: the last one that was asked for, else it is one itself."""
    known, of, found = context.__dict__.get("paragraph", ("", None, None))
    if of is not style or not known.endswith(text):
        found = _short(style)(text, style.font_config) if len(text) <= _LABEL else _shaped(text, style)
        context.paragraph = text, style, found
    return found  # type: ignore[no-any-return]


@by_style
def _short(style: Any) -> Callable[[str, Any], _Paragraph | None]:
    """What shapes the short texts of a style, and keeps the last ones: a forked process has fonts of its own."""
    return lru_cache(_MOST)(lambda text, _fonts: _shaped(text, style))


def _shaped(text: str, style: Any) -> _Paragraph | None:
    if _RARE.search(text):
        return None
    layout = create_layout(text, style, None, None, 0)
    glyphs = glyphs_of(layout)
    if glyphs is None or not len(glyphs.shown) == len(text) == len(set(glyphs.starts)) - 1:
        return None
    if len(glyphs.runs) > 1 and len({_rise(font, glyphs.shown[first][0]) for font, first, _ in glyphs.runs}) > 1:
        return None
    return _Paragraph(text, layout, glyphs)


def _rise(font: Any, glyph: int) -> tuple[int, int]:
    """How far a font's glyphs reach up and down."""
    pango.pango_font_get_glyph_extents(font, glyph, ffi.NULL, _RECTANGLE)
    return _RECTANGLE.y, _RECTANGLE.height


def _line(found: _Paragraph, text: str, style: Any, max_width: float | None) -> Any:
    """The line that a text begins with; None where it is not sure what Pango makes of it."""
    start = len(found.text) - len(text)
    span = _span(found, start, style, max_width)
    if span is None:
        return None
    end, after = span
    letters, glyphs = text[: end - start], found.glyphs.cut(start, end)
    if (after and not _is_free(letters, glyphs)) or ((start or after) and not _is_of_its_own(letters, glyphs, start)):
        return None
    line = Layout.__new__(Layout)
    line.__dict__.update(found.layout.__dict__, text=letters, glyphs=glyphs, max_width=max_width)
    first, *_, last = glyphs.starts
    width = (found.widths[end] - found.widths[start]) * FROM_UNITS
    return line, last - first, after and found.glyphs.starts[after] - first, width, found.height, found.baseline


def _span(found: _Paragraph, start: int, style: Any, max_width: float | None) -> tuple[int, int | None] | None:
    """Where the line ends that starts there, and where the next one begins; None where that is not sure."""
    spaces = style["white_space"]
    if max_width is None or max_width == inf or spaces in {"nowrap", "pre"}:
        return len(found.text), None
    room, close = found.widths[start] + max_width / FROM_UNITS, _CLOSE * style["font_size"] / FROM_UNITS
    if found.widths[-1] <= room - close:
        return len(found.text), None
    begins, ends, reaches = found.begins, found.ends, found.reaches
    to = max(bisect_right(reaches, room - close) - 1, 0)
    is_sure = begins[bisect_left(begins, start)] == start < ends[to] and to < len(ends) - 1 and spaces == "normal"
    return (ends[to], begins[to]) if is_sure and reaches[to + 1] > room + close else None


def _is_free(letters: str, glyphs: Glyphs) -> bool:
    """Whether the last glyph is as wide as where nothing follows."""
    glyph, width = glyphs.shown[-1]
    pango.pango_font_get_glyph_extents(glyphs.runs[-1][0], glyph, ffi.NULL, _RECTANGLE)
    return bool(_RECTANGLE.width == width) and letters[-1] != "\xa0"


def _is_of_its_own(letters: str, glyphs: Glyphs, start: int) -> bool:
    """Whether all signs of a line are of the same alphabets where nothing stands around it."""
    if not start or len(glyphs.runs) == 1:
        return bool(_LETTER.search(letters))
    number = 1
    while number:
        letters, number = _PAIRED.subn("", letters)
    return bool(_LETTER.match(letters)) and not _CLOSING.search(letters)
