"""What stands around the text of a Word document: the footer, the document's properties."""

from __future__ import annotations

from docx.document import Document
from docx.oxml.ns import qn

from pipeline.model import Look, Sheet
from pipeline.render.docx.elements import Ink, element
from pipeline.render.frame import page_words, short_title

_FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}

# Office Open XML, part 2: no property of a document may be longer.
_MOST = 255


def set_footer(document: Document, ink: Ink, sheet: Sheet, look: Look) -> None:
    """The brand or the title, and the page's number in the words of each language."""
    footer = document.sections[0].footer._element  # noqa: SLF001 - the public way keeps an empty paragraph
    for paragraph in footer.findall(qn("w:p")):
        footer.remove(paragraph)
    name = dict(look.brand).get("name") or short_title(sheet)
    inner = [ink.run(name, sheet.lang), ink.around(element("w:tab"), sheet.lang)]
    for number, (lang, words) in enumerate(page_words(sheet, ink.lexicon)):
        if number:
            inner.append(ink.run(" · ", lang))
        for text, counter in words:
            if text:
                inner.append(ink.run(text, lang))
            if counter:
                inner += ink.field(_FIELDS[counter], lang)
    footer.append(ink.paragraph("Footer", inner))


def describe(document: Document, sheet: Sheet, look: Look, tag: str) -> None:
    """Title, author, keywords, identifier, and the language `tag` (`el-GR`) as that of the whole document."""
    properties = document.core_properties
    properties.title = sheet.title[:_MOST]
    properties.identifier = str(sheet.identifier)
    properties.language = tag
    properties.author = dict(look.brand).get("name", "")[:_MOST]
    properties.keywords = ", ".join(sheet.keywords)[:_MOST]
    for default in document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang"):
        default.set(qn("w:val"), tag)
