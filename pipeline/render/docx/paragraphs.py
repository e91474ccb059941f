"""What is said of single paragraphs of a Word document beyond their style."""

from __future__ import annotations

from collections.abc import Mapping

from docx.oxml.ns import qn

from pipeline.render.docx.elements import Element, element


def keep(paragraph: Element) -> None:
    """Keep a paragraph on the page of the next one."""
    paragraph.pPr.get_or_add_keepNext()


def framed(attributes: Mapping[str, str]) -> Element:
    """The frame that a paragraph stands in, by its attributes with their namespaces."""
    made = element("w:framePr")
    for key, entry in attributes.items():
        made.set(key, entry)
    return made


def high(paragraph: Element, height: int) -> Element:
    """An empty paragraph that is so high, in twentieths of a point, and need not stay with the next one."""
    paragraph.pPr.get_or_add_keepNext().set(qn("w:val"), "0")
    spacing = paragraph.pPr.get_or_add_spacing()
    spacing.set(qn("w:line"), str(height))
    spacing.set(qn("w:lineRule"), "exact")
    return paragraph


def lower(paragraph: Element, room: int) -> None:
    """Add room above a paragraph, in twentieths of a point, to what its style has at the most."""
    spacing = paragraph.pPr.get_or_add_spacing()
    spacing.set(qn("w:before"), str(room))
