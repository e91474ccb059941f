"""What is said of single paragraphs and runs of a Word document beyond their style."""

from __future__ import annotations

from collections.abc import Mapping

from docx.oxml.ns import qn

from pipeline.render.docx.elements import XmlElement, element

# python-docx finds both for itself, in several times as many steps.
_STYLE, _KEEP = f"{qn('w:pPr')}/{qn('w:pStyle')}", qn("w:keepNext")

# A frame beside the text, and its distance from it in twips.
_BESIDE, _GAP = {"w:wrap": "around", "w:vAnchor": "text", "w:hAnchor": "margin", "w:y": "1"}, 227


def style_of(paragraph: XmlElement) -> str | None:
    """The id of a paragraph's style, if it names one."""
    found = paragraph.find(_STYLE)
    return None if found is None else str(found.get(qn("w:val")))


def keep(paragraph: XmlElement) -> None:
    """Keep a paragraph on the page of the next one."""
    if paragraph.pPr.find(_KEEP) is None:
        _insert(paragraph, element("w:keepNext"))


def _insert(paragraph: XmlElement, made: XmlElement) -> None:
    """Put a property right after the style, which is the first one if the template has it."""
    paragraph.pPr.insert(style_of(paragraph) is not None, made)


def framed(paragraph: XmlElement, attributes: Mapping[str, str], indent: int) -> XmlElement:
    """A paragraph in a frame, by its attributes with their namespaces, else in the `indent` of the text, in twips.

    LibreOffice drops the frames of styles from a template that it saves. Where the text has no indent, there is none.
    """
    if attributes or indent > _GAP:
        frame = element("w:framePr", None if attributes else {"w:w": str(indent - _GAP), **_BESIDE})
        for key, entry in attributes.items():
            frame.set(key, entry)
        _insert(paragraph, frame)
    return paragraph


def high(paragraph: XmlElement, height: int) -> XmlElement:
    """An empty paragraph that is so high, in twentieths of a point, and need not stay with the next one."""
    paragraph.pPr.get_or_add_keepNext().set(qn("w:val"), "0")
    spacing = paragraph.pPr.get_or_add_spacing()
    spacing.set(qn("w:line"), str(height))
    spacing.set(qn("w:lineRule"), "exact")
    return paragraph


def spaced(paragraph: XmlElement, side: str, room: int) -> None:
    """Give a paragraph a room of its own `before` or `after` it, in twentieths of a point."""
    paragraph.pPr.get_or_add_spacing().set(qn(f"w:{side}"), str(room))


def sized(run: XmlElement, points: float) -> XmlElement:
    """A run, or the one in a link, with a size of its own."""
    for properties in run.iter(qn("w:rPr")):
        lang = properties.find(qn("w:lang"))
        for tag in ("w:sz", "w:szCs"):
            lang.addprevious(element(tag, {"w:val": str(round(points * 2))}))
    return run
