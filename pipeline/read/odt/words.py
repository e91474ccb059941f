"""The words of a paragraph in an OpenDocument text: spans, links, fields, forms, equations, and anchored objects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias
from urllib.parse import urlsplit

from pipeline.model import Reason
from pipeline.read.formatting import Background, CharacterFormat, is_doubtful_on
from pipeline.read.formulas import formula_text
from pipeline.read.odt.forms import form_field
from pipeline.read.odt.package import Package, qn
from pipeline.read.odt.styles import Styles
from pipeline.read.office import InlinePicture, XmlElement, web_address
from pipeline.read.styled_text import StyledText, why_unseen
from pipeline.read.symbols import mended

_SPACES = re.compile(r"[ \t\r\n]+")
# Elements without visible words.
SKIPPED = frozenset(
    map(
        qn,
        """text:tracked-changes text:sequence-decls text:variable-decls text:user-field-decls office:forms text:label
        text:note-citation svg:title svg:desc draw:glue-point text:alphabetical-index-mark text:toc-mark field:param
        office:event-listeners text:soft-page-break draw:image-map""".split(),
    )
)
_HANGING = frozenset(map(qn, ("office:annotation", "text:note")))
_CENTIMETRE = 1.0
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(cm|mm|in|pt|inch)")
_IN_CENTIMETRES = {"cm": 1.0, "mm": 0.1, "in": 2.54, "inch": 2.54, "pt": 2.54 / 72}


class Anchored(NamedTuple):
    """What is anchored to a paragraph and comes after it: a comment, a note, a frame."""

    element: XmlElement


Inline: TypeAlias = StyledText | Anchored | InlinePicture


class InlineContext(NamedTuple):
    """What words inherit from the elements around them."""

    look: CharacterFormat
    ground: Background
    link: str | None = None
    aside: str = ""


@dataclass(slots=True)
class Story:
    """A text of the file. `doubtful` are words that may be hidden, each with the `place` where they were read."""

    package: Package
    styles: Styles
    forms: Mapping[str, str]
    place: str = ""
    doubtful: list[tuple[str, str]] = field(default_factory=list)
    _marks: list[tuple[str, list[tuple[str, str]]]] = field(default_factory=list)

    def pieces(self, element: XmlElement, state: InlineContext) -> Iterator[Inline]:
        """The content of a paragraph, or of an element in it, in order; white space is not yet folded."""
        yield from self._words(element.text, state)
        for child in element:
            if isinstance(child.tag, str):
                yield from self._piece(child, state)
            yield from self._words(child.tail, state)

    def objects(self, href: str) -> Iterator[tuple[str, str]]:
        """The words of an embedded object, each with the reason for setting them aside: "" for an equation."""
        root = self.package.root(f"{href.removeprefix('./')}/content.xml")
        if root is None:
            return
        if root.tag == qn("math:math"):
            yield formula_text(root), ""
        else:
            for node in root.iter(qn("text:p")):
                if words := " ".join("".join(node.itertext()).split()):
                    yield words, "words of a chart"

    def _piece(self, child: XmlElement, state: InlineContext) -> Iterator[Inline]:
        name = child.tag
        if name == qn("text:s"):
            yield from self._words(" ", state)
        elif name == qn("text:tab"):
            yield self._said("\t", state)
        elif name == qn("text:line-break"):
            yield self._said("\n", state)
        elif name == qn("draw:frame") and (equation := self._equation(child)):
            yield from self._words(equation, state)
        elif name in _HANGING or name.startswith(_DRAWING):
            yield from self._hanging(child, state)
        elif name.startswith(_FIELD):
            yield from self._mark(child, state)
        elif name == qn("text:ruby-text"):
            yield from self.pieces(child, state._replace(aside=state.aside or "how a word is spoken"))
        elif name not in SKIPPED:
            yield from self.pieces(child, self._within(child, state))

    def _equation(self, frame: XmlElement) -> str:
        """The equation in an inline frame; "" for any other frame."""
        for inner in frame.iterchildren(qn("draw:object")):
            found = [words for words, aside in self.objects(inner.get(qn("xlink:href"), "")) if not aside]
            return found[0] if found else ""
        return ""

    def _within(self, element: XmlElement, state: InlineContext) -> InlineContext:
        name = element.tag
        if name == qn("text:span"):
            return state._replace(look=self.styles.words(state.look, element.get(qn("text:style-name"), "")))
        if name == qn("text:a"):
            return state._replace(link=web_address(element.get(qn("xlink:href"), "")) or state.link)
        if name == qn("text:placeholder") or element.get(qn("loext:showing-place-holder")) == "true":
            return state._replace(aside=state.aside or Reason.PLACEHOLDER)
        if element.get(qn("text:is-hidden")) == "true":
            return state._replace(look=CharacterFormat(is_vanished=True))
        return state

    def _words(self, text: str | None, state: InlineContext) -> Iterator[StyledText]:
        if text and (words := _SPACES.sub(" ", text)):
            yield self._said(words, state)

    def _said(self, text: str, state: InlineContext) -> StyledText:
        look = state.look
        aside = state.aside or why_unseen(look, state.ground)
        if not aside and text.strip() and is_doubtful_on(look, state.ground):
            self.doubtful.append((self.place, text.strip()))
        return StyledText(mended(text, look.font), state.link, look.bold, look.height, aside)

    def _hanging(self, element: XmlElement, state: InlineContext) -> Iterator[Inline]:
        if element.tag == qn("draw:control"):
            yield from self._words(self.forms.get(element.get(qn("draw:control"), "")), state)
        elif element.tag == qn("draw:a"):
            yield from self.pieces(element, state)
        else:
            yield Anchored(element)

    def _mark(self, element: XmlElement, state: InlineContext) -> Iterator[Inline]:
        """The start or end mark of a legacy form field, or one without content."""
        name = element.tag.rpartition("}")[2]
        if name in {"fieldmark", "fieldmark-start"}:
            given = [(node.get(qn("field:name"), ""), node.get(qn("field:value"), "")) for node in element]
            self._marks.append((element.get(qn("field:type"), "").rpartition(".")[2], given))
        if name in {"fieldmark", "fieldmark-end"} and self._marks:
            yield from self._words(form_field(*self._marks.pop()), state)


_DRAWING = qn("draw:frame").removesuffix("frame")
_FIELD = qn("field:fieldmark").removesuffix("fieldmark")


def picture(frame: XmlElement, image: XmlElement) -> InlinePicture | None:
    """The picture in a frame; None if it is outside the file."""
    name = image.get(qn("xlink:href"), "").removeprefix("./")
    if not name or urlsplit(name).scheme:
        return None
    alt = frame.findtext(qn("svg:desc")) or frame.findtext(qn("svg:title")) or ""
    sides = (_LENGTH.fullmatch(frame.get(qn(side), "")) for side in ("svg:width", "svg:height"))
    is_small = any(side and float(side[1]) * _IN_CENTIMETRES[side[2]] < _CENTIMETRE for side in sides)
    return InlinePicture(name, " ".join(alt.split()), is_small)
