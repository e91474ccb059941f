"""WordprocessingML elements: runs in their languages, links, paragraphs, fields. Styles do all of the look."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import NamespacePrefixedTag, qn
from docx.oxml.parser import oxml_parser

from pipeline.lexicon import Lexicon
from pipeline.lexicon.sheet_words import locale
from pipeline.model import Anchor, Passage
from pipeline.render.passages import language, pieces, stretch

XmlElement = Any  # an lxml element of python-docx; it has no public type

# Each link searches all those before it; a page with more is a list of links, and its addresses are in the text.
_MOST_LINKS = 1000

_name = cache(qn)


@cache
def _namespaces(names: tuple[str, ...]) -> dict[str, str]:
    """The namespaces of prefixed names, by prefix; lxml gives others a prefix that depends on what else is imported."""
    return {prefix: uri for name in names for prefix, uri in NamespacePrefixedTag(name).nsmap.items()}


def element(tag: str, attributes: Mapping[str, str] | None = None, *children: XmlElement) -> XmlElement:
    """An element by its prefixed name."""
    made = oxml_parser.makeelement(_name(tag), nsmap=_namespaces((tag, *(attributes or ()))))
    for key, entry in (attributes or {}).items():
        made.set(_name(key), entry)
    made.extend(children)
    return made


@dataclass(frozen=True, slots=True)
class Ink:
    """Makes the runs and paragraphs of a document, with what they need to know of it.

    `part` takes the relationships of links, `link_title` says in words where one leads, `marked` sets the words of a
    value apart.
    """

    part: Any
    styles: Mapping[str, str]
    lexicon: Lexicon
    lang: str
    link_title: Callable[[str], str]
    marked: Callable[[Anchor, Iterator[XmlElement]], Iterator[XmlElement]] | None = None

    def paragraph(self, style: str, *inner: Iterable[XmlElement]) -> XmlElement:
        """A paragraph in a named style."""
        made = copy(_bare_paragraph(self.style(style)))
        for group in inner:
            made.extend(group)
        return made

    def runs(self, passage: Passage, style: str = "") -> Iterator[XmlElement]:
        """The passage as runs, each in its language, linked where it has links; `style` is a character style."""
        at = 0
        for anchor in passage.anchors if self.marked else ():
            if at < anchor.start:
                yield from self._runs(stretch(passage, at, anchor.start), style)
            at = anchor.end
            own = passage if at - anchor.start == len(passage.text) else stretch(passage, anchor.start, at)
            if self.marked:
                yield from self.marked(anchor, self._runs(own, style))
        if at < len(passage.text):
            yield from self._runs(stretch(passage, at, len(passage.text)) if at else passage, style)

    def _runs(self, passage: Passage, style: str) -> Iterator[XmlElement]:
        for text, lang, target, is_prose in pieces(passage, self.lang):
            if target and len(self.part.rels) < _MOST_LINKS:
                link = self.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
                inner = self.run(text, lang, "Hyperlink", is_prose=is_prose)
                marks = {"r:id": link, "w:tooltip": self.link_title(target), "w:history": "1"}
                yield element("w:hyperlink", marks, inner)
            else:
                yield self.run(text, lang, style, is_prose=is_prose)

    def voices(self, passages: Iterable[Passage], second: str, parting: XmlElement) -> Iterator[XmlElement]:
        """Passages in two languages with `parting` between them; the second in the character style `second`."""
        for number, passage in enumerate(passages):
            if number:
                yield self.around(parting, language(passage, self.lang))
            yield from self.runs(passage, second if number else "")

    def run(self, text: str, lang: str, style: str = "", *, is_prose: bool = True) -> XmlElement:
        """One run of text."""
        return self.around(words(text), lang, style, is_prose=is_prose)

    def around(self, content: XmlElement, lang: str, style: str = "", *, is_prose: bool = True) -> XmlElement:
        """A run around any content: text, tab, line break, picture, part of a field."""
        made = copy(_bare_run(self.style(style), self._locale(lang), is_prose=is_prose))
        made.append(content)
        return made

    def field(self, code: str, lang: str) -> Iterator[XmlElement]:
        """A field such as PAGE, with 1 as its result until Word counts."""
        instruction = element("w:instrText", {"xml:space": "preserve"})
        instruction.text = code
        for content in (_mark("begin"), instruction, _mark("separate"), words("1"), _mark("end")):
            yield self.around(content, lang)

    def style(self, style: str) -> str:
        """The template's id of a style; "" where it has none of that name."""
        return self.styles.get(style.lower(), "")

    def _locale(self, lang: str) -> str:
        return locale(self.lexicon, lang.split("-", maxsplit=1)[0])


# Most elements of a document are one of these few, and a copy takes a fifth of the time that making one does.


@lru_cache(maxsize=256)
def _bare_paragraph(style: str) -> XmlElement:
    """A paragraph without words, by its style's id; not to be changed, but copied."""
    return element("w:p", None, element("w:pPr", None, *styled("w:pStyle", style)))


@lru_cache(maxsize=1024)
def _bare_run(style: str, tag: str, *, is_prose: bool) -> XmlElement:
    """An empty run in a character style and a language, by their ids; not to be changed, but copied."""
    properties = element("w:rPr", None, *styled("w:rStyle", style))
    if not is_prose:
        properties.append(element("w:noProof"))
    properties.append(element("w:lang", {"w:val": tag}))
    return element("w:r", None, properties)


@cache
def _bare_text() -> XmlElement:
    return element("w:t", {"xml:space": "preserve"})


def words(text: str) -> XmlElement:
    """Text for a run."""
    made = copy(_bare_text())
    made.text = text
    return made


def styled(tag: str, style_id: str) -> Iterator[XmlElement]:
    """The reference to a style by its id; none where the template has no such style."""
    if style_id:
        yield element(tag, {"w:val": style_id})


def _mark(kind: str) -> XmlElement:
    return element("w:fldChar", {"w:fldCharType": kind})
