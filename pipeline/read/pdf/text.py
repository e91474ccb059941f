"""The words of a PDF page as read by pdfium, each with its position and appearance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from ctypes import addressof, c_double, c_uint, create_string_buffer, sizeof
from math import hypot
from typing import Any

from pypdfium2 import PdfPage, raw  # type: ignore[import-untyped]

from pipeline.model import LOST
from pipeline.read.pdf.words import INVISIBLE, Box, TextAppearance, Word
from pipeline.read.symbols import mended

_WORD = re.compile(r"[^\s\u00a0]+")
# Not letters: raw codes that come through if the file does not say what they mean.
_NO_LETTER = re.compile("[\x00-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd-\uffff]")
# Font weight.
_BOLD = 600
_BOLD_NAME = re.compile(r"bold|black|heavy", re.IGNORECASE)
# The rendering mode of text that is both filled and outlined.
_OUTLINED = 2
_LONGEST_NAME = 128
# Families of symbol fonts, by the start of their names after the subset tag.
_OF_SIGNS = (("wingdings2", "wingdings 2"), ("wingdings", "wingdings"))


class PageText:
    """The text of one page, as pdfium reads it."""

    def __init__(self, page: PdfPage, *, is_tagged: bool) -> None:
        # A reference is kept, as its finaliser closes `_page`.
        self._text = page.get_textpage()
        self._page = self._text.raw
        self._is_tagged = is_tagged
        self._looks: dict[int, TextAppearance] = {}
        self._alike: dict[tuple[Any, ...], TextAppearance] = {}
        self._marks: dict[int, str] = {}
        self._fonts: dict[int, tuple[str, bool]] = {}
        # Buffers for pdfium's results.
        self._numbers = [c_double() for _ in range(4)]
        self._channels = [c_uint() for _ in range(4)]
        self._matrix = raw.FS_MATRIX()

    def words(self) -> list[Word]:
        """The words in the order of the file, including invisible ones."""
        text = self._letters()
        out: list[Word] = []
        for found in _WORD.finditer(text):
            is_spaced = True
            for start, end, look in self._stretches(found.start(), found.end()):
                out.append(self._word(self._readable(text, start, end, look), (start, end), look, len(out), is_spaced))
                is_spaced = False
        return out

    def _letters(self) -> str:
        """The characters of the page, each at pdfium's index."""
        count = raw.FPDFText_CountChars(self._page)
        room = (raw.c_ushort * (count + 1))()
        # One call for all, unless the page has characters that it omits, or surrogate pairs.
        if raw.FPDFText_GetText(self._page, 0, count, room) == count + 1:
            return bytes(room)[:-2].decode("utf-16-le", "replace")
        return "".join(chr(raw.FPDFText_GetUnicode(self._page, at)) for at in range(count))

    def like(self, drawn: int) -> int:
        """The text object that represents, in `Word.look`, all those of one line that look the same."""
        look = self._looks.get(drawn)
        return look.drawn if look else drawn

    def _stretches(self, start: int, end: int) -> Sequence[tuple[int, int, TextAppearance]]:
        """The stretches of letters that look the same: some programs draw letters one by one."""
        key, first = self._drawn(start)
        if end - start == 1 or self._drawn(end - 1)[0] == key:
            return ((start, end, first),)
        out = []
        for at in range(start + 1, end):
            _, look = self._drawn(at)
            if look is not first:
                out.append((start, at, first))
                start, first = at, look
        return (*out, (start, end, first))

    def _drawn(self, at: int) -> tuple[int, TextAppearance]:
        """A key for the text object of a letter, and its appearance."""
        drawn = raw.FPDFText_GetTextObject(self._page, at)
        key = addressof(drawn.contents) if drawn else 0
        return key, self._looks.get(key) or self._looks.setdefault(key, self._look_of(drawn, key, at))

    def _look_of(self, drawn: Any, key: int, at: int) -> TextAppearance:
        matrix = self._matrix
        raw.FPDFText_GetMatrix(self._page, at, matrix)
        a, b = matrix.a, matrix.b
        size = raw.FPDFText_GetFontSize(self._page, at) * hypot(matrix.c, matrix.d)
        if not drawn:
            return TextAppearance(size, is_bold=False, font="")
        red, green, blue, opacity = self._channels
        raw.FPDFText_GetFillColor(self._page, at, red, green, blue, opacity)
        mode = raw.FPDFTextObj_GetTextRenderMode(drawn)
        name, is_bold = self._font(drawn, at)
        turn = (0 if a >= 0 else 2) if abs(a) >= abs(b) else 1 if b > 0 else 3
        mark = raw.FPDFPageObj_GetMarkedContentID(drawn) if self._is_tagged else -1
        marks = self._names(drawn, mark)
        # Marked content that tags refer to is no artifact.
        is_artifact = self._is_tagged and mark < 0 and "Artifact" in marks
        colour = (red.value, green.value, blue.value, opacity.value)
        seen = (size, is_bold or mode == _OUTLINED, name, mode, colour, turn, mark, is_artifact, "OC" in marks)
        line = (matrix.e if turn % 2 else matrix.f, seen)
        if line not in self._alike:
            self._alike[line] = TextAppearance(*seen[:-1], drawn=key, is_layered=seen[-1])
        return self._alike[line]

    def _names(self, drawn: Any, mark: int) -> list[str]:
        """The names of the marks around an object, unless it only has that of its marked content.

        "Artifact" is no part of the content (ISO 32000-1, 14.8.2.2), "OC" stands on a layer (8.11).
        """
        count = raw.FPDFPageObj_CountMarks(drawn)
        return [self._name(raw.FPDFPageObj_GetMark(drawn, at)) for at in range(count)] if count > (mark >= 0) else []

    def _name(self, mark: Any) -> str:
        key = addressof(mark.contents)
        if key not in self._marks:
            room, length = (raw.FPDF_WCHAR * _LONGEST_NAME)(), raw.c_ulong()
            raw.FPDFPageObjMark_GetName(mark, room, sizeof(room), length)
            self._marks[key] = bytes(room)[: length.value].decode("utf-16-le", "replace").rstrip("\0")
        return self._marks[key]

    def _font(self, drawn: Any, at: int) -> tuple[str, bool]:
        """The name of the font of a text, and whether it is bold."""
        font = raw.FPDFTextObj_GetFont(drawn)
        if not font:
            return "", False
        key = addressof(font.contents)
        if key not in self._fonts:
            name = create_string_buffer(_LONGEST_NAME)
            raw.FPDFFont_GetBaseFontName(font, name, _LONGEST_NAME)
            written = name.value.decode("utf-8", "replace")
            weight = raw.FPDFText_GetFontWeight(self._page, at)
            self._fonts[key] = written, weight >= _BOLD or bool(_BOLD_NAME.search(written))
        return self._fonts[key]

    def _word(self, letters: str, at: tuple[int, int], look: TextAppearance, number: int, is_spaced: bool) -> Word:  # noqa: FBT001
        start, end = at
        one, two, three, four = self._numbers
        raw.FPDFText_GetCharBox(self._page, start, one, two, three, four)
        box = Box(one.value, three.value, two.value, four.value)
        if end - start > 1:
            raw.FPDFText_GetCharBox(self._page, end - 1, one, two, three, four)
            box = Box(
                min(box.left, one.value),
                min(box.bottom, three.value),
                max(box.right, two.value),
                max(box.top, four.value),
            )
        raw.FPDFText_GetCharOrigin(self._page, start, one, two)
        x, y = one.value, two.value
        # Lines are aligned by the origin of their first letter; the ink of a round letter starts farther right.
        if not look.turn:
            return Word(letters, min(x, box.left), box.right, y, box, look, number, is_spaced)
        upright = box.turned(look.turn)
        start_x, base = ((x, y), (y, -x), (-x, -y), (-y, x))[look.turn]
        return Word(letters, min(start_x, upright.left), upright.right, base, box, look, number, is_spaced)

    def _readable(self, text: str, start: int, end: int, look: TextAppearance) -> str:
        """The letters, with `LOST` for each that has no character in the file."""
        # Text from recognition has a font without glyphs, whose codes are the characters themselves.
        if look.mode == INVISIBLE or not (
            self._is_lost(end - 1) or self._is_lost(start) or _NO_LETTER.search(text, start, end)
        ):
            return text[start:end]
        # Symbols such as bullets and boxes are known by their font even if the file gives no characters.
        if (shown := mended(text[start:end], _family(look.font))) != text[start:end]:
            return shown
        return "".join(LOST if self._is_lost(at) else text[at] for at in range(start, end))

    def _is_lost(self, at: int) -> bool:
        return bool(raw.FPDFText_HasUnicodeMapError(self._page, at) == 1)


def _family(font: str) -> str:
    """The family of a symbol font; by default Symbol, which fonts such as OpenSymbol follow."""
    name = font.rpartition("+")[2].lower().replace(" ", "").replace("-", "")
    return next((family for start, family in _OF_SIGNS if name.startswith(start)), "symbol")
