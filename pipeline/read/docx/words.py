"""The words of a Word paragraph, wherever Word keeps them: links, insertions, content controls, fields, equations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from pipeline.model import Reason
from pipeline.read.docx.drawings import DrawingContent, chosen, found_in
from pipeline.read.docx.fields import Fields, linked
from pipeline.read.docx.formatting import changed
from pipeline.read.docx.numbering import Lists
from pipeline.read.docx.package import Package, qn, value
from pipeline.read.docx.styles import Styles
from pipeline.read.formatting import Background, is_doubtful_on
from pipeline.read.formulas import formula_text
from pipeline.read.office import XmlElement, web_address
from pipeline.read.styled_text import StyledText, why_unseen
from pipeline.read.symbols import mended, sign

# Elements without words of the text: properties, and what tracked changes have deleted or moved away.
SKIPPED = frozenset(
    map(
        qn,
        """w:pPr w:rPr w:sdtPr w:sdtEndPr w:customXmlPr w:smartTagPr w:tblPr w:tblGrid w:tblPrEx w:trPr w:tcPr w:sectPr
        w:del w:moveFrom w:fldData""".split(),
    )
)
_BREAKS = frozenset(map(qn, ("w:br", "w:cr")))
_TABS = frozenset(map(qn, ("w:tab", "w:ptab")))
_DRAWN = frozenset(map(qn, ("w:drawing", "w:pict", "w:object")))
_EQUATIONS = frozenset(map(qn, ("m:oMath", "m:oMathPara")))
_CONTROL, _LINK, _FIELD, _RUN = qn("w:sdt"), qn("w:hyperlink"), qn("w:fldSimple"), qn("w:r")
_ALTERNATE, _TEXT, _SIGN, _RUBY = qn("mc:AlternateContent"), qn("w:t"), qn("w:sym"), qn("w:ruby")
_CODE, _CHARACTER, _HYPHEN = qn("w:instrText"), qn("w:fldChar"), qn("w:noBreakHyphen")


Inline: TypeAlias = StyledText | DrawingContent


class InlineContext(NamedTuple):
    """What a run inherits from the elements around it."""

    style: str
    ground: Background
    link: str | None = None
    aside: str = ""


@dataclass(slots=True)
class Story:
    """A text of the file: the body, a header, the notes.

    `doubtful` are words that may be hidden, each with the `place` where they were read.
    """

    package: Package
    part: str
    styles: Styles
    lists: Lists
    fields: Fields = field(default_factory=Fields)
    place: str = ""
    doubtful: list[tuple[str, str]] = field(default_factory=list)
    unknown_signs: int = 0

    def pieces(self, paragraph: XmlElement, state: InlineContext) -> Iterator[Inline]:
        """The content of a paragraph, or of an element in it, in order."""
        for child in paragraph:
            tag = child.tag
            if tag == _RUN:
                yield from self._run(child, state)
            elif tag in _EQUATIONS:
                yield StyledText(formula_text(child), state.link, aside=state.aside)
            elif tag == _ALTERNATE:
                if (form := chosen(child)) is not None:
                    yield from self.pieces(form, state)
            elif tag not in SKIPPED and isinstance(tag, str):
                yield from self.pieces(child, self._within(child, state))

    def _within(self, element: XmlElement, state: InlineContext) -> InlineContext:
        if element.tag == _LINK:
            return state._replace(link=self._address(element) or state.link)
        if element.tag == _FIELD:
            return state._replace(link=linked(element.get(qn("w:instr"), "")) or state.link)
        if element.tag == _CONTROL:
            return state._replace(aside=state.aside or why_aside(element))
        return state

    def _address(self, link: XmlElement) -> str | None:
        found = self.package.relations(self.part).get(link.get(qn("r:id"), ""))
        return web_address(found.target) if found and found.is_external else None

    def _run(self, run: XmlElement, state: InlineContext) -> Iterator[Inline]:
        properties = run.find(qn("w:rPr"))
        style = value(properties.find(qn("w:rStyle"))) if properties is not None else ""
        look = changed(self.styles.run(state.style, style), properties)
        aside = state.aside or why_unseen(look, state.ground)
        is_doubtful = not aside and is_doubtful_on(look, state.ground)
        for piece in self._inside(run, StyledText("", state.link, look.bold, look.height, aside), look.font):
            if is_doubtful and isinstance(piece, StyledText) and piece.text.strip():
                self.doubtful.append((self.place, piece.text.strip()))
            yield piece

    def _inside(self, run: XmlElement, base: StyledText, font: str) -> Iterator[Inline]:
        for child in run:
            tag = child.tag
            if tag in _DRAWN:
                yield from found_in(child, self.package, self.part)
            elif tag == _ALTERNATE:
                if (form := chosen(child)) is not None:
                    yield from self._inside(form, base, font)
            elif tag == _RUBY:
                yield from self._ruby(child, base)
            elif text := self._text(child, font):
                self.fields.note_words()
                aside = "code of a field" if self.fields.is_code else base.aside
                yield StyledText(text, base.link or self.fields.link, base.bold, base.height, aside)
            elif tag == _CHARACTER and (shown := self.fields.turn(child)):
                yield base._replace(text=shown)

    def _text(self, child: XmlElement, font: str) -> str:
        tag = child.tag
        if tag == _TEXT:
            return mended(child.text or "", font)
        if tag in _BREAKS:
            return "\n"
        if tag in _TABS:
            return "\t"
        if tag == _HYPHEN:
            return "-"
        if tag == _SIGN:
            shown = sign(child.get(qn("w:char"), ""), child.get(qn("w:font"), ""))
            self.unknown_signs += not shown
            return shown
        if tag == _CODE:
            self.fields.write(child.text or "")
        return ""

    def _ruby(self, ruby: XmlElement, base: StyledText) -> Iterator[Inline]:
        """A word, and its pronunciation in small letters above it."""
        for name, aside in (("w:rubyBase", base.aside), ("w:rt", base.aside or "how a word is spoken")):
            for element in ruby.iterchildren(qn(name)):
                for run in element.iter(_RUN):
                    yield from self._inside(run, base._replace(aside=aside), "")


def why_aside(control: XmlElement) -> str:
    """Why the words in a content control are set aside: an unfilled prompt, a table of contents."""
    properties = control.find(qn("w:sdtPr"))
    if properties is None:
        return ""
    prompt = properties.find(qn("w:showingPlcHdr"))
    if prompt is not None and value(prompt, "1") not in {"0", "false", "off"}:
        return Reason.PLACEHOLDER
    gallery = properties.find(f"{qn('w:docPartObj')}/{qn('w:docPartGallery')}")
    return Reason.CONTENTS if value(gallery).lower() == "table of contents" else ""
