"""The name of a section at the head of a page on which it goes on.

A page has the header of the first of Word's sections that stands on it, or that section's other one if it begins there.
So each section of the sheet that may go on over pages is one of Word's: the header of its first page is empty, that of
the others has its name. LibreOffice shows none of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import replace

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from pipeline.model import Passage, Sheet
from pipeline.render.docx.elements import Ink, XmlElement, element
from pipeline.render.docx.grouping import is_brief
from pipeline.render.docx.paragraphs import high, style_of
from pipeline.render.docx.template import element_of
from pipeline.render.frame import continued
from pipeline.render.sheet.voices import Voices

# In twentieths of a point, the height of a paragraph that does nothing but end one of Word's sections.
_LEAST = 20

# The styles of paragraphs that begin a section, and of those that begin what follows the last one.
_SECTIONS, _END = ("Rule", "Heading 2 Sides"), ("Context", "Tags", "Wide Gap")

_HEADER, _FOOTER, _TYPE = qn("w:headerReference"), qn("w:footerReference"), qn("w:type")


def name_pages(document: Document, sheet: Sheet, ink: Ink, pages: int) -> None:
    """Let each section of a sheet of several pages that a page may break begin one of Word's.

    A template with a header of its own keeps it instead, and so does one without another for its first page, or without
    the styles that tell where they begin.
    """
    body, first = document.element.body, document.element.body.sectPr
    starts = _styled(body, ink, _SECTIONS) if pages > 1 and _has_both(first) else []
    if not starts or len(starts) != len(sheet.sections) or _has_words(document):
        return
    voices, sections, later = Voices(sheet.languages, ink.lexicon), [first], _later(first)
    opened: list[XmlElement] = []
    is_named = False
    for number, (section, start) in enumerate(zip(sheet.sections, starts, strict=True), 1):
        # A brief one stays on its page; it goes on with what stands before it, unless that has a name.
        was_named, is_named = is_named, not is_brief(section)
        if is_named or was_named:
            name = continued(section.heading, voices)
            sections.append(_with_header(later, _named(document, ink, number, name)) if is_named else copy(later))
            opened.append(start)
    if not opened:
        return
    end = [one for one in _styled(body, ink, _END) if body.index(one) > body.index(starts[-1])][:1]
    if is_named and end:
        opened, sections = [*opened, *end], [*sections, later]
    body.replace(first, sections.pop())
    # Programs give the paragraph that ends a section no height, or shorten a bookmark that ends in it.
    bare = high(ink.paragraph("Gap"), _LEAST)
    for section, start in zip(sections, opened, strict=True):
        last = copy(bare)
        last.pPr.append(section)
        start.addprevious(last)


def _has_both(section: XmlElement) -> bool:
    """Whether a section has a header and a footer of its first page, and of the others."""
    kinds = {(one.tag, one.get(_TYPE)) for one in section}
    return kinds >= {(tag, kind) for tag in (_HEADER, _FOOTER) for kind in ("first", "default")}


def _has_words(document: Document) -> bool:
    return bool(element_of(document.sections[0].header).xpath(".//w:t | .//w:drawing | .//w:pict"))


def _styled(body: XmlElement, ink: Ink, names: Sequence[str]) -> list[XmlElement]:
    styles = {ink.style(name) for name in names}
    return [one for one in body.iterchildren(qn("w:p")) if style_of(one) in styles]


def _later(first: XmlElement) -> XmlElement:
    """A section that begins where the `first` one ends: its first page has what the others have."""
    made = copy(first)
    for kind in (_HEADER, _FOOTER):
        ids = {one.get(_TYPE): one for one in made.iterchildren(kind)}
        ids["first"].set(qn("r:id"), ids["default"].get(qn("r:id")))
    made.find(qn("w:pgSz")).addprevious(element("w:type", {"w:val": "continuous"}))
    return made


def _with_header(section: XmlElement, key: str) -> XmlElement:
    """The section with a header of its own on all pages but the first."""
    made = copy(section)
    next(one for one in made.iterchildren(_HEADER) if one.get(_TYPE) == "default").set(qn("r:id"), key)
    return made


def _named(document: Document, ink: Ink, number: int, name: Passage) -> str:
    """A header with the name of a section, by its id."""
    style = "Continued" if ink.style("Continued") else "Header"
    header = element("w:hdr", None, ink.paragraph(style, replace(ink, marked=None).runs(name)))
    uri = PackURI(f"/word/header-of-section{number}.xml")
    part = Part(uri, CONTENT_TYPE.WML_HEADER, serialize_part_xml(header), document.part.package)
    return document.part.relate_to(part, RELATIONSHIP_TYPE.HEADER)
