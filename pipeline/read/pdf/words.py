"""The words of a PDF page: what each says, where it stands, and how it is drawn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from ctypes import addressof, c_double, c_uint, create_string_buffer, sizeof
from math import hypot
from typing import Any, NamedTuple

from pypdfium2 import PdfPage, raw  # type: ignore[import-untyped]

_WORD = re.compile(r"[^\s\u00a0]+")
# How pdfium writes a hyphen at the end of a line, and how pages write it.
HYPHENS = "\x02\ufffe\u00ad"
# What stands for a letter that the font of the file gives no character for.
LOST = "\ufffd"
# What no letter is: codes that stand for themselves where the file does not say what they mean.
_NO_LETTER = re.compile("[\x00-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd-\uffff]")
# In hundredths of the usual stroke.
_BOLD = 600
_BOLD_NAME = re.compile(r"bold|black|heavy", re.IGNORECASE)
# Modes of rendering: text that is outlined as well, and such that is neither filled nor outlined.
_OUTLINED, INVISIBLE = 2, 3
_LONGEST_NAME = 128


class Box(NamedTuple):
    """A rectangle in points, from the left and the bottom."""

    left: float
    bottom: float
    right: float
    top: float

    def turned(self, turn: int) -> Box:
        """The same rectangle for a reader who turns the page by so many quarters, so that the text is upright."""
        if turn == 1:
            return Box(self.bottom, -self.right, self.top, -self.left)
        if turn == 2:
            return Box(-self.right, -self.top, -self.left, -self.bottom)
        return Box(-self.top, self.left, -self.bottom, self.right) if turn == 3 else self

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.bottom <= y <= self.top


class Look(NamedTuple):
    """How a stretch of words is drawn.

    `size` is in points, as it is seen; `mode` the rendering mode of text (ISO 32000-1, table 106); `colour` red, green,
    blue and opacity, 0 to 255; `turn` how many quarters to the left the words run; `mark` the number of the marked
    content, -1 for none; `drawn` tells the text objects of a page apart, 0 for words that it does not draw; what is
    `is_layered` stands on a layer that may be switched off.
    """

    size: float
    is_bold: bool
    font: str
    mode: int = 0
    colour: tuple[int, int, int, int] = (0, 0, 0, 255)
    turn: int = 0
    mark: int = -1
    is_artifact: bool = False
    drawn: int = 0
    is_layered: bool = False


class Word(NamedTuple):
    """Letters in a row that are drawn alike.

    `box` is where they are on the page; `left`, `right` and `base`, the line they stand on, are those for a reader who
    holds the page so that they are upright. `number` counts the words as the file has them; `is_spaced` says that a
    space stands before it there. `height` is above (1) or below (-1) the line, `link` the address that it leads to.
    """

    text: str
    left: float
    right: float
    base: float
    box: Box
    look: Look
    number: int
    is_spaced: bool
    height: int = 0
    link: str = ""

    @property
    def size(self) -> float:
        return self.look.size

    @property
    def is_filled_in(self) -> bool:
        """Whether somebody wrote it into a form: the page does not draw it."""
        return not self.look.drawn


class Text:
    """The text of one page, as pdfium reads it."""

    def __init__(self, page: PdfPage, *, is_tagged: bool) -> None:
        # Kept whole, for it closes what `_page` stands for.
        self._text = page.get_textpage()
        self._page = self._text.raw
        self._is_tagged = is_tagged
        self._looks: dict[int, Look] = {}
        self._fonts: dict[int, tuple[str, bool]] = {}
        # What pdfium writes its answers into.
        self._numbers = [c_double() for _ in range(4)]
        self._channels = [c_uint() for _ in range(4)]
        self._matrix = raw.FS_MATRIX()

    def words(self) -> list[Word]:
        """The words in the order of the file, those that nobody sees, too."""
        text = self._letters()
        out: list[Word] = []
        for found in _WORD.finditer(text):
            is_spaced = True
            for start, end, look in self._stretches(found.start(), found.end()):
                out.append(self._word(self._readable(text, start, end, look), (start, end), look, len(out), is_spaced))
                is_spaced = False
        return out

    def _letters(self) -> str:
        """The characters of the page, each at its index."""
        count = raw.FPDFText_CountChars(self._page)
        room = (raw.c_ushort * (count + 1))()
        # One call for all, unless the page has characters that it leaves out, or such as take two places.
        if raw.FPDFText_GetText(self._page, 0, count, room) == count + 1:
            return bytes(room)[:-2].decode("utf-16-le", "replace")
        return "".join(chr(raw.FPDFText_GetUnicode(self._page, at)) for at in range(count))

    def _stretches(self, start: int, end: int) -> Sequence[tuple[int, int, Look]]:
        """The parts of letters in a row that are drawn alike."""
        first = self._look(start)
        if end - start == 1 or self._look(end - 1) is first:
            return ((start, end, first),)
        out = []
        for at in range(start + 1, end):
            look = self._look(at) if raw.FPDFText_IsGenerated(self._page, at) != 1 else first
            if look is not first:
                out.append((start, at, first))
                start, first = at, look
        return (*out, (start, end, first))

    def _look(self, at: int) -> Look:
        drawn = raw.FPDFText_GetTextObject(self._page, at)
        key = addressof(drawn.contents) if drawn else 0
        return self._looks.get(key) or self._looks.setdefault(key, self._look_of(drawn, at, key))

    def _look_of(self, drawn: Any, at: int, key: int) -> Look:
        matrix = self._matrix
        raw.FPDFText_GetMatrix(self._page, at, matrix)
        a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
        size = raw.FPDFText_GetFontSize(self._page, at) * hypot(c, d)
        if not drawn:
            return Look(size, is_bold=False, font="")
        raw.FPDFText_GetFillColor(self._page, at, *self._channels)
        red, green, blue, opacity = self._channels
        mode = raw.FPDFTextObj_GetTextRenderMode(drawn)
        name, is_bold = self._font(drawn, at)
        turn = (0 if a >= 0 else 2) if abs(a) >= abs(b) else 1 if b > 0 else 3
        mark = raw.FPDFPageObj_GetMarkedContentID(drawn) if self._is_tagged else -1
        marks = _marks(drawn) if raw.FPDFPageObj_CountMarks(drawn) > (mark >= 0) else ()
        return Look(
            size,
            is_bold or mode == _OUTLINED,
            name,
            mode,
            (red.value, green.value, blue.value, opacity.value),
            turn,
            mark,
            # Marked content that tags refer to is none.
            self._is_tagged and mark < 0 and "Artifact" in marks,
            key,
            "OC" in marks,
        )

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

    def _word(self, letters: str, at: tuple[int, int], look: Look, number: int, is_spaced: bool) -> Word:  # noqa: FBT001
        start, end = at
        box = self._box(start)
        if end - start > 1:
            last = self._box(end - 1)
            box = Box(
                min(box.left, last.left),
                min(box.bottom, last.bottom),
                max(box.right, last.right),
                max(box.top, last.top),
            )
        numbers = self._numbers
        raw.FPDFText_GetCharOrigin(self._page, start, numbers[0], numbers[1])
        x, y = numbers[0].value, numbers[1].value
        # The pen is set down where the line begins; the ink of a round letter begins farther right.
        if not look.turn:
            return Word(letters, min(x, box.left), box.right, y, box, look, number, is_spaced)
        upright = box.turned(look.turn)
        start_x, base = ((x, y), (y, -x), (-x, -y), (-y, x))[look.turn]
        return Word(letters, min(start_x, upright.left), upright.right, base, box, look, number, is_spaced)

    def _box(self, at: int) -> Box:
        left, right, bottom, top = self._numbers
        raw.FPDFText_GetCharBox(self._page, at, left, right, bottom, top)
        return Box(left.value, bottom.value, right.value, top.value)

    def _readable(self, text: str, start: int, end: int, look: Look) -> str:
        """The letters, with `LOST` for each that has no character in the file."""
        # Recognised text has a font without glyphs, whose codes are the characters themselves.
        if look.mode == INVISIBLE or not (
            self._is_lost(end - 1) or self._is_lost(start) or _NO_LETTER.search(text, start, end)
        ):
            return text[start:end]
        return "".join(LOST if self._is_lost(at) else text[at] for at in range(start, end))

    def _is_lost(self, at: int) -> bool:
        return bool(raw.FPDFText_HasUnicodeMapError(self._page, at) == 1)


def _marks(drawn: Any) -> list[str]:
    """The names of the marks around something drawn (ISO 32000-1, 14.6).

    "Artifact" is no part of the content (14.8.2.2), "OC" stands on a layer (8.11).
    """
    names = []
    room, length = (raw.FPDF_WCHAR * _LONGEST_NAME)(), raw.c_ulong()
    for number in range(raw.FPDFPageObj_CountMarks(drawn)):
        raw.FPDFPageObjMark_GetName(raw.FPDFPageObj_GetMark(drawn, number), room, sizeof(room), length)
        names.append(bytes(room)[: length.value].decode("utf-16-le", "replace").rstrip("\0"))
    return names
