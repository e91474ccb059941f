"""Fields in Word files (ISO/IEC 29500-1, 17.16): an invisible code and its result; legacy form fields, too."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.read.docx.package import is_on, qn, value
from pipeline.read.office import TICKED, UNTICKED, XmlElement, web_address

_LINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]+)"|([^\s"\\]\S*))', re.IGNORECASE)


def linked(code: str) -> str | None:
    """The address in the code of a hyperlink field; None for any other field."""
    found = _LINK.match(code)
    return web_address(found[1] or found[2]) if found else None


@dataclass(slots=True)
class _Field:
    form: XmlElement | None
    code: list[str] = field(default_factory=list)
    is_code: bool = True
    link: str | None = None
    has_words: bool = False


class Fields:
    """The fields that are open at a point in the text; they may begin and end in different paragraphs."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self._codes = 0

    @property
    def is_code(self) -> bool:
        """Whether the current text is part of a field's code."""
        return self._codes > 0

    @property
    def link(self) -> str | None:
        """Where a field links the current words to."""
        return self._open[-1].link if self._open else None

    def write(self, code: str) -> None:
        """Add a piece of code."""
        if self._open:
            self._open[-1].code.append(code)

    def note_words(self) -> None:
        """Note that the field's result has words."""
        if self._open:
            self._open[-1].has_words = True

    def turn(self, character: XmlElement) -> str:
        """Process a field's beginning, middle or end; at the end, return what a legacy form field shows, else ""."""
        kind = character.get(qn("w:fldCharType"), "")
        if kind == "begin":
            self._open.append(_Field(character.find(qn("w:ffData")), link=self.link))
            self._codes += 1
        elif kind == "separate" and self._open and self._open[-1].is_code:
            self._open[-1].is_code = False
            self._codes -= 1
            self._open[-1].link = linked("".join(self._open[-1].code)) or self._open[-1].link
        elif kind == "end" and self._open:
            ended = self._open.pop()
            self._codes -= ended.is_code
            return "" if ended.has_words or ended.form is None else _shown(ended.form)
        return ""


def _shown(form: XmlElement) -> str:
    """What a form field without text shows: the state of a check box, the choice from a list."""
    box = form.find(qn("w:checkBox"))
    if box is not None:
        states = (box.find(qn("w:checked")), box.find(qn("w:default")))
        state = next((one for one in states if one is not None), None)
        return TICKED if state is not None and is_on(state) else UNTICKED
    choices = form.find(qn("w:ddList"))
    if choices is None:
        return ""
    entries = [value(entry) for entry in choices.iterchildren(qn("w:listEntry"))]
    chosen = next((value(choices.find(qn(f"w:{name}"))) for name in ("result", "default")
                   if choices.find(qn(f"w:{name}")) is not None), "0")  # fmt: skip
    return entries[int(chosen)] if chosen.isdecimal() and int(chosen) < len(entries) else ""
